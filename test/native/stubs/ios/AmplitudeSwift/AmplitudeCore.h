#pragma once
#import <Foundation/Foundation.h>
typedef enum AMPServerZone : NSInteger { AMPServerZoneUS, AMPServerZoneEU } AMPServerZone;
