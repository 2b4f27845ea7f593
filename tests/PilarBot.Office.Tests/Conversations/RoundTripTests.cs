using PilarBot.Office.Conversations;
using PilarBot.Office.Tests.Harness;
using PilarBot.Persistence.Postgres;
using PilarBot.TestKit.Databases;

namespace PilarBot.Office.Tests.Conversations;

public sealed class RoundTripTests
{
    private const string Flow = """
        flow: uji
        title: Uji
        start: [uji]
        steps:
          - ask: satu
            say: Pertanyaan satu?
            answer: text
          - ask: dua
            say: Pertanyaan dua?
            answer: text
          - ask: tiga
            say: Pertanyaan tiga?
            answer: text
          - say: Selesai.
        """;

    [Theory]
    [OnPostgres]
    public async Task A_turn_that_records_an_answer_and_asks_the_next_question_takes_three_round_trips(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var proxy = new CountingProxy(database.Connection);
        await using var behind = new PostgresDatabase(proxy.ConnectionString);
        using var rig = await TurnRig.CreateAsync(behind, Flow);
        // Warm: the connection is in the pool, its statements are prepared, the model is built.
        for (var i = 0; i < 10; i++)
            foreach (var words in (string[])["uji", "a", "b", "c"])
                Assert.Equal(TurnResult.Done, await rig.SayAsync("1", words));
        await rig.SayAsync("1", "uji");

        var before = proxy.RoundTrips;
        Assert.Equal(TurnResult.Done, await rig.SayAsync("1", "jawaban"));
        Assert.Equal(3, proxy.RoundTrips - before);
        Assert.Equal("Pertanyaan dua?", (await rig.OwedAsync("1"))[^1]);
    }

    [Theory]
    [OnPostgres]
    public async Task A_repeated_message_takes_two_round_trips(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var proxy = new CountingProxy(database.Connection);
        await using var behind = new PostgresDatabase(proxy.ConnectionString);
        using var rig = await TurnRig.CreateAsync(behind, Flow);
        var message = rig.Text("1", "uji");
        await rig.ReceiveAsync(message);
        for (var i = 0; i < 10; i++)
            Assert.Equal(TurnResult.Repeat, await rig.ReceiveAsync(message));

        var before = proxy.RoundTrips;
        Assert.Equal(TurnResult.Repeat, await rig.ReceiveAsync(message));
        Assert.Equal(2, proxy.RoundTrips - before);
    }
}
