using System.Text;

namespace PilarBot.Flows.Tests.Properties;

/// <summary>Lines of YAML, indented by where they are written.</summary>
internal sealed class YamlLines
{
    private readonly StringBuilder text = new();
    private int indent;
    private bool begins;

    /// <summary>A key with what stands behind it.</summary>
    public YamlLines Key(string key, string value = "")
    {
        text.Append(' ', begins ? indent - 2 : indent).Append(begins ? "- " : "").Append(key).Append(':').Append(value.Length == 0 ? "" : " ").Append(value).Append('\n');
        begins = false;
        return this;
    }

    /// <summary>Something in a list, whose first key is written next.</summary>
    public YamlLines Item(Action inside)
    {
        indent += 2;
        begins = true;
        inside();
        begins = false;
        indent -= 2;
        return this;
    }

    /// <summary>What stands under a key.</summary>
    public YamlLines Under(string key, Action inside)
    {
        Key(key);
        indent += 2;
        inside();
        indent -= 2;
        return this;
    }

    /// <summary>A text in quotation marks.</summary>
    public static string Quoted(string words) => "\"" + words.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal) + "\"";

    public override string ToString() => text.ToString();
}
