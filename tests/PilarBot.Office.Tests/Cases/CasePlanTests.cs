using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Cases;
using PilarBot.Office.Conversations;
using PilarBot.Office.Residents;
using PilarBot.Office.Sealing;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Cases;

/// <summary>What is looked up is indexed: the plans that PostgreSQL makes for the queries that people wait for, among some thousand cases.</summary>
public sealed class CasePlanTests
{
    private const int Cases = 6000;

    [Theory, OnPostgres]
    public async Task No_query_that_somebody_waits_for_reads_a_whole_table(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await FillAsync(desk);
        await desk.PersonAsync("1", "Tksk Satu", ("tksk", CaseDesk.Poleang));
        var plans = await desk.ActAndUndoAsync("1", async turn =>
        {
            var (db, caller, chat) = (turn.Db, turn.Caller, turn.Conversation.Id);
            var nik = turn.Hash.Of(HashPurpose.Nik, CaseDesk.Nik);
            var whole = ResidentWord.Whole("Nenek Uji", CaseDesk.Boepinang, turn.Hash);
            // Who has reported a part of them.
            var reporter = new Caller(await db.Cases.Select(c => c.ReportedBy).FirstAsync(), "Uji", []);
            var person = await db.Residents.OrderBy(r => r.Id).Select(r => r.Id).FirstAsync();
            (string Name, IQueryable Query, string Index)[] queries =
            [
                ("status by number", db.Cases.Where(c => c.Number == "KS-2026-000077").VisibleTo(caller, chat), "ix_cases_number"),
                ("own list", FindCases.RecentOf(db, reporter, chat), "ix_cases_reported_by_opened_at"),
                ("followed", CaseFollower.Followed(db, caller, chat).OrderByDescending(c => c.OpenedAt).Take(10), "ix_case_followers"),
                ("duplicate by NIK", db.Residents.Where(r => r.NikHash == nik && r.MergedInto == null), "ix_residents_nik_hash"),
                ("open case of a resident", db.Cases.OpenOf(db, person), "ix_cases_resident_id"),
                ("search by name", (await SearchCases.FoundAsync(new(null, "Nenek Uji", null), turn))!, "pk_resident_words"),
                ("duplicate by name", db.ResidentWords.Where(w => w.Hash == whole), "pk_resident_words"),
                ("list by territory", db.Cases.HandledBy(caller).Where(c => c.State == CaseState.Received).OrderBy(c => c.OpenedAt).Take(101), "ix_cases_kecamatan_state_opened_at"),
                ("what I have", db.Cases.HandledBy(caller).Where(c => c.HandlerId == caller.PersonId && c.State == CaseState.InHandling).Take(101), "ix_cases_handler_id_state"),
                ("timeline", db.CaseEvents.Where(e => e.CaseId == person).OrderByDescending(e => e.At).Take(8), "ix_case_events_case_id_at"),
            ];
            var found = new List<(string Name, QueryPlan Plan, string Index)>();
            foreach (var (name, query, index) in queries)
                found.Add((name, await QueryPlan.OfAsync(db, query), index));
            return found;
        });

        Assert.All(plans, p =>
        {
            Assert.True(p.Plan.Uses(p.Index), $"{p.Name} does not use {p.Index}:\n{p.Plan.Text}");
            Assert.True(!p.Plan.ReadWhole.Any(), $"{p.Name} reads a whole table:\n{p.Plan.Text}");
            Assert.True(p.Plan.ThrownAway < 100, $"{p.Name} reads what it throws away:\n{p.Plan.Text}");
        });
    }

    [Theory, OnPostgres]
    public async Task A_name_that_thousands_have_is_looked_for_among_the_newest_cases_first(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await FillAsync(desk);
        await desk.PersonAsync("1", "Andi Staf", ("staf-dinsos", ""));
        await using (var db = desk.Database.Office.Open())
            await db.Database.ExecuteSqlRawAsync(
                "INSERT INTO resident_words (hash, resident_id) SELECT @hash, id FROM residents; ANALYZE resident_words", new Npgsql.NpgsqlParameter("hash", ResidentWord.Words("Siti", desk.Hash)[0]));
        var (plan, numbers) = await desk.ActAndUndoAsync("1", async turn =>
        {
            var found = (await SearchCases.FoundAsync(new(null, "Siti", null), turn))!.OrderByDescending(c => c.Number).Take(51);
            return (await QueryPlan.OfAsync(turn.Db, found), await found.Select(c => c.Number).ToListAsync());
        });

        Assert.Equal(Enumerable.Range(0, 51).Select(i => string.Create(CultureInfo.InvariantCulture, $"KS-2026-{Cases - i:000000}")), numbers);
        Assert.True(!plan.ReadWhole.Any() && plan.ThrownAway < 100, plan.Text);
    }

    // Thousands of people in all kecamatan, as years of work leave them: most closed, a few of them joined by somebody.
    private static async Task FillAsync(Desk desk)
    {
        await using var db = desk.Database.Office.Open();
        var key = desk.Sealer.NewKey(HiddenId.New()).ToBytes();
        await db.Database.ExecuteSqlRawAsync(string.Create(CultureInfo.InvariantCulture, $"""
            INSERT INTO residents (id, key, name, nik_hash, kecamatan, desa, created_at)
            SELECT md5('r' || n)::uuid, @key, '\x01', sha256(('n' || n)::bytea), '74.06.' || lpad((n % 22 + 1)::text, 2, '0'), '74.06.' || lpad((n % 22 + 1)::text, 2, '0') || '.1010', now()
            FROM generate_series(1, {Cases}) n;
            INSERT INTO resident_words (hash, resident_id) SELECT sha256(('w' || n % 900)::bytea), md5('r' || n)::uuid FROM generate_series(1, {Cases}) n;
            INSERT INTO cases (id, number, state, kinds, is_sensitive, kecamatan, desa, resident_id, key, description, conversation_id, opened_at, changed_at, graduation, missing_media, reported_by, handler_id)
            SELECT md5('c' || n)::uuid, 'KS-2026-' || lpad(n::text, 6, '0'), (ARRAY['Received', 'InVerification', 'InHandling', 'Done', 'Done', 'Done', 'Rejected', 'Done'])[n % 8 + 1], '08', false,
                '74.06.' || lpad((n % 22 + 1)::text, 2, '0'), '74.06.' || lpad((n % 22 + 1)::text, 2, '0') || '.1010', md5('r' || n)::uuid, @key, '\x01', md5('v' || n % 700)::uuid,
                now() - n * interval '1 hour', now(), 'NotYet', 0, md5('p' || n % 5)::uuid, md5('p' || n % 60)::uuid
            FROM generate_series(1, {Cases}) n;
            INSERT INTO case_events (id, case_id, kind, at) SELECT md5('e' || n || '-' || i)::uuid, md5('c' || n)::uuid, 'NoteAdded', now() FROM generate_series(1, {Cases}) n, generate_series(1, 3) i;
            INSERT INTO case_followers (case_id, conversation_id, since) SELECT md5('c' || n)::uuid, md5('f' || n)::uuid, now() FROM generate_series(1, {Cases}, 3) n;
            ANALYZE residents; ANALYZE resident_words; ANALYZE cases; ANALYZE case_events; ANALYZE case_followers;
            """), new Npgsql.NpgsqlParameter("key", key));
    }
}
