using PilarBot.Office.Cases;
using PilarBot.Office.Complaints;
using PilarBot.Office.Proposals;
using PilarBot.Office.PublicReview;
using PilarBot.Office.Rtlh;
using PilarBot.Office.Verval;

namespace PilarBot.Office.Documents;

/// <summary>What templates can be about. A record that documents are made of is a line here.</summary>
internal static class DocumentRecords
{
    /// <summary>A complaint.</summary>
    public const string Complaint = "aduan";

    /// <summary>A case.</summary>
    public const string Case = "kasus";

    /// <summary>Goods handed over for a house.</summary>
    public const string HandOver = "serah-terima";

    /// <summary>What a desa proposes in a month.</summary>
    public const string Proposals = "usulan-desa";

    /// <summary>A public review that is over.</summary>
    public const string Review = "uji-publik";

    /// <summary>A desa's households in a round of verification.</summary>
    public const string Verval = "verval";

    /// <summary>The fields of each.</summary>
    public static IReadOnlyDictionary<string, DocumentFields> All { get; } = new Dictionary<string, DocumentFields>
    {
        [Complaint] = HandOnFields.Names,
        [Case] = CaseFields.Names,
        [HandOver] = BastFields.Names,
        [Proposals] = ProposalFields.Names,
        [Review] = FillReviewMinutes.Names,
        [Verval] = VervalFields.Names,
    };

    /// <summary>Names of templates that have to be there.</summary>
    public static IReadOnlyList<string> Needed { get; } = [MakePackages.Summary, SummariseCase.Template, BastFields.Template, MakeVervalDocuments.Template];
}
