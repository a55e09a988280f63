/** What stands beside the answers, filled without end or at the wrong time. */
import { describe, expect, it } from 'vitest';
import { deskOf, openTourism, recruiter } from './beside.ts';
import { code, value, withApp } from './with_app.ts';

describe('people of one clarification', () => {
  it('are as many as a journey has, and not as many as somebody can send [V2.3.2]', async () => {
    await withApp(async (bench) => {
      const { bp3mi } = await deskOf(bench);
      const screeningId = await openTourism(bp3mi);
      let revision = 0;
      const add = () => bp3mi('screening.addPerson', { screeningId, revision, person: recruiter });
      for (let count = 0; count < 40; count += 1) revision = value(await add()).revision;
      expect(code(await add())).toBe('people-full');
      const { people } = value(await bp3mi('screening.get', { screeningId }));
      expect(people).toHaveLength(40);
      const [first] = people;
      if (first === undefined) throw new Error('nobody');
      value(await bp3mi('screening.dropPerson', { screeningId, revision, personId: first.id }));
      revision += 1;
      value(await add());
    });
  });
});
