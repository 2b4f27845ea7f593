using Microsoft.EntityFrameworkCore;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Persistence;

public sealed class MigrationTests
{
    [Theory]
    [OnSqlite, OnPostgres]
    public async Task The_migrations_say_what_the_model_says(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var db = database.Office.Open();
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task Migrating_again_changes_nothing(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.Office.MigrateAsync(CancellationToken.None);
        await using var db = database.Office.Open();
        Assert.Single(await db.Database.GetAppliedMigrationsAsync());
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task Numbers_rise_and_never_repeat(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var numbers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            database.Office.WriteAsync(db => database.Office.NextNumberAsync(db, "case", CancellationToken.None), CancellationToken.None)));
        Assert.Equal(Enumerable.Range(1, 20).Select(n => (long)n), numbers.Order());
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task An_account_is_leased_to_one_at_a_time(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var first = await database.Office.TryLeaseAsync("telegram", CancellationToken.None);
        Assert.NotNull(first);
        Assert.Null(await database.Office.TryLeaseAsync("telegram", CancellationToken.None));
        await using var other = await database.Office.TryLeaseAsync("whatsapp", CancellationToken.None);
        Assert.NotNull(other);
        await first.DisposeAsync();
        await using var second = await database.Office.TryLeaseAsync("telegram", CancellationToken.None);
        Assert.NotNull(second);
    }
}
