using PilarBot.Office.Activities;

namespace PilarBot.Office.Privacy;

/// <summary>The records that are erased as a whole: by their own key, under a number that people know.</summary>
internal enum RecordKind
{
    /// <summary>A <see cref="Cases.CaseFile"/>.</summary>
    Case,
    /// <summary>A <see cref="Complaints.Complaint"/>.</summary>
    Complaint,
    /// <summary>An <see cref="Activities.Activity"/>.</summary>
    Activity,
    /// <summary>An <see cref="Sources.AidOffer"/>.</summary>
    AidOffer,
    /// <summary>A <see cref="Proposals.Proposal"/>.</summary>
    Proposal,
    /// <summary>A <see cref="PublicReview.ReviewResponse"/>.</summary>
    ReviewResponse,
    /// <summary>A <see cref="Rtlh.RtlhApplication"/>, with its hand-overs and documents.</summary>
    Rtlh,
    /// <summary>A <see cref="Residents.Household"/>, with what visits of verval told of it.</summary>
    Household,
    /// <summary>A <see cref="Verval.ChangeReport"/>.</summary>
    Change,
    /// <summary>A <see cref="Gatherings.Gathering"/>, with who was invited and what was agreed.</summary>
    Gathering,
}

/// <summary>Recognises records by their number.</summary>
internal static class RecordNumber
{
    /// <summary>The kind and the number that somebody typed; null when it is none.</summary>
    public static (RecordKind Kind, string Number)? Read(string typed) =>
        HumanNumber.Complaint.Read(typed) is { } complaint ? (RecordKind.Complaint, complaint)
        : HumanNumber.Activity.Read(typed) is { } activity ? (RecordKind.Activity, activity)
        : HumanNumber.AidOffer.Read(typed) is { } offer ? (RecordKind.AidOffer, offer)
        : HumanNumber.Proposal.Read(typed) is { } proposal ? (RecordKind.Proposal, proposal)
        : HumanNumber.Response.Read(typed) is { } response ? (RecordKind.ReviewResponse, response)
        : HumanNumber.Rtlh.Read(typed) is { } house ? (RecordKind.Rtlh, house)
        : HumanNumber.Household.Read(typed) is { } household ? (RecordKind.Household, household)
        : HumanNumber.Change.Read(typed) is { } change ? (RecordKind.Change, change)
        : HumanNumber.Gathering.Read(typed) is { } gathering ? (RecordKind.Gathering, gathering)
        : HumanNumber.Case.Read(typed) is { } file ? (RecordKind.Case, file)
        : null;

    /// <summary>What a file of such a record is marked with; see <see cref="Media.MediaItem.OwnerKind"/>.</summary>
    public static string MediaOwner(this RecordKind kind) => kind switch
    {
        RecordKind.Case => "case",
        RecordKind.Complaint => "complaint",
        RecordKind.Activity => RecordActivity.Owner,
        // It has no files.
        RecordKind.AidOffer => "aid-offer",
        RecordKind.Proposal => Proposals.OpenProposal.MediaOwner,
        RecordKind.ReviewResponse => PublicReview.ReviewResponse.MediaOwner,
        RecordKind.Rtlh => Rtlh.RtlhApplication.Owner,
        // The photos belong to its visits.
        RecordKind.Household => "household",
        // It has no files.
        RecordKind.Change => "change-report",
        RecordKind.Gathering => Gatherings.Gathering.Photos,
    };
}
