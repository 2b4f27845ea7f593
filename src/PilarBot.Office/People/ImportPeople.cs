using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PilarBot.Flows.Answers;
using PilarBot.Office.Audit;
using PilarBot.Office.Field;
using PilarBot.Office.Neutrality;
using PilarBot.Office.Reference;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.People;

/// <summary>
/// Takes the office's roster from a CSV file with the columns <c>nama,telepon,peran,wilayah</c> and, if it likes,
/// <c>tim,penunjuk,nomor_sk,mulai,selesai,lembaga,pelatihan,label</c>, several tags between <c>;</c> or <c>|</c>. All or
/// nothing: every faulty line is reported, and none is taken while one is left. Running it again changes what has changed.
/// </summary>
internal sealed class ImportPeople(OfficeDatabase database, OfficeProfile office, KeyedHash hash, Sealer sealer, TimeProvider clock)
{
    /// <param name="Added">People who are new.</param>
    /// <param name="Known">People who were on the roster already.</param>
    /// <param name="Problems">What is wrong, by line; when there is any, nothing was taken.</param>
    public sealed record Report(int Added, int Known, IReadOnlyList<string> Problems);

    /// <summary>Takes a file.</summary>
    /// <param name="csv">Its text.</param>
    /// <param name="isDemo">True for the invented people of the demo.</param>
    /// <param name="cancellation">Takes nothing.</param>
    /// <param name="by">Who gave it at the console; null for the command line.</param>
    public async Task<Report> RunAsync(TextReader csv, bool isDemo, CancellationToken cancellation, Guid? by = null)
    {
        var file = new ImportedCsv(csv, "nama", "telepon", "peran");
        var lines = file.Read(() => ReadLine(file));
        if (file.Problems is not [])
            return new(0, 0, file.Problems);
        var now = clock.GetUtcNow();
        return await database.WriteAsync(async db =>
        {
            var (added, known) = (0, 0);
            foreach (var group in lines.GroupBy(l => l.Phone))
            {
                var phone = hash.Of(HashPurpose.Phone, group.Key);
                var person = await db.People.Include(p => p.Roles).FirstOrDefaultAsync(p => p.PhoneHash == phone, cancellation);
                if (person is null)
                {
                    person = new()
                    {
                        Id = Guid.CreateVersion7(now),
                        Name = group.First().Name,
                        Team = Told(group, l => l.Team),
                        Institution = Told(group, l => l.Institution),
                        Training = Told(group, l => l.Training),
                        PhoneHash = phone,
                        IsDemo = isDemo,
                        CreatedAt = now.UtcDateTime,
                    };
                    db.People.Add(person);
                    added++;
                }
                else
                {
                    person.Name = group.First().Name;
                    person.Team = Told(group, l => l.Team) ?? person.Team;
                    person.Institution = Told(group, l => l.Institution) ?? person.Institution;
                    person.Training = Told(group, l => l.Training) ?? person.Training;
                    known++;
                }
                foreach (var line in group)
                    Grant(db, person, line, now, by);
                await TagAsync(db, person, group.SelectMany(l => l.Tags).Distinct(), now, by, cancellation);
            }
            Enter(db, AuditAct.RosterImported, null, (added + known).ToString(CultureInfo.InvariantCulture), now, by);
            return new Report(added, known, []);
        }, cancellation);
    }

    private static string? Told(IEnumerable<Line> lines, Func<Line, string> what) => lines.Select(what).FirstOrDefault(t => t.Length > 0);

    private void Grant(OfficeDbContext db, Person person, Line line, DateTimeOffset now, Guid? by)
    {
        if (person.Roles.FirstOrDefault(r => r.Role == line.Role && r.Wilayah == line.Wilayah && (r.Until is null || r.Until > now.UtcDateTime)) is { } known)
        {
            Appoint(known, line);
            return;
        }
        var grant = new RoleGrant
        {
            Id = Guid.CreateVersion7(now),
            PersonId = person.Id,
            Role = line.Role,
            Wilayah = line.Wilayah,
            Since = line.Since ?? now.UtcDateTime,
        };
        Appoint(grant, line);
        person.Roles.Add(grant);
        db.RoleGrants.Add(grant);
        Enter(db, AuditAct.RoleGranted, person.Id.ToString(), line.Role, now, by);
    }

