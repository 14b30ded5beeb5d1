/** Stands for React Native in a program under test: its native parts know nothing of a device. */
import { NativeModules as none } from 'react-native';

export * from 'react-native';

export const NativeModules = { ...none, AnalyticsReactNative: { getContextInfo: async () => ({}) } };
