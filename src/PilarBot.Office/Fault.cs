using System.Text;

namespace PilarBot.Office;

/// <summary>Describes an exception without its message, which may quote a person: the kinds, and where each was thrown.</summary>
internal static class Fault
{
    public static string Describe(Exception exception)
    {
        var text = new StringBuilder();
        for (var e = exception; e is not null && text.Length < 1500; e = e.InnerException)
        {
            if (text.Length > 0)
                text.Append(" <- ");
            text.Append(e.GetType().Name);
            if (e is System.Data.Common.DbException { SqlState: { } state })
                text.Append(" (SQLSTATE ").Append(state).Append(')');
            if (e.StackTrace?.Split('\n', StringSplitOptions.TrimEntries).FirstOrDefault(l => l.Contains("PilarBot", StringComparison.Ordinal)) is { } line)
                text.Append(' ').Append(line.Split(" in ")[0]);
        }
        return text.ToString();
    }
}
