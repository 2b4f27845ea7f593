using PilarBot.Office.Audit;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Audit;

/// <summary>Whoever can write into the database, without the keys, changes nothing that was linked without being found at the position.</summary>
public sealed class TamperingTests
{
    private const string From = "UPDATE audit_entries SET ";

    // On a chain of 20: position 4 is on a case, 6 and 9 are on complaints.
    private static readonly (string What, string[] Statements, long Position, AuditFault Fault)[] Found =
    [
        ("another id", [From + "id = 1000 WHERE position = 4"], 4, AuditFault.Altered),
        ("another kind of actor", [From + "actor = 'Job' WHERE position = 4"], 4, AuditFault.Altered),
        ("an actor that there is not", [From + "actor = 'Nobody' WHERE position = 4"], 4, AuditFault.Unreadable),
        ("no person", [From + "person_id = NULL WHERE position = 4"], 4, AuditFault.Altered),
        ("a person where there was none", [From + "person_id = (SELECT person_id FROM audit_entries WHERE position = 4) WHERE position = 5"], 5, AuditFault.Altered),
        ("another act", [From + "act = 'CaseShown' WHERE position = 4"], 4, AuditFault.Altered),
        ("an act that there is not", [From + "act = 'Nothing' WHERE position = 4"], 4, AuditFault.Unreadable),
        ("another record", [From + "record = 'KS-2026-000099' WHERE position = 4"], 4, AuditFault.Altered),
        ("no record", [From + "record = NULL WHERE position = 4"], 4, AuditFault.Altered),
        ("another detail", [From + "detail = 'rejected' WHERE position = 4"], 4, AuditFault.Altered),
        ("detail put before record", [From + "record = 'KS-2026-000003done', detail = '' WHERE position = 4"], 4, AuditFault.Altered),
        ("another time", [From + "at = '2026-11-21 00:00:00' WHERE position = 4"], 4, AuditFault.Altered),
        ("another day of a complaint's", [From + "at = '2026-11-21 00:00:00' WHERE position = 6"], 6, AuditFault.Altered),
        ("another hash", [From + "hash = (SELECT hash FROM audit_entries WHERE position = 5) WHERE position = 4"], 4, AuditFault.Altered),
        ("no hash", [From + "hash = NULL WHERE position = 4"], 4, AuditFault.Altered),
        ("a position beyond the end", [From + "position = 99 WHERE position = 4"], 4, AuditFault.Missing),
        ("no position", [From + "position = NULL WHERE position = 4"], 4, AuditFault.Missing),
        ("an open record beside the sealed one", [From + "record = 'AD-2026-000001' WHERE position = 6"], 6, AuditFault.Altered),
        ("no seal", [From + "sealed = NULL WHERE position = 6"], 6, AuditFault.Altered),
        ("no key", [From + "key = NULL WHERE position = 6"], 6, AuditFault.Altered),
        ("another's seal", [From + "sealed = (SELECT sealed FROM audit_entries WHERE position = 9) WHERE position = 6"], 6, AuditFault.Unreadable),
        ("another's key", [From + "key = (SELECT key FROM audit_entries WHERE position = 9) WHERE position = 6"], 6, AuditFault.Unreadable),
        ("another's seal and key", [From + "sealed = (SELECT sealed FROM audit_entries WHERE position = 9), key = (SELECT key FROM audit_entries WHERE position = 9) WHERE position = 6"], 6, AuditFault.Altered),
        ("the first deleted", ["DELETE FROM audit_entries WHERE position = 1"], 1, AuditFault.Missing),
        ("one in the middle deleted", ["DELETE FROM audit_entries WHERE position = 10"], 10, AuditFault.Missing),
        ("three in the middle deleted", ["DELETE FROM audit_entries WHERE position BETWEEN 10 AND 12"], 10, AuditFault.Missing),
        ("one deleted and the next put in its place", ["DELETE FROM audit_entries WHERE position = 19", From + "position = 19 WHERE position = 20"], 19, AuditFault.Altered),
        ("the last deleted", ["DELETE FROM audit_entries WHERE position = 20"], 20, AuditFault.CutOff),
        ("the end deleted", ["DELETE FROM audit_entries WHERE position > 14"], 15, AuditFault.CutOff),
        ("everything deleted", ["DELETE FROM audit_entries"], 1, AuditFault.CutOff),
        ("two swapped", [From + "position = -1 WHERE position = 4", From + "position = 4 WHERE position = 7", From + "position = 7 WHERE position = -1"], 4, AuditFault.Altered),
        ("one inserted at the end", [Forged("21")], 21, AuditFault.Altered),
        ("one inserted before the beginning", [Forged("0")], 0, AuditFault.Inserted),
        ("one inserted in the middle", [From + "position = position + 1000 WHERE position >= 10", From + "position = position - 999 WHERE position > 1000", Forged("10")], 10, AuditFault.Altered),
    ];

    [Theory, OnSqlite, OnPostgres]
    public async Task Every_change_of_what_was_linked_is_found_at_its_position(string provider)
    {
        await using var rig = await AuditRig.OpenAsync(provider);
        await rig.EnterAsync(20);
        await rig.Linker().RunAsync(default);
        await rig.TamperAsync("CREATE TABLE untouched AS SELECT * FROM audit_entries");
        foreach (var (what, statements, position, fault) in Found)
        {
            await rig.TamperAsync(statements);

            var report = await rig.VerifyAsync();

            Assert.Equal((what, position, fault), (what, report.Finding?.Position, report.Finding?.Fault));
            Assert.Equal(Math.Max(position - 1, 0), report.Holding);
            await rig.TamperAsync("DELETE FROM audit_entries", "INSERT INTO audit_entries SELECT * FROM untouched");
        }
        Assert.Equal(new(20, 0, null), await rig.VerifyAsync());
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task Without_the_anchor_an_end_that_was_cut_off_is_not_missed(string provider)
    {
        await using var rig = await AuditRig.OpenAsync(provider);
        await rig.EnterAsync(6);
        await rig.Linker().RunAsync(default);
        await rig.TamperAsync("DELETE FROM audit_entries WHERE position > 4");

        Assert.Equal(new(4, 0, null), await rig.VerifyAsync([]));
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task A_chain_that_was_rolled_back_and_went_on_is_found_and_the_anchor_keeps_what_it_noted(string provider)
    {
        await using var rig = await AuditRig.OpenAsync(provider);
        await rig.EnterAsync(6);
        await rig.Linker().RunAsync(default);
        var noted = await rig.HeadsAsync();
        await rig.TamperAsync("DELETE FROM audit_entries WHERE position > 4");
        await rig.EnterAsync(1);
        await rig.Linker().RunAsync(default);
        Assert.Equal((6, AuditFault.CutOff), (await FindingAsync(rig)));

        await rig.EnterAsync(3);
        await rig.Linker().RunAsync(default);

        Assert.Equal((6, AuditFault.NotAsAnchored), await FindingAsync(rig));
        Assert.Equal(noted!.Select(h => h.ToString()), (await rig.HeadsAsync())!.Select(h => h.ToString()));
    }

    private static async Task<(long, AuditFault)> FindingAsync(AuditRig rig) =>
        (await rig.VerifyAsync()).Finding is { } finding ? (finding.Position, finding.Fault) : default;

    private static string Forged(string position) => $"""
        INSERT INTO audit_entries (id, position, hash, actor, act, record, detail, at)
        SELECT 1000, {position}, hash, 'CommandLine', 'CaseMoved', 'KS-2026-000099', 'done', at FROM audit_entries WHERE position = 4
        """;
}
