using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PilarBot.Office.Sealing;

namespace PilarBot.Office.Complaints;

/// <summary>
/// A complaint about somebody who works for the office's programmes: neutrality broken, bad service, aid that was cut. A suspicion to be
/// looked into, never a verdict. Nothing in its row leads to whoever made it: what was told is sealed, so is the chat it came from, its
/// id is random, and its time is the day.
/// </summary>
internal sealed class Complaint
{
    /// <summary>See <see cref="HiddenId"/>.</summary>
    public required Guid Id { get; init; }

    /// <summary><c>AD-2026-000123</c>.</summary>
    public required string Number { get; init; }

    public ComplaintState State { get; private set; } = ComplaintState.Received;

    /// <summary>The day in the office's zone. The moment would be that of a message, and so of a chat.</summary>
    public required DateOnly FiledOn { get; init; }

    public DateOnly? ChangedOn { get; private set; }

    public required ComplaintTopic Topic { get; init; }

    /// <summary>Codes of <see cref="Reference.NeutralityRule"/> or <see cref="Reference.ComplaintMatter"/> between spaces, the first foremost: what is suspected.</summary>
    public required string Acts { get; set; }

    /// <summary>The reported person's role, or <see cref="OtherRole"/>. Who holds it there never sees the complaint.</summary>
    public required string ReportedRole { get; init; }

    /// <summary>Where the reported person works; empty when the reporter does not know.</summary>
    public required string Kecamatan { get; init; }

    /// <summary>The head of the office is meant: nobody in the office handles it, the inspectorate does.</summary>
    public bool AboutHead { get; init; }

    /// <summary>The teams of those on the roster who may be meant, between spaces. Who belongs to one never sees the complaint.</summary>
    public string Teams { get; init; } = "";

    /// <summary>The level that was told that it is late, and may handle it from then on; null while none was.</summary>
    public ComplaintLevel? EscalatedTo { get; set; }

    /// <summary>What has to be done next; null once it is closed.</summary>
    public ComplaintDeadline? Due { get; set; }

    /// <summary>The last day on which that is in time.</summary>
    public DateOnly? DueOn { get; set; }

    /// <summary>It was escalated because this deadline passed.</summary>
    public bool LateTold { get; set; }

    /// <summary>Those who handle it have been told that it waits; false again when the reporter adds something.</summary>
    public bool Announced { get; set; }

    /// <summary>The day on which somebody who handles it first opened it.</summary>
    public DateOnly? AcknowledgedOn { get; set; }

    /// <summary>The day on which it was found complete enough to be looked into.</summary>
    public DateOnly? VerifiedOn { get; private set; }

    /// <summary>A question to the reporter waits for an answer.</summary>
    public bool HasQuestion { get; set; }

    /// <summary>What the reporter said to its being handed on.</summary>
    public HandOnConsent Consent { get; set; }

    public required IdentityLevel Identity { get; init; }

    /// <summary>The record's own key, wrapped.</summary>
    public required SealedKey Key { get; init; }

    /// <summary>Sealed: the reported person's name, or how to recognise them.</summary>
    public required byte[] Reported { get; init; }

    /// <summary>Sealed, as are all that follow.</summary>
    public required byte[] Description { get; init; }
    public byte[]? Place { get; set; }

    /// <summary>The reported person's number as a civil servant, 18 digits.</summary>
    public byte[]? ReportedNip { get; set; }

    /// <summary>Office, school, or desa in which the reported person works.</summary>
    public byte[]? ReportedWorkplace { get; set; }

    /// <summary>What the reporter would like to come of it.</summary>
    public byte[]? Wish { get; set; }
    public byte[]? HappenedOn { get; init; }

    /// <summary>When the reporter came to know: the days for a report to Bawaslu run from it.</summary>
    public byte[]? KnownOn { get; init; }
    public byte[]? ReporterName { get; set; }
    public byte[]? ReporterPhone { get; set; }
    public byte[]? ReporterAddress { get; set; }

    /// <summary>The id of the chat it came from, sealed: the only way from a complaint to its reporter.</summary>
    public required byte[] ReporterChat { get; init; }

    /// <summary>By which the reporter's chat finds it; see <see cref="ReporterMarks"/>. Null when that chat has too many.</summary>
    public byte[]? ReporterMark { get; init; }

    /// <summary>See <see cref="ComplaintSecret"/>.</summary>
    public required byte[] Secret { get; init; }

    /// <summary>Files that were taken and then could not be fetched or used.</summary>
    public int MissingMedia { get; set; }

    /// <summary>The number that its last event took: events carry no time by which to order them.</summary>
    public int LastEvent { get; set; }

    /// <summary>The role of somebody who holds none of the office's.</summary>
    public const string OtherRole = "lain";

    /// <summary>True while it is looked into.</summary>
    public bool IsOpen => Next(State).Count > 0;

