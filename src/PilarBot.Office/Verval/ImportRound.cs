using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Audit;
using PilarBot.Office.Conversations;
using PilarBot.Office.Residents;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Verval;

/// <summary>
/// Takes the households of a file into a round: all good lines in one transaction, every other one told with what to do. The same file
/// again changes nothing, a corrected one adds the rest.
/// </summary>
internal sealed class ImportRound(OfficeDatabase database, OfficeProfile office, Sealer sealer, KeyedHash hash, TimeProvider clock)
{
    private const int Batch = 500;
    private const int MostLines = 20_000;

    /// <param name="Round">The round's name; the first file opens it.</param>
    /// <param name="Source">DTSEN, DTKS, PK/BKKBN, or the office's own word.</param>
    /// <param name="DueOn">The last day for visits.</param>
    /// <param name="IsTrial">True to be told all and change nothing.</param>
    public sealed record Order(string Round, string Source, DateOnly DueOn, bool IsTrial)
    {
        /// <summary>Who gave it at the desk; null for the command line.</summary>
        public Guid? By { get; init; }
    }

    /// <param name="Taken">Households that are new in the round.</param>
    /// <param name="Known">Lines that were taken before.</param>
    /// <param name="Problems">What is wrong, by line; these lines are not taken.</param>
    /// <param name="Notices">What was noticed and does no harm, by line.</param>
    /// <param name="Differences">How many of those taken differ from what the office knew, by kind.</param>
    public sealed record Report(
        int Taken, int Known, IReadOnlyList<ImportedTable.Notice> Problems, IReadOnlyList<ImportedTable.Notice> Notices,
        IReadOnlyDictionary<VervalDifference, int> Differences);

    /// <summary>Whether somebody may take households in at the desk: a file may hold any place, so the role has to hold for the whole office.</summary>
    public static bool MayImport(Caller caller) => caller.PersonId is not null && caller.Roles.Any(r => r is { Role: "staf-dinsos", Wilayah: "" });

    /// <summary>As the command, for somebody at the desk.</summary>
    public async Task<ActionOutcome<Report>> AtDeskAsync(byte[] file, Order order, Caller caller, CancellationToken cancellation) => MayImport(caller)
        ? await RunAsync(file, order with { By = caller.PersonId }, cancellation)
        : VervalRefusal.NotAllowed;

    public async Task<Report> RunAsync(byte[] file, Order order, CancellationToken cancellation)
    {
        ImportedTable table;
        try
        {
            table = ImportedTable.Read(file);
        }
        catch (InvalidDataException exception)
        {
            return Nothing([new(1, exception.Message)]);
        }
        if (Wrong(order, table) is { Count: > 0 } wrong)
            return Nothing(wrong);
        var reading = new ReadHouseholds(office, office.DayOf(clock.GetUtcNow().UtcDateTime));
        var lines = reading.Read(table);
        while (true)
        {
            try
            {
                var (taken, known, problems, differences) = await TakeAsync(lines, order, cancellation);
                return new(taken, known, [.. reading.Problems.Concat(problems).OrderBy(p => p.Line)], [.. reading.Notices.OrderBy(n => n.Line)], differences);
            }
            catch (Exception exception) when (database.IsConflict(exception))
            {
                // A turn entered one of these families at the same time: the next look finds it.
            }
        }
    }

    private static Report Nothing(IReadOnlyList<ImportedTable.Notice> problems) => new(0, 0, problems, [], new Dictionary<VervalDifference, int>());

    private List<ImportedTable.Notice> Wrong(Order order, ImportedTable table)
    {
        var wrong = new List<ImportedTable.Notice>();
        if (order.Round.Trim() is { Length: < 3 or > 80 })
            wrong.Add(new(1, "nama putaran harus 3 sampai 80 huruf."));
        if (order.Source.Trim() is { Length: < 2 or > 40 })
            wrong.Add(new(1, "sumber data harus 2 sampai 40 huruf, misalnya DTSEN."));
        if (order.DueOn < office.DayOf(clock.GetUtcNow().UtcDateTime))
            wrong.Add(new(1, "batas waktu sudah lewat."));
        if (table.Rows.Count > MostLines)
            wrong.Add(new(1, $"ada {table.Rows.Count} baris; paling banyak {MostLines} sekali muat. Bagi berkasnya menurut kecamatan."));
        return wrong;
    }

