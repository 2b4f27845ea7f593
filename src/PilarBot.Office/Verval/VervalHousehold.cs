using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Residents;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Verval;

/// <summary>A household in a round: who visits it, how far that is, what came of it. What tells who it is is sealed.</summary>
internal sealed class VervalHousehold : IPlaced
{
    public required Guid Id { get; init; }

    /// <summary>The record's own key, wrapped.</summary>
    public required SealedKey Key { get; set; }
    public required Guid RoundId { get; init; }

    /// <summary>Which family it is; null once what it said was erased, see <see cref="Forget"/>.</summary>
    public required Guid? HouseholdId { get; set; }

    /// <summary>Its number in the round, from 1: what people call it by.</summary>
    public required int No { get; init; }
    public required string Kecamatan { get; init; }
    public required string Desa { get; init; }

    /// <summary>Keyed hash of all that the imported line says: the same line again changes nothing.</summary>
    public required byte[] LineHash { get; set; }

    /// <summary>Keyed hash of the NIK of its head, of which a round has one; null when the line has none.</summary>
    public byte[]? HeadNikHash { get; set; }

    /// <summary>Sealed as <c>facts</c>: the <see cref="SourceFacts"/> as JSON.</summary>
    public required byte[] Facts { get; set; }

    /// <summary>In what the source differs from what the office knew, as codes of <see cref="VervalDifference"/> with spaces between.</summary>
    public string Differences { get; init; } = "";

    public VervalState State { get; private set; } = VervalState.Waiting;

    /// <summary>What the visitor found; null until the form is sent in.</summary>
    public VervalResult? Result { get; private set; }

    /// <summary>Who visits it.</summary>
    public Guid? VisitorId { get; private set; }

    /// <summary>The visitor's chat, which hears of what is sent back.</summary>
    public Guid? ConversationId { get; private set; }

    /// <summary>By when. The round's day unless whoever takes it says an earlier one.</summary>
    public required DateOnly DueOn { get; set; }

    /// <summary>The sections of the form that are kept, with spaces between.</summary>
    public string Sections { get; set; } = "";

    /// <summary>True when the visitor said that the family is their own or a relative's.</summary>
    public bool HasConflict { get; set; }

    /// <summary>True when the form was filled without a visit that can be seen: no place, a place far away, no photo.</summary>
    public bool IsDesk { get; set; }

    /// <summary>Why it counts as filled without a visit, as codes of <see cref="VisitProof"/>; empty for a visit.</summary>
    public string DeskReasons { get; set; } = "";

    public DateTime? SubmittedAt { get; private set; }
    public Guid? CheckedBy { get; private set; }
    public DateTime? CheckedAt { get; private set; }

    /// <summary>How far the village's operator has come with it in SIKS-NG.</summary>
    public SiksState Siks { get; set; }

    /// <summary>Sealed as <c>siks-number</c>: the number that SIKS-NG gave it.</summary>
    public byte[]? SiksNumber { get; set; }
    public DateOnly? SiksOn { get; set; }

    /// <summary>True when the section is kept.</summary>
    public bool Has(string section) => Sections.Split(' ').Contains(section);

    /// <summary>Somebody takes it: false when somebody else has it, or it needs no visit any more.</summary>
    public bool Take(Guid visitor, Guid conversation)
    {
        if (State is not (VervalState.Waiting or VervalState.Taken or VervalState.Returned) || (VisitorId is { } other && other != visitor))
            return false;
        (VisitorId, ConversationId) = (visitor, conversation);
        if (State is VervalState.Waiting)
            State = VervalState.Taken;
        return true;
    }

    /// <summary>Gives it back so that somebody else can take it; false when it is not in hand.</summary>
    public bool Release()
    {
        if (State is not (VervalState.Taken or VervalState.Returned))
            return false;
        (VisitorId, ConversationId, State) = (null, null, VervalState.Waiting);
        return true;
    }

    /// <summary>The visitor sends it in; false when it is not in hand.</summary>
    public bool Submit(VervalResult result, DateTime now)
    {
        if (State is not (VervalState.Taken or VervalState.Returned))
            return false;
        (State, Result, SubmittedAt) = (VervalState.Submitted, result, now);
        return true;
    }

    /// <summary>A second person decides: false when nothing is sent in, or it is the visitor.</summary>
    public bool Check(bool accept, Guid by, DateTime now)
    {
        if (State is not VervalState.Submitted || by == VisitorId)
            return false;
        (State, CheckedBy, CheckedAt) = (accept ? VervalState.Accepted : VervalState.Returned, by, now);
        return true;
    }

    /// <summary>
    /// Forgets which family it was and all that was told of it. What is left is counted: place, state, result, who visited. Nobody can
    /// take it, answer it or check it any more.
    /// </summary>
    public void Forget(Sealer sealer)
    {
        Key = sealer.NewKey(Id);
        Facts = sealer.Seal(Key, Id, "facts", JsonSerializer.SerializeToUtf8Bytes(new SourceFacts("", "(data dihapus)", null, "", "", null, [])));
        (HouseholdId, HeadNikHash, LineHash, SiksNumber, ConversationId) = (null, null, [], null, null);
    }

    /// <summary>What the source says.</summary>
    public SourceFacts OpenFacts(Sealer sealer) => JsonSerializer.Deserialize<SourceFacts>(sealer.Open(Key, Id, "facts", Facts))!;
}

