using FuzzySharp;
using PilarBot.Office.Conversations;
using PilarBot.Office.Reference;
using PilarBot.Office.Wilayah;

namespace PilarBot.Office.Complaints;

/// <summary>
/// Whether a person on the roster may be the one that a complaint describes. Errs towards yes: a colleague who is kept away for nothing
/// costs a little time, the reported person reading the complaint would cost the reporter's trust.
/// </summary>
internal static class NameMatch
{
    private const int Close = 85;
    private const int LongEnoughForTypos = 5;
    private const int FewWords = 4;

    private static readonly HashSet<string> OfRoles =
        [.. OfficeRole.All.SelectMany(r => FoldedName.Of($"{r.Label} {r.Name}").Words.Split(' ')), "petugas", "pegawai", "desa", "kecamatan", "warga"];

    // Titles, forms of address and names of origin that half a kabupaten shares: alone they point to nobody.
    private static readonly HashSet<string> Common =
    [
        "pak", "bapak", "bpk", "ibu", "bang", "kak", "mas", "mbak", "haji", "hajah", "drs", "dra", "sos", "spd", "ode", "andi", "sitti", "siti",
        "muhammad", "muhamad", "mohammad", "mohamad", "moh", "muh", "abdul", "nur", "sri", "ahmad", "bin", "binti", "puang", "daeng",
    ];

    public static bool MayBe(string rosterName, string described)
    {
        var words = FoldedName.Of(described).Words.Split(' ');
        var name = FoldedName.Of(rosterName).Words.Split(' ').Where(w => w.Length >= 3).ToList();
        var telling = name.Where(w => !Common.Contains(w)).ToList();
        return telling.Count > 0
            ? telling.Exists(n => words.Any(w => IsSame(n, w)))
            : name.Count > 0 && name.TrueForAll(n => words.Any(w => IsSame(n, w)));
    }

    /// <summary>True when a text seems to name whom a name or a description means.</summary>
    public static bool Names(string text, string? described)
    {
        if (described is null)
            return false;
        var words = FoldedName.Of(text).Words.Split(' ').ToHashSet();
        return Telling(described).Any(words.Contains);
    }

    /// <summary>True when a text seems to name the reported person or the reporter of a complaint: the reporter's chat may be read by others.</summary>
    public static bool NamesConcerned(Complaint complaint, string text, TurnContext turn)
    {
        string? Open(string field, byte[]? value) => value is null ? null : turn.Sealer.OpenText(complaint.Key, complaint.Id, field, value);
        return Names(text, Open("reported", complaint.Reported)) || Names(text, Open("reporter-name", complaint.ReporterName));
    }

    /// <summary>True when a word of a text is one of a name's, typos forgiven; of a name made of common words, any of them.</summary>
    public static bool IsOf(string name, string word)
    {
        var folded = FoldedName.Of(word).Words;
        var words = FoldedName.Of(name).Words.Split(' ').Where(w => w.Length >= 3).ToList();
        var telling = words.Where(w => !Common.Contains(w) && !OfRoles.Contains(w)).ToList();
        return (telling.Count > 0 ? telling : words).Exists(n => IsSame(n, folded));
    }

    // Of a description only what is written as a name: "motor merah" names nobody.
    private static IEnumerable<string> Telling(string described)
    {
        var words = described.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var named = words.Where(w => char.IsUpper(w.FirstOrDefault(char.IsLetter))).ToList();
        return (named.Count > 0 ? named : words.Length <= FewWords ? [.. words] : [])
            .SelectMany(w => FoldedName.Of(w).Words.Split(' ')).Where(w => w.Length >= 3 && !Common.Contains(w) && !OfRoles.Contains(w));
    }

    private static bool IsSame(string name, string word) =>
        name == word || (name.Length >= LongEnoughForTypos && word.Length >= LongEnoughForTypos && Fuzz.Ratio(name, word) >= Close);
}
