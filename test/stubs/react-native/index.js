/** What the SDKs of Segment and Amplitude ask of React Native, as in an app whose native parts are missing. */
exports.NativeModules = {};
exports.Platform = { OS: 'ios', select: (choices) => choices.ios ?? choices.default };
exports.AppState = { currentState: 'active', addEventListener: () => ({ remove() {} }) };
exports.Linking = { getInitialURL: async () => null, addEventListener: () => ({ remove() {} }) };
exports.NativeEventEmitter = class {
  addListener() {
    return { remove() {} };
  }
};
exports.TurboModuleRegistry = { get: () => null, getEnforcing: () => ({}) };
exports.unstable_batchedUpdates = (work) => work();
