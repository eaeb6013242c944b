using static Samsyn.Web.Design.Languages;

namespace Samsyn.Web.Design;

/// <summary>What an error page says: what happened, what to do now, and the number to quote. Nobody is blamed.</summary>
/// <param name="Status">The HTTP status, 400-503.</param>
/// <param name="CaseNumber">The number that is in the log; null when nothing was logged.</param>
public sealed record ErrorBody(int Status, string? CaseNumber)
{
    public string Title => Status switch
    {
        400 => L("Sidan förstod inte frågan", "The page did not understand the request"),
        401 or 403 => L("Du behöver logga in", "You need to sign in"),
        404 or 410 => L("Sidan finns inte", "The page does not exist"),
        405 => L("Det går inte att göra här", "That cannot be done here"),
        409 => L("Något har ändrats under tiden", "Something has changed meanwhile"),
        413 => L("Det är för stort", "It is too large"),
        422 => L("Något behöver rättas", "Something needs correcting"),
        429 => L("Det kom för många försök på kort tid", "There were too many attempts in a short time"),
        503 => L("Samsyn är stängt en stund", "Samsyn is closed for a while"),
        _ => L("Något gick fel hos oss", "Something went wrong on our side"),
    };

    public string WhatNow => Status switch
    {
        400 => L("Gå tillbaka och försök igen. Har du följt en länk kan den vara felskriven.", "Go back and try again. If you followed a link, it may be misspelt."),
        401 or 403 => L("Logga in och försök igen.", "Sign in and try again."),
        404 or 410 => L("Adressen kan vara felskriven, eller så har sidan flyttats. Alla avtal finns under Avtal.", "The address may be misspelt, or the page has moved. All agreements are under Agreements."),
        405 => L("Gå tillbaka och använd knapparna på sidan.", "Go back and use the buttons on the page."),
        409 => L("Gå tillbaka, läs det som står nu och gör om det du ville göra.", "Go back, read what it says now and do again what you meant to do."),
        413 => L("En fil får vara högst 25 MB. Välj en mindre fil eller dela upp den. Är det text du har skrivit: gå tillbaka och korta den.", "A file may be at most 25 MB. Choose a smaller file or split it. If it is text that you wrote: go back and shorten it."),
        422 => L("Gå tillbaka med webbläsarens bakåtknapp och rätta det som är fel. Det du har fyllt i finns kvar.", "Go back with the browser’s back button and correct what is wrong. What you have filled in is still there."),
        429 => L("Vänta en minut och försök igen.", "Wait a minute and try again."),
        503 => L("Vi arbetar med webbplatsen. Försök igen om några minuter. Det du redan har registrerat finns kvar.", "We are working on the site. Try again in a few minutes. What you have already recorded is safe."),
        _ => L("Försök igen om en stund. Det du redan har registrerat finns kvar.", "Try again in a while. What you have already recorded is safe."),
    };
}
