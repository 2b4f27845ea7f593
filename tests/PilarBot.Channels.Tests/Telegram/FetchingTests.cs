using PilarBot.TestKit.Telegram;

namespace PilarBot.Channels.Tests.Telegram;

public class FetchingTests
{
    private const long Limit = 20 << 20;

    [Fact]
    public async Task A_received_file_is_fetched_byte_for_byte()
    {
        await using var rig = await TelegramRig.StartAsync();
        var bytes = Enumerable.Range(0, 300_000).Select(i => (byte)i).ToArray();
        var photo = rig.Warga().SendsPhoto(bytes);
        using var target = new MemoryStream();
        Assert.Equal(FetchOutcome.Fetched, await rig.Channel.FetchAsync(photo.FileId!, target, Limit, CancellationToken.None));
        Assert.Equal(bytes, target.ToArray());
    }

    [Fact]
    public async Task Above_20_MB_Telegram_gives_nothing_out()
    {
        await using var rig = await TelegramRig.StartAsync();
        var file = rig.Warga().SendsDocument("besar.pdf", [1], size: (20 << 20) + 1);
        Assert.Equal(FetchOutcome.TooLarge, await rig.Channel.FetchAsync(file.FileId!, Stream.Null, long.MaxValue, CancellationToken.None));
    }

    [Fact]
    public async Task More_than_asked_for_is_too_large_whether_told_or_not()
    {
        await using var rig = await TelegramRig.StartAsync();
        var told = rig.Warga().SendsDocument("a.pdf", new byte[5000]);
        Assert.Equal(FetchOutcome.TooLarge, await rig.Channel.FetchAsync(told.FileId!, Stream.Null, 4999, CancellationToken.None));
        var lied = rig.Warga().SendsDocument("b.pdf", new byte[5000], size: 10);
        Assert.Equal(FetchOutcome.TooLarge, await rig.Channel.FetchAsync(lied.FileId!, Stream.Null, 4999, CancellationToken.None));
    }

    [Fact]
    public async Task What_Telegram_no_longer_has_is_gone()
    {
        await using var rig = await TelegramRig.StartAsync();
        var siti = rig.Warga();
        var expired = siti.SendsVoice();
        rig.Telegram.ExpireFile(expired.FileId!);
        Assert.Equal(FetchOutcome.Gone, await rig.Channel.FetchAsync(expired.FileId!, Stream.Null, Limit, CancellationToken.None));
        var forgotten = siti.SendsVoice();
        rig.Telegram.ForgetFile(forgotten.FileId!);
        Assert.Equal(FetchOutcome.Gone, await rig.Channel.FetchAsync(forgotten.FileId!, Stream.Null, Limit, CancellationToken.None));
    }

    [Theory]
    [InlineData(Fault.ServerError)]
    [InlineData(Fault.TooManyRequests)]
    [InlineData(Fault.CloseConnection)]
    public async Task An_outage_is_to_be_tried_again(Fault fault)
    {
        await using var rig = await TelegramRig.StartAsync();
        var file = rig.Warga().SendsVoice();
        rig.Telegram.FailNext(fault);
        Assert.Equal(FetchOutcome.Failed, await rig.Channel.FetchAsync(file.FileId!, Stream.Null, Limit, CancellationToken.None));
    }
}
