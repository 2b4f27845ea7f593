using PilarBot.Office.Cases;
using PilarBot.Office.Complaints;
using PilarBot.Office.Gatherings;
using PilarBot.Office.Proposals;
using PilarBot.Office.PublicReview;
using PilarBot.Office.Rtlh;
using PilarBot.Office.Sealing;
using PilarBot.Office.Verval;

namespace PilarBot.Office.Documents;

/// <summary>A kind of record that templates can be about.</summary>
/// <param name="Fields">What they may name.</param>
/// <param name="Roles">Who has its documents made, finds, signs and gets them again: in the places where the role is held.</param>
/// <param name="Fill">Reads the values as they are now; null for what <see cref="OfficeDocument"/> is not for.</param>
internal sealed record DocumentRecord(DocumentFields Fields, IReadOnlyList<string> Roles, Func<DocumentSource, Task<DocumentValues>>? Fill);

/// <summary>What the values of a document are read from.</summary>
/// <param name="Db">Only to read.</param>
/// <param name="Document">Which one.</param>
/// <param name="Office">Names places and days.</param>
/// <param name="Sealer">Opens what is sealed.</param>
/// <param name="Now">UTC.</param>
/// <param name="Cancellation">Stops reading.</param>
internal sealed record DocumentSource(
    OfficeDbContext Db, OfficeDocument Document, OfficeProfile Office, Sealer Sealer, DateTime Now, CancellationToken Cancellation);

/// <summary>What templates can be about. A record that documents are made of is a line here.</summary>
internal static class DocumentRecords
{
    /// <summary>A complaint. What hands it on is no document under a number of the office; see <see cref="MakePackages"/>.</summary>
    public const string Complaint = "aduan";

    /// <summary>A case.</summary>
    public const string Case = "kasus";

    /// <summary>A gathering.</summary>
    public const string Gathering = "acara";

    /// <summary>Goods handed over for a house.</summary>
    public const string HandOver = "serah-terima";

    /// <summary>What a desa proposes in a month.</summary>
    public const string Proposals = "usulan-desa";

    /// <summary>A public review that is over.</summary>
    public const string Review = "uji-publik";

    /// <summary>A desa's households in a round of verification.</summary>
    public const string Verval = "verval";

    /// <summary>All of them.</summary>
    public static IReadOnlyDictionary<string, DocumentRecord> All { get; } = new Dictionary<string, DocumentRecord>
    {
        [Complaint] = new(HandOnFields.Names, [], null),
        [Case] = new(CaseFields.Names, CaseAccess.Handlers, CaseFields.FillAsync),
        [Gathering] = new(GatheringFields.Names, GatheringAccess.Organisers, GatheringFields.FillAsync),
        [HandOver] = new(BastFields.Names, RtlhAccess.Handlers, BastFields.FillAsync),
        [Proposals] = new(ProposalFields.Names, ProposalAccess.Village, ProposalFields.FillAsync),
        [Review] = new(ReviewFields.Names, ReviewAccess.Openers, ReviewFields.FillAsync),
        [Verval] = new(VervalFields.Names, VervalAccess.MinuteTakers, VervalFields.FillAsync),
    };

    /// <summary>Names of templates that have to be there.</summary>
    public static IReadOnlyList<string> Needed { get; } = [MakePackages.Summary, SummariseCase.Template, BastFields.Template, VervalFields.Template, GatheringFields.Template];
}