    private async Task<(int, int, List<ImportedTable.Notice>, Dictionary<VervalDifference, int>)> TakeAsync(
        List<HouseholdLine> lines, Order order, CancellationToken cancellation)
    {
        var problems = new List<ImportedTable.Notice>();
        var differences = new Dictionary<VervalDifference, int>();
        var now = clock.GetUtcNow();
        var (taken, known) = (0, 0);
        await using var db = database.Open();
        await using var transaction = await database.BeginWriteAsync(db, cancellation);
        // Two files for one round, one after the other.
        await Setting.LockAsync(db, "verval-import", cancellation);
        var round = await RoundAsync(db, order, now, cancellation);
        foreach (var some in lines.Chunk(Batch))
        {
            var view = await KnownHouseholds.LoadAsync(db, round.Id, some, hash, cancellation);
            var numbers = new Queue<long>(await NumbersAsync(db, some, view, cancellation));
            foreach (var line in some)
                switch (view.Place(line, hash))
                {
                    case LinePlace.InRound:
                        known++;
                        break;
                    case LinePlace.OtherContent:
                        problems.Add(new(line.Line, "keluarga ini sudah ada di putaran ini dengan isi berbeda. Perubahan dicatat saat kunjungan; baris ini tidak dimuat."));
                        break;
                    case LinePlace.HeadElsewhere:
                        problems.Add(new(line.Line, "NIK kepala keluarga sudah ada di putaran ini pada KK lain. Periksa KK mana yang berlaku."));
                        break;
                    case LinePlace.New:
                        taken++;
                        foreach (var difference in Add(db, round, line, view, numbers, now))
                            differences[difference] = differences.GetValueOrDefault(difference) + 1;
                        break;
                }
            if (!order.IsTrial)
                await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }
        if (order.IsTrial)
            return (taken, known, problems, differences);
        if (taken > 0)
        {
            await db.VervalRounds.Where(r => r.Id == round.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.Count, round.Count), cancellation);
            var count = taken.ToString(CultureInfo.InvariantCulture);
            db.AuditEntries.Add(order.By is { } person
                ? AuditEntry.ByPerson(person, AuditAct.VervalImported, round.Id.ToString(), count, now.UtcDateTime, sealer)
                : AuditEntry.By(AuditActor.CommandLine, AuditAct.VervalImported, round.Id.ToString(), count, now.UtcDateTime));
            await db.SaveChangesAsync(cancellation);
        }
        await transaction.CommitAsync(cancellation);
        return (taken, known, problems, differences);
    }

    private static async Task<VervalRound> RoundAsync(OfficeDbContext db, Order order, DateTimeOffset now, CancellationToken cancellation)
    {
        var name = order.Round.Trim();
        if (await db.VervalRounds.AsNoTracking().SingleOrDefaultAsync(r => r.Name == name, cancellation) is { } open)
        {
            if (open.DueOn != order.DueOn && !order.IsTrial)
                await db.VervalRounds.Where(r => r.Id == open.Id).ExecuteUpdateAsync(set => set.SetProperty(r => r.DueOn, order.DueOn), cancellation);
            open.DueOn = order.DueOn;
            return open;
        }
        var round = new VervalRound { Id = Guid.CreateVersion7(now), Name = name, Source = order.Source.Trim(), DueOn = order.DueOn, OpenedAt = now.UtcDateTime };
        db.VervalRounds.Add(round);
        return round;
    }

    private async Task<IReadOnlyList<long>> NumbersAsync(OfficeDbContext db, HouseholdLine[] lines, KnownHouseholds view, CancellationToken cancellation) =>
        lines.Count(l => view.Place(l, hash) is LinePlace.New && view.Household(l.Facts.Kk, hash) is null) is var count and > 0
            ? await database.NextNumbersAsync(db, "household", count, cancellation)
            : [];

    private List<VervalDifference> Add(OfficeDbContext db, VervalRound round, HouseholdLine line, KnownHouseholds view, Queue<long> numbers, DateTimeOffset now)
    {
        var facts = line.Facts;
        var household = view.Household(facts.Kk, hash);
        var differences = Compare.With(line, household, view, sealer, hash);
        household ??= NewHousehold(db, line, numbers.Dequeue(), now);
        // What the source alone knows. All else stays until somebody has been there.
        (household.Source, household.SourceDate) = (round.Source, line.SourceDate ?? household.SourceDate);
        (household.Desil, household.IsExtremelyPoor) = (facts.Desil ?? household.Desil, line.IsExtremelyPoor);
        household.SourceId = line.SourceId.Length == 0 ? household.SourceId : sealer.Seal(household.Key, household.Id, "source-id", line.SourceId);
        household.Address ??= facts.Address.Length == 0 ? null : sealer.Seal(household.Key, household.Id, "address", facts.Address);
        if (household.Rt.Length == 0)
            household.Rt = facts.Rt;
        Person(db, facts.Head, facts.Nik, household, line.Desa, view, now);
        foreach (var member in facts.Members)
            Person(db, member.Name, member.Nik, household, line.Desa, view, now);
        var id = Guid.CreateVersion7(now);
        var key = sealer.NewKey(id);
        db.VervalHouseholds.Add(new()
        {
            Id = id,
            Key = key,
            RoundId = round.Id,
            HouseholdId = household.Id,
            No = ++round.Count,
            Kecamatan = line.Desa[..8],
            Desa = line.Desa,
            LineHash = hash.Of(HashPurpose.ImportedLine, line.Content),
            HeadNikHash = facts.Nik is null ? null : hash.Of(HashPurpose.Nik, facts.Nik),
            Facts = sealer.Seal(key, id, "facts", JsonSerializer.SerializeToUtf8Bytes(facts)),
            Differences = string.Join(' ', differences.Select(d => d.Code())),
            DueOn = round.DueOn,
        });
        return differences;
    }

    private Household NewHousehold(OfficeDbContext db, HouseholdLine line, long number, DateTimeOffset now)
    {
        var household = Household.New(
            Guid.CreateVersion7(now), HumanNumber.Household.Write(number, now.UtcDateTime, office.Zone), line.Facts.Kk, line.Facts.Head, line.Desa, now.UtcDateTime, sealer, hash);
        db.Households.Add(household);
        return household;
    }

    // Without a NIK nobody could be found again by name alone: such a member stays in the facts of the round.
    private void Person(OfficeDbContext db, string name, string? nik, Household household, string desa, KnownHouseholds view, DateTimeOffset now)
    {
        if (nik is null)
            return;
        if (view.Resident(nik, hash) is { } known)
        {
            known.HouseholdId ??= household.Id;
            return;
        }
        var resident = FindResident.Add(db, new(name, nik, null, null, desa), Guid.CreateVersion7(now), now.UtcDateTime, sealer, hash);
        resident.HouseholdId = household.Id;
        view.Add(resident);
    }
}
