using System.Globalization;

namespace PilarBot.Office.Wilayah;

/// <summary>RT and RW as people write them: <c>RT 3 RW 1</c>, <c>03/01</c>. Numbers alone are kept, so that nothing else is ever shown as one.</summary>
internal static class RtRw
{
    /// <summary>As <see cref="Read"/> gives it.</summary>
    public static string Write(int rt, int? rw) =>
        string.Create(CultureInfo.InvariantCulture, $"{rt:D3}") + (rw is { } of ? string.Create(CultureInfo.InvariantCulture, $"/{of:D3}") : "");

    /// <summary><c>003/001</c>, or <c>003</c> where no RW was told; null when there is no number of at most three digits in it.</summary>
    public static string? Read(string written)
    {
        var numbers = new List<int>();
        for (var at = 0; at < written.Length;)
        {
            var end = at;
            while (end < written.Length && char.IsAsciiDigit(written[end]))
                end++;
            if (end - at > 3)
                return null;
            if (end > at)
                numbers.Add(int.Parse(written.AsSpan(at, end - at), NumberStyles.None, CultureInfo.InvariantCulture));
            at = end + 1;
        }
        return numbers.Count is 1 or 2 ? string.Join('/', numbers.Select(n => n.ToString("D3", CultureInfo.InvariantCulture))) : null;
    }
}
