using PilarBot.Office.Sealing;

namespace PilarBot.Office.Complaints;

/// <summary>
/// What a complaint still lacks, in two lists: for the office to act on it, and for Bawaslu's form (formal: the reporter's name and
/// address, the reported person, in time; material: time, place, account, evidence). A help for the reporter, never a reason to refuse.
/// </summary>
/// <param name="ForOffice">In words; empty when nothing is missing.</param>
/// <param name="ForBawaslu">In words; empty when nothing is missing, and for what is not about neutrality.</param>
internal sealed record ComplaintCompleteness(IReadOnlyList<LackingFact> ForOffice, IReadOnlyList<LackingFact> ForBawaslu)
{
    /// <param name="complaint">Whose fields are looked at.</param>
    /// <param name="files">How many files are kept or on their way.</param>
    /// <param name="hasLink">The reporter told an account or address, which is evidence too.</param>
    /// <param name="sealer">Opens them.</param>
    public static ComplaintCompleteness Of(Complaint complaint, int files, bool hasLink, Sealer sealer)
    {
        var isReportedKnown = sealer.OpenText(complaint.Key, complaint.Id, "reported", complaint.Reported).Length > 0;
        var hasEvidence = files > 0 || hasLink;
        (bool IsThere, LackingFact Fact)[] office =
        [
            (isReportedKnown, new("nama atau ciri-ciri yang dilaporkan", "the name or description of the person reported")),
            (complaint.Kecamatan.Length > 0 || complaint.ReportedWorkplace is not null || complaint.AboutHead, new("tempat tugas yang dilaporkan", "where that person works")),
            (complaint.HappenedOn is not null, new("tanggal kejadian", "the date it happened")),
            (complaint.Place is not null || hasLink, new("tempat kejadian atau akunnya", "the place it happened, or the account")),
        ];
        (bool IsThere, LackingFact Fact)[] bawaslu =
        [
            (complaint.ReporterName is not null, new("nama pelapor", "your name")),
            (complaint.ReporterAddress is not null, new("alamat pelapor", "your address")),
            (isReportedKnown, new("identitas terlapor", "who is reported")),
            (complaint.KnownOn is not null, new("tanggal diketahui", "the date you came to know")),
            (complaint.HappenedOn is not null, new("waktu kejadian", "when it happened")),
            (complaint.Place is not null || hasLink, new("tempat kejadian", "where it happened")),
            (hasEvidence, new("bukti", "evidence")),
        ];
        return new(Missing(office), complaint.Topic is ComplaintTopic.Neutrality ? Missing(bawaslu) : []);
    }

    /// <summary>One of the lists as people read it.</summary>
    /// <param name="missing">The list.</param>
    /// <param name="language">Their language; null for Indonesian, which any that has no words here gets too.</param>
    public static string InWords(IReadOnlyList<LackingFact> missing, string? language = null) => (missing, language) switch
    {
        ([], "en") => "nothing, it is complete",
        ([], _) => "sudah lengkap",
        (_, "en") => string.Join(", ", missing.Select(m => m.English)),
        _ => string.Join(", ", missing.Select(m => m.Indonesian)),
    };

    private static List<LackingFact> Missing(IEnumerable<(bool IsThere, LackingFact Fact)> items) => [.. items.Where(i => !i.IsThere).Select(i => i.Fact)];
}

/// <summary>Something that a complaint does not tell yet.</summary>
internal sealed record LackingFact(string Indonesian, string English);
