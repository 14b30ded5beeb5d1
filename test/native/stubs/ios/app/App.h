#pragma once
// Classes of the apps that the fixtures are files of.
#import <Foundation/Foundation.h>
@class SEGAnalytics, Amplitude, UIApplication;
@interface AppDelegate : NSObject
#ifdef MIGRATED
@property (nonatomic, strong) Amplitude *analytics;
#else
@property (nonatomic, strong) SEGAnalytics *analytics;
#endif
@end
@interface App : NSObject
+ (id)delegate;
@end
@interface Shop : NSObject
@property (nonatomic) NSArray<NSString *> *names;
- (id)client;
@end
@interface Account : NSObject
@end
@interface User : NSObject
@property (nonatomic) NSString *identifier;
@property (nonatomic) NSString *name;
@property (nonatomic) NSString *key;
- (NSDictionary *)traits;
@end
@interface Options : NSObject
+ (NSDictionary *)defaults;
@end
@interface Braze : NSObject
+ (void)startWith:(id)client;
@end
@interface UIScreen : NSObject
+ (id)mainScreen;
@end
@protocol Tracking <NSObject>
- (void)track:(NSString *)event;
@end
@interface Tracker : NSObject
+ (Tracker *)shared;
- (void)track:(NSString *)event;
- (void)track:(NSString *)event properties:(NSDictionary *)properties;
- (void)identify:(NSString *)user traits:(NSDictionary *)traits;
- (void)flush;
@end
@interface OEXAnalytics : NSObject
+ (instancetype)sharedAnalytics;
- (void)track:(NSString *)event properties:(NSDictionary *)properties;
- (void)identify:(NSString *)user traits:(NSDictionary *)traits;
@end
@interface Screens : NSObject
+ (instancetype)shared;
- (void)screen:(NSString *)name;
@end
@interface Log : NSObject
- (void)flush;
@end
@interface Form : NSObject
@end
@interface Network : NSObject
+ (void)setupWithConfiguration:(NSURLSessionConfiguration *)configuration;
@end
@interface SEGAppboyIntegrationFactory : NSObject
+ (id)instance;
@end
extern NSString *const kKey;
#define SEGMENT_KEY kKey
