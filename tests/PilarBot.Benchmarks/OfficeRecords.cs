using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using PilarBot.Flows.Answers;
using PilarBot.Office;
using PilarBot.Office.Cases;
using PilarBot.Office.Reference;
using PilarBot.Office.Residents;
using PilarBot.Office.Sealing;
using PilarBot.TestKit.Databases;

namespace PilarBot.Benchmarks;

/// <summary>Years of an office's work, made up: residents with sealed names and their words, households, cases in all states with timelines.</summary>
/// <param name="database">On PostgreSQL.</param>
/// <param name="office">Where they live.</param>
/// <param name="sealer">With the keys of the hosts.</param>
/// <param name="hash">Likewise.</param>
/// <param name="now">UTC.</param>
internal sealed class OfficeRecords(TestDatabase database, OfficeProfile office, Sealer sealer, KeyedHash hash, DateTime now)
{
    // Common names are what a search has to get over: some forty first ones, some sixty last ones.
    private static readonly string[] firsts =
        [.. "Siti Nur Sri Muhammad Abdul Ahmad Andi Dewi Halimah Fatimah Wa La Hasan Husein Rahma Ratna Agus Budi Yusuf Ibrahim Ismail Maryam Aminah Zainab Rosmini Sitti Hj H Daeng Indo Ambo Baso Besse Tenri Irma Wati Joko Slamet Bambang Made".Split(' ')];

    private static readonly string[] lasts =
        [.. Enumerable.Range(0, 60).Select(i => "Rama Sula Tene Bara Kolo Pato Lima Sari Wulan Hadi".Split(' ')[i % 10] + "ng wan tin mah din yah".Split(' ')[i / 10])];

    private readonly IReadOnlyList<string> desa = [.. office.Lists.Lists["desa"].Select(d => d.Value)];

    /// <summary>The NIK of a resident, by their place among all: none of those that the demonstration has.</summary>
    public string Nik(int i) => string.Create(CultureInfo.InvariantCulture, $"7406{int.Parse(Desa(i)[6..8], CultureInfo.InvariantCulture):00}{1 + i % 28:00}{1 + i / 28 % 12:00}{40 + i / 336 % 60:00}{1001 + i / 20160:0000}");

    /// <summary>Their name.</summary>
    public static string Name(int i) => $"{firsts[i % firsts.Length]} {lasts[i / firsts.Length % lasts.Length]} {lasts[i / 997 % lasts.Length]}";

    /// <summary>Where they live: the first desa has as many as the last.</summary>
    public string Desa(int i) => desa[i % desa.Count];

    /// <summary>A case's number.</summary>
    public static string Number(int i) => $"KS-2026-{i + 1:000000}";

    /// <summary>Fills the database.</summary>
    /// <param name="cases">One for each resident.</param>
    /// <param name="households">Families.</param>
    /// <param name="pillars">Who reported the cases, by kecamatan.</param>
    public async Task FillAsync(int cases, int households, IReadOnlyDictionary<string, Guid> pillars)
    {
        await using var db = database.Office.Open();
        await CopyAsync(db, Enumerable.Range(0, households).Select(Household));
        var words = new List<ResidentWord>();
        foreach (var some in Enumerable.Range(0, cases).Chunk(20_000))
        {
            var made = some.Select(i => Make(i, cases, pillars)).ToList();
            await CopyAsync(db, made.Select(m => m.Resident));
            await CopyAsync(db, made.SelectMany(m => ResidentWord.Of(m.Resident.Id, Name(m.Ordinal), m.Resident.Desa, hash)));
            await CopyAsync(db, made.Select(m => m.File));
            await CopyAsync(db, made.SelectMany(m => m.Events));
        }
        await db.Database.ExecuteSqlRawAsync("ANALYZE");
    }

