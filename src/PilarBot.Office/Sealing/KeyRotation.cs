using System.Buffers.Binary;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace PilarBot.Office.Sealing;

/// <summary>
/// Wraps every record key anew under the newest master key, while hosts go on working, and takes older master keys out of use. Killed at
/// any moment it leaves nothing that cannot be read; started again it goes on with what is left. Contents are not touched.
/// </summary>
internal sealed class KeyRotation(OfficeDatabase database, MasterKeys masters, Sealer sealer, TimeProvider clock)
{
    private const int Batch = 200;
    private const int MostPasses = 5;

    /// <summary>
    /// How long the newest master key has to be there before older ones may go: far longer than any turn takes that made its key just
    /// before.
    /// </summary>
    public static readonly TimeSpan SettleTime = TimeSpan.FromMinutes(10);

    /// <summary>How many records of a table a master key wraps.</summary>
    public sealed record Count(string Table, int Version, long Records);

    /// <summary>What is done of a table so far.</summary>
    public sealed record Progress(string Table, int Rewrapped);

    /// <param name="Rewrapped">Record keys that were wrapped anew, by table.</param>
    /// <param name="Broken">Records whose key no master key opens: they could not be read before either.</param>
    public sealed record Summary(IReadOnlyDictionary<string, int> Rewrapped, IReadOnlyList<string> Broken)
    {
        public int Total => Rewrapped.Values.Sum();
    }

    /// <summary>Why an older master key has to stay.</summary>
    public enum Obstacle
    {
        /// <summary>None: it is gone.</summary>
        None,
        /// <summary>The newest one is too fresh; see <see cref="SettleTime"/>.</summary>
        TooSoon,
        /// <summary>Some host keeps wrapping under it.</summary>
        StillUsed,
        /// <summary>Some records cannot be opened; a key that is still to be found may be theirs.</summary>
        Broken,
    }

    /// <param name="Removed">The versions that are gone now.</param>
    /// <param name="Obstacle">Why others are not.</param>
    /// <param name="Until">When it is worth trying again, where that is known.</param>
    public sealed record Retirement(IReadOnlyList<int> Removed, Obstacle Obstacle, DateTime? Until = null);

    /// <summary>How many records each master key wraps, by table.</summary>
    public async Task<IReadOnlyList<Count>> CountAsync(CancellationToken cancellation)
    {
        var counts = new List<Count>();
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync(cancellation);
        foreach (var column in Columns(db))
        {
            await using var command = OfficeDatabase.Command(db,
                $"SELECT {column.Version}, count(*) FROM {column.Table} WHERE {column.Key} IS NOT NULL GROUP BY 1 ORDER BY 1");
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
                counts.Add(new(column.Name, VersionOf(reader.GetFieldValue<byte[]>(0)), reader.GetInt64(1)));
        }
        return counts;
    }

    /// <summary>One pass over everything that is sealed.</summary>
    /// <exception cref="MasterKeyException">A master key that wraps something is missing; nothing was changed.</exception>
    public async Task<Summary> RewrapAsync(IProgress<Progress>? progress, CancellationToken cancellation)
    {
        if ((await CountAsync(cancellation)).FirstOrDefault(c => c.Version > 0 && !masters.Opens(c.Version)) is { } missing)
            throw MasterKeys.Missing(missing.Version);
        await NoteNewestAsync(cancellation);
        List<SealedColumn> columns;
        await using (var db = database.Open())
            columns = [.. Columns(db)];
        var rewrapped = new Dictionary<string, int>();
        var broken = new List<string>();
        foreach (var column in columns)
        {
            var done = 0;
            object[]? after = [];
            while (after is { } from)
            {
                (after, var count) = await RewrapAsync(column, from, broken, cancellation);
                if (count == 0)
                    continue;
                done += count;
                progress?.Report(new(column.Name, done));
            }
            if (done > 0)
                rewrapped[column.Name] = rewrapped.GetValueOrDefault(column.Name) + done;
        }
        return new(rewrapped, broken);
    }

    /// <summary>Deletes the older master keys, once nothing is wrapped by them any more, looked at twice.</summary>
    public async Task<Retirement> RetireAsync(IProgress<Progress>? progress, CancellationToken cancellation)
    {
        var old = masters.Versions.Where(v => v < masters.Newest).ToList();
        if (old is [])
            return new([], Obstacle.None);
        var settled = masters.NewestSince + SettleTime;
        if (settled > clock.GetUtcNow().UtcDateTime)
            return new([], Obstacle.TooSoon, settled);
        Summary last;
        var passes = 0;
        do
        {
            last = await RewrapAsync(progress, cancellation);
            if (last.Broken is not [])
                return new([], Obstacle.Broken);
            if (++passes > MostPasses)
                return new([], Obstacle.StillUsed);
        }
        while (last.Total > 0);
        foreach (var version in old)
            masters.Remove(version);
        // The keys are gone from the folder, not yet from here: what slipped in between is saved, and tells that some host lacks the new one.
        last = await RewrapAsync(progress, cancellation);
        return new(old, last.Total == 0 ? Obstacle.None : Obstacle.StillUsed);
    }

