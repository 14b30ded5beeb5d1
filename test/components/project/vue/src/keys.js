export const analyticsKey = Symbol('analytics');
