using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Reference;
using PilarBot.Office.Residents;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Cases;

/// <summary>A social-welfare case: one person in need, as a pillar found them. A resident has at most one that is open.</summary>
internal sealed class CaseFile : IPlaced
{
    public required Guid Id { get; init; }

    /// <summary><c>KS-2026-000123</c>: the year of opening in the office's zone, and a number that rises over all years.</summary>
    public required string Number { get; init; }

    public CaseState State { get; private set; } = CaseState.Received;

    /// <summary>PPKS kinds by code, separated by spaces, the first one as reported.</summary>
    public required string Kinds { get; set; }

    /// <summary>True when a kind concerns a child, health, crime or violence: seen only by those who handle it.</summary>
    public required bool IsSensitive { get; set; }

    public required string Kecamatan { get; init; }
    public required string Desa { get; init; }

    /// <summary>Whom it is about. The row may have been merged into another since: <see cref="Resident.MergedInto"/>.</summary>
    public required Guid ResidentId { get; init; }

    /// <summary>The record's own key, wrapped.</summary>
    public required SealedKey Key { get; init; }

    public required byte[] Description { get; init; }

    /// <summary>Sealed <c>latitude,longitude,accuracy</c>; null when not given.</summary>
    public byte[]? Location { get; init; }

    /// <summary>The roster person who reported it.</summary>
    public Guid? ReportedBy { get; init; }

    /// <summary>The chat that hears of changes.</summary>
    public required Guid ConversationId { get; init; }

    public required DateTime OpenedAt { get; init; }
    public DateTime ChangedAt { get; private set; }

    /// <summary>The roster person who took it; null while nobody has.</summary>
    public Guid? HandlerId { get; private set; }

    /// <summary>Sealed as <c>goal</c>: what the person wants to be able to do by themselves; null while nothing was agreed.</summary>
    public byte[]? Goal { get; set; }

    /// <summary>How far the person has come towards that.</summary>
    public Graduation Graduation { get; set; } = Graduation.NotYet;

    /// <summary>The day of the next visit; null for none.</summary>
    public DateOnly? NextVisitOn { get; set; }

    /// <summary>What it came to: a code of <see cref="CaseResult"/>; null while it is open, and when it was rejected.</summary>
    public string? Result { get; private set; }

    /// <summary>Files that were taken and then could not be fetched or used; staff see that something is missing.</summary>
    public int MissingMedia { get; set; }

    /// <summary>False once it is closed.</summary>
    public bool IsOpen => Next(State).Count > 0;

    /// <summary>The kinds by code.</summary>
    public string[] KindList => Kinds.Split(' ');

    /// <summary>Takes the case a step further: a transition is allowed or refused, never silently ignored.</summary>
    /// <param name="next">Where to.</param>
    /// <param name="now">UTC.</param>
    /// <param name="result">What it came to, where it is closed with a result.</param>
    public CaseRefusal? MoveTo(CaseState next, DateTime now, string? result = null)
    {
        if (!Next(State).Contains(next))
            return new CannotMove(Number, State, next);
        if (next is CaseState.Done && result is null)
            return new NeedsResult(Number);
        (State, ChangedAt, Result) = (next, now, next is CaseState.Done ? result : null);
        if (!IsOpen)
            NextVisitOn = null;
        return null;
    }

    /// <summary>Opens a closed case again, where it had been handled before; a rejected one is verified anew.</summary>
    public CaseRefusal? Reopen(DateTime now)
    {
        if (IsOpen)
            return new IsOpenAlready(Number);
        (State, ChangedAt, Result) = (State is CaseState.Done ? CaseState.InHandling : CaseState.InVerification, now, null);
        return null;
    }

    /// <summary>Closes it because its person has another open case, whatever state it is in.</summary>
    public void CloseAsMerged(DateTime now) => (State, ChangedAt, Result, NextVisitOn) = (CaseState.Done, now, CaseResult.Merged, null);

