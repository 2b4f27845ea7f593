using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Definition;
using PilarBot.Flows.Engine;

namespace PilarBot.Office.Conversations;

/// <summary>The flow set in use, and the earlier ones on which conversations still stand.</summary>
public sealed class FlowLibrary(Vocabulary vocabulary, ReferenceLists lists, Zone zone)
{
    /// <summary>As many digits of a revision as people compare.</summary>
    internal const int Digits = 8;

    // Every edit makes a revision, and few of them have anybody on them for long: beyond this they come from the database again.
    private const int Remembered = 32;

    private readonly ConcurrentDictionary<string, FlowSet> known = new();
    private volatile FlowSet? current;

    /// <summary>The set on which new conversations begin. It may change from one look to the next.</summary>
    public FlowSet Current => current ?? throw new InvalidOperationException("No flow set is in use yet.");

    /// <summary>What flows may name.</summary>
    public Vocabulary Vocabulary => vocabulary;

    /// <summary>Takes a set into use, and keeps it in the database for the conversations that will begin on it.</summary>
    public async Task UseAsync(FlowSet flows, OfficeDatabase database, DateTime now, CancellationToken cancellation)
    {
        await database.WriteAsync(async db =>
        {
            // Hosts that look at one folder take the same set into use at the same moment.
            await using var command = OfficeDatabase.Command(db,
                """
                INSERT INTO flow_revisions (hash, files, first_used_at) VALUES (@hash, @files, @now) ON CONFLICT DO NOTHING;
                INSERT INTO settings (name, value) VALUES (@name, @hash) ON CONFLICT (name) DO UPDATE SET value = excluded.value;
                """,
                ("hash", flows.Revision), ("files", Pack(flows.Files)), ("now", now), ("name", Setting.FlowsInUse));
            return await command.ExecuteNonQueryAsync(cancellation);
        }, cancellation);
        Remember(flows);
        current = flows;
    }

    /// <summary>
    /// The set that was last in use, for a host that starts while the files on disk are wrong; null when there is none, or when this
    /// program no longer knows what it names.
    /// </summary>
    public async Task<FlowSet?> FindLastAsync(OfficeDatabase database, CancellationToken cancellation)
    {
        await using var db = database.Open();
        var hash = await db.Settings.Where(s => s.Name == Setting.FlowsInUse).Select(s => s.Value).SingleOrDefaultAsync(cancellation);
        var row = hash is null ? null : await db.FlowRevisions.AsNoTracking().SingleOrDefaultAsync(r => r.Hash == hash, cancellation);
        return row is null ? null : FlowSet.Read(Unpack(row.Files), vocabulary).Flows;
    }

    /// <summary>
    /// What a dialogue happens in, for one turn: the set in use as it begins, whatever is taken into use meanwhile, and the earlier sets
    /// on which the dialogue's sessions stand.
    /// </summary>
    internal async ValueTask<World> WorldAsync(IEnumerable<string> revisions, TurnContext turn)
    {
        var now = Current;
        var earlier = new Dictionary<string, FlowSet>();
        foreach (var revision in revisions)
            if (revision != now.Revision && await FindAsync(revision, turn.Db, turn.Cancellation) is { } flows)
                earlier[revision] = flows;
        return new(now, lists, PersonOf(turn.Caller)) { Channel = turn.Conversation.Channel, Earlier = earlier };
    }

    /// <summary>Who talks, as flows see it.</summary>
    internal Person PersonOf(Caller caller) => new()
    {
        Name = caller.Name,
        Roles = [.. caller.Roles.Select(r => r.Role).Distinct()],
        Territories = [.. caller.Roles.Select(r => r.Wilayah).Where(w => w.Length > 0).Distinct()],
        Zone = zone,
    };

    /// <summary>The set of a revision: from memory, else from the database; null when neither has it.</summary>
    internal async ValueTask<FlowSet?> FindAsync(string revision, OfficeDbContext db, CancellationToken cancellation)
    {
        if (known.TryGetValue(revision, out var flows))
            return flows;
        if (await db.FlowRevisions.AsNoTracking().SingleOrDefaultAsync(r => r.Hash == revision, cancellation) is not { } row)
            return null;
        flows = FlowSet.Restore(Unpack(row.Files), vocabulary);
        Remember(flows);
        return flows;
    }

    private void Remember(FlowSet flows)
    {
        if (known.Count >= Remembered)
            known.Clear();
        known[flows.Revision] = flows;
    }

    private static byte[] Pack(IReadOnlyList<FlowFile> files)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Optimal))
            JsonSerializer.Serialize(brotli, files);
        return packed.ToArray();
    }

    private static List<FlowFile> Unpack(byte[] packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<List<FlowFile>>(brotli)!;
    }
}
