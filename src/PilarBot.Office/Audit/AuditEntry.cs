using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Audit;

/// <summary>
/// One act that can be asked about later: who, when, what, on which record. Written in the transaction of the act itself, linked into the
/// chain a moment later, never changed after that. Names nobody: people stand in it by id, records by number or id, so that erasing a
/// person's data leaves the chain as it is.
/// </summary>
/// <remarks>
/// Of an act on a complaint only actor, act and day are open. Its moment is also that of the notice to the reporter's chat, so a number
/// beside it would lead there: both are sealed.
/// </remarks>
internal sealed class AuditEntry
{
    /// <summary>The longest name of a record, in characters.</summary>
    public const int MostRecord = 40;
    private const int MostDetail = 40;
    private const string SealedField = "audit";

    private AuditEntry() { }

    /// <summary>Rises, given by the database.</summary>
    public long Id { get; private set; }

    /// <summary>Its place in the chain, 1, 2, 3…; null until it is linked.</summary>
    public long? Position { get; set; }

    /// <summary>See <see cref="AuditChain"/>; null until it is linked.</summary>
    public byte[]? Hash { get; set; }

    public AuditActor Actor { get; private init; }

    /// <summary>Whose act it was, for <see cref="AuditActor.Person"/>; for a command who decided it, where the roster has that name.</summary>
    public Guid? PersonId { get; private init; }

    public AuditAct Act { get; private init; }

    /// <summary>The record's number, or its id; null where there is none, or it is sealed.</summary>
    public string? Record { get; private init; }

    /// <summary>A code or a count; null where there is none, or it is sealed.</summary>
    public string? Detail { get; private init; }

    /// <summary>The moment; of an act on a complaint the day (UTC).</summary>
    public DateTime At { get; private init; }

    /// <summary>What <see cref="Sealed"/> is sealed with. A rotation of master keys wraps it anew, so it is no part of the chain.</summary>
    public SealedKey? Key { get; private init; }

    /// <summary>Moment, record and detail of an act on a complaint.</summary>
    public byte[]? Sealed { get; private init; }

    /// <summary>What somebody on the roster did.</summary>
    public static AuditEntry ByPerson(Guid person, AuditAct act, string? record, string? detail, DateTime now, Sealer sealer)
    {
        Refuse(record, MostRecord);
        Refuse(detail, MostDetail);
        if (!act.IsOnComplaint())
            return new() { Actor = AuditActor.Person, PersonId = person, Act = act, Record = record, Detail = detail, At = now };
        var key = sealer.NewKey(HiddenId.New());
        var text = string.Create(CultureInfo.InvariantCulture, $"{now.Ticks} {record} {detail}");
        return new()
        {
            Actor = AuditActor.Person,
            PersonId = person,
            Act = act,
            At = now.Date,
            Key = key,
            Sealed = sealer.Seal(key, key.Owner, SealedField, text),
        };
    }

    /// <summary>What was done by a command or by the program itself.</summary>
    public static AuditEntry By(AuditActor actor, AuditAct act, string? record, string? detail, DateTime now, Guid? decidedBy = null)
    {
        if (actor is AuditActor.Person || act.IsOnComplaint())
            throw new ArgumentException("Acts of people and on complaints are entered with who did it.", nameof(actor));
        Refuse(record, MostRecord);
        Refuse(detail, MostDetail);
        return new() { Actor = actor, PersonId = decidedBy, Act = act, Record = record, Detail = detail, At = now };
    }

    /// <summary>
    /// Who on the roster a name given to a command is: the trail keeps ids only. Null when nobody there has it, or several do.
    /// </summary>
    public static async Task<Guid?> PersonNamedAsync(OfficeDbContext db, string name, CancellationToken cancellation)
    {
        // The databases fold letters differently; a roster is small.
        var roster = await db.People.Select(p => new { p.Id, p.Name }).ToListAsync(cancellation);
        return roster.FindAll(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase)) is [var only] ? only.Id : null;
    }

    /// <summary>What was sealed, opened; null where nothing was.</summary>
    /// <exception cref="SealBrokenException">It was changed.</exception>
    public string? OpenSealed(Sealer sealer) => Key is null || Sealed is null ? null : sealer.OpenText(Key, Key.Owner, SealedField, Sealed);

    /// <summary>Moment, record and detail, whether they stand open or sealed.</summary>
    /// <exception cref="SealBrokenException">What was sealed was changed.</exception>
    public (DateTime At, string? Record, string? Detail) Read(Sealer sealer)
    {
        if (OpenSealed(sealer)?.Split(' ') is not [var ticks, var record, var detail])
            return (At, Record, Detail);
        return (new(long.Parse(ticks, CultureInfo.InvariantCulture), DateTimeKind.Utc), record, detail.Length == 0 ? null : detail);
    }

    // Ids, numbers, codes, counts. A name or a sentence in an entry could never be taken out again.
    private static void Refuse(string? word, int most)
    {
        if (word is not null && (word.Length is 0 || word.Length > most || !word.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')))
            throw new ArgumentException("An audit entry takes ids, numbers and codes only.", nameof(word));
    }

    internal sealed class Configuration : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> builder)
        {
            builder.ToTable("audit_entries").HasKey(e => e.Id);
            // Whoever links is to find the entry unlinked: of two at once one is undone.
            builder.Property(e => e.Position).IsConcurrencyToken();
            builder.HasIndex(e => e.Position).IsUnique();
            builder.Property(e => e.Hash).HasMaxLength(KeyedHash.Length);
            builder.Property(e => e.Record).HasMaxLength(MostRecord);
            builder.HasIndex(e => e.Record);
            builder.HasIndex(e => e.PersonId);
            builder.Property(e => e.Detail).HasMaxLength(MostDetail);
        }
    }
}
