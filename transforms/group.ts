import { jscodeshiftTransform } from '../src/jscodeshift.js';
import { mapGroup } from '../src/mapping/group.js';
import type { Transform } from '../src/transform.js';

/** group(groupId, traits?, options?, callback?) → setGroup, groupIdentify */
export const group: Transform = {
  name: 'group',
  summary: "Puts the user in a group and sets the group's properties.",
  methods: ['group'],
  before: "analytics.group('UNIVAC Working Group', { site: 'Philadelphia' });",
  after: `setGroup('Working Group', 'UNIVAC');
const groupIdentifyObj = new Identify();
groupIdentifyObj.set('site', 'Philadelphia');
groupIdentify('Working Group', 'UNIVAC', groupIdentifyObj);`,
  limits: [
    'The type of a group is not in the code: config group.patterns or group.type gives it.',
    'group() without arguments reads the current group and stays.',
  ],
  map: mapGroup,
};

export default jscodeshiftTransform(group);
