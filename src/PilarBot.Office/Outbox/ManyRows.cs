using System.Globalization;
using System.Numerics;
using System.Text;

namespace PilarBot.Office.Outbox;

/// <summary>One statement for many rows that are named by the values of some columns.</summary>
internal static class ManyRows
{
    /// <summary>
    /// Carries it out. The list is filled up to the next power of two by naming its last row again: so there are eight texts of a statement
    /// and not a hundred, and they stay prepared.
    /// </summary>
    /// <param name="db">Inside a writing transaction.</param>
    /// <param name="verb">The statement up to the condition on the rows: <c>DELETE FROM outbox WHERE</c>.</param>
    /// <param name="columns">The columns, between commas.</param>
    /// <param name="rows">Their values; at least one row.</param>
    /// <param name="more">Other parameters of the statement.</param>
    public static async Task ChangeAsync(OfficeDbContext db, string verb, string columns, IReadOnlyList<object?[]> rows, params (string, object?)[] more)
    {
        var count = (int)BitOperations.RoundUpToPowerOf2((uint)rows.Count);
        var sql = new StringBuilder(verb).Append(" (").Append(columns).Append(") IN (VALUES ");
        var parameters = new List<(string, object?)>(more);
        for (var i = 0; i < count; i++)
        {
            var row = rows[Math.Min(i, rows.Count - 1)];
            sql.Append(i == 0 ? "(" : ",(");
            for (var j = 0; j < row.Length; j++)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"r{i}_{j}");
                sql.Append(j == 0 ? "@" : ",@").Append(name);
                parameters.Add((name, row[j]));
            }
            sql.Append(')');
        }
        await using var command = OfficeDatabase.Command(db, sql.Append(')').ToString(), [.. parameters]);
        await command.ExecuteNonQueryAsync();
    }
}