    /// <summary>Takes the complaint a step further: allowed or refused, never silently ignored.</summary>
    /// <param name="next">The state to follow.</param>
    /// <param name="byHead">True when the head of the office does it, who alone records what was done about a proven one.</param>
    /// <param name="today">In the office's zone.</param>
    public ComplaintRefusal? MoveTo(ComplaintState next, bool byHead, DateOnly today)
    {
        if (!Next(State).Contains(next))
            return new CannotMove(Number, State, next);
        if (next is ComplaintState.Action && !byHead)
            return new OnlyTheHead(Number);
        State = next;
        ChangedOn = today;
        if (next is ComplaintState.Verified)
            VerifiedOn = today;
        return null;
    }

    /// <summary>The reporter takes it back: who they are is forgotten, and nothing more is asked of them.</summary>
    /// <param name="today">In the office's zone.</param>
    public void Withdraw(DateOnly today)
    {
        State = ComplaintState.Withdrawn;
        ChangedOn = today;
        HasQuestion = false;
        Consent = HandOnConsent.No;
        (ReporterName, ReporterPhone, ReporterAddress) = (null, null, null);
    }

    /// <summary>The states that may follow a state.</summary>
    public static IReadOnlyList<ComplaintState> Next(ComplaintState state) => state switch
    {
        ComplaintState.Received => [ComplaintState.Verified, ComplaintState.Stopped],
        ComplaintState.Verified => [ComplaintState.Clarification, ComplaintState.Stopped],
        ComplaintState.Clarification => [ComplaintState.Proven, ComplaintState.NotProven, ComplaintState.Stopped],
        ComplaintState.Proven => [ComplaintState.Action],
        ComplaintState.NotProven => [],
        ComplaintState.Stopped => [],
        ComplaintState.Action => [],
        ComplaintState.Withdrawn => [],
    };
}

/// <summary>What a complaint is about.</summary>
internal enum ComplaintTopic
{
    /// <summary>Somebody took sides in an election.</summary>
    Neutrality,
    /// <summary>How somebody serves.</summary>
    Service,
    /// <summary>Aid that was cut, is late, or goes to the wrong people.</summary>
    Aid,
    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>Who is told when a complaint is late, and may handle it from then on.</summary>
internal enum ComplaintLevel
{
    /// <summary>The head of the office.</summary>
    Head,
    /// <summary>The inspectorate of the kabupaten or kota.</summary>
    Inspectorate,
}

/// <summary>What a reporter said to a complaint's being handed on to Bawaslu or the inspectorate.</summary>
internal enum HandOnConsent
{
    /// <summary>Was not asked, or did not answer.</summary>
    NotGiven,
    /// <summary>Yes, with name and address.</summary>
    WithName,
    /// <summary>Yes, without name.</summary>
    WithoutName,
    /// <summary>No.</summary>
    No,
}

/// <summary>How far a complaint has come.</summary>
internal enum ComplaintState
{
    /// <summary>Filed, nobody has looked yet.</summary>
    Received,
    /// <summary>Complete enough to be looked into.</summary>
    Verified,
    /// <summary>Those concerned are being heard.</summary>
    Clarification,
    /// <summary>The office found it so.</summary>
    Proven,
    /// <summary>The office did not find it so.</summary>
    NotProven,
    /// <summary>Not looked into further, with a reason.</summary>
    Stopped,
    /// <summary>Something was done about a proven one.</summary>
    Action,
    /// <summary>The reporter took it back.</summary>
    Withdrawn,
}

/// <summary>Who may know who complained.</summary>
internal enum IdentityLevel
{
    /// <summary>Whoever handles it.</summary>
    Open,
    /// <summary>One who handles it, after another has agreed to the reason; see <see cref="RevealRequest"/>.</summary>
    Confidential,
    /// <summary>Nobody: no name was asked.</summary>
    Withheld,
}

internal sealed class ComplaintConfiguration : IEntityTypeConfiguration<Complaint>
{
    public void Configure(EntityTypeBuilder<Complaint> builder)
    {
        builder.ToTable("complaints").HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Number).HasMaxLength(20);
        builder.HasIndex(c => c.Number).IsUnique();
        builder.Property(c => c.Acts).HasMaxLength(80);
        builder.Property(c => c.ReportedRole).HasMaxLength(40);
        builder.Property(c => c.Kecamatan).HasMaxLength(16);
        builder.HasIndex(c => c.ReporterMark).IsUnique();
        builder.Property(c => c.Teams).HasMaxLength(200);
        // The open ones, in the order in which they are due; closed ones have no deadline.
        builder.HasIndex(c => new { c.DueOn, c.Number }).HasFilter("due_on IS NOT NULL");
        builder.HasIndex(c => c.Announced).HasFilter("NOT announced");
        builder.Ignore(c => c.IsOpen);
    }
}
