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
    private static readonly IReadOnlyDictionary<string, FlowSet> None = new Dictionary<string, FlowSet>();
    private readonly ConcurrentDictionary<string, FlowSet> known = new();
    private FlowSet? current;

    /// <summary>The set on which new conversations begin.</summary>
    public FlowSet Current => current ?? throw new InvalidOperationException("No flow set is in use yet.");

    /// <summary>What flows may name.</summary>
    public Vocabulary Vocabulary => vocabulary;

    /// <summary>Takes a set into use, and keeps it in the database for the conversations that will begin on it.</summary>
    public async Task UseAsync(FlowSet flows, OfficeDatabase database, DateTime now, CancellationToken cancellation)
    {
        await database.WriteAsync(async db =>
        {
            if (!await db.FlowRevisions.AnyAsync(r => r.Hash == flows.Revision, cancellation))
                db.FlowRevisions.Add(new() { Hash = flows.Revision, Files = Pack(flows.Files), FirstUsedAt = now });
            return 0;
        }, cancellation);
        known[flows.Revision] = flows;
        current = flows;
    }

    /// <summary>The world in which a caller's dialogue happens.</summary>
    internal World WorldFor(Caller caller, string channel, IReadOnlyDictionary<string, FlowSet> earlier) => new(Current, lists, new()
    {
        Name = caller.Name,
        Roles = [.. caller.Roles.Select(r => r.Role).Distinct()],
        Territories = [.. caller.Roles.Select(r => r.Wilayah).Where(w => w.Length > 0).Distinct()],
        Zone = zone,
    })
    { Channel = channel, Earlier = earlier };

    /// <summary>The earlier sets of some revisions: from memory, else from the database.</summary>
    internal async ValueTask<IReadOnlyDictionary<string, FlowSet>> FindAsync(IEnumerable<string> revisions, TurnContext turn)
    {
        Dictionary<string, FlowSet>? found = null;
        foreach (var revision in revisions)
        {
            if (revision == Current.Revision)
                continue;
            if (!known.TryGetValue(revision, out var flows))
            {
                var row = await turn.Db.FlowRevisions.AsNoTracking().SingleOrDefaultAsync(r => r.Hash == revision, turn.Cancellation);
                flows = row is null ? null : FlowSet.Restore(Unpack(row.Files), vocabulary);
                if (flows is not null)
                    known[revision] = flows;
            }
            if (flows is not null)
                (found ??= [])[revision] = flows;
        }
        return found ?? None;
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
