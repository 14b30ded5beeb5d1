import { PHONE_BLOCKS } from './blocks/phone.js';
import { chooseNames } from './names.js';
import { AREAS, NOUNS } from './words.js';

/** Files end at a block, and no block has more than 20 lines: so each file has 100 to 180 lines. */
const FEWEST_LINES = 100;
const MOST_LINES_BEFORE_LAST_BLOCK = 160;

const FILES_PER_FOLDER = 25;

/**
 * Every other file is of the other language, and so are the files that call Segment.
 *
 * @param {number} index
 * @returns {'swift' | 'kotlin'}
 */
const languageOf = (index) => (Math.floor(index / FILES_PER_FOLDER) % 2 === 0 ? 'swift' : 'kotlin');

const HEADS = {
  swift: (/** @type {boolean} */ hit) => [
    'import Foundation',
    'import UIKit',
    ...(hit ? ['import Segment'] : []),
  ],
  kotlin: (/** @type {boolean} */ hit) => [
    'package com.example.shop',
    '',
    'import android.content.Context',
    ...(hit
      ? [
          'import com.segment.analytics.Analytics',
          'import com.segment.analytics.Properties',
          'import com.segment.analytics.Traits',
        ]
      : []),
  ],
};

/**
 * Where the file with this number lies.
 *
 * @param {number} index
 */
export function placePhoneFile(index) {
  const folder = Math.floor(index / FILES_PER_FOLDER);
  const area = AREAS[folder % AREAS.length];
  const noun = NOUNS[((index % FILES_PER_FOLDER) + folder) % NOUNS.length];
  return languageOf(index) === 'swift'
    ? `ios/Sources/${area}${folder}/${noun}View.swift`
    : `android/app/src/main/java/com/example/${area}${folder}/${noun}View.kt`;
}

/**
 * Writes the text of one file. Where it calls Segment, one block in three does; the first always does.
 *
 * @param {import('./random.js').Random} random
 * @param {number} index
 * @param {boolean} callsSegment
 */
export function writePhoneSource(random, index, callsSegment) {
  const language = languageOf(index);
  const { ordinary, segment } = PHONE_BLOCKS[language];
  const parts = [HEADS[language](callsSegment).join('\n')];
  let lines = parts[0].split('\n').length;
  const target = random.integer(FEWEST_LINES, MOST_LINES_BEFORE_LAST_BLOCK);
  for (let position = 0; lines < target; position += 1) {
    const hit = callsSegment && (position === 0 || random.chance(1 / 3));
    const block = random.pick(hit ? segment : ordinary)(chooseNames(random, position));
    parts.push(block);
    lines += block.split('\n').length + 1;
  }
  return `${parts.join('\n\n')}\n`;
}
