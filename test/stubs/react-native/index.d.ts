export interface NativeModule {
  addListener(event: string): void;
  removeListeners(count: number): void;
}
export const NativeModules: { [name: string]: unknown };
export const Platform: { OS: string; select<T>(choices: { [system: string]: T }): T };
export const AppState: {
  currentState: string;
  addEventListener(type: string, listener: (state: string) => void): { remove(): void };
};
export type AppStateStatus = string;
export type NativeEventSubscription = { remove(): void };
