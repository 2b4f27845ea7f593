using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace PilarBot.Office.Tests.Territory;

/// <summary>All rows of a database as text, for telling what a deed has changed.</summary>
internal static class DatabaseRows
{
    // What every turn changes: its own chat, and the counters of numbers.
    private static readonly string[] EveryTurn = ["conversations", "settings", "seen_messages", "document_registers"];

    /// <summary>Reads them in one round trip.</summary>
    public static async Task<HashSet<string>> ReadAsync(OfficeDbContext db)
    {
        var tables = db.Model.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>().Distinct().Except(EveryTurn).Order(StringComparer.Ordinal).ToList();
        var rows = new HashSet<string>();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = (db.Database.CurrentTransaction as Microsoft.EntityFrameworkCore.Infrastructure.IInfrastructure<System.Data.Common.DbTransaction>)?.Instance;
        command.CommandText = string.Concat(tables.Select(t => $"SELECT * FROM {t};"));
        await using var reader = await command.ExecuteReaderAsync();
        foreach (var table in tables)
        {
            while (await reader.ReadAsync())
                rows.Add($"{table}: {string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i))))}");
            await reader.NextResultAsync();
        }
        return rows;
    }

    private static string Text(object value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        Guid id => id.ToString("N"),
        string text when Guid.TryParse(text, out var id) => id.ToString("N"),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
