/** JSON Schemas of the bank's files, so that editors complete and check while one writes. */
import * as z from 'zod';
import * as schema from './schema.ts';

const shapes = {
  facts: schema.FactsFile,
  questions: schema.QuestionsFile,
  sources: schema.SourcesFile,
  topics: schema.TopicsFile,
  misconceptions: schema.MisconceptionsFile,
  timeline: schema.TimelineFile,
  structure: schema.StructureFile,
  groups: schema.GroupsFile,
  claims: schema.ClaimsFile,
};

/** File name under `questions/schema/` → text of the schema. */
export function jsonSchemaFiles(): { name: string; text: string }[] {
  return Object.entries(shapes).map(([name, shape]) => ({
    name: `${name}.schema.json`,
    text: `${JSON.stringify(z.toJSONSchema(shape, { io: 'input' }), null, 2)}\n`,
  }));
}