    /// <summary>The newest master key that a rotation has used, when this process does not have it; null when all is well.</summary>
    public async Task<int?> MissingAsync(CancellationToken cancellation)
    {
        await using var db = database.Open();
        var used = await db.Settings.Where(s => s.Name == Setting.MasterKey).Select(s => s.Value).SingleOrDefaultAsync(cancellation);
        return used is not null && int.Parse(used, CultureInfo.InvariantCulture) is var version && version > masters.Newest ? version : null;
    }

    private Task<int> NoteNewestAsync(CancellationToken cancellation) => database.WriteAsync(async db =>
    {
        var newest = masters.Newest.ToString(CultureInfo.InvariantCulture);
        if (await db.Settings.SingleOrDefaultAsync(s => s.Name == Setting.MasterKey, cancellation) is { } setting)
            setting.Value = newest;
        else
            db.Settings.Add(new() { Name = Setting.MasterKey, Value = newest });
        return 0;
    }, cancellation);

    // A batch is a transaction. A key that changed meanwhile is left to the next pass: whoever changed it may know more.
    private async Task<(object[]? Last, int Count)> RewrapAsync(SealedColumn column, object[] after, List<string> broken, CancellationToken cancellation)
    {
        while (true)
        {
            var damaged = new List<string>();
            try
            {
                var result = await database.WriteAsync(async db =>
                {
                    var rows = await ReadAsync(db, column, after, cancellation);
                    var count = 0;
                    foreach (var (id, old) in rows)
                    {
                        try
                        {
                            count += await ReplaceAsync(db, column, id, old, sealer.Rewrap(SealedKey.FromBytes(old)).ToBytes(), cancellation);
                        }
                        catch (SealBrokenException)
                        {
                            damaged.Add($"{column.Name} {string.Join(' ', id)}");
                        }
                    }
                    return (rows.Count < Batch ? null : rows[^1].Id, count);
                }, cancellation);
                broken.AddRange(damaged);
                return result;
            }
            catch (Exception exception) when (database.IsConflict(exception))
            {
                // A turn held a row that this waited for, and waited for one that this held: the same again will do.
            }
        }
    }

    private async Task<List<(object[] Id, byte[] Key)>> ReadAsync(OfficeDbContext db, SealedColumn column, object[] after, CancellationToken cancellation)
    {
        var id = string.Join(", ", column.Id);
        var from = after is [] ? "" : $"AND ({id}) > ({string.Join(", ", after.Select((_, i) => $"@id{i}"))})";
        await using var command = OfficeDatabase.Command(db,
            $"SELECT {id}, {column.Key} FROM {column.Table} WHERE {column.Version} <> @newest {from} ORDER BY {id} LIMIT {Batch}",
            [("newest", BytesOf(masters.Newest)), .. Ids(after)]);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<(object[], byte[])>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(([.. Enumerable.Range(0, column.Id.Count).Select(reader.GetValue)], reader.GetFieldValue<byte[]>(column.Id.Count)));
        return rows;
    }

    private static async Task<int> ReplaceAsync(
        OfficeDbContext db, SealedColumn column, object[] id, byte[] old, byte[] rewrapped, CancellationToken cancellation)
    {
        await using var command = OfficeDatabase.Command(db,
            $"UPDATE {column.Table} SET {column.Key} = @new WHERE {string.Join(" AND ", column.Id.Select((name, i) => $"{name} = @id{i}"))} AND {column.Key} = @old",
            [("new", rewrapped), ("old", old), .. Ids(id)]);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private static IEnumerable<(string, object?)> Ids(object[] id) => id.Select((value, i) => ($"id{i}", (object?)value));

    private static byte[] BytesOf(int version)
    {
        var bytes = new byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)version);
        return bytes;
    }

    // Version 0 is none: what stands there is no key.
    private static int VersionOf(byte[] bytes) => bytes.Length == sizeof(ushort) ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : 0;

    // From the model, so that no table that comes later can be forgotten.
    private static IEnumerable<SealedColumn> Columns(OfficeDbContext db) =>
        from entity in db.Model.GetEntityTypes()
        from property in entity.GetProperties()
        where property.ClrType == typeof(SealedKey)
        select new SealedColumn(
            entity.GetTableName()!, Quoted(entity.GetTableName()!), Quoted(property.GetColumnName()),
            [.. entity.FindPrimaryKey()!.Properties.Select(p => Quoted(p.GetColumnName()))]);

    private static string Quoted(string name) => $"\"{name}\"";

    /// <summary>Where record keys stand.</summary>
    private sealed record SealedColumn(string Name, string Table, string Key, IReadOnlyList<string> Id)
    {
        /// <summary>The master key's version; see <see cref="SealedKey"/>.</summary>
        public string Version => $"substr({Key}, 2, 2)";
    }
}
