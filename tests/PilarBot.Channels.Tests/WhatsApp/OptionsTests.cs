using System.ComponentModel.DataAnnotations;
using PilarBot.Channels.WhatsApp;
using PilarBot.TestKit.WhatsApp;

namespace PilarBot.Channels.Tests.WhatsApp;

public class OptionsTests
{
    [Fact]
    public void What_is_missing_is_told_with_the_next_step()
    {
        var problems = Check(new WhatsAppOptions());
        Assert.Equal(4, problems.Count);
        Assert.All(problems, problem => Assert.Contains(" is missing: ", problem, StringComparison.Ordinal));
        Assert.Empty(Check(WhatsAppRig.OptionsOf(new FakeGraphOptions())));
    }

    [Fact]
    public void A_number_for_its_id_an_old_version_and_http_are_told()
    {
        var options = WhatsAppRig.OptionsOf(new FakeGraphOptions());
        (options.PhoneNumberId, options.GraphVersion) = ("+6281100000001", "v23.0");
        Assert.Equal(2, Check(options).Count);
        options = WhatsAppRig.OptionsOf(new FakeGraphOptions());
        (options.AllowLoopback, options.GraphBaseUrl) = (false, "http://graph.facebook.com");
        options.MediaHosts.Add("https://x");
        Assert.Equal(2, Check(options).Count);
    }

    private static List<string> Check(WhatsAppOptions options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return results.ConvertAll(result => result.ErrorMessage!);
    }
}
