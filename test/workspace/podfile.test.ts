import { describe, expect, it } from 'vitest';
import { iosPackages } from '../../src/workspace/ios-packages.js';
import { editPodfile, integrationPods, podfileNamesSegment } from '../../src/workspace/podfile.js';

const current = iosPackages['amplitude-swift'];

describe('a Podfile', () => {
  it('names Amplitude in the place of Segment', () => {
    const text = `platform :ios, '13.0'
use_frameworks!

abstract_target 'Base' do
  # pod 'Analytics', '3.0'
  pod 'Analytics', '~> 4.1' # events
  pod "Segment-Amplitude"
  pod 'Segment-Firebase', '~> 2.7'
  target 'App' do
    pod 'Analytics'
    pod('Alamofire', '5.0')
  end
end

target 'Widget' do
  pod("Analytics", :git => 'https://github.com/segmentio/analytics-ios.git', :branch => 'main', :configurations => ['Debug', 'Beta'])
end
`;
    expect(editPodfile(text, 'replace', current)).toBe(`platform :ios, '13.0'
use_frameworks!

abstract_target 'Base' do
  # pod 'Analytics', '3.0'
  pod 'AmplitudeSwift', '~> 1.18' # events
  pod 'Segment-Firebase', '~> 2.7'
  target 'App' do
    pod('Alamofire', '5.0')
  end
end

target 'Widget' do
  pod("AmplitudeSwift", "~> 1.18", :configurations => ['Debug', 'Beta'])
end
`);
    expect(integrationPods(text)).toEqual(['Segment-Firebase']);
  });

  it('names both while calls need Segment', () => {
    const text = "target 'App' do\r\n\tpod 'Analytics/Core', '= 4.1.8'\r\nend\r\n";
    const both =
      "target 'App' do\r\n\tpod 'Analytics/Core', '= 4.1.8'\r\n\tpod 'AmplitudeSwift', '~> 1.18'\r\nend\r\n";
    expect(editPodfile(text, 'add', current)).toBe(both);
    expect(editPodfile(both, 'add', current)).toBe(both);
    expect(editPodfile("pod 'Analytics'", 'add', current)).toBe(
      "pod 'Analytics'\npod 'AmplitudeSwift', '~> 1.18'",
    );
  });

  it('takes the arguments that go on in other lines along', () => {
    const text =
      "def shared\n  pod 'Analytics',\n      :git => 'https://example.com/a.git', # a fork\n      :tag => '1'\n  pod 'A'\nend\n";
    expect(editPodfile(text, 'replace', iosPackages['amplitude-ios'])).toBe(
      "def shared\n  # a fork\n  pod 'Amplitude', '~> 8.22'\n  pod 'A'\nend\n",
    );
  });

  it('is left where the pod is there already, or is of the app', () => {
    const held = "target 'App' do\n  pod 'AmplitudeSwift', '~> 1.0'\n  pod 'Analytics'\nend\n";
    expect(editPodfile(held, 'replace', current)).toBe(
      "target 'App' do\n  pod 'AmplitudeSwift', '~> 1.0'\nend\n",
    );
    const own = "pod 'Analytics', :path => '../Analytics'\npod 'AnalyticsConnector'\npod 'GoogleAnalytics'\n";
    expect(editPodfile(own, 'replace', current)).toBe(own);
    expect(podfileNamesSegment(own)).toBe(false);
  });
});
