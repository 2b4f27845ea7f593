namespace PilarBot.Flows.Expressions;

internal enum TokenKind
{
    Word,
    Text,
    Sign,
    End,
}

internal readonly record struct Token(TokenKind Kind, string Value, int At);

/// <summary>An expression that is none.</summary>
internal sealed class ExpressionSyntaxException(string message) : Exception(message);

/// <summary>Cuts an expression into words, quoted texts and signs.</summary>
internal static class ExpressionTokens
{
    private static readonly string[] signs = ["==", "!=", "<=", ">=", "<", ">", "(", ")", "[", "]", ",", "+", "*", "/"];

    public static List<Token> Of(string text)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            var token = text[at] is '\'' or '"' ? Quoted(text, at) : Minus(text, at) ?? Sign(text, at) ?? Word(text, at);
            tokens.Add(token);
            at += token.Value.Length + (token.Kind == TokenKind.Text ? 2 : 0);
        }
        tokens.Add(new(TokenKind.End, "", at));
        return tokens;
    }

    private static Token Quoted(string text, int at)
    {
        var end = text.IndexOf(text[at], at + 1);
        return end < 0
            ? throw new ExpressionSyntaxException($"the quotation mark at character {at + 1} is not closed")
            : new(TokenKind.Text, text[(at + 1)..end], at);
    }

    // names have dashes in them, so a minus stands alone
    private static Token? Minus(string text, int at) =>
        text[at] == '-' && (at + 1 == text.Length || !char.IsAsciiLetterOrDigit(text[at + 1])) ? new(TokenKind.Sign, "-", at) : null;

    private static Token? Sign(string text, int at) =>
        signs.FirstOrDefault(s => string.CompareOrdinal(text, at, s, 0, s.Length) == 0) is { } sign
            ? new(TokenKind.Sign, sign, at)
            : null;

    private static Token Word(string text, int at)
    {
        var end = at;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '_' or '.')) end++;
        return end == at
            ? throw new ExpressionSyntaxException($"'{text[at]}' at character {at + 1} is not understood")
            : new(TokenKind.Word, text[at..end], at);
    }
}
