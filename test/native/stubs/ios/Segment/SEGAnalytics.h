#pragma once
// Signatures of analytics-ios 4.1 (`SEGAnalytics.h`, `SEGAnalyticsConfiguration.h`, `SEGIntegration.h`, `SEGMiddleware.h`), and of what
// Objective-C sees of analytics-swift 1.9 under another name.
#import <Foundation/Foundation.h>
NS_ASSUME_NONNULL_BEGIN
@class SEGAnalytics, SEGTrackPayload, SEGContext;
@protocol SEGIntegration <NSObject>
@end
@protocol SEGIntegrationFactory <NSObject>
@end
@protocol SEGMutableContext <NSObject>
@property (nullable) NSString *userId;
@end
typedef void (^SEGMiddlewareNext)(SEGContext *_Nullable context);
@protocol SEGMiddleware <NSObject>
@end
@interface SEGContext : NSObject
- (SEGContext *)modify:(void (^)(id<SEGMutableContext> context))block;
@end
@interface SEGAnalyticsConfiguration : NSObject
+ (instancetype)configurationWithWriteKey:(NSString *)writeKey;
+ (instancetype)configurationWithWriteKey:(NSString *)writeKey defaultAPIHost:(nullable NSURL *)defaultAPIHost;
@property BOOL shouldUseLocationServices;
@property BOOL trackApplicationLifecycleEvents;
@property BOOL recordScreenViews;
@property BOOL trackDeepLinks;
@property NSUInteger flushAt;
@property NSTimeInterval flushInterval;
@property (nullable) NSArray<id<SEGMiddleware>> *sourceMiddleware;
- (void)use:(id<SEGIntegrationFactory>)factory;
@end
@interface SEGConfiguration : NSObject
- (instancetype)initWithWriteKey:(NSString *)writeKey;
@property NSInteger flushAt;
@end
#define DICTIONARY NSDictionary<NSString *, id> *_Nullable
@interface SEGAnalytics : NSObject
- (instancetype)initWithConfiguration:(id)configuration;
+ (void)setupWithConfiguration:(SEGAnalyticsConfiguration *)configuration;
+ (void)debug:(BOOL)showDebugLogs;
+ (instancetype)sharedAnalytics;
+ (NSString *)version;
@property (nullable, readonly) SEGAnalyticsConfiguration *configuration;
- (void)identify:(nullable NSString *)userId traits:(DICTIONARY)traits options:(DICTIONARY)options;
- (void)identify:(nullable NSString *)userId traits:(DICTIONARY)traits;
- (void)identify:(nullable NSString *)userId;
- (void)track:(NSString *)event properties:(DICTIONARY)properties options:(DICTIONARY)options;
- (void)track:(NSString *)event properties:(DICTIONARY)properties;
- (void)track:(NSString *)event;
- (void)screen:(NSString *)screenTitle
      category:(nullable NSString *)category
    properties:(DICTIONARY)properties
       options:(DICTIONARY)options;
- (void)screen:(NSString *)screenTitle properties:(DICTIONARY)properties options:(DICTIONARY)options;
- (void)screen:(NSString *)screenTitle category:(nullable NSString *)category properties:(DICTIONARY)properties;
- (void)screen:(NSString *)screenTitle properties:(DICTIONARY)properties;
- (void)screen:(NSString *)screenTitle category:(nullable NSString *)category;
- (void)screen:(NSString *)screenTitle;
- (void)group:(NSString *)groupId traits:(DICTIONARY)traits options:(DICTIONARY)options;
- (void)group:(NSString *)groupId traits:(DICTIONARY)traits;
- (void)group:(NSString *)groupId;
- (void)alias:(NSString *)newId options:(DICTIONARY)options;
- (void)alias:(NSString *)newId;
- (void)receivedRemoteNotification:(NSDictionary *)userInfo;
- (void)registeredForRemoteNotificationsWithDeviceToken:(NSData *)deviceToken;
- (void)handleActionWithIdentifier:(NSString *)identifier forRemoteNotification:(NSDictionary *)userInfo;
- (void)flush;
- (void)reset;
- (void)enable;
- (void)disable;
- (NSString *)getAnonymousId;
@end
#undef DICTIONARY
NS_ASSUME_NONNULL_END
