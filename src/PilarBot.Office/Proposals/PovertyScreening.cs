namespace PilarBot.Office.Proposals;

/// <summary>
/// The questions of Kepmensos 262/HUK/2022 (mark V): a gate, and eight criteria. How many of the eight are needed is not verified: they are
/// counted and nothing is concluded from them.
/// </summary>
internal static class PovertyScreening
{
    /// <summary>How many criteria there are behind the gate.</summary>
    public const int Criteria = 8;

    /// <summary>Said under every count.</summary>
    public const string Note =
        "Skrining awal menurut Kepmensos 262/HUK/2022; jumlah kriteria yang disyaratkan perlu dikonfirmasi. Skrining ini tidak menentukan apa pun: desil ditetapkan BPS.";

    /// <summary>Writes answers as a letter each, <c>y</c>, <c>t</c> or <c>?</c>, the gate first; null when none was given.</summary>
    public static string? Write(string? gate, params IEnumerable<string?> criteria) =>
        gate is null ? null : string.Concat(new[] { gate }.Concat(criteria).Select(Letter));

    /// <summary>The count, as people read it.</summary>
    public static string Summary(string? written)
    {
        if (written is null)
            return "Skrining awal belum diisi.";
        var criteria = written[1..];
        return written[0] == 'y'
            ? "Skrining awal: tidak punya tempat berteduh atau tinggal (ya)."
            : $"Skrining awal: {criteria.Count(c => c == 'y')} dari {Criteria} kriteria dijawab ya, {criteria.Count(c => c == '?')} belum diketahui.";
    }

    private static char Letter(string? answer) => answer switch
    {
        "ya" => 'y',
        "tidak" => 't',
        _ => '?',
    };
}
