using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace PilarBot.Persistence.Sqlite;

/// <summary>
/// Has SQLite overwrite what is deleted. Otherwise the key of an erased record would stay in the file beside what it opens, until the
/// space is needed for something else.
/// </summary>
internal sealed class SecureDelete : DbConnectionInterceptor
{
    private const string Pragma = "PRAGMA secure_delete = ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragma;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragma;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