    /// <summary>Gives it to somebody. Who comes second is told that somebody has it.</summary>
    public CaseRefusal? Take(Guid person)
    {
        if (!IsOpen)
            return new CaseIsClosed(Number, State);
        if (HandlerId is { } holder && holder != person)
            return new IsTaken(Number);
        HandlerId = person;
        return null;
    }

    /// <summary>Takes it from whoever has it, and gives it to somebody else; null for nobody.</summary>
    public void Pass(Guid? person) => HandlerId = person;

    /// <summary>Adds kinds; what was reported first stays first.</summary>
    /// <returns>Those that are new.</returns>
    public IReadOnlyList<string> AddKinds(IEnumerable<string> kinds)
    {
        List<string> added = [.. kinds.Except(KindList)];
        Kinds = string.Join(' ', KindList.Concat(added));
        IsSensitive |= AnySensitive(added);
        return added;
    }

    /// <summary>True when one of the kinds is to be seen by few.</summary>
    public static bool AnySensitive(IEnumerable<string> kinds) => kinds.Any(k => PpksKind.Find(k) is { Sensitive: true });

    /// <summary>The states that may follow a state.</summary>
    public static IReadOnlyList<CaseState> Next(CaseState state) => state switch
    {
        CaseState.Received => [CaseState.InVerification, CaseState.Rejected],
        CaseState.InVerification => [CaseState.InHandling, CaseState.Rejected],
        CaseState.InHandling => [CaseState.Done, CaseState.Rejected],
        CaseState.Done => [],
        CaseState.Rejected => [],
    };
}

/// <summary>How far a case has come.</summary>
internal enum CaseState
{
    /// <summary>Reported, nobody has looked yet.</summary>
    Received,
    /// <summary>Being checked in the field.</summary>
    InVerification,
    /// <summary>Help is being given or arranged.</summary>
    InHandling,
    /// <summary>Closed with a result.</summary>
    Done,
    /// <summary>Closed without, with a reason.</summary>
    Rejected,
}

/// <summary>How far a person has come towards the goal of their case.</summary>
internal enum Graduation
{
    /// <summary>Nothing was agreed or noted yet.</summary>
    NotYet,
    /// <summary>On the way.</summary>
    Progressing,
    /// <summary>Manages without the office.</summary>
    Independent,
}

internal sealed class CaseFileConfiguration : IEntityTypeConfiguration<CaseFile>
{
    public void Configure(EntityTypeBuilder<CaseFile> builder)
    {
        builder.ToTable("cases").HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Number).HasMaxLength(20);
        builder.HasIndex(c => c.Number).IsUnique();
        builder.Property(c => c.Kinds).HasMaxLength(100);
        builder.Property(c => c.Kecamatan).HasMaxLength(16);
        builder.Property(c => c.Desa).HasMaxLength(16);
        builder.Property(c => c.Result).HasMaxLength(32);
        builder.HasOne<Resident>().WithMany().HasForeignKey(c => c.ResidentId).OnDelete(DeleteBehavior.Restrict);
        // One open case for a person: of two reports at once, the later turn is undone, run again, and finds the case of the earlier.
        builder.HasIndex(c => c.ResidentId).IsUnique().HasFilter("state NOT IN ('Done', 'Rejected')");
        builder.HasIndex(c => new { c.ResidentId, c.OpenedAt });
        builder.HasIndex(c => new { c.Kecamatan, c.State, c.OpenedAt });
        builder.HasIndex(c => new { c.Desa, c.State, c.OpenedAt });
        builder.HasIndex(c => new { c.ConversationId, c.OpenedAt });
        builder.HasIndex(c => new { c.ReportedBy, c.OpenedAt }).HasFilter("reported_by IS NOT NULL");
        builder.HasIndex(c => new { c.HandlerId, c.State }).HasFilter("handler_id IS NOT NULL");
        builder.HasIndex(c => c.NextVisitOn).HasFilter("next_visit_on IS NOT NULL");
    }
}
