using System.Text;

namespace PilarBot.Office.Wilayah;

/// <summary>A name as it is compared: lower case, without apostrophes and accents, punctuation as spaces.</summary>
/// <param name="Words">With single spaces between words.</param>
/// <param name="Joined">Without spaces: <c>Oe Ekam</c> and <c>Oe'Ekam</c> are the same.</param>
internal readonly record struct FoldedName(string Words, string Joined)
{
    public static FoldedName Of(string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            // Apostrophes stand for a glottal stop that most people leave out when they type; the source also writes it ".
            if (letter is '\'' or '’' or '‘' or 'ʼ' or '`' or '´' or '"') continue;
            if (char.IsLetterOrDigit(letter)) words.Append(Plain(char.ToLowerInvariant(letter)));
            else if (words.Length > 0 && words[^1] != ' ') words.Append(' ');
        }
        var folded = words.ToString().TrimEnd();
        return new(folded, folded.Contains(' ', StringComparison.Ordinal) ? folded.Replace(" ", "", StringComparison.Ordinal) : folded);
    }

    private static char Plain(char letter) => letter switch
    {
        'á' or 'à' or 'â' or 'ä' => 'a',
        'é' or 'è' or 'ê' or 'ë' => 'e',
        'í' or 'ì' or 'î' or 'ï' => 'i',
        'ó' or 'ò' or 'ô' or 'ö' => 'o',
        'ú' or 'ù' or 'û' or 'ü' => 'u',
        _ => letter,
    };
}
