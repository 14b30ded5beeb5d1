#pragma once
// Signatures of Amplitude-iOS 8.22 (`Amplitude.h`, `AMPIdentify.h`, `AMPDefaultTrackingOptions.h`, `AMPServerZone.h`).
#import <Foundation/Foundation.h>
@interface AMPIdentify : NSObject
+ (instancetype)identify;
- (AMPIdentify *)add:(NSString *)property value:(NSObject *)value;
- (AMPIdentify *)set:(NSString *)property value:(NSObject *)value;
- (AMPIdentify *)setOnce:(NSString *)property value:(NSObject *)value;
- (AMPIdentify *)unset:(NSString *)property;
@end
NS_ASSUME_NONNULL_BEGIN
typedef enum AMPServerZone : NSInteger { AMPServerZoneUS, AMPServerZoneEU } AMPServerZone;
static const AMPServerZone EU = AMPServerZoneEU;
@interface AMPDefaultTrackingOptions : NSObject
+ (instancetype)initWithSessions:(BOOL)sessions
                   appLifecycles:(BOOL)appLifecycles
                       deepLinks:(BOOL)deepLinks
                     screenViews:(BOOL)screenViews;
@end
@interface Amplitude : NSObject
@property (nonatomic, assign) BOOL optOut;
@property (nonatomic, assign) int eventUploadThreshold;
@property (nonatomic, assign) int eventUploadPeriodSeconds;
@property (nonatomic, strong) AMPDefaultTrackingOptions *defaultTracking;
+ (Amplitude *)instance;
- (void)initializeApiKey:(NSString *)apiKey;
- (void)logEvent:(NSString *)eventType;
- (void)logEvent:(NSString *)eventType withEventProperties:(nullable NSDictionary *)eventProperties;
- (void)identify:(AMPIdentify *)identify;
- (void)setUserProperties:(NSDictionary *)userProperties;
- (void)setGroup:(NSString *)groupType groupName:(NSObject *)groupName;
- (void)groupIdentifyWithGroupType:(NSString *)groupType
                         groupName:(NSObject *)groupName
                     groupIdentify:(AMPIdentify *)groupIdentify;
- (void)setUserId:(nullable NSString *)userId;
- (void)setDeviceId:(NSString *)deviceId;
- (NSString *)getDeviceId;
- (void)regenerateDeviceId;
- (void)setServerZone:(AMPServerZone)serverZone;
- (AMPServerZone)serverZone;
- (void)uploadEvents;
@end
NS_ASSUME_NONNULL_END
