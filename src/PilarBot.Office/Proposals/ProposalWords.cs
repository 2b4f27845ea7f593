using PilarBot.Office.Reference;

namespace PilarBot.Office.Proposals;

/// <summary>Proposals as people read them.</summary>
internal static class ProposalWords
{
    /// <summary>Who decides. Said with every proposal and objection: nobody may take it for a promise.</summary>
    public const string WhoDecides =
        "Usulan bukan janji bantuan. Desil ditetapkan BPS, bukan desa atau Kemensos; penerima bantuan ditetapkan kementerian atau pemilik program.";

    public static string Label(this ProposalState state) => state switch
    {
        ProposalState.Draft => "draf, berkas belum lengkap",
        ProposalState.Complete => "lengkap, menunggu musyawarah",
        ProposalState.Deliberated => "disepakati desa/kelurahan",
        ProposalState.NotAgreed => "tidak disepakati musyawarah",
        ProposalState.Submitted => "diserahkan ke SIKS-NG",
        ProposalState.Approved => "disetujui dalam SIKS-NG",
        ProposalState.Returned => "dikembalikan untuk diperbaiki",
        ProposalState.Rejected => "ditolak",
        ProposalState.Withdrawn => "ditarik pengusul",
    };

    /// <summary>What happens next, so that nobody has to ask.</summary>
    public static string NextStep(this ProposalState state) => state switch
    {
        ProposalState.Draft => "Lengkapi berkasnya lewat *usulan*.",
        ProposalState.Complete => "Dibahas dalam musyawarah desa/kelurahan, atau disertai SPTJM kepala desa/lurah.",
        ProposalState.Deliberated => "Operator desa memasukkannya ke SIKS-NG.",
        ProposalState.NotAgreed => "Dapat diusulkan lagi bila keadaan warga berubah.",
        ProposalState.Submitted => "Diperiksa Dinas Sosial, pendamping PKH, lalu Kemensos dan BPS.",
        ProposalState.Approved => "Persetujuan usulan belum berarti menerima bantuan.",
        ProposalState.Returned => "Operator desa memperbaikinya, lalu menyerahkan lagi.",
        ProposalState.Rejected => "Dapat diusulkan lagi bila keadaan warga berubah.",
        ProposalState.Withdrawn => "Tidak diteruskan.",
    };

    public static string Label(this ProposalBasis basis) => basis switch
    {
        ProposalBasis.Deliberation => "musyawarah desa/kelurahan dengan berita acara",
        ProposalBasis.Statement => "SPTJM kepala desa/lurah",
    };

    /// <summary>A programme's label; its code once it is no longer in the list.</summary>
    public static string Program(string code) => AidProgram.Find(code)?.Label ?? code;

    /// <summary>The month of a day, as proposals are counted by: <c>2026-11</c>.</summary>
    public static string CycleOf(DateOnly day) => $"{day:yyyy-MM}";

    /// <summary>Papers by their labels, or a dash.</summary>
    public static string Papers(IEnumerable<string> codes) => string.Join(", ", codes.Select(c => ProposalPaper.Find(c)?.Label ?? c)) is { Length: > 0 } labels ? labels : "-";
}
