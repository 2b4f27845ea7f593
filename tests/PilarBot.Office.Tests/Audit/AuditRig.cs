using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using PilarBot.Office.Audit;
using PilarBot.Office.Sealing;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Audit;

/// <summary>An audit trail on a real database, and somebody who can write into that database but has no keys.</summary>
internal sealed class AuditRig : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Guid person = HiddenId.New();
    private readonly TestDatabase database;
    private Sealer sealer = null!;
    private AuditChain chain = null!;

    private AuditRig(TestDatabase database) => this.database = database;

    public TestClock Clock { get; } = new();
    public OfficeDatabase Database => database.Office;
    public string AnchorFile => folder["anchor/audit.anchor"];

    public static async Task<AuditRig> OpenAsync(string provider)
    {
        var rig = new AuditRig(await TestDatabase.CreateAsync(provider));
        rig.AddMasterKey();
        return rig;
    }

    /// <summary>Adds a master key and goes on with all there are.</summary>
    public void AddMasterKey()
    {
        MasterKeys.Add(folder["keys"]);
        var masters = MasterKeys.Load(folder["keys"]);
        sealer = new(masters, new());
        chain = new(new(masters), sealer);
    }

    /// <summary>Enters acts, one after the other: of each three one on a case, one without a person, one on a complaint.</summary>
    public async Task EnterAsync(int count)
    {
        for (var i = 0; i < count; i++)
            await Database.WriteAsync(db =>
            {
                Clock.Now += TimeSpan.FromSeconds(1);
                db.AuditEntries.Add((i % 3) switch
                {
                    0 => AuditEntry.ByPerson(person, AuditAct.CaseMoved, $"KS-2026-{i:D6}", "done", Clock.Now, sealer),
                    1 => AuditEntry.By(AuditActor.CommandLine, AuditAct.RosterImported, null, $"{i}", Clock.Now),
                    _ => AuditEntry.ByPerson(person, AuditAct.ComplaintMoved, $"AD-2026-{i:D6}", "verified", Clock.Now, sealer),
                });
                return Task.FromResult(0);
            }, default);
    }

    /// <summary>One that links, as a host has it.</summary>
    public LinkAudit Linker(string? anchorFile = null) =>
        new(Database, chain, new(anchorFile ?? AnchorFile), Clock, NullLogger<LinkAudit>.Instance);

    /// <summary>Verifies with what the anchor notes.</summary>
    public async Task<VerifyAudit.Report> VerifyAsync() => await VerifyAsync((await HeadsAsync())!);

    public Task<VerifyAudit.Report> VerifyAsync(IReadOnlyList<AuditHead> heads) => new VerifyAudit(Database, chain, Clock).RunAsync(heads, default);

    /// <summary>What the anchor notes; null without a file.</summary>
    public async Task<IReadOnlyList<AuditHead>?> HeadsAsync() => (await new AuditAnchor(AnchorFile).ReadAsync(default))?.Heads;

    public async Task<List<SearchAudit.Found>> SearchAsync(SearchAudit.Query query)
    {
        var found = new List<SearchAudit.Found>();
        await foreach (var one in new SearchAudit(Database, sealer).RunAsync(query, default))
            found.Add(one);
        return found;
    }

    /// <summary>Writes into the database, past the program.</summary>
    public async Task TamperAsync(params string[] statements)
    {
        await using var db = Database.Open();
        foreach (var sql in statements)
            await db.Database.ExecuteSqlRawAsync(sql);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return database.DisposeAsync();
    }
}
