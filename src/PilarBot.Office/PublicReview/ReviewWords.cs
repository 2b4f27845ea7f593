using PilarBot.Office.Proposals;

namespace PilarBot.Office.PublicReview;

/// <summary>Public reviews as people read them.</summary>
internal static class ReviewWords
{
    public static string Label(this ReviewChange change) => change switch
    {
        ReviewChange.NewProposal => "usulan baru",
        ReviewChange.Correction => "perbaikan data",
        ReviewChange.Removal => "penghapusan",
        ReviewChange.Ineligible => "tidak layak lagi",
    };

    /// <summary>As the list to import writes it; null for none of them.</summary>
    public static ReviewChange? Read(string word) => word.ToLowerInvariant() switch
    {
        "usulan baru" or "baru" or "usulan" => ReviewChange.NewProposal,
        "perbaikan data" or "perbaikan" => ReviewChange.Correction,
        "penghapusan" or "hapus" => ReviewChange.Removal,
        "tidak layak lagi" or "tidak layak" => ReviewChange.Ineligible,
        _ => null,
    };

    public static string Label(this ResponseKind kind) => kind switch
    {
        ResponseKind.Objection => "sanggahan",
        ResponseKind.Support => "dukungan",
    };

    /// <summary>What a line is, for everybody: <c>S.A., RT 003/001, usulan baru PKH</c>.</summary>
    public static string Line(ReviewEntry entry) =>
        $"{entry.Initials}, RT {entry.Rt}, {entry.Change.Label()}{(entry.Program.Length > 0 ? " " + ProposalWords.Program(entry.Program) : "")}";

    /// <summary>How a response stands today, for its author.</summary>
    public static string Status(ReviewResponse response, DateOnly today, string finding, ReviewOptions options) => response.Kind is ResponseKind.Support
        ? "tercatat sebagai dukungan."
        : response.State switch
        {
            ResponseState.Upheld => $"sudah diverifikasi, sanggahan diterima. {finding}",
            ResponseState.NotUpheld => $"sudah diverifikasi, sanggahan tidak diterima. {finding}",
            ResponseState.Lapsed => Lapsed(response, options),
            ResponseState.Filed => response.IsWaiting(today)
                ? $"menunggu verifikasi pemerintah daerah, paling lambat {OfficeProfile.ShowDay(response.DueOn!.Value)}."
                : Lapsed(response, options),
        };

    private static string Lapsed(ReviewResponse response, ReviewOptions options) =>
        $"tidak diverifikasi sampai {OfficeProfile.ShowDay(response.DueOn!.Value)}, sehingga dianggap tidak terbukti ({options.VerificationSource}). "
        + "Bila menurut Anda masih perlu, silakan ketik aduan.";

    /// <summary>The first letters of a name: <c>Siti Aminah</c> is <c>S.A.</c> Titles and marks make none; at most four.</summary>
    public static string InitialsOf(string name)
    {
        var letters = name.Split([' ', '.', ',', '-', '\''], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(word => char.IsLetter(word[0])).Take(4).Select(word => char.ToUpperInvariant(word[0]));
        return string.Concat(letters.Select(letter => $"{letter}.")) is { Length: > 0 } initials ? initials : "-";
    }
}