/// <summary>A household as its source has it.</summary>
/// <param name="Kk">Sixteen digits.</param>
/// <param name="Head">The name of its head.</param>
/// <param name="Nik">The head's; null when the source has none.</param>
/// <param name="Address">As written; empty when the source has none.</param>
/// <param name="Rt">RT and RW, <c>003/001</c>; empty when the source has none.</param>
/// <param name="Desil">1 to 10; null when the source has none.</param>
/// <param name="Members">Further members.</param>
internal sealed record SourceFacts(string Kk, string Head, string? Nik, string Address, string Rt, int? Desil, IReadOnlyList<SourceMember> Members);

/// <summary>Another member of a household.</summary>
internal sealed record SourceMember(string Name, string? Nik);

/// <summary>How far a household has come in its round. Only <see cref="Accepted"/> counts as verified.</summary>
internal enum VervalState
{
    /// <summary>Nobody has taken it.</summary>
    Waiting,
    /// <summary>Somebody visits it.</summary>
    Taken,
    /// <summary>The form is sent in and waits for a second person.</summary>
    Submitted,
    /// <summary>Sent back to the visitor.</summary>
    Returned,
    /// <summary>Accepted by a second person.</summary>
    Accepted,
}

/// <summary>What a visitor found. A person's finding: the program decides on nobody, and who gets aid is decided elsewhere.</summary>
internal enum VervalResult { Eligible, NotEligible, Moved, Deceased, Duplicate, NotFound }

/// <summary>How far a household has come in SIKS-NG, as the operator says.</summary>
internal enum SiksState { None, Entered, Rejected }

/// <summary>The answers of one section of a household's form.</summary>
internal sealed class VervalAnswers
{
    public required Guid Id { get; init; }
    public required Guid VervalHouseholdId { get; init; }

    /// <summary>See <see cref="VervalForm"/>.</summary>
    public required string Section { get; init; }

    /// <summary>Sealed as <c>answers</c> with the household's key under this row's id: JSON, codes by question.</summary>
    public required byte[] Answers { get; set; }
    public required DateTime At { get; set; }
    public Guid? By { get; set; }
}

/// <summary>Something that happened to a household of a round: its timeline, and who changed what when.</summary>
internal sealed class VervalEvent
{
    public required Guid Id { get; init; }
    public required Guid VervalHouseholdId { get; init; }
    public required VervalEventKind Kind { get; init; }

    /// <summary>Sealed as <c>text</c> with the household's key under this row's id; null when nothing was written.</summary>
    public byte[]? Text { get; init; }
    public Guid? By { get; init; }
    public required DateTime At { get; init; }
}

internal enum VervalEventKind { Taken, Released, SectionKept, SectionChanged, Submitted, Returned, Accepted, SiksRecorded }

internal sealed class VervalHouseholdConfiguration : IEntityTypeConfiguration<VervalHousehold>
{
    public void Configure(EntityTypeBuilder<VervalHousehold> builder)
    {
        builder.ToTable("verval_households").HasKey(h => h.Id);
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.Kecamatan).HasMaxLength(16);
        builder.Property(h => h.Desa).HasMaxLength(16);
        builder.Property(h => h.Differences).HasMaxLength(120);
        builder.Property(h => h.Sections).HasMaxLength(80);
        builder.Property(h => h.DeskReasons).HasMaxLength(80);
        builder.HasIndex(h => new { h.RoundId, h.HouseholdId }).IsUnique();
        builder.HasIndex(h => new { h.RoundId, h.No }).IsUnique();
        builder.HasIndex(h => new { h.RoundId, h.HeadNikHash }).IsUnique().HasFilter("head_nik_hash IS NOT NULL");
        // Progress is counted by this index.
        builder.HasIndex(h => new { h.RoundId, h.Kecamatan, h.Desa, h.State, h.IsDesk });
        builder.HasIndex(h => new { h.VisitorId, h.DueOn }).HasFilter("state IN ('Taken', 'Returned')");
        builder.HasIndex(h => h.SubmittedAt).HasFilter("state = 'Submitted'");
        builder.HasIndex(h => new { h.Desa, h.No }).HasFilter("state = 'Accepted' AND siks = 'None'");
        builder.HasIndex(h => h.HouseholdId);
        // What is counted stays when the family goes: see Forget.
        builder.HasOne<VervalRound>().WithMany().HasForeignKey(h => h.RoundId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Household>().WithMany().HasForeignKey(h => h.HouseholdId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class VervalAnswersConfiguration : IEntityTypeConfiguration<VervalAnswers>
{
    public void Configure(EntityTypeBuilder<VervalAnswers> builder)
    {
        builder.ToTable("verval_answers").HasKey(a => a.Id);
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Section).HasMaxLength(20);
        builder.HasIndex(a => new { a.VervalHouseholdId, a.Section }).IsUnique();
        builder.HasOne<VervalHousehold>().WithMany().HasForeignKey(a => a.VervalHouseholdId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class VervalEventConfiguration : IEntityTypeConfiguration<VervalEvent>
{
    public void Configure(EntityTypeBuilder<VervalEvent> builder)
    {
        builder.ToTable("verval_events").HasKey(e => e.Id);
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.HasIndex(e => new { e.VervalHouseholdId, e.At });
        builder.HasOne<VervalHousehold>().WithMany().HasForeignKey(e => e.VervalHouseholdId).OnDelete(DeleteBehavior.Cascade);
    }
}
