#pragma once
// What Objective-C sees of AmplitudeSwift 1.18 (`Sources/Amplitude/ObjC`).
#import "AmplitudeCore.h"
#import <Foundation/Foundation.h>
NS_ASSUME_NONNULL_BEGIN
@interface AMPAutocaptureOptions : NSObject
- (instancetype)init;
- (instancetype)initWithOptionsToUnion:(NSArray<AMPAutocaptureOptions *> *)optionsToUnion;
@property (class, readonly) AMPAutocaptureOptions *sessions;
@property (class, readonly) AMPAutocaptureOptions *appLifecycles;
@property (class, readonly) AMPAutocaptureOptions *screenViews;
@end
@interface AMPConfiguration : NSObject
- (instancetype)init __attribute__((unavailable));
+ (AMPConfiguration *)initWithApiKey:(NSString *)apiKey;
- (instancetype)initWithApiKey:(NSString *)apiKey;
- (instancetype)initWithApiKey:(NSString *)apiKey
                  instanceName:(NSString *)instanceName
 enableAutocaptureRemoteConfig:(BOOL)enableAutoCaptureRemoteConfig;
@property (nonatomic) NSInteger flushQueueSize;
@property (nonatomic) NSInteger flushIntervalMillis;
@property (nonatomic) NSInteger minIdLength;
@property (nonatomic) BOOL optOut;
@property (nonatomic) AMPServerZone serverZone;
@property (nonatomic) AMPAutocaptureOptions *autocapture;
@end
@interface AMPIdentify : NSObject
- (AMPIdentify *)set:(NSString *)property value:(nullable id)value;
- (AMPIdentify *)setOnce:(NSString *)property value:(nullable id)value;
- (AMPIdentify *)add:(NSString *)property valueDouble:(double)value;
- (AMPIdentify *)unset:(NSString *)property;
@end
@interface AMPEventOptions : NSObject
@property (nonatomic, copy, nullable) NSString *userId;
@property (nonatomic) int64_t timestamp;
@property (nonatomic, copy, nullable) NSString *ip;
@property (nonatomic) double revenue;
@property (nonatomic) double price;
@property (nonatomic) NSInteger quantity;
@property (nonatomic, copy, nullable) NSString *productId;
@property (nonatomic, copy, nullable) NSString *revenueType;
@end
@interface Amplitude : NSObject
- (instancetype)init __attribute__((unavailable));
+ (Amplitude *)initWithConfiguration:(AMPConfiguration *)configuration;
@property (nonatomic, readonly) AMPConfiguration *configuration;
- (Amplitude *)track:(NSString *)eventType eventProperties:(nullable NSDictionary<NSString *, id> *)eventProperties;
- (Amplitude *)track:(NSString *)eventType
     eventProperties:(nullable NSDictionary<NSString *, id> *)eventProperties
             options:(nullable AMPEventOptions *)options;
- (Amplitude *)identify:(AMPIdentify *)identify;
- (Amplitude *)setGroup:(NSString *)groupType groupName:(NSString *)groupName;
- (Amplitude *)groupIdentify:(NSString *)groupType groupName:(NSString *)groupName identify:(AMPIdentify *)identify;
- (Amplitude *)flush;
- (Amplitude *)setUserId:(nullable NSString *)userId;
- (Amplitude *)setDeviceId:(nullable NSString *)deviceId;
- (nullable NSString *)getUserId;
- (nullable NSString *)getDeviceId;
- (Amplitude *)reset;
@end
NS_ASSUME_NONNULL_END
