using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Conversations;
using PilarBot.Office.Proposals;
using PilarBot.Office.PublicReview;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.PublicReview;

public sealed class QueryPlanTests
{
    private const string Fill = """
        INSERT INTO residents (id, key, name, kecamatan, desa, created_at)
            SELECT gen_random_uuid(), '\x00', '\x00', '74.06.' || lpad((i % 20)::text, 2, '0'), '74.06.' || lpad((i % 20)::text, 2, '0') || '.' || (2000 + i % 100), now()
            FROM generate_series(1, 4000) i;
        INSERT INTO proposals (id, number, key, resident_id, program, cycle, kecamatan, desa, rt, state, reason, papers, conversation_id, proposed_at, changed_at)
            SELECT gen_random_uuid(), 'US-2026-' || lpad((row_number() OVER ())::text, 6, '0'), '\x00', r.id, 'PKH', '2026-11', r.kecamatan, r.desa, '001',
                CASE WHEN random() < 0.1 THEN 'Complete' ELSE 'Approved' END, '\x00', '', gen_random_uuid(), now(), now() FROM residents r;
        INSERT INTO reviews (id, number, kecamatan, desa, opened_on, last_day)
            SELECT gen_random_uuid(), 'UP-2026-' || lpad(i::text, 6, '0'), '74.06.01', '74.06.01.' || (2000 + i), '2026-11-01', '2026-11-15' FROM generate_series(1, 2000) i;
        INSERT INTO review_entries (id, review_id, ordinal, initials, rt, change, program)
            SELECT gen_random_uuid(), r.id, e, 'S.A.', '001/001', 'NewProposal', 'PKH' FROM reviews r, generate_series(1, 3) e;
        INSERT INTO review_responses (id, number, review_id, entry_id, kind, kecamatan, desa, key, reason, rt, chat, mark, own_mark, filed_on, due_on, state, notice_on, escalated)
            SELECT gen_random_uuid(), 'SG-2026-' || lpad((row_number() OVER ())::text, 6, '0'), e.review_id, e.id, 'Objection', '74.06.01', '74.06.01.2001', '\x00', '\x00', '\x00', '\x00',
                sha256(e.id::text::bytea), sha256(('own' || e.id)::bytea), '2026-11-02', '2026-11-16', CASE WHEN random() < 0.05 THEN 'Filed' ELSE 'Upheld' END,
                CASE WHEN random() < 0.01 THEN '2026-11-09'::date END, false FROM review_entries e;
        ANALYZE;
        """;

    [Theory, OnPostgres]
    public async Task Among_thousands_of_rows_every_look_up_goes_by_an_index(string provider)
    {
        await using var desk = await Desk.OpenAsync(provider);
        await using var db = desk.Database.Office.Open();
        await db.Database.ExecuteSqlRawAsync(Fill.Replace("{", "{{", StringComparison.Ordinal));
        var (desa, today, resident, review, mark) = ("74.06.01.2001", new DateOnly(2026, 11, 10), await db.Residents.Select(r => r.Id).FirstAsync(),
            await db.Reviews.Select(r => r.Id).FirstAsync(), await db.ReviewResponses.Select(r => r.Mark).FirstAsync());
        var number = "US-2026-000042";
        var tksk = new Caller(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), "Uji", [new("tksk", "74.06.01")]);
        var village = new Caller(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), "Uji", [new("operator-desa", desa)]);
        var marks = new[] { mark };
        (string What, IQueryable<object> Query)[] lookUps =
        [
            ("a proposal by number", db.Proposals.Where(p => p.Number == number).VisibleTo(village, resident)),
            ("the same person and programme", BeginProposal.SameOf(db, resident, "PKH", "2026-11")),
            ("own proposals", db.Proposals.Where(ProposalAccess.Own(village, resident))),
            ("a desa's proposals of a month", ProposalFields.Listed(db, desa, "2026-11")),
            ("a desa's open proposals", db.Proposals.Within(village, ProposalAccess.Overseers).Where(p => p.State == ProposalState.Complete).OrderByDescending(p => p.Id).Take(50)),
            ("a kecamatan's open proposals", db.Proposals.Within(tksk, ProposalAccess.Overseers).Where(p => p.State == ProposalState.Complete).OrderByDescending(p => p.Id).Take(50)),
            ("a desa's review", db.Reviews.Where(r => r.Desa == desa).OrderByDescending(r => r.LastDay).Take(1)),
            ("the lines of an RT", db.ReviewEntries.Where(e => e.ReviewId == review && e.Rt == "001/001")),
            ("a response by its mark", db.ReviewResponses.Where(r => marks.Contains(r.Mark))),
            ("own responses", db.ReviewResponses.Where(r => marks.Contains(r.OwnMark))),
            ("what waits in a kecamatan", db.ReviewResponses.Within(tksk, ReviewAccess.Overseers).Where(r => r.State == ResponseState.Filed && r.DueOn >= today).OrderBy(r => r.DueOn).Take(50)),
            ("what a review has undecided", LookUpReview.Undecided(db, review, today)),
        ];

        foreach (var (what, query) in lookUps)
        {
            var plan = await QueryPlan.OfAsync(db, query);
            Assert.True(!plan.ReadWhole.Any(), $"{what}:\n{plan.Text}");
        }
    }
}
