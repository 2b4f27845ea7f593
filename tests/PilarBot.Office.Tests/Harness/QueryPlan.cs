using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace PilarBot.Office.Tests.Harness;

/// <summary>How PostgreSQL carries a query out, with what it read.</summary>
internal sealed partial record QueryPlan(string Text)
{
    /// <summary>Carries it out, in the transaction that is open, if any.</summary>
    public static async Task<QueryPlan> OfAsync(OfficeDbContext db, IQueryable query)
    {
        await using var explained = query.CreateDbCommand();
        explained.CommandText = "EXPLAIN (ANALYZE, TIMING OFF, SUMMARY OFF) " + explained.CommandText;
        if (db.Database.CurrentTransaction is { } transaction)
            explained.Transaction = transaction.GetDbTransaction();
        else
            await db.Database.OpenConnectionAsync();
        await using var rows = await explained.ExecuteReaderAsync();
        var plan = new StringBuilder();
        while (await rows.ReadAsync())
            plan.AppendLine(rows.GetString(0));
        return new(plan.ToString());
    }

    /// <summary>The tables that are read whole.</summary>
    public IEnumerable<string> ReadWhole => Whole().Matches(Text).Select(m => m.Groups[1].Value);

    /// <summary>The most rows that one step read and threw away.</summary>
    public int ThrownAway => Removed().Matches(Text).Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max();

    /// <summary>True when the index is used.</summary>
    public bool Uses(string index) => Text.Contains(index, StringComparison.Ordinal);

    [GeneratedRegex("Seq Scan on ([a-z_]+)")]
    private static partial Regex Whole();

    [GeneratedRegex("Rows Removed by [A-Za-z ]+: ([0-9]+)")]
    private static partial Regex Removed();
}
