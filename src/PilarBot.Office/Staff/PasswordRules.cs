using System.Collections.Frozen;

namespace PilarBot.Office.Staff;

/// <summary>Which passwords are taken: long ones that are not known to everybody. What kinds of characters is not asked.</summary>
internal static class PasswordRules
{
    public const int Shortest = 12;
    public const int Longest = 128;

    // Those of the known lists that are long enough to matter, and what people here would think of; compared without case, digits at the end and signs.
    private static readonly FrozenSet<string> Common = Read().Split('\n')
        .Select(Bare).Where(w => w.Length > 0).ToFrozenSet();

    /// <summary>Why a password is not taken, in words; null when it is.</summary>
    public static string? Refuse(string password, string userName)
    {
        if (password.Length < Shortest)
            return $"Kata sandi paling sedikit {Shortest} huruf. Beberapa kata yang mudah Anda ingat lebih baik daripada satu kata yang rumit.";
        if (password.Length > Longest)
            return $"Kata sandi paling panjang {Longest} huruf.";
        if (password.Distinct().Count() < 5 || Common.Contains(Bare(password)) || IsRow(password))
            return "Kata sandi itu terlalu umum. Pilih beberapa kata yang tidak ditebak orang.";
        return userName.Length >= 4 && password.Contains(userName, StringComparison.OrdinalIgnoreCase) ? "Kata sandi jangan memuat nama pengguna." : null;
    }

    private static string Read()
    {
        using var reader = new StreamReader(EmbeddedText.Open("Staff.sandi-umum.txt"));
        return reader.ReadToEnd();
    }

    private static string Bare(string text) => string.Concat(text.ToLowerInvariant().TrimEnd("0123456789!.@#$%&*?_-".ToCharArray()).Where(c => !char.IsWhiteSpace(c)));

    // 123456789012, abcdefghijkl: each character follows the one before.
    private static bool IsRow(string text) => text.Zip(text.Skip(1)).Count(p => p.Second - p.First is 1 or -1 or 0) >= text.Length * 3 / 4;
}