    // A file adds tags: it takes none off.
    private async Task TagAsync(OfficeDbContext db, Person person, IEnumerable<string> tags, DateTimeOffset now, Guid? by, CancellationToken cancellation)
    {
        var wanted = tags.ToList();
        if (wanted is [])
            return;
        var known = await db.PersonTags.Where(t => t.PersonId == person.Id).Select(t => t.Tag).ToListAsync(cancellation);
        foreach (var tag in wanted.Except(known))
        {
            db.PersonTags.Add(new() { PersonId = person.Id, Tag = tag, Since = now.UtcDateTime, By = by });
            Enter(db, AuditAct.PersonTagged, person.Id.ToString(), null, now, by);
        }
    }

    private void Enter(OfficeDbContext db, AuditAct act, string? record, string? detail, DateTimeOffset now, Guid? by) => db.AuditEntries.Add(by is { } person
        ? AuditEntry.ByPerson(person, act, record, detail, now.UtcDateTime, sealer)
        : AuditEntry.By(AuditActor.CommandLine, act, record, detail, now.UtcDateTime));

    // what a file leaves out stays as it was
    private static void Appoint(RoleGrant grant, Line line)
    {
        grant.AppointedBy = line.AppointedBy.Length > 0 ? line.AppointedBy : grant.AppointedBy;
        grant.Decree = line.Decree.Length > 0 ? line.Decree : grant.Decree;
        grant.Until = line.Until ?? grant.Until;
    }

    private Line? ReadLine(ImportedCsv file)
    {
        var before = file.Problems.Count;
        var name = file.Field("nama");
        var phone = Phone.Read(file.Field("telepon")).Number;
        var role = RoleOf(file.Field("peran"));
        var place = PlaceOf.Read(office, file.Field("wilayah"));
        var team = string.Join('-', file.Field("tim").ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (name is "" or { Length: > 120 })
            file.Problem("nama kosong atau lebih dari 120 huruf.");
        if (phone is null)
            file.Problem("nomor telepon tidak terbaca; tulis seperti 081234567890.");
        if (role is null)
            file.Problem($"peran \"{file.Field("peran")}\" belum dikenal; pilih dari {string.Join(", ", OfficeRole.All.Select(r => r.Code))}.");
        if (place is null)
            file.Problem($"wilayah \"{file.Field("wilayah")}\" tidak ada di {office.Name}; tulis kode seperti {office.Regency}.01 atau nama kecamatan, atau kosongkan.");
        foreach (var (column, max) in (ReadOnlySpan<(string, int)>)[("penunjuk", 120), ("nomor_sk", 80), ("lembaga", 120), ("pelatihan", 200)])
            if (file.Field(column).Length > max)
                file.Problem($"{column} lebih dari {max} huruf.");
        var (since, until) = (DayOf(file, "mulai"), DayOf(file, "selesai"));
        if (until < since)
            file.Problem("selesai lebih awal daripada mulai.");
        if (team.Length > 40)
            file.Problem("tim lebih dari 40 huruf.");
        var tags = new List<string>();
        foreach (var typed in file.Field("label").Split([';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (PersonTag.Read(typed) is { } tag)
                tags.Add(tag);
            else
                file.Problem($"label \"{typed}\" harus 2 sampai {PersonTag.MostLength} huruf, angka, spasi, atau tanda hubung.");
        return file.Problems.Count > before ? null : new(
            name, phone!, role!, place!, team, file.Field("penunjuk"), file.Field("nomor_sk"), StartOf(since), StartOf(until?.AddDays(1)),
            file.Field("lembaga"), file.Field("pelatihan"), tags);
    }

    private DateTime? StartOf(DateOnly? day) => day is { } known ? office.Zone.ToUtc(known.ToDateTime(TimeOnly.MinValue)) : null;

    private static DateOnly? DayOf(ImportedCsv file, string column)
    {
        var day = ElectionPhase.ReadDay(file.Field(column));
        if (day is null && file.Field(column).Length > 0)
            file.Problem($"{column} \"{file.Field(column)}\" belum terbaca; tulis seperti 2026-05-31.");
        return day;
    }

    private static string? RoleOf(string typed) =>
        OfficeRole.All.FirstOrDefault(r => Same(r.Code, typed) || Same(r.Label, typed) || r.Aliases.Any(a => Same(a, typed)))?.Code;

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    private sealed record Line(
        string Name, string Phone, string Role, string Wilayah, string Team, string AppointedBy, string Decree, DateTime? Since, DateTime? Until,
        string Institution, string Training, IReadOnlyList<string> Tags);
}
