using PilarBot.Office.Sealing;

namespace PilarBot.Office.Complaints;

/// <summary>
/// What a complaint still lacks, in two lists: for the office to act on it, and for Bawaslu's form (formal: the reporter's name and
/// address, the reported person, in time; material: time, place, account, evidence). A help for the reporter, never a reason to refuse.
/// </summary>
/// <param name="ForOffice">In words; empty when nothing is missing.</param>
/// <param name="ForBawaslu">In words; empty when nothing is missing, and for what is not about neutrality.</param>
internal sealed record ComplaintCompleteness(IReadOnlyList<string> ForOffice, IReadOnlyList<string> ForBawaslu)
{
    /// <param name="complaint">Whose fields are looked at.</param>
    /// <param name="files">How many files are kept or on their way.</param>
    /// <param name="hasLink">The reporter told an account or address, which is evidence too.</param>
    /// <param name="sealer">Opens them.</param>
    public static ComplaintCompleteness Of(Complaint complaint, int files, bool hasLink, Sealer sealer)
    {
        var isReportedKnown = sealer.OpenText(complaint.Key, complaint.Id, "reported", complaint.Reported).Length > 0;
        var hasEvidence = files > 0 || hasLink;
        (bool IsThere, string Words)[] office =
        [
            (isReportedKnown, "nama atau ciri-ciri yang dilaporkan"),
            (complaint.Kecamatan.Length > 0 || complaint.ReportedWorkplace is not null, "tempat tugas yang dilaporkan"),
            (complaint.HappenedOn is not null, "tanggal kejadian"),
            (complaint.Place is not null || hasLink, "tempat kejadian atau akunnya"),
        ];
        (bool IsThere, string Words)[] bawaslu =
        [
            (complaint.ReporterName is not null, "nama pelapor"),
            (complaint.ReporterAddress is not null, "alamat pelapor"),
            (isReportedKnown, "identitas terlapor"),
            (complaint.KnownOn is not null, "tanggal diketahui"),
            (complaint.HappenedOn is not null, "waktu kejadian"),
            (complaint.Place is not null || hasLink, "tempat kejadian"),
            (hasEvidence, "bukti"),
        ];
        return new(Missing(office), complaint.Topic is ComplaintTopic.Neutrality ? Missing(bawaslu) : []);
    }

    /// <summary>One of the lists as people read it.</summary>
    public static string InWords(IReadOnlyList<string> missing) => missing is [] ? "sudah lengkap" : string.Join(", ", missing);

    private static List<string> Missing(IEnumerable<(bool IsThere, string Words)> items) => [.. items.Where(i => !i.IsThere).Select(i => i.Words)];
}
