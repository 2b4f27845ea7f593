using Microsoft.EntityFrameworkCore;
using PilarBot.Office.Conversations;
using PilarBot.Office.Tests.Harness;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Conversations;

public sealed class FlowLibraryTests
{
    private const string Flow = """
        flow: uji
        title: Uji
        start: [uji]
        steps:
          - ask: nama
            say: Siapa namanya?
            answer: text
          - do: uji.catat
            with: { nama: nama }
          - say: Tercatat.
        """;

    public sealed record Input(string Nama);

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task A_set_that_is_taken_into_use_in_the_middle_of_a_turn_counts_from_the_next_one(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var elsewhere = await TestDatabase.CreateAsync("sqlite");
        TurnRig? rig = null;
        var runs = 0;
        var actions = new ActionCatalog().Writes<Input, Nothing>("uji.catat", async (_, _) =>
        {
            runs++;
            await rig!.UseAsync(Flow.Replace("Tercatat", "Sudah dicatat", StringComparison.Ordinal), elsewhere.Office);
            return new Nothing();
        });
        using (rig = await TurnRig.CreateAsync(database.Office, Flow, actions))
        {
            await rig.SayAsync("1", "uji");
            Assert.Equal(TurnResult.Done, await rig.SayAsync("1", "Siti"));
            Assert.Equal("Tercatat.", (await rig.OwedAsync("1"))[^1]);
            Assert.Equal(1, runs);

            await rig.SayAsync("1", "uji");
            await rig.SayAsync("1", "Siti");
            Assert.Equal("Sudah dicatat.", (await rig.OwedAsync("1"))[^1]);
        }
    }

    [Theory]
    [OnSqlite, OnPostgres]
    public async Task Two_hosts_may_take_the_same_set_into_use_at_once(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        using var rig = await TurnRig.CreateAsync(database.Office, Flow, Actions());
        var edited = Flow.Replace("Siapa", "Siapakah", StringComparison.Ordinal);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => rig.UseAsync(edited, database.Office)));

        await using var db = database.Office.Open();
        Assert.Equal(2, await db.FlowRevisions.CountAsync());
    }

    private static ActionCatalog Actions() => new ActionCatalog().Writes<Input, Nothing>("uji.catat", (_, _) => Task.FromResult<ActionOutcome<Nothing>>(new Nothing()));
}
