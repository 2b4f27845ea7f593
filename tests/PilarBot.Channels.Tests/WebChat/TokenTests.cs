using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using PilarBot.Channels.WebChat;
using PilarBot.TestKit;

namespace PilarBot.Channels.Tests.WebChat;

public sealed class TokenTests
{
    private readonly ManualClock clock = new(new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);
    private readonly DirectLineTokens tokens;

    public TokenTests() => tokens = new(text => [Sign(key, text)], clock);

    [Fact]
    public void A_token_says_what_it_was_made_to_say_and_names_its_user_to_clients()
    {
        var token = tokens.Issue(new(TokenUse.Chat, "abc") { User = "dl_1", Origins = ["https://a.example"] }, DirectLineTokens.Life);

        var claims = tokens.Read(token, TokenUse.Chat, out _);

        Assert.Equal(("abc", "dl_1"), (claims!.Conv, claims.User));
        Assert.Equal(["https://a.example"], claims.Origins!);
        // As clients read it: a JSON web token with a claim of this name.
        Assert.Contains("\"user\":\"dl_1\"", Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token.Split('.')[1])), StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_of_another_key_is_none_of_ours()
    {
        var others = new DirectLineTokens(text => [Sign(RandomNumberGenerator.GetBytes(32), text)], clock);

        Assert.Null(tokens.Read(others.Issue(new(TokenUse.Chat, "abc"), DirectLineTokens.Life), TokenUse.Chat, out var isExpired));
        Assert.False(isExpired);
    }

    [Fact]
    public void After_a_change_of_keys_old_tokens_open_and_new_ones_are_signed_by_the_new_key()
    {
        var old = tokens.Issue(new(TokenUse.Chat, "abc"), DirectLineTokens.Life);
        var newest = RandomNumberGenerator.GetBytes(32);
        var rotated = new DirectLineTokens(text => [Sign(newest, text), Sign(key, text)], clock);

        Assert.NotNull(rotated.Read(old, TokenUse.Chat, out _));
        Assert.Null(tokens.Read(rotated.Issue(new(TokenUse.Chat, "abc"), DirectLineTokens.Life), TokenUse.Chat, out _));
    }

    [Fact]
    public void A_token_ends_with_its_time_and_says_so()
    {
        var token = tokens.Issue(new(TokenUse.Chat, "abc"), DirectLineTokens.Life);
        clock.Advance(DirectLineTokens.Life - TimeSpan.FromSeconds(1));
        Assert.NotNull(tokens.Read(token, TokenUse.Chat, out _));

        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(tokens.Read(token, TokenUse.Chat, out var isExpired));
        Assert.True(isExpired);
    }

    [Theory]
    [InlineData(TokenUse.Stream)]
    [InlineData(TokenUse.File)]
    public void A_token_opens_nothing_that_it_was_not_made_for(string other)
    {
        Assert.Null(tokens.Read(tokens.Issue(new(TokenUse.Chat, "abc"), DirectLineTokens.Life), other, out _));
        Assert.Null(tokens.Read(tokens.Issue(new(other, "abc"), DirectLineTokens.Life), TokenUse.Chat, out _));
    }

    [Fact]
    public void A_token_with_another_conversation_written_into_it_is_refused()
    {
        var parts = tokens.Issue(new(TokenUse.Chat, "abc"), DirectLineTokens.Life).Split('.');
        var claims = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(parts[1])).Replace("abc", "xyz", StringComparison.Ordinal);

        Assert.Null(tokens.Read($"{parts[0]}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.{parts[2]}", TokenUse.Chat, out _));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a.b.c")]
    [InlineData("a.b.c.d")]
    [InlineData("ä.ö.ü")]
    public void What_is_no_token_is_refused(string? word) => Assert.Null(tokens.Read(word, TokenUse.Chat, out _));

    [Fact]
    public void Nobody_chooses_how_a_token_is_checked()
    {
        var parts = tokens.Issue(new(TokenUse.Chat, "abc"), DirectLineTokens.Life).Split('.');
        var unsigned = Base64Url.EncodeToString("""{"alg":"none","typ":"JWT"}"""u8);

        Assert.Null(tokens.Read($"{unsigned}.{parts[1]}.", TokenUse.Chat, out _));
        Assert.Null(tokens.Read($"{unsigned}.{parts[1]}.{parts[2]}", TokenUse.Chat, out _));
        Assert.Null(tokens.Read($"{parts[0]}.{parts[1]}.", TokenUse.Chat, out _));
    }

    private static byte[] Sign(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