    private Household Household(int i)
    {
        var id = HiddenId.New();
        var key = sealer.NewKey(id);
        var kk = Nik(1_000_000 + i);
        return new()
        {
            Id = id,
            Number = $"KL-2026-{i + 1:000000}",
            Key = key,
            Kk = sealer.Seal(key, id, "kk", kk),
            KkHash = hash.Of(HashPurpose.Kk, kk),
            Head = sealer.Seal(key, id, "head", Name(i)),
            Address = sealer.Seal(key, id, "address", "Jalan Mawar"),
            Rt = $"{1 + i % 9:000}/001",
            Kecamatan = Desa(i)[..8],
            Desa = Desa(i),
            Source = "DTSEN",
            SourceDate = new(2026, 9, 30),
            Desil = 1 + i % 10,
            IsExtremelyPoor = i % 10 == 0,
            VerifiedOn = i % 3 == 0 ? DateOnly.FromDateTime(now).AddDays(-(i % 500)) : null,
            CreatedAt = now,
        };
    }

    private (int Ordinal, Resident Resident, CaseFile File, List<CaseEvent> Events) Make(int i, int cases, IReadOnlyDictionary<string, Guid> pillars)
    {
        var opened = now.AddMinutes(-(cases - i));
        var (person, nik, place) = (HiddenId.New(), Nik(i), Desa(i));
        var key = sealer.NewKey(person);
        var resident = new Resident
        {
            Id = person,
            Key = key,
            Name = sealer.Seal(key, person, "name", Name(i)),
            Nik = sealer.Seal(key, person, "nik", nik),
            NikHash = hash.Of(HashPurpose.Nik, nik),
            Sex = i % 2 == 0 ? Sex.Male : Sex.Female,
            BirthYear = 1930 + i % 95,
            Kecamatan = place[..8],
            Desa = place,
            CreatedAt = opened,
        };
        var id = Guid.CreateVersion7(opened);
        var own = sealer.NewKey(id);
        var file = new CaseFile
        {
            Id = id,
            Number = Number(i),
            Kinds = $"{1 + i % 26:00}",
            IsSensitive = CaseFile.AnySensitive([$"{1 + i % 26:00}"]),
            Kecamatan = place[..8],
            Desa = place,
            ResidentId = person,
            Key = own,
            Description = sealer.Seal(own, id, "description", "Tinggal sendiri, sudah sulit berjalan, atap rumah bocor."),
            ReportedBy = pillars[place[..8]],
            ConversationId = Guid.CreateVersion7(opened),
            OpenedAt = opened,
        };
        // Seven of ten are closed, as years leave them.
        List<CaseEvent> events = [Event(file, CaseEventKind.Opened, null, opened)];
        foreach (var state in ((CaseState[])[CaseState.InVerification, CaseState.InHandling, CaseState.Done]).Take(i % 10 < 7 ? 3 : i % 10 - 7))
        {
            if (file.MoveTo(state, opened.AddHours(1 + (int)state), CaseResult.List[0].Value) is { } refusal)
                throw new InvalidOperationException(refusal.ToString());
            events.Add(Event(file, CaseEventKind.Moved, state, opened.AddHours(1 + (int)state)));
        }
        return (i, resident, file, events);
    }

    private static CaseEvent Event(CaseFile file, CaseEventKind kind, CaseState? state, DateTime at) =>
        new() { Id = Guid.CreateVersion7(at), CaseId = file.Id, Kind = kind, State = state, By = file.ReportedBy, At = at };

    /// <summary>Copies rows as the model maps them.</summary>
    public static async Task CopyAsync<T>(OfficeDbContext db, IEnumerable<T> rows) where T : class
    {
        var entity = db.Model.FindEntityType(typeof(T))!;
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!);
        var columns = entity.GetProperties().Select(p => (
            Name: p.GetColumnName(table)!, Type: p.GetRelationalTypeMapping().StoreTypeNameBase, Get: p.GetGetter(), p.GetTypeMapping().Converter)).ToList();
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        if (connection.State is not System.Data.ConnectionState.Open)
            await db.Database.OpenConnectionAsync();
        await using var copy = await connection.BeginBinaryImportAsync(
            $"COPY {table.Name} ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
        {
            await copy.StartRowAsync();
            foreach (var (_, type, get, converter) in columns)
            {
                var value = get.GetClrValue(row);
                value = converter is null ? value : converter.ConvertToProvider(value);
                if (value is null)
                    await copy.WriteNullAsync();
                else
                    await copy.WriteAsync(value, type);
            }
        }
        await copy.CompleteAsync();
    }
}
