<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es">
 <context>
  <name>audit</name>
  <message>
   <source>Time</source>
   <translation>Hora</translation>
  </message>
 </context>
 <context>
  <name>workbench</name>
  <message>
   <source> (cut to the size limit)</source>
   <translation> (cortado al límite de tamaño)</translation>
  </message>
  <message>
   <source> and </source>
   <translation> y </translation>
  </message>
  <message>
   <source> and {0} more</source>
   <translation> y {0} más</translation>
  </message>
  <message>
   <source> bytes</source>
   <translation> bytes</translation>
  </message>
  <message>
   <source> days</source>
   <translation> días</translation>
  </message>
  <message>
   <source> Did you mean {0}?</source>
   <translation> ¿Quiso decir {0}?</translation>
  </message>
  <message>
   <source> MB/s</source>
   <translation> MB/s</translation>
  </message>
  <message>
   <source> min</source>
   <translation> min</translation>
  </message>
  <message>
   <source> Not held here: {0}.</source>
   <translation> No contenido aquí: {0}.</translation>
  </message>
  <message>
   <source> of file</source>
   <translation> de archivo</translation>
  </message>
  <message>
   <source> requests</source>
   <translation> peticiones</translation>
  </message>
  <message>
   <source> That may be too few: {0} are needed.</source>
   <translation> Puede ser poco: se necesitan {0}.</translation>
  </message>
  <message>
   <source> times</source>
   <translation> veces</translation>
  </message>
  <message>
   <source> tokens</source>
   <translation> tokens</translation>
  </message>
  <message>
   <source> · before the last change</source>
   <translation> · antes del último cambio</translation>
  </message>
  <message>
   <source> · cut</source>
   <translation> · cortado</translation>
  </message>
  <message>
   <source> · for: {0}</source>
   <translation> · por: {0}</translation>
  </message>
  <message>
   <source> · no agent can make it skip the question; only your answer can</source>
   <translation> · ningún agente puede hacer que se salte la pregunta; solo su respuesta puede</translation>
  </message>
  <message>
   <source> · only the first {0} are told</source>
   <translation> · solo se dicen las primeras {0}</translation>
  </message>
  <message>
   <source> · this is the first difference</source>
   <translation> · esta es la primera diferencia</translation>
  </message>
  <message>
   <source> · {0} kept</source>
   <translation> · {0} conservados</translation>
  </message>
  <message>
   <source>"{0}" has no word in it</source>
   <translation>"{0}" no tiene ninguna palabra</translation>
  </message>
  <message>
   <source>%d installed · %s</source>
   <translation>instalados: %d · %s</translation>
  </message>
  <message>
   <source>%d of %d shown</source>
   <translation>%d de %d mostrados</translation>
  </message>
  <message>
   <source>%d were found, and the filters leave all of them out.</source>
   <translation>Se encontraron %d, y los filtros los excluyen todos.</translation>
  </message>
  <message>
   <source>%g s to connect, %g s to the first word, %g s between words</source>
   <translation>%g s para conectar, %g s hasta la primera palabra, %g s entre palabras</translation>
  </message>
  <message numerus="yes">
   <source>%Ln agents</source>
   <translation>
    <numerusform>%Ln agente</numerusform>
    <numerusform>%Ln agentes</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln bytes</source>
   <translation>
    <numerusform>%Ln byte</numerusform>
    <numerusform>%Ln bytes</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln candidates</source>
   <translation>
    <numerusform>%Ln candidato</numerusform>
    <numerusform>%Ln candidatos</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln cases</source>
   <translation>
    <numerusform>%Ln caso</numerusform>
    <numerusform>%Ln casos</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln connections</source>
   <translation>
    <numerusform>%Ln conexión</numerusform>
    <numerusform>%Ln conexiones</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln days ago</source>
   <translation>
    <numerusform>hace %Ln día</numerusform>
    <numerusform>hace %Ln días</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln entries</source>
   <translation>
    <numerusform>%Ln entrada</numerusform>
    <numerusform>%Ln entradas</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln layers on the GPU</source>
   <translation>
    <numerusform>%Ln capa en la GPU</numerusform>
    <numerusform>%Ln capas en la GPU</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln lines added</source>
   <translation>
    <numerusform>%Ln línea añadida</numerusform>
    <numerusform>%Ln líneas añadidas</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln lines folded</source>
   <translation>
    <numerusform>%Ln línea plegada</numerusform>
    <numerusform>%Ln líneas plegadas</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln lines removed</source>
   <translation>
    <numerusform>%Ln línea quitada</numerusform>
    <numerusform>%Ln líneas quitadas</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln links</source>
   <translation>
    <numerusform>%Ln enlace</numerusform>
    <numerusform>%Ln enlaces</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln model calls</source>
   <translation>
    <numerusform>%Ln llamada al modelo</numerusform>
    <numerusform>%Ln llamadas al modelo</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln models</source>
   <translation>
    <numerusform>%Ln modelo</numerusform>
    <numerusform>%Ln modelos</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln nodes added</source>
   <translation>
    <numerusform>%Ln nodo añadido</numerusform>
    <numerusform>%Ln nodos añadidos</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln nodes changed</source>
   <translation>
    <numerusform>%Ln nodo cambiado</numerusform>
    <numerusform>%Ln nodos cambiados</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln nodes moved</source>
   <translation>
    <numerusform>%Ln nodo movido</numerusform>
    <numerusform>%Ln nodos movidos</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln nodes removed</source>
   <translation>
    <numerusform>%Ln nodo quitado</numerusform>
    <numerusform>%Ln nodos quitados</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln problems</source>
   <translation>
    <numerusform>%Ln problema</numerusform>
    <numerusform>%Ln problemas</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln records in {0}.</source>
   <translation>
    <numerusform>%Ln entrada en {0}.</numerusform>
    <numerusform>%Ln entradas en {0}.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln remarks</source>
   <translation>
    <numerusform>%Ln observación</numerusform>
    <numerusform>%Ln observaciones</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln requests</source>
   <translation>
    <numerusform>%Ln petición</numerusform>
    <numerusform>%Ln peticiones</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln retries</source>
   <translation>
    <numerusform>%Ln reintento</numerusform>
    <numerusform>%Ln reintentos</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln rules were added, all switched off.</source>
   <translation>
    <numerusform>Se añadió %Ln regla, desactivada.</numerusform>
    <numerusform>Se añadieron %Ln reglas, todas desactivadas.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln runs</source>
   <translation>
    <numerusform>%Ln ejecución</numerusform>
    <numerusform>%Ln ejecuciones</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln runs are not searchable yet; search again in a moment.</source>
   <translation>
    <numerusform>%Ln ejecución aún no se puede buscar; busque de nuevo en un momento.</numerusform>
    <numerusform>%Ln ejecuciones aún no se pueden buscar; busque de nuevo en un momento.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln runs chosen</source>
   <translation>
    <numerusform>%Ln ejecución elegida</numerusform>
    <numerusform>%Ln ejecuciones elegidas</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln servers</source>
   <translation>
    <numerusform>%Ln servidor</numerusform>
    <numerusform>%Ln servidores</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln steps differ</source>
   <translation>
    <numerusform>%Ln paso difiere</numerusform>
    <numerusform>%Ln pasos difieren</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln steps folded</source>
   <translation>
    <numerusform>%Ln paso plegado</numerusform>
    <numerusform>%Ln pasos plegados</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln threads</source>
   <translation>
    <numerusform>%Ln hilo</numerusform>
    <numerusform>%Ln hilos</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln times</source>
   <translation>
    <numerusform>%Ln vez</numerusform>
    <numerusform>%Ln veces</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln tokens</source>
   <translation>
    <numerusform>%Ln token</numerusform>
    <numerusform>%Ln tokens</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln tool calls</source>
   <translation>
    <numerusform>%Ln llamada a herramienta</numerusform>
    <numerusform>%Ln llamadas a herramientas</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln tools</source>
   <translation>
    <numerusform>%Ln herramienta</numerusform>
    <numerusform>%Ln herramientas</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln tries</source>
   <translation>
    <numerusform>%Ln intento</numerusform>
    <numerusform>%Ln intentos</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln tries were refused.</source>
   <translation>
    <numerusform>Se rechazó %Ln intento.</numerusform>
    <numerusform>Se rechazaron %Ln intentos.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n more</source>
   <translation>
    <numerusform>%n más</numerusform>
    <numerusform>%n más</numerusform>
   </translation>
  </message>
  <message>
   <source>%s ago</source>
   <translation>hace %s</translation>
  </message>
  <message>
   <source>%s and %d more</source>
   <translation>%s y %d más</translation>
  </message>
  <message>
   <source>%s are free again</source>
   <translation>%s quedan libres de nuevo</translation>
  </message>
  <message>
   <source>%s become free. What is ticked is removed for good.</source>
   <translation>Quedan libres %s. Lo marcado se quita para siempre.</translation>
  </message>
  <message>
   <source>%s cannot be read</source>
   <translation>%s no se puede leer</translation>
  </message>
  <message>
   <source>%s cannot guess ahead for this model: %s.</source>
   <translation>%s no puede adivinar por adelantado para este modelo: %s.</translation>
  </message>
  <message>
   <source>%s does not answer</source>
   <translation>%s no responde</translation>
  </message>
  <message>
   <source>%s does not know: %s</source>
   <translation>%s no conoce: %s</translation>
  </message>
  <message>
   <source>%s does not let this program in</source>
   <translation>%s no deja entrar a este programa</translation>
  </message>
  <message>
   <source>%s fall back on it.</source>
   <translation>%s lo usan de respaldo.</translation>
  </message>
  <message>
   <source>%s files</source>
   <translation>archivos %s</translation>
  </message>
  <message>
   <source>%s guesses ahead for %s</source>
   <translation>%s adivina por adelantado para %s</translation>
  </message>
  <message>
   <source>%s has its best setting</source>
   <translation>%s tiene su mejor ajuste</translation>
  </message>
  <message>
   <source>%s in %d files</source>
   <translation>%s en %d archivos</translation>
  </message>
  <message>
   <source>%s is changed</source>
   <translation>%s ha cambiado</translation>
  </message>
  <message>
   <source>%s is connected</source>
   <translation>%s está conectado</translation>
  </message>
  <message>
   <source>%s is installed</source>
   <translation>%s está instalado</translation>
  </message>
  <message>
   <source>%s is not connected now. Connect the drive: the model comes back.</source>
   <translation>%s no está conectada ahora. Conecte la unidad: el modelo vuelve.</translation>
  </message>
  <message>
   <source>%s is saved</source>
   <translation>%s se guardó</translation>
  </message>
  <message>
   <source>%s knows no model like that. Try fewer or other words.</source>
   <translation>%s no conoce un modelo así. Pruebe con menos palabras, u otras.</translation>
  </message>
  <message>
   <source>%s of %s</source>
   <translation>%s de %s</translation>
  </message>
  <message>
   <source>%s tokens</source>
   <translation>%s tokens</translation>
  </message>
  <message>
   <source>%s was added</source>
   <translation>Se añadió %s</translation>
  </message>
  <message>
   <source>%s was not asked: the network is off</source>
   <translation>No se preguntó a %s: la red está apagada</translation>
  </message>
  <message>
   <source>%s was taken in</source>
   <translation>Se recibió %s</translation>
  </message>
  <message>
   <source>%s. How it was obtained: %s</source>
   <translation>%s. Cómo se obtuvo: %s</translation>
  </message>
  <message>
   <source>%s; every tensor was checked.</source>
   <translation>%s; cada tensor se comprobó.</translation>
  </message>
  <message>
   <source>'-' stands before something that is no number</source>
   <translation>'-' está delante de algo que no es un número</translation>
  </message>
  <message>
   <source>'in' with something else than a text before it</source>
   <translation>'in' con algo que no es un texto delante</translation>
  </message>
  <message>
   <source>(a mail program)</source>
   <translation>(un programa de correo)</translation>
  </message>
  <message>
   <source>({0} more in the report)</source>
   <translation>({0} más en el informe)</translation>
  </message>
  <message>
   <source>* stands for any.</source>
   <translation>* vale para cualquiera.</translation>
  </message>
  <message>
   <source>, %s of it on the GPU</source>
   <translation>, %s de ello en la GPU</translation>
  </message>
  <message>
   <source>, above its limit</source>
   <translation>, por encima de su límite</translation>
  </message>
  <message>
   <source>, and said nothing</source>
   <translation>, y no dijo nada</translation>
  </message>
  <message>
   <source>, on the best front</source>
   <translation>, en el mejor frente</translation>
  </message>
  <message>
   <source>, reading</source>
   <translation>, leyendo</translation>
  </message>
  <message>
   <source>, running</source>
   <translation>, en curso</translation>
  </message>
  <message>
   <source>, though by less than {0}</source>
   <translation>, aunque por menos de {0}</translation>
  </message>
  <message>
   <source>, until %s UTC</source>
   <translation>, hasta %s UTC</translation>
  </message>
  <message>
   <source>, waiting</source>
   <translation>, en espera</translation>
  </message>
  <message>
   <source>, with other arguments.</source>
   <translation>, con otros argumentos.</translation>
  </message>
  <message>
   <source>--model names one for all agents</source>
   <translation>--model indica uno para todos los agentes</translation>
  </message>
  <message>
   <source>0 is never.</source>
   <translation>0 es nunca.</translation>
  </message>
  <message>
   <source>0.01 is 1 %.</source>
   <translation>0.01 es 1 %.</translation>
  </message>
  <message>
   <source>1 candidate</source>
   <translation>1 candidato</translation>
  </message>
  <message>
   <source>1 case of “{0}”</source>
   <translation>1 caso de “{0}”</translation>
  </message>
  <message>
   <source>1 for a call that failed, 0 for others.</source>
   <translation>1 para una llamada que falló, 0 para las demás.</translation>
  </message>
  <message>
   <source>1 for a call that nobody allowed.</source>
   <translation>1 para una llamada que nadie permitió.</translation>
  </message>
  <message>
   <source>1 for a request that failed, 0 for others.</source>
   <translation>1 para una solicitud que falló, 0 para las demás.</translation>
  </message>
  <message>
   <source>1 for a run that a person stopped.</source>
   <translation>1 para una ejecución que detuvo una persona.</translation>
  </message>
  <message>
   <source>1 for a run that failed, 0 for others.</source>
   <translation>1 para una ejecución que falló, 0 para las demás.</translation>
  </message>
  <message>
   <source>1 model was found in {0}.</source>
   <translation>Se encontró 1 modelo en {0}.</translation>
  </message>
  <message>
   <source>1 to 4 B</source>
   <translation>1 a 4 B</translation>
  </message>
  <message>
   <source>1 to {0} are read.</source>
   <translation>Se leen de 1 a {0}.</translation>
  </message>
  <message>
   <source>1 while power comes from outside, 0 while it comes from the battery.</source>
   <translation>1 mientras la energía viene de fuera, 0 mientras viene de la batería.</translation>
  </message>
  <message>
   <source>127.0.0.1 is this machine only; 0.0.0.0 is every address it has.</source>
   <translation>127.0.0.1 es solo este equipo; 0.0.0.0 son todas sus direcciones.</translation>
  </message>
  <message>
   <source>30 days</source>
   <translation>30 días</translation>
  </message>
  <message>
   <source>365 days</source>
   <translation>365 días</translation>
  </message>
  <message>
   <source>4 to 9 B</source>
   <translation>4 a 9 B</translation>
  </message>
  <message>
   <source>7 days</source>
   <translation>7 días</translation>
  </message>
  <message>
   <source>95 % of the calls took less</source>
   <translation>El 95 % de las llamadas tardó menos</translation>
  </message>
  <message>
   <source>95 % of the requests took less</source>
   <translation>El 95 % de las peticiones tardó menos</translation>
  </message>
  <message>
   <source>95 % of the runs took less</source>
   <translation>El 95 % de las ejecuciones tardó menos</translation>
  </message>
  <message>
   <source>95 % within</source>
   <translation>95 % en</translation>
  </message>
  <message>
   <source>95th percentile</source>
   <translation>percentil 95</translation>
  </message>
  <message>
   <source>99 % of the requests took less</source>
   <translation>El 99 % de las peticiones tardó menos</translation>
  </message>
  <message>
   <source>99th percentile</source>
   <translation>percentil 99</translation>
  </message>
  <message>
   <source>; did you mean {0}?</source>
   <translation>; ¿quiso decir {0}?</translation>
  </message>
  <message>
   <source>; it last said: </source>
   <translation>; lo último que dijo: </translation>
  </message>
  <message>
   <source>; it last said: {0}</source>
   <translation>; lo último que dijo: {0}</translation>
  </message>
  <message>
   <source>; this model's memory cannot be cut back, so all of it is read again</source>
   <translation>; la memoria de este modelo no se puede recortar, así que todo se lee de nuevo</translation>
  </message>
  <message>
   <source>`workbench engines packs` lists those there are.</source>
   <translation>`workbench engines packs` lista los que hay.</translation>
  </message>
  <message>
   <source>`workbench models signers` lists those who are.</source>
   <translation>`workbench models signers` lista los que lo son.</translation>
  </message>
  <message>
   <source>a byte in it is no text</source>
   <translation>un byte en él no es texto</translation>
  </message>
  <message>
   <source>a call that begins with {0}</source>
   <translation>una llamada que empieza con {0}</translation>
  </message>
  <message>
   <source>a call that begins without a mark</source>
   <translation>una llamada que empieza sin marca</translation>
  </message>
  <message>
   <source>A call that takes longer or more is ended; a longer result is cut.</source>
   <translation>Una llamada que tarda o gasta más se termina; un resultado más largo se corta.</translation>
  </message>
  <message>
   <source>A case of another data set</source>
   <translation>Un caso de otro conjunto de datos</translation>
  </message>
  <message>
   <source>A case of the run</source>
   <translation>Un caso de la ejecución</translation>
  </message>
  <message>
   <source>A chat needs one input for text, best with the name “text”.</source>
   <translation>Un chat necesita una entrada de texto, mejor con el nombre “text”.</translation>
  </message>
  <message>
   <source>a choice</source>
   <translation>una opción</translation>
  </message>
  <message>
   <source>a collection has a title and a folder</source>
   <translation>una colección tiene un título y una carpeta</translation>
  </message>
  <message>
   <source>a comma too many</source>
   <translation>una coma de más</translation>
  </message>
  <message>
   <source>a component {0} is not read</source>
   <translation>un componente {0} no se lee</translation>
  </message>
  <message>
   <source>a connection to {0} was refused: {1}</source>
   <translation>se rechazó una conexión con {0}: {1}</translation>
  </message>
  <message>
   <source>A connection was refused</source>
   <translation>Se rechazó una conexión</translation>
  </message>
  <message>
   <source>a context of {0} tokens could not be made: {1}</source>
   <translation>no se pudo crear un contexto de {0} tokens: {1}</translation>
  </message>
  <message>
   <source>A copy with fewer bits per weight: smaller, faster, a little worse. The copy is checked, and tried once, before it is in the list.</source>
   <translation>Una copia con menos bits por peso: más pequeña, más rápida, algo peor. La copia se comprueba y se prueba una vez antes de entrar en la lista.</translation>
  </message>
  <message>
   <source>a count</source>
   <translation>un recuento</translation>
  </message>
  <message>
   <source>a data set has at most {0} cases</source>
   <translation>un conjunto de datos tiene como máximo {0} casos</translation>
  </message>
  <message>
   <source>a defect of the program: {0}</source>
   <translation>un defecto del programa: {0}</translation>
  </message>
  <message>
   <source>A desktop: nobody signs in, and roles count for tools only. A kiosk is for visitors who come and go, a clinic for people who sign in.</source>
   <translation>Un escritorio: nadie inicia sesión y los roles solo cuentan para las herramientas. Un quiosco es para visitantes de paso; una clínica, para personas que inician sesión.</translation>
  </message>
  <message>
   <source>A digest</source>
   <translation>Un resumen (hash)</translation>
  </message>
  <message>
   <source>a factorial needs a whole number from 0 to 200</source>
   <translation>un factorial necesita un número entero de 0 a 200</translation>
  </message>
  <message>
   <source>a failure</source>
   <translation>un fallo</translation>
  </message>
  <message>
   <source>a failure ends the workflow there</source>
   <translation>allí un fallo termina el flujo</translation>
  </message>
  <message>
   <source>a failure ends there</source>
   <translation>allí un fallo lo termina</translation>
  </message>
  <message>
   <source>a file in a folder</source>
   <translation>un archivo en una carpeta</translation>
  </message>
  <message>
   <source>A file says which agents and models run as a service, on this device or over several nodes. The manual has the words, resources/deployments examples.</source>
   <translation>Un archivo dice qué agentes y modelos funcionan como servicio, en este dispositivo o en varios nodos. El manual explica las palabras; en resources/deployments hay ejemplos.</translation>
  </message>
  <message>
   <source>A file…</source>
   <translation>Un archivo…</translation>
  </message>
  <message>
   <source>a fixed seed begins anew</source>
   <translation>una semilla fija empieza de nuevo</translation>
  </message>
  <message>
   <source>A fixed word, or {name} alone</source>
   <translation>Una palabra fija, o solo {name}</translation>
  </message>
  <message>
   <source>a folder has a path, and maybe write</source>
   <translation>una carpeta tiene path, y quizá write</translation>
  </message>
  <message>
   <source>A folder on the machine that serves it, or a name in the hub's cache. What starts the server then stands here, to be copied or saved.</source>
   <translation>Una carpeta en el equipo que lo sirve, o un nombre en la caché del hub. Lo que inicia el servidor aparece aquí, para copiar o guardar.</translation>
  </message>
  <message>
   <source>a folder on this disk</source>
   <translation>una carpeta en este disco</translation>
  </message>
  <message>
   <source>A folder…</source>
   <translation>Una carpeta…</translation>
  </message>
  <message>
   <source>a form here has none</source>
   <translation>un formulario aquí no lo tiene</translation>
  </message>
  <message>
   <source>a full path</source>
   <translation>una ruta completa</translation>
  </message>
  <message>
   <source>a full path is needed here, not {0}</source>
   <translation>aquí hace falta una ruta completa, no {0}</translation>
  </message>
  <message>
   <source>A full path, a name, or python for the program's own Python. No shell.</source>
   <translation>Una ruta completa, un nombre, o python para el Python del propio programa. Sin shell.</translation>
  </message>
  <message>
   <source>A function of yours, run in a process of its own that is held to its grants</source>
   <translation>Una función suya, ejecutada en un proceso propio limitado a sus permisos</translation>
  </message>
  <message>
   <source>A GGUF file (Ctrl+O) or a folder (Ctrl+Shift+O); it can also be dropped here</source>
   <translation>Un archivo GGUF (Ctrl+O) o una carpeta (Ctrl+Shift+O); también se puede soltar aquí</translation>
  </message>
  <message>
   <source>a grammar may have left nothing likelier</source>
   <translation>una gramática puede no haber dejado nada más probable</translation>
  </message>
  <message>
   <source>A graph file is a few hundred kilobytes.</source>
   <translation>Un archivo de grafo tiene unos cientos de kilobytes.</translation>
  </message>
  <message>
   <source>a graph has no instructions of its own</source>
   <translation>un grafo no tiene instrucciones propias</translation>
  </message>
  <message>
   <source>A graph has none of its own: edit the node in the builder.</source>
   <translation>Un grafo no tiene uno propio: edite el nodo en el constructor.</translation>
  </message>
  <message>
   <source>A graph joins models, agents, tools and people: draw what gives what to whom, run it here, and look into every step. A template becomes a graph of your own.</source>
   <translation>Un grafo une modelos, agentes, herramientas y personas: dibuje qué da qué a quién, ejecútelo aquí y mire dentro de cada paso. Una plantilla se convierte en un grafo suyo.</translation>
  </message>
  <message>
   <source>A job cannot be read</source>
   <translation>No se puede leer una tarea</translation>
  </message>
  <message>
   <source>A job is a few kilobytes.</source>
   <translation>Una tarea tiene unos pocos kilobytes.</translation>
  </message>
  <message>
   <source>A job lets an agent or a graph run at a time of the day, every so often, or for each new file in a folder. Nobody is asked while it runs: it may use only the tools that you grant it here, within the limits that you set.</source>
   <translation>Una tarea deja que un agente o un grafo se ejecute a una hora del día, cada cierto tiempo o con cada archivo nuevo de una carpeta. No se pregunta a nadie durante la ejecución: solo puede usar las herramientas que le permita aquí, dentro de los límites que fije.</translation>
  </message>
  <message>
   <source>A job names an agent, its input and when.</source>
   <translation>Una tarea indica un agente, su entrada y cuándo.</translation>
  </message>
  <message>
   <source>a large model over eight GPUs of two machines or groups</source>
   <translation>un modelo grande en ocho GPU de dos equipos o grupos</translation>
  </message>
  <message>
   <source>a library is missing: {0}</source>
   <translation>falta una biblioteca: {0}</translation>
  </message>
  <message>
   <source>a line of Ollama's has no end</source>
   <translation>una línea de Ollama no tiene fin</translation>
  </message>
  <message>
   <source>a link such as node.output -&gt; node.input</source>
   <translation>un enlace como node.output -&gt; node.input</translation>
  </message>
  <message>
   <source>a list here has its values in the order of the nodes' ids</source>
   <translation>una lista aquí tiene sus valores en el orden de los ids de los nodos</translation>
  </message>
  <message>
   <source>a list of calls</source>
   <translation>una lista de llamadas</translation>
  </message>
  <message>
   <source>a list of cases</source>
   <translation>una lista de casos</translation>
  </message>
  <message>
   <source>a list of links</source>
   <translation>una lista de enlaces</translation>
  </message>
  <message>
   <source>a list of schemas</source>
   <translation>una lista de esquemas</translation>
  </message>
  <message>
   <source>a list of texts</source>
   <translation>una lista de textos</translation>
  </message>
  <message>
   <source>a list of up to {0} folders</source>
   <translation>una lista de hasta {0} carpetas</translation>
  </message>
  <message>
   <source>a list of up to {0} servers</source>
   <translation>una lista de hasta {0} servidores</translation>
  </message>
  <message>
   <source>a list of up to {0} texts</source>
   <translation>una lista de hasta {0} textos</translation>
  </message>
  <message>
   <source>a list of up to {0} values of type {1}</source>
   <translation>una lista de hasta {0} valores de tipo {1}</translation>
  </message>
  <message>
   <source>a list of up to {0} words</source>
   <translation>una lista de hasta {0} palabras</translation>
  </message>
  <message>
   <source>a list of {0}</source>
   <translation>una lista de {0}</translation>
  </message>
  <message>
   <source>a list of {0} whole numbers up to {1}</source>
   <translation>una lista de {0} números enteros hasta {1}</translation>
  </message>
  <message>
   <source>a machine ended before all of its cases were tried</source>
   <translation>un equipo terminó antes de probar todos sus casos</translation>
  </message>
  <message>
   <source>a match is not a regular expression: {0}</source>
   <translation>un match no es una expresión regular: {0}</translation>
  </message>
  <message>
   <source>A message has a role and a text.</source>
   <translation>Un mensaje tiene un rol y un texto.</translation>
  </message>
  <message>
   <source>A million answer tokens</source>
   <translation>Un millón de tokens de respuesta</translation>
  </message>
  <message>
   <source>A million prompt tokens</source>
   <translation>Un millón de tokens de prompt</translation>
  </message>
  <message>
   <source>A mirror that speaks the language of huggingface.co. Empty takes HF_ENDPOINT, else the hub itself.</source>
   <translation>Un espejo que habla el idioma de huggingface.co. Vacío usa HF_ENDPOINT, y si no, el propio hub.</translation>
  </message>
  <message>
   <source>a missing '{0}'</source>
   <translation>falta '{0}'</translation>
  </message>
  <message>
   <source>a missing {0}</source>
   <translation>falta {0}</translation>
  </message>
  <message>
   <source>a model call failed: {0}</source>
   <translation>falló una llamada al modelo: {0}</translation>
  </message>
  <message>
   <source>A model is a GGUF file, or a folder of safetensors, ONNX or OpenVINO files. Add one from this disk or a USB stick, or drop it here; it is checked and copied.</source>
   <translation>Un modelo es un archivo GGUF o una carpeta con archivos safetensors, ONNX u OpenVINO. Añada uno de este disco o de una memoria USB, o suéltelo aquí; se comprueba y se copia.</translation>
  </message>
  <message>
   <source>a model is chosen by its id, or connected in Engines</source>
   <translation>un modelo se elige por su id, o se conecta en Motores</translation>
  </message>
  <message>
   <source>A model judged. It was asked twice about each answer, in both orders; where it contradicted itself, passed an answer by criteria that it cannot meet, failed one by criteria that any answer meets, or gave no verdict, the answer counts as not judged. What talks a judge into more than there is, is not found in this way: take its share of passes for an opinion.</source>
   <translation>Juzgó un modelo. Se le preguntó dos veces por cada respuesta, en ambos órdenes; donde se contradijo, aprobó una respuesta con criterios que no puede cumplir, suspendió una con criterios que cumple cualquier respuesta, o no dio veredicto, la respuesta cuenta como no juzgada. Lo que convence a un juez de más de lo que hay no se descubre así: tome su proporción de aprobados por una opinión.</translation>
  </message>
  <message>
   <source>A model judges</source>
   <translation>Un modelo juzga</translation>
  </message>
  <message>
   <source>A model that has said nothing for so long gives way to the next model of its agent. An agent without a next model waits.</source>
   <translation>Un modelo que no ha dicho nada en ese tiempo cede el paso al siguiente modelo de su agente. Un agente sin siguiente modelo espera.</translation>
  </message>
  <message>
   <source>A model that was not used for that long gives its memory back.</source>
   <translation>Un modelo que no se usó durante ese tiempo devuelve su memoria.</translation>
  </message>
  <message>
   <source>A model's engine follows from its file; the settings choose for ONNX models.</source>
   <translation>El motor de un modelo depende de su archivo; para modelos ONNX eligen los ajustes.</translation>
  </message>
  <message>
   <source>a name and a reason of at least {0} characters are needed</source>
   <translation>hacen falta un nombre y un motivo de al menos {0} caracteres</translation>
  </message>
  <message>
   <source>a name in quotes</source>
   <translation>un nombre entre comillas</translation>
  </message>
  <message>
   <source>a name is missing after '.'</source>
   <translation>falta un nombre después de '.'</translation>
  </message>
  <message>
   <source>a name that is no text</source>
   <translation>un nombre que no es un texto</translation>
  </message>
  <message>
   <source>a network of their own, which is empty</source>
   <translation>una red propia, que está vacía</translation>
  </message>
  <message>
   <source>A new one is begun.</source>
   <translation>Se empieza una nueva.</translation>
  </message>
  <message>
   <source>a newer version of the program wrote this file</source>
   <translation>una versión más nueva del programa escribió este archivo</translation>
  </message>
  <message>
   <source>a newer version of this program wrote {0}</source>
   <translation>una versión más nueva de este programa escribió {0}</translation>
  </message>
  <message>
   <source>a newer version wrote it</source>
   <translation>lo escribió una versión más nueva</translation>
  </message>
  <message>
   <source>A node cannot take what it gives itself</source>
   <translation>Un nodo no puede tomar lo que él mismo da</translation>
  </message>
  <message>
   <source>a node has this id</source>
   <translation>un nodo tiene este id</translation>
  </message>
  <message>
   <source>A node whose inputs and settings are as before is not run again.</source>
   <translation>Un nodo cuyas entradas y ajustes son los de antes no se ejecuta otra vez.</translation>
  </message>
  <message>
   <source>A notice was shown.</source>
   <translation>Se mostró un aviso.</translation>
  </message>
  <message>
   <source>a number</source>
   <translation>un número</translation>
  </message>
  <message>
   <source>a number above 0</source>
   <translation>un número mayor que 0</translation>
  </message>
  <message>
   <source>a number has both</source>
   <translation>un número tiene ambos</translation>
  </message>
  <message>
   <source>A number in the answer is near enough to the expected one.</source>
   <translation>Un número de la respuesta está lo bastante cerca del esperado.</translation>
  </message>
  <message>
   <source>a number in the arguments is too large</source>
   <translation>un número de los argumentos es demasiado grande</translation>
  </message>
  <message>
   <source>a number is granted, not {0}</source>
   <translation>se concede un número, no {0}</translation>
  </message>
  <message>
   <source>a number is wanted here</source>
   <translation>aquí se espera un número</translation>
  </message>
  <message>
   <source>a packed program cannot be part of a cluster</source>
   <translation>un programa empaquetado no puede formar parte de un clúster</translation>
  </message>
  <message>
   <source>A parcel holds plain files only.</source>
   <translation>Un paquete de actualización solo contiene archivos normales.</translation>
  </message>
  <message>
   <source>a part of a character, bytes {0}</source>
   <translation>una parte de un carácter, bytes {0}</translation>
  </message>
  <message>
   <source>a part of the agent's name</source>
   <translation>una parte del nombre del agente</translation>
  </message>
  <message>
   <source>a part of the model's name</source>
   <translation>una parte del nombre del modelo</translation>
  </message>
  <message>
   <source>a part of them is no schema</source>
   <translation>una parte de ellos no es un esquema</translation>
  </message>
  <message>
   <source>a passphrase</source>
   <translation>una frase de paso</translation>
  </message>
  <message>
   <source>a passphrase has at least {0} characters, and not the same ones</source>
   <translation>una frase de paso tiene al menos {0} caracteres, y no todos iguales</translation>
  </message>
  <message>
   <source>a path inside {0} is granted, not {1}</source>
   <translation>se concede una ruta dentro de {0}, no {1}</translation>
  </message>
  <message>
   <source>a path that stays below the folder</source>
   <translation>una ruta que queda por debajo de la carpeta</translation>
  </message>
  <message>
   <source>a path with the number of an item in a list</source>
   <translation>una ruta con el número de un elemento de una lista</translation>
  </message>
  <message>
   <source>a person decides here instead</source>
   <translation>aquí decide una persona</translation>
  </message>
  <message>
   <source>A person undid what it changed.</source>
   <translation>Una persona deshizo lo que cambió.</translation>
  </message>
  <message>
   <source>a PIN for the role {0} has at least {1} characters</source>
   <translation>un PIN para el rol {0} tiene al menos {1} caracteres</translation>
  </message>
  <message>
   <source>a PIN has at most {0} characters</source>
   <translation>un PIN tiene como máximo {0} caracteres</translation>
  </message>
  <message>
   <source>a plain file is granted, and this is none</source>
   <translation>se concede un archivo corriente, y este no lo es</translation>
  </message>
  <message>
   <source>A program of this machine</source>
   <translation>Un programa de este equipo</translation>
  </message>
  <message>
   <source>A program of this machine with fixed arguments, without a shell</source>
   <translation>Un programa de este equipo con argumentos fijos, sin shell</translation>
  </message>
  <message>
   <source>a prompt of {0} tokens does not fit into one step of {1}: read long prompts in parts, or make the step larger.</source>
   <translation>un prompt de {0} tokens no cabe en un paso de {1}: lea los prompts largos por partes, o agrande el paso.</translation>
  </message>
  <message>
   <source>A question</source>
   <translation>Una pregunta</translation>
  </message>
  <message>
   <source>a question waits for an answer</source>
   <translation>una pregunta espera una respuesta</translation>
  </message>
  <message>
   <source>a quotation mark has no partner</source>
   <translation>falta cerrar una comilla</translation>
  </message>
  <message>
   <source>A regular expression is found in the answer. It is given up after 2 seconds.</source>
   <translation>Una expresión regular se encuentra en la respuesta. Se abandona a los 2 segundos.</translation>
  </message>
  <message>
   <source>A report to read, as Markdown</source>
   <translation>Un informe para leer, en Markdown</translation>
  </message>
  <message>
   <source>A request to one server, which is fixed and granted in the tool</source>
   <translation>Una petición a un servidor, fijado y permitido en la herramienta</translation>
  </message>
  <message>
   <source>a request to {0} was refused: the server is {1}</source>
   <translation>se rechazó una solicitud a {0}: el servidor es {1}</translation>
  </message>
  <message>
   <source>A restart is no shorter.</source>
   <translation>Reiniciar no acorta la espera.</translation>
  </message>
  <message>
   <source>a root of a negative number is not a real number</source>
   <translation>la raíz de un número negativo no es un número real</translation>
  </message>
  <message>
   <source>A rule watches a metric and does something when it is bad for a while: tells you, frees memory, or spares the machine. Rehearse it before it is on.</source>
   <translation>Una regla vigila una métrica y hace algo cuando va mal un rato: le avisa, libera memoria o descansa el equipo. Ensáyela antes de activarla.</translation>
  </message>
  <message>
   <source>a rule {0}</source>
   <translation>una regla {0}</translation>
  </message>
  <message>
   <source>A run before was cut off in {0}, which is elsewhere now, after {1} may have changed something. If this is the same, the change may be made twice</source>
   <translation>Una ejecución anterior se cortó en {0}, que ahora está en otra parte, después de que {1} quizá cambiara algo. Si es lo mismo, el cambio puede hacerse dos veces</translation>
  </message>
  <message>
   <source>A run ends after {0}, {1} steps, {2} tokens or {3} calls of tools.</source>
   <translation>Una ejecución termina tras {0}, {1} pasos, {2} tokens o {3} llamadas a herramientas.</translation>
  </message>
  <message>
   <source>A run goes on</source>
   <translation>Una ejecución sigue en curso</translation>
  </message>
  <message>
   <source>a run here is always recorded</source>
   <translation>una ejecución aquí siempre se registra</translation>
  </message>
  <message>
   <source>A run shows every model call, tool call and approval over time, with the exact prompt and what it cost. Choose one at the left, or ask in the chat.</source>
   <translation>Una ejecución muestra cada llamada al modelo, a herramientas y cada aprobación en el tiempo, con el prompt exacto y lo que costó. Elija una a la izquierda o pregunte en el chat.</translation>
  </message>
  <message>
   <source>A run that can no longer be stored is stopped, or goes on unrecorded.</source>
   <translation>Una ejecución que ya no se puede guardar se detiene, o sigue sin registro.</translation>
  </message>
  <message>
   <source>a schema</source>
   <translation>un esquema</translation>
  </message>
  <message>
   <source>a script has no conversations: it forgets this when it ends</source>
   <translation>un script no tiene conversaciones: olvida esto cuando termina</translation>
  </message>
  <message>
   <source>a script knows no roles: whoever starts it may use it</source>
   <translation>un script no conoce roles: quien lo inicia puede usarla</translation>
  </message>
  <message>
   <source>a script runs from its beginning</source>
   <translation>un script se ejecuta desde el principio</translation>
  </message>
  <message>
   <source>a server among {0} is granted, not {1}</source>
   <translation>se concede un servidor entre {0}, no {1}</translation>
  </message>
  <message>
   <source>a server at an address is granted nothing of this machine</source>
   <translation>a un servidor en una dirección no se le concede nada de este equipo</translation>
  </message>
  <message>
   <source>a server has either a command or a url</source>
   <translation>un servidor tiene un command o una url</translation>
  </message>
  <message>
   <source>A server is another program that runs a model: vLLM, Ollama, llama.cpp, LM Studio, Foundry Local, or anything that speaks OpenAI's API. Connected, its model can be used like one that is here.</source>
   <translation>Un servidor es otro programa que ejecuta un modelo: vLLM, Ollama, llama.cpp, LM Studio, Foundry Local o cualquiera que hable la API de OpenAI. Conectado, su modelo se usa como uno de aquí.</translation>
  </message>
  <message>
   <source>A small model came with the program. Larger ones that you fetch later go here: from half a gigabyte to ten gigabytes each.</source>
   <translation>Con el programa vino un modelo pequeño. Los mayores que descargue después van aquí: de medio gigabyte a diez gigabytes cada uno.</translation>
  </message>
  <message>
   <source>A small model of the same tokens writes ahead and this one checks several tokens in one step: that pays where the small one is about ten times smaller, most of all on a GPU; where it does not, it pauses by itself, and answers stay the same.</source>
   <translation>Un modelo pequeño con los mismos tokens escribe por adelantado y este comprueba varios a la vez: compensa cuando el pequeño es unas diez veces menor, sobre todo en una GPU; si no, se pausa solo, y las respuestas no cambian.</translation>
  </message>
  <message>
   <source>a statement of up to {0} characters</source>
   <translation>una sentencia de hasta {0} caracteres</translation>
  </message>
  <message>
   <source>A statement tells of this.</source>
   <translation>Una declaración lo cuenta.</translation>
  </message>
  <message>
   <source>a step of {0} tokens is too small for {1} requests at once.</source>
   <translation>un paso de {0} tokens es demasiado pequeño para {1} solicitudes a la vez.</translation>
  </message>
  <message>
   <source>a step with guesses failed</source>
   <translation>falló un paso con conjeturas</translation>
  </message>
  <message>
   <source>a stored {0} event is damaged</source>
   <translation>un evento {0} almacenado está dañado</translation>
  </message>
  <message>
   <source>A table of the steps, as CSV</source>
   <translation>Una tabla de los pasos, en CSV</translation>
  </message>
  <message>
   <source>a tag is longer than {0} characters</source>
   <translation>una etiqueta tiene más de {0} caracteres</translation>
  </message>
  <message>
   <source>A tag is one word of at most {0} letters, such as work.</source>
   <translation>Una etiqueta es una palabra de {0} letras como máximo, como trabajo.</translation>
  </message>
  <message>
   <source>a team on one GPU: long contexts before many requests</source>
   <translation>un equipo en una GPU: contextos largos antes que muchas solicitudes</translation>
  </message>
  <message>
   <source>a text in one line, or {secret: true}</source>
   <translation>un texto en una línea, o {secret: true}</translation>
  </message>
  <message>
   <source>a text of plain characters</source>
   <translation>un texto de caracteres sencillos</translation>
  </message>
  <message>
   <source>a text of up to {0} characters</source>
   <translation>un texto de hasta {0} caracteres</translation>
  </message>
  <message>
   <source>A text that is written down here</source>
   <translation>Un texto escrito aquí</translation>
  </message>
  <message>
   <source>A text with places that are filled with values</source>
   <translation>Un texto con huecos que se llenan con valores</translation>
  </message>
  <message>
   <source>a time limit of {0} instead of up to {1} seconds</source>
   <translation>un límite de tiempo de {0} en lugar de hasta {1} segundos</translation>
  </message>
  <message>
   <source>a title has at most {0} letters, notes have {1}, and a model has at most {2} tags</source>
   <translation>un título tiene como máximo {0} letras, las notas {1}, y un modelo como máximo {2} etiquetas</translation>
  </message>
  <message>
   <source>a token for {0} would go over the network for all to read</source>
   <translation>un token para {0} iría por la red a la vista de todos</translation>
  </message>
  <message>
   <source>A tool asks whether it may run</source>
   <translation>Una herramienta pregunta si puede ejecutarse</translation>
  </message>
  <message>
   <source>a tool call</source>
   <translation>una llamada a herramienta</translation>
  </message>
  <message>
   <source>a tool call in it cannot be written: {0}</source>
   <translation>una llamada a herramienta en él no se puede escribir: {0}</translation>
  </message>
  <message>
   <source>a tool call in it is too long</source>
   <translation>una llamada a herramienta en él es demasiado larga</translation>
  </message>
  <message>
   <source>A tool call or a step that nobody allows within that time counts as denied, and the run goes on without it.</source>
   <translation>Una llamada a herramienta o un paso que nadie permite en ese tiempo cuenta como denegado, y la ejecución sigue sin él.</translation>
  </message>
  <message>
   <source>A tool file is a few kilobytes.</source>
   <translation>Un archivo de herramienta tiene unos pocos kilobytes.</translation>
  </message>
  <message>
   <source>A tool is something an agent may do: count, look up, ask a server, read a file. Say what it takes and what it may touch, try it here with your own values, and then give it to an agent. A tool is one file, and asks before it changes anything.</source>
   <translation>Una herramienta es algo que un agente puede hacer: contar, buscar, preguntar a un servidor, leer un archivo. Diga qué recibe y qué puede tocar, pruébela aquí con sus valores y désela después a un agente. Una herramienta es un archivo, y pregunta antes de cambiar algo.</translation>
  </message>
  <message>
   <source>A tool or node ended before another one, or the answer, began.</source>
   <translation>Una herramienta o un nodo terminó antes de que otro, o la respuesta, empezara.</translation>
  </message>
  <message>
   <source>A tool or node, or: answer.</source>
   <translation>Una herramienta o un nodo, o: answer.</translation>
  </message>
  <message>
   <source>A tool or node; * stands for any.</source>
   <translation>Una herramienta o un nodo; * vale para cualquiera.</translation>
  </message>
  <message>
   <source>A tool to grant</source>
   <translation>Herramienta a permitir</translation>
  </message>
  <message>
   <source>A try passes if every check passes, and fails if one fails; where one could not judge and none failed, it is not judged and does not count. Each case counts alike. Intervals of pass rates are Wilson's; repetitions of a case are taken for what they add. Candidates are compared case by case: McNemar's exact test with one try a case, else a permutation test, both with Holm's correction. Intervals of differences are those of Bonett and Price, so wide that all of them hold together with 95 %. How many more cases would do is a guess from the cases at hand. Times are told apart by the median of the ratios.</source>
   <translation>Un intento aprueba si aprueba cada comprobación, y falla si falla una; donde una no pudo juzgar y ninguna falló, no se juzga y no cuenta. Cada caso cuenta igual. Los intervalos de las tasas de aprobación son los de Wilson; las repeticiones de un caso valen por lo que añaden. Los candidatos se comparan caso por caso: prueba exacta de McNemar con un intento por caso, si no una prueba de permutación, ambas con la corrección de Holm. Los intervalos de las diferencias son los de Bonett y Price, tan anchos que todos valen juntos con el 95 %. Cuántos casos más bastarían es una estimación a partir de los casos disponibles. Los tiempos se distinguen por la mediana de las razones.</translation>
  </message>
  <message>
   <source>A turn</source>
   <translation>Un turno</translation>
  </message>
  <message>
   <source>a type or a list of types</source>
   <translation>un tipo o una lista de tipos</translation>
  </message>
  <message>
   <source>a value</source>
   <translation>un valor</translation>
  </message>
  <message>
   <source>A value goes on instead</source>
   <translation>Un valor sigue en su lugar</translation>
  </message>
  <message>
   <source>a value is missing</source>
   <translation>falta un valor</translation>
  </message>
  <message>
   <source>A value is needed</source>
   <translation>Hace falta un valor</translation>
  </message>
  <message>
   <source>a value is not a number</source>
   <translation>un valor no es un número</translation>
  </message>
  <message>
   <source>a value is not finite</source>
   <translation>un valor no es finito</translation>
  </message>
  <message>
   <source>a value may be ({0})</source>
   <translation>puede tener un valor ({0})</translation>
  </message>
  <message>
   <source>a value of type {0} that may be chosen</source>
   <translation>un valor de tipo {0} que se puede elegir</translation>
  </message>
  <message>
   <source>A value that is given when the graph runs, such as the user's message</source>
   <translation>Un valor que se da al ejecutar el grafo, como el mensaje del usuario</translation>
  </message>
  <message>
   <source>a value that never changes decides it</source>
   <translation>lo decide un valor que nunca cambia</translation>
  </message>
  <message>
   <source>A value that the graph gives back, such as its answer</source>
   <translation>Un valor que el grafo devuelve, como su respuesta</translation>
  </message>
  <message>
   <source>a vector has no direction</source>
   <translation>un vector no tiene dirección</translation>
  </message>
  <message>
   <source>a vector has {0} numbers, the others here have {1}</source>
   <translation>un vector tiene {0} números, los demás aquí tienen {1}</translation>
  </message>
  <message>
   <source>a vector is missing</source>
   <translation>falta un vector</translation>
  </message>
  <message>
   <source>a way to another node</source>
   <translation>un camino a otro nodo</translation>
  </message>
  <message>
   <source>a whole number</source>
   <translation>un número entero</translation>
  </message>
  <message>
   <source>a whole number that is too large</source>
   <translation>un número entero demasiado grande</translation>
  </message>
  <message>
   <source>a workflow has nothing like {0}</source>
   <translation>un flujo no tiene nada como {0}</translation>
  </message>
  <message>
   <source>a workflow only names agents: register one as {0}; its instructions are in metadata.workbench</source>
   <translation>un flujo solo nombra agentes: registre uno como {0}; sus instrucciones están en metadata.workbench</translation>
  </message>
  <message>
   <source>a {0} is granted, not {1}</source>
   <translation>se concede {0}, no {1}</translation>
  </message>
  <message>
   <source>a {0} is not taken in here</source>
   <translation>un {0} no se recibe aquí</translation>
  </message>
  <message>
   <source>a {0} was started, and the policy makes this a {1}</source>
   <translation>se inició un {0}, y la política hace de esto un {1}</translation>
  </message>
  <message>
   <source>a {0}, which is no JSON value</source>
   <translation>un {0}, que no es un valor JSON</translation>
  </message>
  <message>
   <source>About</source>
   <translation>Acerca de</translation>
  </message>
  <message>
   <source>about the graph</source>
   <translation>sobre el grafo</translation>
  </message>
  <message>
   <source>About {0} tokens are left for messages and answer, the longest answer is set to {1}</source>
   <translation>Quedan unos {0} tokens para mensajes y respuesta; la respuesta más larga está fijada en {1}</translation>
  </message>
  <message>
   <source>about {0} tokens/s</source>
   <translation>unos {0} tokens/s</translation>
  </message>
  <message>
   <source>about {0} tokens/s, {1} of memory</source>
   <translation>unos {0} tokens/s, {1} de memoria</translation>
  </message>
  <message>
   <source>About {0}, as earlier ones took.</source>
   <translation>Unos {0}, como tardaron las anteriores.</translation>
  </message>
  <message>
   <source>Accept its conditions on the model's page and enter an access token.</source>
   <translation>Acepte sus condiciones en la página del modelo e introduzca un token de acceso.</translation>
  </message>
  <message>
   <source>Accept them on the model's page and enter an access token in the settings.</source>
   <translation>Acéptelas en la página del modelo e introduzca un token de acceso en los ajustes.</translation>
  </message>
  <message>
   <source>Access token</source>
   <translation>Token de acceso</translation>
  </message>
  <message>
   <source>Actions are: {0}.</source>
   <translation>Las acciones son: {0}.</translation>
  </message>
  <message>
   <source>actions is no list</source>
   <translation>actions no es una lista</translation>
  </message>
  <message>
   <source>Activity</source>
   <translation>Actividad</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>Añadir</translation>
  </message>
  <message>
   <source>Add a call</source>
   <translation>Añadir una llamada</translation>
  </message>
  <message>
   <source>Add a case</source>
   <translation>Añadir un caso</translation>
  </message>
  <message>
   <source>Add a check</source>
   <translation>Añadir una comprobación</translation>
  </message>
  <message>
   <source>Add a check.</source>
   <translation>Añada una comprobación.</translation>
  </message>
  <message>
   <source>Add a folder of models</source>
   <translation>Añadir una carpeta de modelos</translation>
  </message>
  <message>
   <source>Add a folder of models…</source>
   <translation>Añadir una carpeta de modelos…</translation>
  </message>
  <message>
   <source>Add a folder that holds genai_config.json: Models, Add model…, Folder.</source>
   <translation>Añada una carpeta con genai_config.json: Modelos, Añadir modelo…, Carpeta.</translation>
  </message>
  <message>
   <source>Add a header</source>
   <translation>Añadir una cabecera</translation>
  </message>
  <message>
   <source>Add a model file.</source>
   <translation>Añada un archivo de modelo.</translation>
  </message>
  <message>
   <source>Add a model file…</source>
   <translation>Añadir un archivo de modelo…</translation>
  </message>
  <message>
   <source>Add a model folder…</source>
   <translation>Añadir una carpeta de modelo…</translation>
  </message>
  <message>
   <source>Add a node</source>
   <translation>Añadir un nodo</translation>
  </message>
  <message>
   <source>Add a node.</source>
   <translation>Añada un nodo.</translation>
  </message>
  <message>
   <source>Add a node…</source>
   <translation>Añadir un nodo…</translation>
  </message>
  <message>
   <source>Add a parameter</source>
   <translation>Añadir un parámetro</translation>
  </message>
  <message>
   <source>Add a person</source>
   <translation>Añadir una persona</translation>
  </message>
  <message>
   <source>Add a tag</source>
   <translation>Añadir una etiqueta</translation>
  </message>
  <message>
   <source>Add a variable</source>
   <translation>Añadir una variable</translation>
  </message>
  <message>
   <source>Add an argument</source>
   <translation>Añadir un argumento</translation>
  </message>
  <message>
   <source>Add an output and wire it.</source>
   <translation>Añada una salida y conéctela.</translation>
  </message>
  <message>
   <source>Add another…</source>
   <translation>Añadir otro…</translation>
  </message>
  <message>
   <source>Add file…</source>
   <translation>Añadir archivo…</translation>
  </message>
  <message>
   <source>Add folder…</source>
   <translation>Añadir carpeta…</translation>
  </message>
  <message>
   <source>Add in the evaluations…</source>
   <translation>Añadir en las evaluaciones…</translation>
  </message>
  <message>
   <source>Add it, or remove it.</source>
   <translation>Añádalo, o quítelo.</translation>
  </message>
  <message>
   <source>Add MCP servers</source>
   <translation>Añadir servidores MCP</translation>
  </message>
  <message>
   <source>Add model</source>
   <translation>Añadir modelo</translation>
  </message>
  <message>
   <source>Add model folder</source>
   <translation>Añadir carpeta de modelo</translation>
  </message>
  <message>
   <source>Add model…</source>
   <translation>Añadir modelo…</translation>
  </message>
  <message>
   <source>Add one first.</source>
   <translation>Añada uno antes.</translation>
  </message>
  <message>
   <source>Add one to the node.</source>
   <translation>Añada uno al nodo.</translation>
  </message>
  <message>
   <source>Add one.</source>
   <translation>Añada uno.</translation>
  </message>
  <message>
   <source>Add one: workbench documents add.</source>
   <translation>Añada una: workbench documents add.</translation>
  </message>
  <message>
   <source>Add or outline</source>
   <translation>Añadir o esquema</translation>
  </message>
  <message>
   <source>Add or remove some.</source>
   <translation>Añada o quite algunos.</translation>
  </message>
  <message>
   <source>Add other instructions</source>
   <translation>Añadir otras instrucciones</translation>
  </message>
  <message>
   <source>Add remark</source>
   <translation>Añadir observación</translation>
  </message>
  <message>
   <source>Add the case</source>
   <translation>Añadir el caso</translation>
  </message>
  <message>
   <source>Add the chosen model</source>
   <translation>Añadir el modelo elegido</translation>
  </message>
  <message>
   <source>add the server here</source>
   <translation>añada el servidor aquí</translation>
  </message>
  <message>
   <source>Add to a file…</source>
   <translation>Añadir a un archivo…</translation>
  </message>
  <message>
   <source>Add to {0}</source>
   <translation>Añadir a {0}</translation>
  </message>
  <message>
   <source>Add tool {0}</source>
   <translation>Añadir la herramienta {0}</translation>
  </message>
  <message>
   <source>Add {0}</source>
   <translation>Añadir {0}</translation>
  </message>
  <message>
   <source>Add {0} server</source>
   <translation>Añadir {0} servidor</translation>
  </message>
  <message>
   <source>Add {0} servers</source>
   <translation>Añadir {0} servidores</translation>
  </message>
  <message>
   <source>added</source>
   <translation>añadido</translation>
  </message>
  <message>
   <source>Added {0} bytes to {1}.</source>
   <translation>Se añadieron {0} bytes a {1}.</translation>
  </message>
  <message>
   <source>Adding %s</source>
   <translation>Añadiendo %s</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>Dirección</translation>
  </message>
  <message>
   <source>address at the servers</source>
   <translation>dirección en los servidores</translation>
  </message>
  <message>
   <source>Address of an OpenTelemetry collector (OTLP over HTTP), such as http://localhost:4318. Empty sends nothing.</source>
   <translation>Dirección de un recolector OpenTelemetry (OTLP sobre HTTP), como http://localhost:4318. Vacío no envía nada.</translation>
  </message>
  <message>
   <source>Address of the hub</source>
   <translation>Dirección del hub</translation>
  </message>
  <message>
   <source>Address of the Ollama server</source>
   <translation>Dirección del servidor Ollama</translation>
  </message>
  <message>
   <source>Addresses of folders with a models.json behind a web server, one a line.</source>
   <translation>Direcciones de carpetas con un models.json tras un servidor web, una por línea.</translation>
  </message>
  <message>
   <source>Addresses of pages that may ask it, one a line, such as http://localhost:3000. All others are refused.</source>
   <translation>Direcciones de páginas que pueden preguntarle, una por línea, como http://localhost:3000. Las demás se rechazan.</translation>
  </message>
  <message>
   <source>Adds to</source>
   <translation>Añade a</translation>
  </message>
  <message>
   <source>Adds to a file</source>
   <translation>Añade a un archivo</translation>
  </message>
  <message>
   <source>Administrator</source>
   <translation>Administrador</translation>
  </message>
  <message>
   <source>Administrator who signs</source>
   <translation>Administrador que firma</translation>
  </message>
  <message>
   <source>Administrators</source>
   <translation>Administradores</translation>
  </message>
  <message>
   <source>After</source>
   <translation>Después</translation>
  </message>
  <message>
   <source>after %g minutes</source>
   <translation>tras %g minutos</translation>
  </message>
  <message>
   <source>After that many the one at work must answer itself.</source>
   <translation>Tras ese número, quien esté trabajando debe responder.</translation>
  </message>
  <message>
   <source>After the last failure</source>
   <translation>Tras el último fallo</translation>
  </message>
  <message>
   <source>after the node</source>
   <translation>después del nodo</translation>
  </message>
  <message>
   <source>After {0}</source>
   <translation>Tras {0}</translation>
  </message>
  <message>
   <source>after {0} for {1}, up to {2}</source>
   <translation>tras {0} durante {1}, hasta {2}</translation>
  </message>
  <message>
   <source>after {0} rounds here</source>
   <translation>aquí, tras {0} rondas</translation>
  </message>
  <message>
   <source>Agent</source>
   <translation>Agente</translation>
  </message>
  <message>
   <source>Agent Framework workflow</source>
   <translation>Flujo de Agent Framework</translation>
  </message>
  <message>
   <source>Agent of a new chat</source>
   <translation>Agente de un chat nuevo</translation>
  </message>
  <message>
   <source>Agent or graph</source>
   <translation>Agente o grafo</translation>
  </message>
  <message>
   <source>Agent's model</source>
   <translation>Modelo del agente</translation>
  </message>
  <message>
   <source>Agents</source>
   <translation>Agentes</translation>
  </message>
  <message>
   <source>Agents and graphs</source>
   <translation>Agentes y grafos</translation>
  </message>
  <message>
   <source>Agents and graphs are a few hundred kilobytes.</source>
   <translation>Los agentes y los grafos ocupan unos cientos de kilobytes.</translation>
  </message>
  <message>
   <source>Agents and models</source>
   <translation>Agentes y modelos</translation>
  </message>
  <message>
   <source>Agents and tools</source>
   <translation>Agentes y herramientas</translation>
  </message>
  <message>
   <source>Agents at a time</source>
   <translation>Agentes a la vez</translation>
  </message>
  <message>
   <source>Agents for visitors</source>
   <translation>Agentes para visitantes</translation>
  </message>
  <message>
   <source>agents here take a message only</source>
   <translation>los agentes aquí solo reciben un mensaje</translation>
  </message>
  <message>
   <source>Agents in turn</source>
   <translation>Agentes por turnos</translation>
  </message>
  <message>
   <source>Agents it leads</source>
   <translation>Agentes que dirige</translation>
  </message>
  <message>
   <source>Agents need what no bundle holds, so take it along: {0}.</source>
   <translation>Los agentes necesitan lo que ningún paquete contiene, así que llévelo también: {0}.</translation>
  </message>
  <message>
   <source>Agents that could not be read</source>
   <translation>Agentes que no se pudieron leer</translation>
  </message>
  <message>
   <source>Agents to pack</source>
   <translation>Agentes para empaquetar</translation>
  </message>
  <message>
   <source>Alert acted</source>
   <translation>La alerta actuó</translation>
  </message>
  <message>
   <source>Alert cleared</source>
   <translation>Alerta terminada</translation>
  </message>
  <message>
   <source>Alert fired</source>
   <translation>Alerta disparada</translation>
  </message>
  <message>
   <source>Alerts</source>
   <translation>Alertas</translation>
  </message>
  <message>
   <source>Alerts shows what fired and what was done.</source>
   <translation>Alertas muestra lo que se disparó y lo que se hizo.</translation>
  </message>
  <message>
   <source>Alerts shows what it did, and undoes it.</source>
   <translation>Alertas muestra lo que hizo, y lo deshace.</translation>
  </message>
  <message>
   <source>Alerts shows which fire.</source>
   <translation>Alertas muestra cuáles están disparadas.</translation>
  </message>
  <message>
   <source>All</source>
   <translation>Todos</translation>
  </message>
  <message>
   <source>All answers</source>
   <translation>Todas las respuestas</translation>
  </message>
  <message>
   <source>All are {0}.</source>
   <translation>Todos son {0}.</translation>
  </message>
  <message>
   <source>All cases</source>
   <translation>Todos los casos</translation>
  </message>
  <message>
   <source>All cases: %s</source>
   <translation>Todos los casos: %s</translation>
  </message>
  <message>
   <source>All cases: correct</source>
   <translation>Todos los casos: correctos</translation>
  </message>
  <message>
   <source>All commands</source>
   <translation>Todos los comandos</translation>
  </message>
  <message>
   <source>all day</source>
   <translation>todo el día</translation>
  </message>
  <message>
   <source>All downloads together stay below this, from the next moment on; 0: no limit</source>
   <translation>Todas las descargas juntas quedan por debajo de esto desde ahora; 0: sin límite</translation>
  </message>
  <message>
   <source>All kinds</source>
   <translation>Todos los tipos</translation>
  </message>
  <message>
   <source>all models</source>
   <translation>todos los modelos</translation>
  </message>
  <message>
   <source>All of it runs as the file says.</source>
   <translation>Todo funciona como dice el archivo.</translation>
  </message>
  <message>
   <source>all others are worse.</source>
   <translation>todos los demás son peores.</translation>
  </message>
  <message>
   <source>All programs together: {0}</source>
   <translation>Todos los programas juntos: {0}</translation>
  </message>
  <message>
   <source>All runs of this graph, or only those of one conversation.</source>
   <translation>Todas las ejecuciones de este grafo, o solo las de una conversación.</translation>
  </message>
  <message>
   <source>All settings have their defaults</source>
   <translation>Todos los ajustes tienen su valor predeterminado</translation>
  </message>
  <message>
   <source>All sources</source>
   <translation>Todas las fuentes</translation>
  </message>
  <message>
   <source>all tables are gone</source>
   <translation>faltan todas las tablas</translation>
  </message>
  <message>
   <source>All that was said</source>
   <translation>Todo lo que se dijo</translation>
  </message>
  <message>
   <source>All the room for this</source>
   <translation>Todo el espacio para esto</translation>
  </message>
  <message>
   <source>Allow ``` around it</source>
   <translation>Permitir ``` alrededor</translation>
  </message>
  <message>
   <source>Allow always</source>
   <translation>Permitir siempre</translation>
  </message>
  <message>
   <source>Allow once</source>
   <translation>Permitir una vez</translation>
  </message>
  <message>
   <source>Allow the {0} tool I have read</source>
   <translation>Permitir la herramienta que leí ({0})</translation>
  </message>
  <message>
   <source>Allow the {0} tools I have read</source>
   <translation>Permitir las {0} herramientas que leí</translation>
  </message>
  <message>
   <source>Allow {0}?</source>
   <translation>¿Permitir {0}?</translation>
  </message>
  <message>
   <source>Allowed</source>
   <translation>Permitido</translation>
  </message>
  <message>
   <source>Allowed arguments</source>
   <translation>Argumentos permitidos</translation>
  </message>
  <message>
   <source>allowed it</source>
   <translation>lo permitió</translation>
  </message>
  <message>
   <source>allowed it for good</source>
   <translation>lo permitió para siempre</translation>
  </message>
  <message>
   <source>allowed once</source>
   <translation>permitida una vez</translation>
  </message>
  <message>
   <source>Also keep the context as {0}: less memory, a little less quality</source>
   <translation>Mantener también el contexto como {0}: menos memoria, algo menos de calidad</translation>
  </message>
  <message>
   <source>Also the files that are there already</source>
   <translation>También los archivos que ya están ahí</translation>
  </message>
  <message>
   <source>always</source>
   <translation>siempre</translation>
  </message>
  <message>
   <source>Always allow</source>
   <translation>Permitir siempre</translation>
  </message>
  <message>
   <source>always allowed</source>
   <translation>siempre permitida</translation>
  </message>
  <message>
   <source>Always allowed for this agent</source>
   <translation>Siempre permitido para este agente</translation>
  </message>
  <message>
   <source>Always asks</source>
   <translation>Siempre pregunta</translation>
  </message>
  <message>
   <source>always asks</source>
   <translation>siempre pregunta</translation>
  </message>
  <message>
   <source>Always for the agent of this node</source>
   <translation>Siempre para el agente de este nodo</translation>
  </message>
  <message>
   <source>Always for this agent</source>
   <translation>Siempre para este agente</translation>
  </message>
  <message>
   <source>an action is one name with its settings</source>
   <translation>una acción es un nombre con sus ajustes</translation>
  </message>
  <message>
   <source>an action is there twice</source>
   <translation>una acción está dos veces</translation>
  </message>
  <message>
   <source>An address</source>
   <translation>Una dirección</translation>
  </message>
  <message>
   <source>An administrator opens it in the settings: Local server, Other machines.</source>
   <translation>Un administrador lo abre en los ajustes: Servidor local, Otros equipos.</translation>
  </message>
  <message>
   <source>An administrator opens that in the settings: Local server, Other machines.</source>
   <translation>Un administrador lo abre en los ajustes: Servidor local, Otros equipos.</translation>
  </message>
  <message>
   <source>An administrator restores it at {0}.</source>
   <translation>Un administrador lo restaura en {0}.</translation>
  </message>
  <message>
   <source>An administrator restores {0}.</source>
   <translation>Un administrador restaura {0}.</translation>
  </message>
  <message>
   <source>An administrator says: workbench policy sign.</source>
   <translation>Un administrador dice: workbench policy sign.</translation>
  </message>
  <message>
   <source>An administrator says: workbench store encrypt.</source>
   <translation>Un administrador dice: workbench store encrypt.</translation>
  </message>
  <message>
   <source>An administrator signs a policy with profile: {0}.</source>
   <translation>Un administrador firma una política con profile: {0}.</translation>
  </message>
  <message>
   <source>An administrator signs it again.</source>
   <translation>Un administrador la firma otra vez.</translation>
  </message>
  <message>
   <source>An administrator signs what is written here. It holds from the next start.</source>
   <translation>Un administrador firma lo escrito aquí. Vale desde el próximo inicio.</translation>
  </message>
  <message>
   <source>An agent cannot allow that by itself; choose Always for this agent when it asks.</source>
   <translation>Un agente no puede permitirlo por sí mismo; elija Siempre para este agente cuando pregunte.</translation>
  </message>
  <message>
   <source>An agent file is a few kilobytes.</source>
   <translation>Un archivo de agente tiene unos pocos kilobytes.</translation>
  </message>
  <message>
   <source>an agent has no field {0}</source>
   <translation>un agente no tiene el campo {0}</translation>
  </message>
  <message>
   <source>an agent here takes a message</source>
   <translation>un agente aquí recibe un mensaje</translation>
  </message>
  <message>
   <source>an agent is told no message of role {0}</source>
   <translation>un agente no recibe mensajes del rol {0}</translation>
  </message>
  <message>
   <source>an agent that a tool asked made this call</source>
   <translation>esta llamada la hizo un agente al que preguntó una herramienta</translation>
  </message>
  <message>
   <source>An agent that leads others and answers with what they found</source>
   <translation>Un agente que dirige a otros y responde con lo que encontraron</translation>
  </message>
  <message>
   <source>An alert fires: {0}.</source>
   <translation>Se dispara una alerta: {0}.</translation>
  </message>
  <message>
   <source>An answer that does not fit will not do.</source>
   <translation>Una respuesta que no encaja no sirve.</translation>
  </message>
  <message>
   <source>An answer will not do if it</source>
   <translation>Una respuesta no sirve si</translation>
  </message>
  <message>
   <source>An embedding model finds the answer like the expected one.</source>
   <translation>Un modelo de embeddings encuentra la respuesta parecida a la esperada.</translation>
  </message>
  <message>
   <source>an engine needs a model</source>
   <translation>un motor necesita un modelo</translation>
  </message>
  <message>
   <source>An evaluation asks each case of a data set of each candidate, checks the answers and the tool calls, and says how often each was right, how fast it was and how much memory it took, and whether the difference is more than chance. It runs alone, and goes on where it was after a pause or a crash.</source>
   <translation>Una evaluación plantea cada caso de un conjunto de datos a cada candidato, comprueba las respuestas y las llamadas a herramientas, y dice con qué frecuencia acertó cada uno, lo rápido que fue y cuánta memoria usó, y si la diferencia es más que azar. Funciona sola y sigue donde estaba tras una pausa o un fallo.</translation>
  </message>
  <message>
   <source>an hour</source>
   <translation>una hora</translation>
  </message>
  <message>
   <source>An id has 1 to 64 small letters, digits, - and _.</source>
   <translation>Un id tiene de 1 a 64 letras minúsculas, dígitos, - y _.</translation>
  </message>
  <message>
   <source>an input here has no such field</source>
   <translation>una entrada aquí no tiene ese campo</translation>
  </message>
  <message>
   <source>An input takes from an output, not from another input</source>
   <translation>Una entrada toma de una salida, no de otra entrada</translation>
  </message>
  <message>
   <source>An MCP server is a program, or an address, that brings tools of its own. You read what it starts and what it offers before an agent may use any of it.</source>
   <translation>Un servidor MCP es un programa, o una dirección, que trae sus propias herramientas. Usted lee qué inicia y qué ofrece antes de que un agente pueda usarlo.</translation>
  </message>
  <message>
   <source>an object</source>
   <translation>un objeto</translation>
  </message>
  <message>
   <source>an object with the inputs by name</source>
   <translation>un objeto con las entradas por nombre</translation>
  </message>
  <message>
   <source>An output leads to an input, not to another output</source>
   <translation>Una salida lleva a una entrada, no a otra salida</translation>
  </message>
  <message>
   <source>An SQLite file. The tool reaches no other file.</source>
   <translation>Un archivo SQLite. La herramienta no alcanza ningún otro archivo.</translation>
  </message>
  <message>
   <source>An update of the program is taken by `workbench update FILE`.</source>
   <translation>Una actualización del programa se aplica con `workbench update FILE`.</translation>
  </message>
  <message>
   <source>and {0} more</source>
   <translation>y {0} más</translation>
  </message>
  <message>
   <source>And {0} more.</source>
   <translation>Y {0} más.</translation>
  </message>
  <message>
   <source>Another machine was reached once, as you asked, since {0}</source>
   <translation>Se llegó a otro equipo una vez, a petición suya, desde {0}</translation>
  </message>
  <message>
   <source>Another model asked</source>
   <translation>Otro modelo preguntado</translation>
  </message>
  <message>
   <source>Another model judges by your criteria. It is asked in both orders; if it contradicts itself, the answer counts as not judged.</source>
   <translation>Otro modelo juzga según sus criterios. Se le pregunta en ambos órdenes; si se contradice, la respuesta cuenta como no juzgada.</translation>
  </message>
  <message>
   <source>Another model wrote it; choose that one.</source>
   <translation>La escribió otro modelo; elija ese.</translation>
  </message>
  <message>
   <source>Another program has your data open</source>
   <translation>Otro programa tiene sus datos abiertos</translation>
  </message>
  <message>
   <source>another program has {0} open</source>
   <translation>otro programa tiene {0} abierto</translation>
  </message>
  <message>
   <source>another program of this kind holds the audit log and does not let go</source>
   <translation>otro programa de este tipo tiene el registro de auditoría y no lo suelta</translation>
  </message>
  <message>
   <source>another window or command of this program has the data folder open</source>
   <translation>otra ventana u otro comando de este programa tiene abierta la carpeta de datos</translation>
  </message>
  <message>
   <source>another Workbench on this machine fetches it already</source>
   <translation>otro Workbench de este equipo ya lo está descargando</translation>
  </message>
  <message>
   <source>another Workbench on this machine is changing the models</source>
   <translation>otro Workbench de este equipo está cambiando los modelos</translation>
  </message>
  <message>
   <source>Answer</source>
   <translation>Respuesta</translation>
  </message>
  <message>
   <source>answer</source>
   <translation>respuesta</translation>
  </message>
  <message>
   <source>Answer as JSON</source>
   <translation>Respuesta en JSON</translation>
  </message>
  <message>
   <source>Answer for the {0} tools I have read</source>
   <translation>Responder por las {0} herramientas que leí</translation>
  </message>
  <message>
   <source>Answer the questions of the tools again.</source>
   <translation>Responda otra vez a las preguntas de las herramientas.</translation>
  </message>
  <message>
   <source>Answer without this tool.</source>
   <translation>Responda sin esta herramienta.</translation>
  </message>
  <message>
   <source>Answered</source>
   <translation>Respondido</translation>
  </message>
  <message>
   <source>answered</source>
   <translation>respondida</translation>
  </message>
  <message>
   <source>Answered by</source>
   <translation>Respondido por</translation>
  </message>
  <message>
   <source>Answered instead</source>
   <translation>Respondió en su lugar</translation>
  </message>
  <message>
   <source>Answers</source>
   <translation>Respuestas</translation>
  </message>
  <message>
   <source>Answers a message, calling tools where it needs them</source>
   <translation>Responde a un mensaje, llamando a herramientas cuando las necesita</translation>
  </message>
  <message>
   <source>Answers and tool calls</source>
   <translation>Respuestas y llamadas a herramientas</translation>
  </message>
  <message>
   <source>answers are texts there</source>
   <translation>allí las respuestas son textos</translation>
  </message>
  <message>
   <source>Answers as one text</source>
   <translation>Respuestas como un solo texto</translation>
  </message>
  <message>
   <source>Answers begin after {0} s; {1} is smaller than {2}</source>
   <translation>Las respuestas empiezan tras {0} s; {1} es más pequeño que {2}</translation>
  </message>
  <message>
   <source>answers checked against their schema</source>
   <translation>respuestas comprobadas con su esquema</translation>
  </message>
  <message>
   <source>Answers programs on this machine that have its key; no browser page.</source>
   <translation>Responde a programas de este equipo que tengan su clave; a ninguna página del navegador.</translation>
  </message>
  <message>
   <source>Answers programs on this machine to which you give its key.</source>
   <translation>Responde a programas de este equipo a los que dé su clave.</translation>
  </message>
  <message>
   <source>answers side by side</source>
   <translation>respuestas a la vez</translation>
  </message>
  <message>
   <source>any</source>
   <translation>cualquiera</translation>
  </message>
  <message>
   <source>Any address, while the settings let the program reach the network.</source>
   <translation>Cualquier dirección, mientras los ajustes dejen al programa usar la red.</translation>
  </message>
  <message>
   <source>Any agent</source>
   <translation>Cualquier agente</translation>
  </message>
  <message>
   <source>Any calls, or none</source>
   <translation>Cualquier llamada, o ninguna</translation>
  </message>
  <message>
   <source>Any licence</source>
   <translation>Cualquier licencia</translation>
  </message>
  <message>
   <source>Any name (*)</source>
   <translation>Cualquier nombre (*)</translation>
  </message>
  <message>
   <source>Any note</source>
   <translation>Cualquier nota</translation>
  </message>
  <message>
   <source>Any result</source>
   <translation>Cualquier resultado</translation>
  </message>
  <message>
   <source>any server, at any port</source>
   <translation>cualquier servidor, en cualquier puerto</translation>
  </message>
  <message>
   <source>any server, at port {0}</source>
   <translation>cualquier servidor, en el puerto {0}</translation>
  </message>
  <message>
   <source>Any size</source>
   <translation>Cualquier tamaño</translation>
  </message>
  <message>
   <source>Any task</source>
   <translation>Cualquier tarea</translation>
  </message>
  <message>
   <source>Any time</source>
   <translation>Cualquier momento</translation>
  </message>
  <message>
   <source>Any, or one a line</source>
   <translation>Cualquiera, o uno por línea</translation>
  </message>
  <message>
   <source>Any; or JSON: {"city": "Paris"}</source>
   <translation>Cualquiera; o JSON: {"city": "Paris"}</translation>
  </message>
  <message>
   <source>anything</source>
   <translation>cualquier cosa</translation>
  </message>
  <message>
   <source>anything, characters at most</source>
   <translation>cualquier cosa, máximo de caracteres</translation>
  </message>
  <message>
   <source>Appearance</source>
   <translation>Apariencia</translation>
  </message>
  <message>
   <source>Apple GPU</source>
   <translation>GPU de Apple</translation>
  </message>
  <message>
   <source>Apple Neural Engine</source>
   <translation>Apple Neural Engine</translation>
  </message>
  <message>
   <source>Apple processor</source>
   <translation>Procesador Apple</translation>
  </message>
  <message>
   <source>Applied here</source>
   <translation>Aplicados aquí</translation>
  </message>
  <message>
   <source>Apply</source>
   <translation>Aplicar</translation>
  </message>
  <message>
   <source>Apply the deployment</source>
   <translation>Aplicar el despliegue</translation>
  </message>
  <message>
   <source>Apply the deployment again.</source>
   <translation>Aplique el despliegue de nuevo.</translation>
  </message>
  <message>
   <source>Applying the deployment {0}</source>
   <translation>Aplicando el despliegue {0}</translation>
  </message>
  <message>
   <source>Approval</source>
   <translation>Aprobación</translation>
  </message>
  <message>
   <source>approval</source>
   <translation>aprobación</translation>
  </message>
  <message>
   <source>Approval and limits</source>
   <translation>Aprobación y límites</translation>
  </message>
  <message>
   <source>Approval asked</source>
   <translation>Aprobación pedida</translation>
  </message>
  <message>
   <source>Approval kept</source>
   <translation>Aprobación conservada</translation>
  </message>
  <message>
   <source>Approval of {0}</source>
   <translation>Aprobación de {0}</translation>
  </message>
  <message>
   <source>Approval taken back</source>
   <translation>Aprobación retirada</translation>
  </message>
  <message>
   <source>Approvals</source>
   <translation>Aprobaciones</translation>
  </message>
  <message>
   <source>Approvals wait</source>
   <translation>Las aprobaciones esperan</translation>
  </message>
  <message>
   <source>Approved</source>
   <translation>Aprobado</translation>
  </message>
  <message>
   <source>Approved for good</source>
   <translation>Aprobado para siempre</translation>
  </message>
  <message>
   <source>Architecture</source>
   <translation>Arquitectura</translation>
  </message>
  <message>
   <source>area is memory (a dot: unknown), a ring is on the best front</source>
   <translation>el área es la memoria (un punto: desconocida), un anillo está en el mejor frente</translation>
  </message>
  <message>
   <source>Argument</source>
   <translation>Argumento</translation>
  </message>
  <message>
   <source>Arguments</source>
   <translation>Argumentos</translation>
  </message>
  <message>
   <source>Arguments that do not fit are refused once they are written.</source>
   <translation>Los argumentos que no encajan se rechazan una vez escritos.</translation>
  </message>
  <message>
   <source>Arrange in a row</source>
   <translation>Poner en fila</translation>
  </message>
  <message>
   <source>As a person left it</source>
   <translation>Como lo dejó una persona</translation>
  </message>
  <message>
   <source>as in since:2d or since:2026-01-31</source>
   <translation>como en since:2d o since:2026-01-31</translation>
  </message>
  <message>
   <source>as in until:3h</source>
   <translation>como en until:3h</translation>
  </message>
  <message>
   <source>As it was read</source>
   <translation>Como se leyó</translation>
  </message>
  <message>
   <source>As many agents run as the settings allow.</source>
   <translation>Se ejecutan tantos agentes como permiten los ajustes.</translation>
  </message>
  <message>
   <source>As many are answered or wait; the next one is told when to come again.</source>
   <translation>Tantas se responden o esperan; a la siguiente se le dice cuándo volver.</translation>
  </message>
  <message>
   <source>As on screen</source>
   <translation>Como en pantalla</translation>
  </message>
  <message>
   <source>As recorded</source>
   <translation>Como se registró</translation>
  </message>
  <message>
   <source>as texts there: 1.0 is not 1</source>
   <translation>allí como textos: 1.0 no es 1</translation>
  </message>
  <message>
   <source>As the model wrote it</source>
   <translation>Como lo escribió el modelo</translation>
  </message>
  <message>
   <source>As the source lists them</source>
   <translation>Como los lista la fuente</translation>
  </message>
  <message>
   <source>As they lie there</source>
   <translation>Tal como están</translation>
  </message>
  <message>
   <source>As they were</source>
   <translation>Como eran</translation>
  </message>
  <message>
   <source>As usual</source>
   <translation>Como siempre</translation>
  </message>
  <message>
   <source>as vLLM chooses</source>
   <translation>como elija vLLM</translation>
  </message>
  <message>
   <source>As written</source>
   <translation>Como se escribió</translation>
  </message>
  <message>
   <source>As you read it</source>
   <translation>Como lo leyó</translation>
  </message>
  <message>
   <source>Ask a model something: how long it takes to begin and to end is shown here.</source>
   <translation>Pregunte algo a un modelo: aquí se muestra cuánto tarda en empezar y acabar.</translation>
  </message>
  <message>
   <source>Ask a person</source>
   <translation>Preguntar a una persona</translation>
  </message>
  <message>
   <source>Ask again</source>
   <translation>Preguntar otra vez</translation>
  </message>
  <message>
   <source>Ask again to get a whole answer.</source>
   <translation>Pregunte de nuevo para obtener una respuesta entera.</translation>
  </message>
  <message>
   <source>Ask again, and it goes on: workbench engines ollama pull {0}</source>
   <translation>Pídalo de nuevo, y continúa: workbench engines ollama pull {0}</translation>
  </message>
  <message>
   <source>Ask again, or for less at once.</source>
   <translation>Pida de nuevo, o pida menos de una vez.</translation>
  </message>
  <message>
   <source>Ask again, or raise this limit of the connection.</source>
   <translation>Pregunte de nuevo, o aumente este límite de la conexión.</translation>
  </message>
  <message>
   <source>Ask again, or wire the error port.</source>
   <translation>Pregunte de nuevo, o conecte el puerto de error.</translation>
  </message>
  <message>
   <source>Ask again.</source>
   <translation>Pregunte de nuevo.</translation>
  </message>
  <message>
   <source>Ask again: another node answers then.</source>
   <translation>Pregunte de nuevo: entonces responde otro nodo.</translation>
  </message>
  <message>
   <source>Ask again: what it has fetched so far is kept.</source>
   <translation>Pídalo de nuevo: lo descargado hasta ahora se conserva.</translation>
  </message>
  <message>
   <source>Ask again; if it repeats, start Ollama again.</source>
   <translation>Pregunte de nuevo; si se repite, inicie Ollama otra vez.</translation>
  </message>
  <message>
   <source>Ask an administrator to change it.</source>
   <translation>Pida a un administrador que lo cambie.</translation>
  </message>
  <message>
   <source>Ask an administrator, or sign in as somebody who may.</source>
   <translation>Pida a un administrador, o inicie sesión como alguien que pueda.</translation>
  </message>
  <message>
   <source>Ask an administrator.</source>
   <translation>Pida a un administrador.</translation>
  </message>
  <message>
   <source>Ask anew.</source>
   <translation>Pregunte otra vez.</translation>
  </message>
  <message>
   <source>Ask another agent a question and get its answer</source>
   <translation>Hacer una pregunta a otro agente y obtener su respuesta</translation>
  </message>
  <message>
   <source>Ask before opening links</source>
   <translation>Preguntar antes de abrir enlaces</translation>
  </message>
  <message>
   <source>Ask each time</source>
   <translation>Preguntar cada vez</translation>
  </message>
  <message>
   <source>Ask fewer of them through one another.</source>
   <translation>Pregunte a menos de ellos a través unos de otros.</translation>
  </message>
  <message>
   <source>Ask for at least one token.</source>
   <translation>Pida al menos un token.</translation>
  </message>
  <message>
   <source>Ask for less at once.</source>
   <translation>Pida menos de una vez.</translation>
  </message>
  <message>
   <source>Ask for less, or let an administrator look at the server.</source>
   <translation>Pida menos, o deje que un administrador mire el servidor.</translation>
  </message>
  <message>
   <source>Ask for the bundle anew; nothing was taken from this one.</source>
   <translation>Pida el paquete de nuevo; de este no se tomó nada.</translation>
  </message>
  <message>
   <source>Ask in other words, or choose another model.</source>
   <translation>Pregunte con otras palabras, o elija otro modelo.</translation>
  </message>
  <message>
   <source>Ask in other words.</source>
   <translation>Pregunte con otras palabras.</translation>
  </message>
  <message>
   <source>Ask it</source>
   <translation>Preguntar</translation>
  </message>
  <message>
   <source>Ask its maker for the address that speaks streamable HTTP.</source>
   <translation>Pida a su autor la dirección que habla streamable HTTP.</translation>
  </message>
  <message>
   <source>Ask one.</source>
   <translation>Pregunte a uno.</translation>
  </message>
  <message>
   <source>Ask something that was recorded.</source>
   <translation>Pregunte algo que se haya grabado.</translation>
  </message>
  <message>
   <source>Ask the administrator.</source>
   <translation>Pida al administrador.</translation>
  </message>
  <message>
   <source>Ask the keyring again</source>
   <translation>Preguntar otra vez al llavero</translation>
  </message>
  <message>
   <source>Ask the machine's administrator.</source>
   <translation>Pida al administrador del equipo.</translation>
  </message>
  <message>
   <source>Ask the model whether it is sure</source>
   <translation>Preguntar al modelo si está seguro</translation>
  </message>
  <message>
   <source>Ask the source for more; so does the end of the list</source>
   <translation>Pedir más a la fuente; el final de la lista hace lo mismo</translation>
  </message>
  <message>
   <source>Ask who set this up.</source>
   <translation>Pregunte a quien configuró esto.</translation>
  </message>
  <message>
   <source>Ask {0} earlier</source>
   <translation>Preguntar antes a {0}</translation>
  </message>
  <message>
   <source>Ask {0} later</source>
   <translation>Preguntar después a {0}</translation>
  </message>
  <message>
   <source>Asked</source>
   <translation>Preguntado</translation>
  </message>
  <message>
   <source>Asked again</source>
   <translation>Preguntado de nuevo</translation>
  </message>
  <message>
   <source>Asked for</source>
   <translation>Pedido</translation>
  </message>
  <message>
   <source>Asked in this order when the model cannot answer.</source>
   <translation>Se preguntan en este orden cuando el modelo no puede responder.</translation>
  </message>
  <message>
   <source>asked nobody</source>
   <translation>no preguntó a nadie</translation>
  </message>
  <message>
   <source>Asked where meaning decides; compares texts where embedding does, which is then an embedding model (empty: the first one installed).</source>
   <translation>Se pregunta cuando decide el significado; compara textos por embeddings, y entonces es un modelo de embeddings (vacío: el primero instalado).</translation>
  </message>
  <message>
   <source>Asked with each model in turn; empty is the model alone.</source>
   <translation>Se le pregunta con un modelo tras otro; vacío es solo el modelo.</translation>
  </message>
  <message>
   <source>asking for {0}</source>
   <translation>preguntar por {0}</translation>
  </message>
  <message>
   <source>Asking Foundry Local for its models</source>
   <translation>Pidiendo a Foundry Local sus modelos</translation>
  </message>
  <message>
   <source>Asking Foundry Local's catalogue</source>
   <translation>Consultando el catálogo de Foundry Local</translation>
  </message>
  <message>
   <source>Asking Ollama</source>
   <translation>Consultando Ollama</translation>
  </message>
  <message>
   <source>Asking the server</source>
   <translation>Consultando el servidor</translation>
  </message>
  <message>
   <source>Asks a small model first, and larger ones if its answer will not do</source>
   <translation>Pregunta primero a un modelo pequeño, y a otros mayores si su respuesta no sirve</translation>
  </message>
  <message>
   <source>Asks agents one after the other, each with the answer before</source>
   <translation>Pregunta a los agentes uno tras otro, cada uno con la respuesta anterior</translation>
  </message>
  <message>
   <source>Asks first</source>
   <translation>Pregunta antes</translation>
  </message>
  <message>
   <source>Asks no model</source>
   <translation>No pregunta a ningún modelo</translation>
  </message>
  <message>
   <source>Asks several agents the same at the same time</source>
   <translation>Pregunta lo mismo a varios agentes a la vez</translation>
  </message>
  <message>
   <source>Asks the model questions whose right calls are known, and judges each answer by rules: the tool, its arguments, several calls at once, and whether it calls nothing where nothing fits.</source>
   <translation>Hace al modelo preguntas cuyas llamadas correctas se conocen y juzga cada respuesta con reglas: la herramienta, sus argumentos, varias llamadas a la vez, y si no llama a nada cuando nada encaja.</translation>
  </message>
  <message>
   <source>asks the server</source>
   <translation>pregunta al servidor</translation>
  </message>
  <message>
   <source>Asks the server for its models; nothing is kept by that</source>
   <translation>Pide al servidor sus modelos; nada se guarda con eso</translation>
  </message>
  <message>
   <source>Asks the {0} {1}</source>
   <translation>Pregunta a {0} {1}</translation>
  </message>
  <message>
   <source>Asks this machine's usual ports who answers; nothing is used by that</source>
   <translation>Pregunta en los puertos habituales de este equipo quién responde; nada se usa con eso</translation>
  </message>
  <message>
   <source>Asks until allowed</source>
   <translation>Pregunta hasta permitirse</translation>
  </message>
  <message>
   <source>asks until allowed</source>
   <translation>pregunta hasta permitirse</translation>
  </message>
  <message>
   <source>asks you</source>
   <translation>le pregunta</translation>
  </message>
  <message>
   <source>Assistant</source>
   <translation>Asistente</translation>
  </message>
  <message>
   <source>At</source>
   <translation>A las</translation>
  </message>
  <message>
   <source>at</source>
   <translation>en</translation>
  </message>
  <message>
   <source>At a time</source>
   <translation>A la vez</translation>
  </message>
  <message>
   <source>at character {0}: expected {1}, {2}</source>
   <translation>en el carácter {0}: se esperaba {1}, {2}</translation>
  </message>
  <message>
   <source>At least</source>
   <translation>Al menos</translation>
  </message>
  <message>
   <source>at least</source>
   <translation>como mínimo</translation>
  </message>
  <message numerus="yes">
   <source>At least %n characters</source>
   <translation>
    <numerusform>Al menos %n carácter</numerusform>
    <numerusform>Al menos %n caracteres</numerusform>
   </translation>
  </message>
  <message>
   <source>At least one of these texts is in the answer.</source>
   <translation>Al menos uno de estos textos está en la respuesta.</translation>
  </message>
  <message>
   <source>at least {0} is more than at most {1}</source>
   <translation>como mínimo {0} es más que como máximo {1}</translation>
  </message>
  <message>
   <source>At least {0} requests waited all of the last minute.</source>
   <translation>Al menos {0} peticiones esperaron durante todo el último minuto.</translation>
  </message>
  <message>
   <source>At most</source>
   <translation>Como máximo</translation>
  </message>
  <message>
   <source>at most</source>
   <translation>como máximo</translation>
  </message>
  <message>
   <source>At most so many calls</source>
   <translation>Como máximo tantas llamadas</translation>
  </message>
  <message>
   <source>at most {0}</source>
   <translation>como máximo {0}</translation>
  </message>
  <message>
   <source>at most {0} characters are granted</source>
   <translation>se conceden como máximo {0} caracteres</translation>
  </message>
  <message>
   <source>at most {0} characters are granted, not {1}</source>
   <translation>se conceden como máximo {0} caracteres, no {1}</translation>
  </message>
  <message>
   <source>At most {0} characters.</source>
   <translation>Como máximo {0} caracteres.</translation>
  </message>
  <message>
   <source>at most {0} entries are granted, not {1}</source>
   <translation>se conceden como máximo {0} entradas, no {1}</translation>
  </message>
  <message>
   <source>at most {0} s</source>
   <translation>como máximo {0} s</translation>
  </message>
  <message>
   <source>at most {0} s and {1} MB</source>
   <translation>como máximo {0} s y {1} MB</translation>
  </message>
  <message>
   <source>at most {0} where the text is given</source>
   <translation>como máximo {0} cuando se da el texto</translation>
  </message>
  <message>
   <source>At once</source>
   <translation>De una vez</translation>
  </message>
  <message>
   <source>at or above</source>
   <translation>igual o por encima de</translation>
  </message>
  <message>
   <source>at or below</source>
   <translation>igual o por debajo de</translation>
  </message>
  <message>
   <source>At the most</source>
   <translation>Como máximo</translation>
  </message>
  <message>
   <source>at the terminal, each time, or let pass with --yes</source>
   <translation>en el terminal, cada vez, o se deja pasar con --yes</translation>
  </message>
  <message>
   <source>At times of the day</source>
   <translation>A ciertas horas del día</translation>
  </message>
  <message>
   <source>At work</source>
   <translation>Trabajando</translation>
  </message>
  <message>
   <source>at {0}, each value contains another one</source>
   <translation>en {0}, cada valor contiene otro</translation>
  </message>
  <message>
   <source>at {0}, minItems is larger than maxItems</source>
   <translation>en {0}, minItems es mayor que maxItems</translation>
  </message>
  <message>
   <source>at {0}, no value can fit it</source>
   <translation>en {0}, ningún valor puede cumplirlo</translation>
  </message>
  <message>
   <source>at {0}, {1} is not a schema</source>
   <translation>en {0}, {1} no es un esquema</translation>
  </message>
  <message>
   <source>at {0}, {1} is not a type</source>
   <translation>en {0}, {1} no es un tipo</translation>
  </message>
  <message>
   <source>Attempt</source>
   <translation>Intento</translation>
  </message>
  <message>
   <source>Attempts to reach another machine that the network guard refused since the start.</source>
   <translation>Intentos de alcanzar otro equipo que la guarda de red rechazó desde el inicio.</translation>
  </message>
  <message>
   <source>Audit</source>
   <translation>Auditoría</translation>
  </message>
  <message>
   <source>Audit log</source>
   <translation>Registro de auditoría</translation>
  </message>
  <message>
   <source>Audit log exported</source>
   <translation>Registro de auditoría exportado</translation>
  </message>
  <message>
   <source>Author</source>
   <translation>Autor</translation>
  </message>
  <message>
   <source>automatic</source>
   <translation>automático</translation>
  </message>
  <message>
   <source>Available</source>
   <translation>Disponible</translation>
  </message>
  <message>
   <source>Away</source>
   <translation>Ausente</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>Atrás</translation>
  </message>
  <message>
   <source>Back to 100 %</source>
   <translation>Volver al 100 %</translation>
  </message>
  <message>
   <source>Back to now</source>
   <translation>Volver a ahora</translation>
  </message>
  <message>
   <source>Back to one run</source>
   <translation>Volver a una ejecución</translation>
  </message>
  <message>
   <source>Back to the agent</source>
   <translation>Volver al agente</translation>
  </message>
  <message>
   <source>Back to the data set</source>
   <translation>Volver al conjunto de datos</translation>
  </message>
  <message>
   <source>Back to the graph</source>
   <translation>Volver al grafo</translation>
  </message>
  <message>
   <source>Back to the grid</source>
   <translation>Volver a la cuadrícula</translation>
  </message>
  <message>
   <source>Back to the run</source>
   <translation>Volver a la ejecución</translation>
  </message>
  <message>
   <source>Back to the tool</source>
   <translation>Volver a la herramienta</translation>
  </message>
  <message>
   <source>Back to {0}</source>
   <translation>Volver a {0}</translation>
  </message>
  <message>
   <source>Bad</source>
   <translation>Mala</translation>
  </message>
  <message>
   <source>Bad answer</source>
   <translation>Respuesta mala</translation>
  </message>
  <message>
   <source>Bad answer, or no longer</source>
   <translation>Respuesta mala, o ya no</translation>
  </message>
  <message>
   <source>Bandwidth</source>
   <translation>Ancho de banda</translation>
  </message>
  <message>
   <source>Batch of {0}</source>
   <translation>Lote de {0}</translation>
  </message>
  <message>
   <source>Battery</source>
   <translation>Batería</translation>
  </message>
  <message>
   <source>battery</source>
   <translation>batería</translation>
  </message>
  <message>
   <source>Battery power</source>
   <translation>Potencia de la batería</translation>
  </message>
  <message>
   <source>Because</source>
   <translation>Motivo</translation>
  </message>
  <message>
   <source>Before it counts, the judge must say the opposite by other criteria.</source>
   <translation>Antes de contar, el juez debe decir lo contrario con otros criterios.</translation>
  </message>
  <message>
   <source>before it may fire again</source>
   <translation>antes de poder dispararse de nuevo</translation>
  </message>
  <message>
   <source>before the node</source>
   <translation>antes del nodo</translation>
  </message>
  <message>
   <source>Before {0}</source>
   <translation>Antes de {0}</translation>
  </message>
  <message>
   <source>before: {0}</source>
   <translation>antes: {0}</translation>
  </message>
  <message>
   <source>Began after</source>
   <translation>Empezó tras</translation>
  </message>
  <message>
   <source>Begin a graph</source>
   <translation>Empiece un grafo</translation>
  </message>
  <message>
   <source>Begin a tool</source>
   <translation>Empiece una herramienta</translation>
  </message>
  <message>
   <source>Begin again.</source>
   <translation>Empiece de nuevo.</translation>
  </message>
  <message>
   <source>Begin an evaluation</source>
   <translation>Empiece una evaluación</translation>
  </message>
  <message>
   <source>Begin each rule with a dash; write rules: [] for none.</source>
   <translation>Empiece cada regla con un guion; escriba rules: [] para ninguna.</translation>
  </message>
  <message>
   <source>Begin it anew.</source>
   <translation>Empiécela de nuevo.</translation>
  </message>
  <message>
   <source>Begin it with {0}: 1.</source>
   <translation>Empiécelo con {0}: 1.</translation>
  </message>
  <message>
   <source>Begin no run</source>
   <translation>No iniciar ninguna ejecución</translation>
  </message>
  <message>
   <source>Begin the file with {0}: 1.</source>
   <translation>Empiece el archivo con {0}: 1.</translation>
  </message>
  <message>
   <source>Begin with kind: {0}.</source>
   <translation>Empiece con kind: {0}.</translation>
  </message>
  <message>
   <source>Begin with version: 1 and rules:.</source>
   <translation>Empiece con version: 1 y rules:.</translation>
  </message>
  <message>
   <source>Begin with { and end with }.</source>
   <translation>Empiece con { y termine con }.</translation>
  </message>
  <message>
   <source>Begins in</source>
   <translation>Empieza en</translation>
  </message>
  <message>
   <source>Begins in {0}</source>
   <translation>Empieza en {0}</translation>
  </message>
  <message>
   <source>Begins the names of its tools: small letters, digits and _.</source>
   <translation>Empieza los nombres de sus herramientas: minúsculas, dígitos y _.</translation>
  </message>
  <message>
   <source>begins with</source>
   <translation>empieza por</translation>
  </message>
  <message>
   <source>Begins…</source>
   <translation>Empieza…</translation>
  </message>
  <message>
   <source>Begun</source>
   <translation>Inicio</translation>
  </message>
  <message>
   <source>Beside it: {0}.</source>
   <translation>Al lado: {0}.</translation>
  </message>
  <message>
   <source>Best setting for %s</source>
   <translation>Mejor ajuste para %s</translation>
  </message>
  <message>
   <source>Best: {0}.</source>
   <translation>Mejor: {0}.</translation>
  </message>
  <message>
   <source>Better are: {0}.</source>
   <translation>Son mejores: {0}.</translation>
  </message>
  <message>
   <source>Better in</source>
   <translation>Mejor en</translation>
  </message>
  <message>
   <source>Between texts</source>
   <translation>Entre textos</translation>
  </message>
  <message>
   <source>Between the answers</source>
   <translation>Entre las respuestas</translation>
  </message>
  <message>
   <source>Between words</source>
   <translation>Entre palabras</translation>
  </message>
  <message>
   <source>Blank agent</source>
   <translation>Agente en blanco</translation>
  </message>
  <message>
   <source>Body</source>
   <translation>Cuerpo</translation>
  </message>
  <message>
   <source>Bookmark</source>
   <translation>Marcador</translation>
  </message>
  <message>
   <source>Bookmark removed</source>
   <translation>Marcador quitado</translation>
  </message>
  <message>
   <source>Bookmark the answer</source>
   <translation>Marcar la respuesta</translation>
  </message>
  <message>
   <source>Bookmark this run</source>
   <translation>Marcar esta ejecución</translation>
  </message>
  <message>
   <source>Bookmark, or no longer</source>
   <translation>Marcar, o ya no</translation>
  </message>
  <message>
   <source>Bookmarked</source>
   <translation>Marcada</translation>
  </message>
  <message>
   <source>bookmarked</source>
   <translation>marcada</translation>
  </message>
  <message>
   <source>Both</source>
   <translation>Ambos</translation>
  </message>
  <message>
   <source>Breakpoint after this node</source>
   <translation>Punto de interrupción después de este nodo</translation>
  </message>
  <message>
   <source>Breakpoint before this node</source>
   <translation>Punto de interrupción antes de este nodo</translation>
  </message>
  <message>
   <source>Bring a file</source>
   <translation>Traer un archivo</translation>
  </message>
  <message>
   <source>Bring it back</source>
   <translation>Traer de vuelta</translation>
  </message>
  <message>
   <source>Bringing the job back</source>
   <translation>Recuperando la tarea</translation>
  </message>
  <message>
   <source>Bringing the rule back</source>
   <translation>Recuperando la regla</translation>
  </message>
  <message>
   <source>Broken call of {0}</source>
   <translation>Llamada defectuosa de {0}</translation>
  </message>
  <message>
   <source>broken {0}</source>
   <translation>interrumpida {0}</translation>
  </message>
  <message>
   <source>Buffers of a step of all models on the CPU, as their engines report.</source>
   <translation>Búferes de un paso de todos los modelos en la CPU, según informan sus motores.</translation>
  </message>
  <message>
   <source>Build, run and watch AI agents on small models, on this machine.</source>
   <translation>Cree, ejecute y observe agentes de IA con modelos pequeños, en este equipo.</translation>
  </message>
  <message>
   <source>Builder</source>
   <translation>Constructor</translation>
  </message>
  <message>
   <source>Builder: agents that work together</source>
   <translation>Constructor: agentes que trabajan juntos</translation>
  </message>
  <message>
   <source>Builders</source>
   <translation>Constructores</translation>
  </message>
  <message>
   <source>Built in</source>
   <translation>Integrado</translation>
  </message>
  <message>
   <source>Bundle packed</source>
   <translation>Paquete creado</translation>
  </message>
  <message>
   <source>Bundle taken in</source>
   <translation>Paquete recibido</translation>
  </message>
  <message>
   <source>Bundled</source>
   <translation>Incluido</translation>
  </message>
  <message>
   <source>Bundles (*%s)</source>
   <translation>Paquetes (*%s)</translation>
  </message>
  <message>
   <source>Bundles of anyone else are taken in only after a question.</source>
   <translation>Los paquetes de cualquier otro solo se reciben tras una pregunta.</translation>
  </message>
  <message>
   <source>Busy</source>
   <translation>Ocupado</translation>
  </message>
  <message>
   <source>Busy time of all cores since the sample before; 100 % is every core busy.</source>
   <translation>Tiempo ocupado de todos los núcleos desde la muestra anterior; 100 % es cada núcleo ocupado.</translation>
  </message>
  <message>
   <source>Busy time of one core since the sample before.</source>
   <translation>Tiempo ocupado de un núcleo desde la muestra anterior.</translation>
  </message>
  <message>
   <source>but it ended there</source>
   <translation>pero terminó ahí</translation>
  </message>
  <message>
   <source>By</source>
   <translation>Por</translation>
  </message>
  <message>
   <source>By check</source>
   <translation>Por comprobación</translation>
  </message>
  <message>
   <source>By embedding.</source>
   <translation>Por embeddings.</translation>
  </message>
  <message>
   <source>By embedding: a text less like every example goes to “other”. Each model has its own scale: the trace of a run shows the likenesses.</source>
   <translation>Por embeddings: un texto menos parecido a todos los ejemplos va a “other”. Cada modelo tiene su escala: la traza de una ejecución muestra los parecidos.</translation>
  </message>
  <message>
   <source>by hand</source>
   <translation>a mano</translation>
  </message>
  <message>
   <source>By source</source>
   <translation>Por fuente</translation>
  </message>
  <message>
   <source>By tag</source>
   <translation>Por etiqueta</translation>
  </message>
  <message>
   <source>By which engines</source>
   <translation>Con qué motores</translation>
  </message>
  <message>
   <source>By words: what has all the words of the text that comes in.</source>
   <translation>Por palabras: lo que tiene todas las palabras del texto que llega.</translation>
  </message>
  <message>
   <source>Cache</source>
   <translation>Caché</translation>
  </message>
  <message>
   <source>Cached</source>
   <translation>En caché</translation>
  </message>
  <message>
   <source>Cached tokens</source>
   <translation>Tokens en caché</translation>
  </message>
  <message>
   <source>Calculator</source>
   <translation>Calculadora</translation>
  </message>
  <message>
   <source>Call it text, {0} or {1}.</source>
   <translation>Llámela text, {0} o {1}.</translation>
  </message>
  <message>
   <source>Call {0}</source>
   <translation>Llamar a {0}</translation>
  </message>
  <message>
   <source>Called</source>
   <translation>Llamada</translation>
  </message>
  <message>
   <source>Calls</source>
   <translation>Llamadas</translation>
  </message>
  <message>
   <source>calls of a tool, as in tool:calculator</source>
   <translation>llamadas de una herramienta, como en tool:calculator</translation>
  </message>
  <message>
   <source>Calls of this tool</source>
   <translation>Llamadas de esta herramienta</translation>
  </message>
  <message>
   <source>Calls of tools</source>
   <translation>Llamadas a herramientas</translation>
  </message>
  <message>
   <source>calls of tools</source>
   <translation>llamadas a herramientas</translation>
  </message>
  <message>
   <source>Calls of {0} in a run</source>
   <translation>Llamadas a {0} en una ejecución</translation>
  </message>
  <message>
   <source>Calls one tool with values from the graph, no model asked</source>
   <translation>Llama a una herramienta con valores del grafo, sin preguntar a un modelo</translation>
  </message>
  <message>
   <source>Calls that nobody allowed; they were not carried out</source>
   <translation>Llamadas que nadie permitió; no se hicieron</translation>
  </message>
  <message>
   <source>Calls the expected tools</source>
   <translation>Llama a las herramientas esperadas</translation>
  </message>
  <message>
   <source>Calls tools</source>
   <translation>Llama a herramientas</translation>
  </message>
  <message>
   <source>Calls: {0}</source>
   <translation>Llamadas: {0}</translation>
  </message>
  <message>
   <source>came with the program</source>
   <translation>vino con el programa</translation>
  </message>
  <message>
   <source>can</source>
   <translation>puede</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Cancelar</translation>
  </message>
  <message>
   <source>cancelled</source>
   <translation>cancelada</translation>
  </message>
  <message>
   <source>Cancelled; nothing goes on.</source>
   <translation>Cancelado; nada sigue.</translation>
  </message>
  <message>
   <source>Candidate</source>
   <translation>Candidato</translation>
  </message>
  <message>
   <source>Cannot be had here</source>
   <translation>No disponible aquí</translation>
  </message>
  <message>
   <source>Cannot be read</source>
   <translation>No se puede leer</translation>
  </message>
  <message>
   <source>Cannot be read any more</source>
   <translation>Ya no se puede leer</translation>
  </message>
  <message>
   <source>cannot create {0}: {1}</source>
   <translation>no se puede crear {0}: {1}</translation>
  </message>
  <message>
   <source>cannot read {0}: {1}</source>
   <translation>no se puede leer {0}: {1}</translation>
  </message>
  <message>
   <source>cannot write {0}: it holds half a character at place {1}</source>
   <translation>no se puede escribir {0}: contiene medio carácter en la posición {1}</translation>
  </message>
  <message>
   <source>cannot write {0}: {1}</source>
   <translation>no se puede escribir {0}: {1}</translation>
  </message>
  <message>
   <source>Canvas of the graph</source>
   <translation>Lienzo del grafo</translation>
  </message>
  <message>
   <source>capital letters are not told apart</source>
   <translation>no se distinguen las mayúsculas</translation>
  </message>
  <message>
   <source>capital letters count</source>
   <translation>las mayúsculas cuentan</translation>
  </message>
  <message>
   <source>Carry {0}</source>
   <translation>Llevar {0}</translation>
  </message>
  <message>
   <source>Case</source>
   <translation>Caso</translation>
  </message>
  <message>
   <source>Case {0} of “{1}” in the evaluations</source>
   <translation>Caso {0} de “{1}” en las evaluaciones</translation>
  </message>
  <message>
   <source>Cases</source>
   <translation>Casos</translation>
  </message>
  <message>
   <source>Cases at once</source>
   <translation>Casos a la vez</translation>
  </message>
  <message>
   <source>Cases in which they differ</source>
   <translation>Casos en los que difieren</translation>
  </message>
  <message>
   <source>Cases of my runs</source>
   <translation>Casos de mis ejecuciones</translation>
  </message>
  <message>
   <source>Cells in use of those the engine reserved.</source>
   <translation>Celdas en uso de las que reservó el motor.</translation>
  </message>
  <message>
   <source>Cells the engine holds for running requests and kept prompts.</source>
   <translation>Celdas que el motor mantiene para solicitudes en curso y prompts guardados.</translation>
  </message>
  <message>
   <source>Cells the engine reserved.</source>
   <translation>Celdas que reservó el motor.</translation>
  </message>
  <message>
   <source>Certificate</source>
   <translation>Certificado</translation>
  </message>
  <message>
   <source>chair</source>
   <translation>moderador</translation>
  </message>
  <message>
   <source>Change</source>
   <translation>Cambiar</translation>
  </message>
  <message>
   <source>Change approval of {0}</source>
   <translation>Cambiar la aprobación de {0}</translation>
  </message>
  <message>
   <source>Change handling of {0}</source>
   <translation>Cambiar el tratamiento de {0}</translation>
  </message>
  <message>
   <source>Change inside of {0}</source>
   <translation>Cambiar el interior de {0}</translation>
  </message>
  <message>
   <source>Change it, or take the check away.</source>
   <translation>Cámbiela, o quite la comprobación.</translation>
  </message>
  <message>
   <source>Change it.</source>
   <translation>Cámbielo.</translation>
  </message>
  <message>
   <source>Change it; it could not be read again.</source>
   <translation>Cámbielo; no se podría volver a leer.</translation>
  </message>
  <message>
   <source>Change output schema</source>
   <translation>Cambiar el esquema de salida</translation>
  </message>
  <message>
   <source>Change passphrase…</source>
   <translation>Cambiar frase de paso…</translation>
  </message>
  <message>
   <source>Change remark</source>
   <translation>Cambiar observación</translation>
  </message>
  <message>
   <source>Change that in the agent.</source>
   <translation>Cámbielo en el agente.</translation>
  </message>
  <message>
   <source>Change the agent, or the role.</source>
   <translation>Cambie el agente, o el rol.</translation>
  </message>
  <message>
   <source>Change the case</source>
   <translation>Cambiar el caso</translation>
  </message>
  <message>
   <source>Change the case there, or remove it first.</source>
   <translation>Cambie el caso allí, o quítelo antes.</translation>
  </message>
  <message>
   <source>Change the conversation as it says, or choose another model.</source>
   <translation>Cambie la conversación como dice, o elija otro modelo.</translation>
  </message>
  <message>
   <source>Change the data set</source>
   <translation>Cambiar el conjunto de datos</translation>
  </message>
  <message>
   <source>Change the database of the tool.</source>
   <translation>Cambie la base de datos de la herramienta.</translation>
  </message>
  <message>
   <source>Change the grants of the agent.</source>
   <translation>Cambie los permisos del agente.</translation>
  </message>
  <message>
   <source>Change the graph there, or export it as Python.</source>
   <translation>Cambie el grafo allí, o expórtelo como Python.</translation>
  </message>
  <message>
   <source>Change the hours of the grant.</source>
   <translation>Cambie las horas del permiso.</translation>
  </message>
  <message>
   <source>Change the key</source>
   <translation>Cambiar la clave</translation>
  </message>
  <message>
   <source>Change the limit of this argument.</source>
   <translation>Cambie el límite de este argumento.</translation>
  </message>
  <message>
   <source>Change the passphrase</source>
   <translation>Cambiar la frase de paso</translation>
  </message>
  <message>
   <source>Change the schema.</source>
   <translation>Cambie el esquema.</translation>
  </message>
  <message>
   <source>Change title of {0}</source>
   <translation>Cambiar el título de {0}</translation>
  </message>
  <message>
   <source>Change what the tool is granted.</source>
   <translation>Cambie lo que se concede a la herramienta.</translation>
  </message>
  <message>
   <source>Change {0}</source>
   <translation>Cambiar {0}</translation>
  </message>
  <message>
   <source>Change {0} as that administrator.</source>
   <translation>Cambie {0} como ese administrador.</translation>
  </message>
  <message>
   <source>Change {0} of {1}</source>
   <translation>Cambiar {0} de {1}</translation>
  </message>
  <message>
   <source>Changed</source>
   <translation>Cambiado</translation>
  </message>
  <message>
   <source>changed</source>
   <translation>cambiado</translation>
  </message>
  <message>
   <source>changed inside</source>
   <translation>cambiado por dentro</translation>
  </message>
  <message>
   <source>Changed: read it again</source>
   <translation>Cambiado: léalo de nuevo</translation>
  </message>
  <message>
   <source>changed: {0}</source>
   <translation>cambió: {0}</translation>
  </message>
  <message>
   <source>Changes</source>
   <translation>Cambios</translation>
  </message>
  <message>
   <source>Changes at once; what you do goes on.</source>
   <translation>Cambia al momento; lo que hace sigue.</translation>
  </message>
  <message>
   <source>Changes that were not saved</source>
   <translation>Cambios sin guardar</translation>
  </message>
  <message>
   <source>Changes that were not saved are back</source>
   <translation>Los cambios sin guardar han vuelto</translation>
  </message>
  <message>
   <source>Change…</source>
   <translation>Cambiar…</translation>
  </message>
  <message>
   <source>Changing the job</source>
   <translation>Cambiando la tarea</translation>
  </message>
  <message>
   <source>characters</source>
   <translation>caracteres</translation>
  </message>
  <message>
   <source>Charge, as the system reports it.</source>
   <translation>Carga, según informa el sistema.</translation>
  </message>
  <message>
   <source>Chat</source>
   <translation>Chat</translation>
  </message>
  <message>
   <source>Chat and tools</source>
   <translation>Chat y herramientas</translation>
  </message>
  <message>
   <source>Chat with this agent</source>
   <translation>Chatear con este agente</translation>
  </message>
  <message>
   <source>Chat with this graph</source>
   <translation>Chatear con este grafo</translation>
  </message>
  <message>
   <source>Chats you start with Ctrl+N use this agent.</source>
   <translation>Los chats que inicia con Ctrl+N usan este agente.</translation>
  </message>
  <message>
   <source>Check</source>
   <translation>Comprobar</translation>
  </message>
  <message>
   <source>Check all</source>
   <translation>Comprobar todos</translation>
  </message>
  <message>
   <source>Check both, and try again.</source>
   <translation>Compruebe ambos e inténtelo de nuevo.</translation>
  </message>
  <message>
   <source>Check its address.</source>
   <translation>Compruebe su dirección.</translation>
  </message>
  <message>
   <source>Check that the file is complete and its architecture is supported.</source>
   <translation>Compruebe que el archivo esté completo y que su arquitectura esté admitida.</translation>
  </message>
  <message>
   <source>Check that the folder is complete and made for this machine's processor.</source>
   <translation>Compruebe que la carpeta esté completa y hecha para el procesador de este equipo.</translation>
  </message>
  <message>
   <source>Check that the folder is complete, and made by a current version of OpenVINO.</source>
   <translation>Compruebe que la carpeta esté completa y hecha por una versión actual de OpenVINO.</translation>
  </message>
  <message>
   <source>Check that there is room on the disk, or choose another engine.</source>
   <translation>Compruebe que haya sitio en el disco, o elija otro motor.</translation>
  </message>
  <message>
   <source>Check that you may read {0}.</source>
   <translation>Compruebe que puede leer {0}.</translation>
  </message>
  <message>
   <source>Check that you may write to {0} and that no other program holds the file.</source>
   <translation>Compruebe que puede escribir en {0} y que ningún otro programa tiene el archivo.</translation>
  </message>
  <message>
   <source>Check that {0} exists and that you may write to it.</source>
   <translation>Compruebe que {0} existe y que puede escribir en él.</translation>
  </message>
  <message>
   <source>Check the address of the mirror in the settings.</source>
   <translation>Compruebe la dirección del espejo en los ajustes.</translation>
  </message>
  <message>
   <source>Check the address of the server.</source>
   <translation>Compruebe la dirección del servidor.</translation>
  </message>
  <message>
   <source>Check the address, or the date of this machine.</source>
   <translation>Compruebe la dirección, o la fecha de este equipo.</translation>
  </message>
  <message>
   <source>Check the address, or the network.</source>
   <translation>Compruebe la dirección, o la red.</translation>
  </message>
  <message>
   <source>Check the address: another program may listen there.</source>
   <translation>Compruebe la dirección: puede que ahí escuche otro programa.</translation>
  </message>
  <message>
   <source>Check the address: it mostly ends in /v1.</source>
   <translation>Compruebe la dirección: casi siempre termina en /v1.</translation>
  </message>
  <message>
   <source>Check the address; something between may change the answers.</source>
   <translation>Compruebe la dirección; algo intermedio puede cambiar las respuestas.</translation>
  </message>
  <message>
   <source>Check the deployment</source>
   <translation>Comprobar el despliegue</translation>
  </message>
  <message>
   <source>Check the disk it is on.</source>
   <translation>Compruebe el disco en que está.</translation>
  </message>
  <message>
   <source>Check the disk that holds {0}.</source>
   <translation>Compruebe el disco que contiene {0}.</translation>
  </message>
  <message>
   <source>Check the disk, or choose another model.</source>
   <translation>Compruebe el disco, o elija otro modelo.</translation>
  </message>
  <message>
   <source>Check the disk, then try again.</source>
   <translation>Compruebe el disco e inténtelo de nuevo.</translation>
  </message>
  <message>
   <source>Check the disk.</source>
   <translation>Compruebe el disco.</translation>
  </message>
  <message>
   <source>Check the disk; fetch to another one.</source>
   <translation>Compruebe el disco; descargue a otro.</translation>
  </message>
  <message>
   <source>Check the drive it is on.</source>
   <translation>Compruebe la unidad en que está.</translation>
  </message>
  <message>
   <source>Check the drive it lies on.</source>
   <translation>Compruebe la unidad donde está.</translation>
  </message>
  <message>
   <source>Check the file it was made from, and the disk.</source>
   <translation>Compruebe el archivo del que se hizo, y el disco.</translation>
  </message>
  <message>
   <source>Check the file of the model.</source>
   <translation>Compruebe el archivo del modelo.</translation>
  </message>
  <message>
   <source>Check the file with --check; then run the new installer.</source>
   <translation>Compruebe el archivo con --check; después ejecute el instalador nuevo.</translation>
  </message>
  <message>
   <source>Check the file, or choose another model.</source>
   <translation>Compruebe el archivo, o elija otro modelo.</translation>
  </message>
  <message>
   <source>Check the file.</source>
   <translation>Compruebe el archivo.</translation>
  </message>
  <message>
   <source>Check the folder's permissions.</source>
   <translation>Compruebe los permisos de la carpeta.</translation>
  </message>
  <message>
   <source>Check the folder, or choose another engine for it.</source>
   <translation>Compruebe la carpeta, o elija otro motor para ella.</translation>
  </message>
  <message>
   <source>Check the free disk space, and start from a 16-bit file.</source>
   <translation>Compruebe el espacio libre en el disco, y parta de un archivo de 16 bits.</translation>
  </message>
  <message>
   <source>Check the hub's address in the settings, or the variable HF_ENDPOINT.</source>
   <translation>Compruebe la dirección del hub en los ajustes, o la variable HF_ENDPOINT.</translation>
  </message>
  <message>
   <source>Check the model's folder, or choose another model.</source>
   <translation>Compruebe la carpeta del modelo, o elija otro modelo.</translation>
  </message>
  <message>
   <source>Check the model's name and the address: it mostly ends in /v1.</source>
   <translation>Compruebe el nombre del modelo y la dirección: casi siempre termina en /v1.</translation>
  </message>
  <message>
   <source>Check the name at ollama.com/library, and the network. </source>
   <translation>Compruebe el nombre en ollama.com/library, y la red. </translation>
  </message>
  <message>
   <source>Check the name, or the network.</source>
   <translation>Compruebe el nombre, o la red.</translation>
  </message>
  <message>
   <source>Check the name.</source>
   <translation>Compruebe el nombre.</translation>
  </message>
  <message>
   <source>Check the name; a private model needs an access token.</source>
   <translation>Compruebe el nombre; un modelo privado necesita un token de acceso.</translation>
  </message>
  <message>
   <source>Check the network, then ask again; what is on this machine is listed without it.</source>
   <translation>Compruebe la red y pregunte de nuevo; lo que está en este equipo se lista sin ella.</translation>
  </message>
  <message>
   <source>Check the network; what is on this machine is listed without it.</source>
   <translation>Compruebe la red; lo que está en este equipo se lista sin ella.</translation>
  </message>
  <message>
   <source>Check the path and its permissions.</source>
   <translation>Compruebe la ruta y sus permisos.</translation>
  </message>
  <message>
   <source>Check the server's address.</source>
   <translation>Compruebe la dirección del servidor.</translation>
  </message>
  <message>
   <source>Check tool calls…</source>
   <translation>Comprobar llamadas a herramientas…</translation>
  </message>
  <message>
   <source>Check what the server starts.</source>
   <translation>Compruebe lo que inicia el servidor.</translation>
  </message>
  <message>
   <source>Checked so far</source>
   <translation>Comprobado hasta ahora</translation>
  </message>
  <message>
   <source>Checking %s</source>
   <translation>Comprobando %s</translation>
  </message>
  <message>
   <source>checking every byte · {0}</source>
   <translation>comprobando cada byte · {0}</translation>
  </message>
  <message>
   <source>Checking servers</source>
   <translation>Comprobando servidores</translation>
  </message>
  <message>
   <source>Checking the audit log</source>
   <translation>Comprobando el registro de auditoría</translation>
  </message>
  <message>
   <source>Checking tool calls of %s</source>
   <translation>Comprobando llamadas a herramientas de %s</translation>
  </message>
  <message>
   <source>Checking…</source>
   <translation>Comprobando…</translation>
  </message>
  <message>
   <source>Checkpoint</source>
   <translation>Punto de control</translation>
  </message>
  <message>
   <source>Checkpoint signed</source>
   <translation>Punto de control firmado</translation>
  </message>
  <message>
   <source>Checks</source>
   <translation>Comprobaciones</translation>
  </message>
  <message>
   <source>Checks a text, masks personal data in it, and refuses what must not pass</source>
   <translation>Comprueba un texto, enmascara datos personales y rechaza lo que no debe pasar</translation>
  </message>
  <message>
   <source>Checks of all</source>
   <translation>Comprobaciones de todos</translation>
  </message>
  <message>
   <source>Checks of every case</source>
   <translation>Comprobaciones de cada caso</translation>
  </message>
  <message>
   <source>Checks of this case</source>
   <translation>Comprobaciones de este caso</translation>
  </message>
  <message>
   <source>Choices</source>
   <translation>Opciones</translation>
  </message>
  <message>
   <source>Choose a cell to see its answer</source>
   <translation>Elija una celda para ver su respuesta</translation>
  </message>
  <message>
   <source>Choose a chat model.</source>
   <translation>Elija un modelo de chat.</translation>
  </message>
  <message>
   <source>Choose a database file.</source>
   <translation>Elija un archivo de base de datos.</translation>
  </message>
  <message>
   <source>Choose a draft model of the same family, or none.</source>
   <translation>Elija un modelo borrador de la misma familia, o ninguno.</translation>
  </message>
  <message>
   <source>Choose a draft model with plain attention.</source>
   <translation>Elija un modelo borrador con atención sencilla.</translation>
  </message>
  <message>
   <source>Choose a file in GGUF format.</source>
   <translation>Elija un archivo en formato GGUF.</translation>
  </message>
  <message>
   <source>Choose a file or folder of yours.</source>
   <translation>Elija un archivo o carpeta suyos.</translation>
  </message>
  <message>
   <source>Choose a file that ends in {0}, or a folder that holds {1}.</source>
   <translation>Elija un archivo que termine en {0}, o una carpeta que contenga {1}.</translation>
  </message>
  <message>
   <source>Choose a file that ends in {0}.</source>
   <translation>Elija un archivo que termine en {0}.</translation>
  </message>
  <message>
   <source>Choose a file that exists.</source>
   <translation>Elija un archivo que exista.</translation>
  </message>
  <message>
   <source>Choose a folder inside it.</source>
   <translation>Elija una carpeta dentro de ella.</translation>
  </message>
  <message>
   <source>Choose a folder of safetensors, or a GGUF file.</source>
   <translation>Elija una carpeta de safetensors, o un archivo GGUF.</translation>
  </message>
  <message>
   <source>Choose a folder that exists.</source>
   <translation>Elija una carpeta que exista.</translation>
  </message>
  <message>
   <source>Choose a folder that holds {0}.</source>
   <translation>Elija una carpeta que contenga {0}.</translation>
  </message>
  <message>
   <source>Choose a GGUF model that is whole.</source>
   <translation>Elija un modelo GGUF íntegro.</translation>
  </message>
  <message>
   <source>Choose a GGUF model, or a model of a server.</source>
   <translation>Elija un modelo GGUF, o un modelo de un servidor.</translation>
  </message>
  <message>
   <source>Choose a longer one; a few words are good.</source>
   <translation>Elija una más larga; unas palabras van bien.</translation>
  </message>
  <message>
   <source>Choose a model file.</source>
   <translation>Elija un archivo de modelo.</translation>
  </message>
  <message>
   <source>choose a model here</source>
   <translation>elija un modelo aquí</translation>
  </message>
  <message>
   <source>Choose a model made for embeddings.</source>
   <translation>Elija un modelo hecho para embeddings.</translation>
  </message>
  <message>
   <source>Choose a model on this machine, or turn the network on in the settings.</source>
   <translation>Elija un modelo de este equipo, o encienda la red en los ajustes.</translation>
  </message>
  <message>
   <source>Choose a model that can, or remove the tools.</source>
   <translation>Elija un modelo que pueda, o quite las herramientas.</translation>
  </message>
  <message>
   <source>Choose a model that writes text.</source>
   <translation>Elija un modelo que escriba texto.</translation>
  </message>
  <message>
   <source>Choose a model whose files are here.</source>
   <translation>Elija un modelo cuyos archivos estén aquí.</translation>
  </message>
  <message>
   <source>Choose a reranker, or compare the vectors of the texts.</source>
   <translation>Elija un reranker, o compare los vectores de los textos.</translation>
  </message>
  <message>
   <source>Choose a shorter one.</source>
   <translation>Elija uno más corto.</translation>
  </message>
  <message>
   <source>Choose a shorter run.</source>
   <translation>Elija una ejecución más corta.</translation>
  </message>
  <message>
   <source>Choose a smaller context or close other models.</source>
   <translation>Elija un contexto menor o cierre otros modelos.</translation>
  </message>
  <message>
   <source>Choose a span to see what happened in it.</source>
   <translation>Elija un tramo para ver qué pasó en él.</translation>
  </message>
  <message>
   <source>Choose a tool first.</source>
   <translation>Elija primero una herramienta.</translation>
  </message>
  <message>
   <source>Choose a tool to read it.</source>
   <translation>Elija una herramienta para leerla.</translation>
  </message>
  <message>
   <source>Choose a variant.</source>
   <translation>Elija una variante.</translation>
  </message>
  <message>
   <source>Choose all nodes</source>
   <translation>Elegir todos los nodos</translation>
  </message>
  <message>
   <source>Choose an agent or a graph, and models.</source>
   <translation>Elija un agente o un grafo, y modelos.</translation>
  </message>
  <message>
   <source>Choose another call.</source>
   <translation>Elija otra llamada.</translation>
  </message>
  <message>
   <source>Choose another copy of this model.</source>
   <translation>Elija otra copia de este modelo.</translation>
  </message>
  <message>
   <source>Choose another data folder.</source>
   <translation>Elija otra carpeta de datos.</translation>
  </message>
  <message>
   <source>Choose another file of this model, or another model.</source>
   <translation>Elija otro archivo de este modelo, u otro modelo.</translation>
  </message>
  <message>
   <source>Choose another file, or correct it.</source>
   <translation>Elija otro archivo, o corríjalo.</translation>
  </message>
  <message>
   <source>Choose another file.</source>
   <translation>Elija otro archivo.</translation>
  </message>
  <message>
   <source>Choose another folder.</source>
   <translation>Elija otra carpeta.</translation>
  </message>
  <message>
   <source>Choose another folder: what is exported is not encrypted.</source>
   <translation>Elija otra carpeta: lo que se exporta no se cifra.</translation>
  </message>
  <message>
   <source>Choose another id.</source>
   <translation>Elija otro id.</translation>
  </message>
  <message>
   <source>Choose another judge.</source>
   <translation>Elija otro juez.</translation>
  </message>
  <message>
   <source>Choose another kind.</source>
   <translation>Elija otro tipo.</translation>
  </message>
  <message>
   <source>Choose another model call.</source>
   <translation>Elija otra llamada al modelo.</translation>
  </message>
  <message>
   <source>Choose another model.</source>
   <translation>Elija otro modelo.</translation>
  </message>
  <message>
   <source>Choose another name.</source>
   <translation>Elija otro nombre.</translation>
  </message>
  <message>
   <source>Choose another one in the node.</source>
   <translation>Elija otra en el nodo.</translation>
  </message>
  <message>
   <source>Choose another one, or ask an administrator.</source>
   <translation>Elija otro, o pida a un administrador.</translation>
  </message>
  <message>
   <source>Choose another one.</source>
   <translation>Elija otro.</translation>
  </message>
  <message>
   <source>Choose another run.</source>
   <translation>Elija otra ejecución.</translation>
  </message>
  <message>
   <source>Choose another tool.</source>
   <translation>Elija otra herramienta.</translation>
  </message>
  <message>
   <source>Choose another, or leave it out: one is made of the model's name.</source>
   <translation>Elija otro, o déjelo vacío: se hace uno del nombre del modelo.</translation>
  </message>
  <message>
   <source>Choose another.</source>
   <translation>Elija otro.</translation>
  </message>
  <message>
   <source>Choose each one to read it.</source>
   <translation>Elija cada una para leerla.</translation>
  </message>
  <message>
   <source>Choose folders that are there and not ours.</source>
   <translation>Elija carpetas que existan y no sean nuestras.</translation>
  </message>
  <message>
   <source>Choose it in the file dialog.</source>
   <translation>Elíjalo en el diálogo de archivos.</translation>
  </message>
  <message>
   <source>Choose of: {0}.</source>
   <translation>Elija entre: {0}.</translation>
  </message>
  <message>
   <source>Choose one</source>
   <translation>Elija uno</translation>
  </message>
  <message>
   <source>choose one here</source>
   <translation>elija uno aquí</translation>
  </message>
  <message>
   <source>Choose one of {0}.</source>
   <translation>Elija uno de {0}.</translation>
  </message>
  <message>
   <source>Choose one of: {0}.</source>
   <translation>Elija uno de estos: {0}.</translation>
  </message>
  <message>
   <source>Choose one on the canvas or in the outline.</source>
   <translation>Elija uno en el lienzo o en el esquema.</translation>
  </message>
  <message>
   <source>Choose one that is no row or pattern.</source>
   <translation>Elija uno que no sea fila ni patrón.</translation>
  </message>
  <message>
   <source>Choose other models.</source>
   <translation>Elija otros modelos.</translation>
  </message>
  <message>
   <source>Choose others.</source>
   <translation>Elija otros.</translation>
  </message>
  <message>
   <source>Choose POST, or remove the body.</source>
   <translation>Elija POST, o quite el cuerpo.</translation>
  </message>
  <message>
   <source>Choose that part, with the others beside it.</source>
   <translation>Elija esa parte, con las otras al lado.</translation>
  </message>
  <message>
   <source>Choose the agent and its model here. Agents are made and changed in Agents, models are fetched in Models.</source>
   <translation>Elija aquí el agente y su modelo. Los agentes se crean y cambian en Agentes, los modelos se descargan en Modelos.</translation>
  </message>
  <message>
   <source>Choose the embedding model again.</source>
   <translation>Elija de nuevo el modelo de embeddings.</translation>
  </message>
  <message>
   <source>Choose the folder that holds the model's files.</source>
   <translation>Elija la carpeta que contiene los archivos del modelo.</translation>
  </message>
  <message>
   <source>Choose the run of a chat model.</source>
   <translation>Elija la ejecución de un modelo de chat.</translation>
  </message>
  <message>
   <source>Choose whom it is for.</source>
   <translation>Elija para quién es.</translation>
  </message>
  <message>
   <source>Choose {0}.</source>
   <translation>Elija {0}.</translation>
  </message>
  <message>
   <source>Choose: {0}</source>
   <translation>Elegir: {0}</translation>
  </message>
  <message>
   <source>Choose…</source>
   <translation>Elegir…</translation>
  </message>
  <message>
   <source>Choosing a file</source>
   <translation>Elegir un archivo</translation>
  </message>
  <message>
   <source>Chosen by</source>
   <translation>Elegido por</translation>
  </message>
  <message>
   <source>Chosen days</source>
   <translation>Días elegidos</translation>
  </message>
  <message>
   <source>Clean up leftovers</source>
   <translation>Limpiar restos</translation>
  </message>
  <message>
   <source>Clean up leftovers…</source>
   <translation>Limpiar restos…</translation>
  </message>
  <message>
   <source>Clear the filters</source>
   <translation>Quitar los filtros</translation>
  </message>
  <message>
   <source>cleared</source>
   <translation>terminada</translation>
  </message>
  <message>
   <source>Clears</source>
   <translation>Termina</translation>
  </message>
  <message>
   <source>Click a token, or go to one with the arrow keys.</source>
   <translation>Haga clic en un token, o vaya a uno con las flechas.</translation>
  </message>
  <message>
   <source>Click for the numbers, or press F.</source>
   <translation>Haga clic para ver los números, o pulse F.</translation>
  </message>
  <message>
   <source>Click or drag to move what is in view</source>
   <translation>Haga clic o arrastre para mover lo que se ve</translation>
  </message>
  <message>
   <source>Click to remove this tag</source>
   <translation>Haga clic para quitar esta etiqueta</translation>
  </message>
  <message>
   <source>Clinic</source>
   <translation>Clínica</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Cerrar</translation>
  </message>
  <message>
   <source>Close and update</source>
   <translation>Cerrar y actualizar</translation>
  </message>
  <message>
   <source>Close every quotation mark; write "" for one inside of a text.</source>
   <translation>Cierre todas las comillas; escriba "" para una dentro de un texto.</translation>
  </message>
  <message>
   <source>Close it and run: workbench --as NAME update FILE</source>
   <translation>Ciérrelo y ejecute: workbench --as NAME update FILE</translation>
  </message>
  <message>
   <source>Close it, then try again: nothing was changed.</source>
   <translation>Ciérrelo e inténtelo de nuevo: no se cambió nada.</translation>
  </message>
  <message>
   <source>Close it: "exact words".</source>
   <translation>Ciérrela: "palabras exactas".</translation>
  </message>
  <message>
   <source>Close other programs, or compare smaller files.</source>
   <translation>Cierre otros programas, o compare archivos más pequeños.</translation>
  </message>
  <message>
   <source>Close the list</source>
   <translation>Cerrar la lista</translation>
  </message>
  <message>
   <source>Close the list of servers found</source>
   <translation>Cerrar la lista de servidores encontrados</translation>
  </message>
  <message>
   <source>Close the other window of this program, then try again.</source>
   <translation>Cierre la otra ventana de este programa e inténtelo de nuevo.</translation>
  </message>
  <message>
   <source>Close the replay</source>
   <translation>Cerrar la repetición</translation>
  </message>
  <message>
   <source>Close to its limit</source>
   <translation>Cerca de su límite</translation>
  </message>
  <message>
   <source>Close Workbench</source>
   <translation>Cerrar Workbench</translation>
  </message>
  <message>
   <source>Close Workbench and open it again.</source>
   <translation>Cierre Workbench y ábralo de nuevo.</translation>
  </message>
  <message>
   <source>Close Workbench and run `workbench update FILE`.</source>
   <translation>Cierre Workbench y ejecute `workbench update FILE`.</translation>
  </message>
  <message>
   <source>Close Workbench…</source>
   <translation>Cerrar Workbench…</translation>
  </message>
  <message>
   <source>closing brackets too many</source>
   <translation>demasiados paréntesis de cierre</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>Código</translation>
  </message>
  <message>
   <source>Collection</source>
   <translation>Colección</translation>
  </message>
  <message>
   <source>Command</source>
   <translation>Comando</translation>
  </message>
  <message>
   <source>Command line</source>
   <translation>Línea de comandos</translation>
  </message>
  <message>
   <source>Command or address of {0}</source>
   <translation>Comando o dirección de {0}</translation>
  </message>
  <message>
   <source>Commands</source>
   <translation>Comandos</translation>
  </message>
  <message>
   <source>Commands and MCP servers</source>
   <translation>Comandos y servidores MCP</translation>
  </message>
  <message>
   <source>Comment</source>
   <translation>Comentario</translation>
  </message>
  <message>
   <source>Comment changed</source>
   <translation>Comentario cambiado</translation>
  </message>
  <message>
   <source>Comment: {0}</source>
   <translation>Comentario: {0}</translation>
  </message>
  <message>
   <source>Compare</source>
   <translation>Comparar</translation>
  </message>
  <message>
   <source>Compare answers</source>
   <translation>Comparar respuestas</translation>
  </message>
  <message>
   <source>Compare on a sample</source>
   <translation>Comparar con una muestra</translation>
  </message>
  <message>
   <source>Compare quantisations of %s</source>
   <translation>Comparar cuantizaciones de %s</translation>
  </message>
  <message>
   <source>Compare quantisations of the same model.</source>
   <translation>Compare cuantizaciones del mismo modelo.</translation>
  </message>
  <message>
   <source>Compare quantisations…</source>
   <translation>Comparar cuantizaciones…</translation>
  </message>
  <message>
   <source>Compare these letters with those of whoever packed it, then trust it.</source>
   <translation>Compare estas letras con las de quien lo empaquetó, y entonces confíe.</translation>
  </message>
  <message>
   <source>Compare two runs</source>
   <translation>Comparar dos ejecuciones</translation>
  </message>
  <message>
   <source>Compare with</source>
   <translation>Comparar con</translation>
  </message>
  <message>
   <source>Compare with the run it came from</source>
   <translation>Comparar con la ejecución de origen</translation>
  </message>
  <message>
   <source>Compared</source>
   <translation>Comparación</translation>
  </message>
  <message>
   <source>Compares texts by embedding; empty: the first one installed.</source>
   <translation>Compara textos por embeddings; vacío: el primero instalado.</translation>
  </message>
  <message>
   <source>Comparing %s</source>
   <translation>Comparando %s</translation>
  </message>
  <message>
   <source>Comparing the tokens of the models…</source>
   <translation>Comparando los tokens de los modelos…</translation>
  </message>
  <message>
   <source>Comparing…</source>
   <translation>Comparando…</translation>
  </message>
  <message>
   <source>Comparison</source>
   <translation>Comparación</translation>
  </message>
  <message>
   <source>comparisons here do not tell them apart</source>
   <translation>las comparaciones de aquí no las distinguen</translation>
  </message>
  <message>
   <source>Compose file</source>
   <translation>Archivo Compose</translation>
  </message>
  <message>
   <source>Compute</source>
   <translation>Cálculo</translation>
  </message>
  <message>
   <source>compute</source>
   <translation>cálculo</translation>
  </message>
  <message>
   <source>Compute buffers</source>
   <translation>Búferes de cálculo</translation>
  </message>
  <message>
   <source>Condition</source>
   <translation>Condición</translation>
  </message>
  <message>
   <source>Confined by</source>
   <translation>Confinado por</translation>
  </message>
  <message>
   <source>Connect</source>
   <translation>Conectar</translation>
  </message>
  <message>
   <source>Connect %s at %s</source>
   <translation>Conectar %s en %s</translation>
  </message>
  <message>
   <source>Connect a server</source>
   <translation>Conectar un servidor</translation>
  </message>
  <message>
   <source>Connect a server…</source>
   <translation>Conectar un servidor…</translation>
  </message>
  <message>
   <source>Connect it again.</source>
   <translation>Conéctelo de nuevo.</translation>
  </message>
  <message>
   <source>Connect the drive it is on, then resume.</source>
   <translation>Conecte la unidad en que está y reanude.</translation>
  </message>
  <message>
   <source>Connect the drive, or choose another folder in the settings.</source>
   <translation>Conecte la unidad, o elija otra carpeta en los ajustes.</translation>
  </message>
  <message>
   <source>Connect the drive, or choose another folder.</source>
   <translation>Conecte la unidad, o elija otra carpeta.</translation>
  </message>
  <message>
   <source>Connect the drive, then resume.</source>
   <translation>Conecte la unidad y reanude.</translation>
  </message>
  <message>
   <source>Connect the drive, then try again.</source>
   <translation>Conecte la unidad e inténtelo de nuevo.</translation>
  </message>
  <message>
   <source>Connect the server again, with a key.</source>
   <translation>Conecte el servidor de nuevo, con una clave.</translation>
  </message>
  <message>
   <source>Connect the server again.</source>
   <translation>Conecte el servidor de nuevo.</translation>
  </message>
  <message>
   <source>Connect to other servers with: workbench engines connect</source>
   <translation>Conéctese a otros servidores con: workbench engines connect</translation>
  </message>
  <message>
   <source>Connect without reaching it now</source>
   <translation>Conectar sin alcanzarlo ahora</translation>
  </message>
  <message>
   <source>Connected servers</source>
   <translation>Servidores conectados</translation>
  </message>
  <message>
   <source>Connecting a server</source>
   <translation>Conectando un servidor</translation>
  </message>
  <message>
   <source>Connection</source>
   <translation>Conexión</translation>
  </message>
  <message>
   <source>connection</source>
   <translation>conexión</translation>
  </message>
  <message>
   <source>Connection refused</source>
   <translation>Conexión rechazada</translation>
  </message>
  <message>
   <source>Connections</source>
   <translation>Conexiones</translation>
  </message>
  <message>
   <source>connections</source>
   <translation>conexiones</translation>
  </message>
  <message>
   <source>Connections are written down again</source>
   <translation>Las conexiones se anotan de nuevo</translation>
  </message>
  <message>
   <source>Connections out</source>
   <translation>Conexiones salientes</translation>
  </message>
  <message>
   <source>Connections this program and its models have to other machines now, as the system tells.</source>
   <translation>Conexiones que este programa y sus modelos tienen ahora con otros equipos, según dice el sistema.</translation>
  </message>
  <message>
   <source>Connections to other machines: {0} now, {1} refused so far</source>
   <translation>Conexiones con otros equipos: {0} ahora, {1} rechazadas hasta ahora</translation>
  </message>
  <message>
   <source>Connect…</source>
   <translation>Conectar…</translation>
  </message>
  <message>
   <source>Constrained: calls and answer fit</source>
   <translation>Restringido: llamadas y respuesta encajan</translation>
  </message>
  <message>
   <source>Contains all of</source>
   <translation>Contiene todos</translation>
  </message>
  <message>
   <source>Contains none of</source>
   <translation>No contiene ninguno</translation>
  </message>
  <message>
   <source>contains not</source>
   <translation>no contiene</translation>
  </message>
  <message>
   <source>Contains one of</source>
   <translation>Contiene uno de</translation>
  </message>
  <message>
   <source>Contains the expected text</source>
   <translation>Contiene el texto esperado</translation>
  </message>
  <message>
   <source>Contents</source>
   <translation>Contenido</translation>
  </message>
  <message>
   <source>Context</source>
   <translation>Contexto</translation>
  </message>
  <message>
   <source>context</source>
   <translation>contexto</translation>
  </message>
  <message>
   <source>Context in tokens</source>
   <translation>Contexto en tokens</translation>
  </message>
  <message>
   <source>Context size in tokens</source>
   <translation>Tamaño del contexto en tokens</translation>
  </message>
  <message>
   <source>Context, tokens</source>
   <translation>Contexto, tokens</translation>
  </message>
  <message>
   <source>Continue</source>
   <translation>Continuar</translation>
  </message>
  <message>
   <source>Continue.</source>
   <translation>Continúa.</translation>
  </message>
  <message>
   <source>Contradicted itself: fail with the answer last, pass with it first.</source>
   <translation>Se contradijo: suspendió con la respuesta al final, aprobó con ella al principio.</translation>
  </message>
  <message>
   <source>Contradicted itself: pass with the answer last, fail with it first.</source>
   <translation>Se contradijo: aprobó con la respuesta al final, suspendió con ella al principio.</translation>
  </message>
  <message>
   <source>Conversation</source>
   <translation>Conversación</translation>
  </message>
  <message>
   <source>Conversation deleted</source>
   <translation>Conversación eliminada</translation>
  </message>
  <message>
   <source>Conversation exported</source>
   <translation>Conversación exportada</translation>
  </message>
  <message>
   <source>Conversation of somebody else opened</source>
   <translation>Conversación de otra persona abierta</translation>
  </message>
  <message>
   <source>Conversation restored</source>
   <translation>Conversación restaurada</translation>
  </message>
  <message>
   <source>Conversations</source>
   <translation>Conversaciones</translation>
  </message>
  <message>
   <source>Conversations of others</source>
   <translation>Conversaciones de otras personas</translation>
  </message>
  <message>
   <source>Conversations of others listed</source>
   <translation>Conversaciones de otras personas listadas</translation>
  </message>
  <message>
   <source>Conversations were recovered</source>
   <translation>Las conversaciones se recuperaron</translation>
  </message>
  <message>
   <source>Convert a value between units</source>
   <translation>Convertir un valor entre unidades</translation>
  </message>
  <message>
   <source>Convert the model again with a current converter.</source>
   <translation>Convierta el modelo de nuevo con un conversor actual.</translation>
  </message>
  <message>
   <source>Cools down {0} more: {1} now</source>
   <translation>Descansa {0} más: {1} ahora</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>Copiar</translation>
  </message>
  <message>
   <source>Copy address</source>
   <translation>Copiar dirección</translation>
  </message>
  <message>
   <source>Copy answer</source>
   <translation>Copiar respuesta</translation>
  </message>
  <message>
   <source>Copy answer as written</source>
   <translation>Copiar respuesta como se escribió</translation>
  </message>
  <message>
   <source>Copy as CSV</source>
   <translation>Copiar como CSV</translation>
  </message>
  <message>
   <source>Copy details</source>
   <translation>Copiar detalles</translation>
  </message>
  <message>
   <source>Copy it again, without spaces.</source>
   <translation>Cópielo de nuevo, sin espacios.</translation>
  </message>
  <message>
   <source>Copy list</source>
   <translation>Copiar lista</translation>
  </message>
  <message>
   <source>Copy nodes</source>
   <translation>Copiar nodos</translation>
  </message>
  <message>
   <source>Copy nodes or remarks of a graph first.</source>
   <translation>Copie antes nodos u observaciones de un grafo.</translation>
  </message>
  <message>
   <source>Copy path</source>
   <translation>Copiar ruta</translation>
  </message>
  <message>
   <source>Copy prompt</source>
   <translation>Copiar prompt</translation>
  </message>
  <message>
   <source>Copy public key</source>
   <translation>Copiar clave pública</translation>
  </message>
  <message>
   <source>Copy recent log lines</source>
   <translation>Copiar líneas recientes del registro</translation>
  </message>
  <message>
   <source>Copy report</source>
   <translation>Copiar informe</translation>
  </message>
  <message>
   <source>Copy selection</source>
   <translation>Copiar selección</translation>
  </message>
  <message>
   <source>Copy the address if you trust it.</source>
   <translation>Copie la dirección si confía en ella.</translation>
  </message>
  <message>
   <source>Copy the address of the service</source>
   <translation>Copiar la dirección del servicio</translation>
  </message>
  <message>
   <source>Copy the address of {0}</source>
   <translation>Copiar la dirección de {0}</translation>
  </message>
  <message>
   <source>Copy the answer</source>
   <translation>Copiar la respuesta</translation>
  </message>
  <message>
   <source>Copy the command</source>
   <translation>Copiar el comando</translation>
  </message>
  <message>
   <source>Copy the command that installs %s</source>
   <translation>Copiar el comando que instala %s</translation>
  </message>
  <message>
   <source>Copy the definition</source>
   <translation>Copiar la definición</translation>
  </message>
  <message>
   <source>Copy the file</source>
   <translation>Copiar el archivo</translation>
  </message>
  <message>
   <source>Copy the file first.</source>
   <translation>Copie antes el archivo.</translation>
  </message>
  <message>
   <source>Copy the key of the service</source>
   <translation>Copiar la clave del servicio</translation>
  </message>
  <message>
   <source>Copy the path</source>
   <translation>Copiar la ruta</translation>
  </message>
  <message>
   <source>Copy the row of column names, too: text, expected, tags.</source>
   <translation>Copie también la fila con los nombres de las columnas: text, expected, tags.</translation>
  </message>
  <message>
   <source>Copy the SHA-256</source>
   <translation>Copiar el SHA-256</translation>
  </message>
  <message>
   <source>Copy the table, with tabs between its cells</source>
   <translation>Copiar la tabla, con tabuladores entre celdas</translation>
  </message>
  <message>
   <source>Copy to this machine</source>
   <translation>Copiar a este equipo</translation>
  </message>
  <message>
   <source>Copy tokens as JSON</source>
   <translation>Copiar tokens en JSON</translation>
  </message>
  <message>
   <source>Copy {0}</source>
   <translation>Copiar {0}</translation>
  </message>
  <message>
   <source>Copy: {0}</source>
   <translation>Copiar: {0}</translation>
  </message>
  <message>
   <source>Cores</source>
   <translation>Núcleos</translation>
  </message>
  <message>
   <source>Cost and energy</source>
   <translation>Coste y energía</translation>
  </message>
  <message>
   <source>could not be brought back from the memory where it was parked</source>
   <translation>no se pudo traer de vuelta de la memoria donde estaba aparcado</translation>
  </message>
  <message>
   <source>could not be carried out: </source>
   <translation>no se pudo hacer: </translation>
  </message>
  <message>
   <source>Could not be read</source>
   <translation>No se pudo leer</translation>
  </message>
  <message>
   <source>Count the words of a text</source>
   <translation>Contar las palabras de un texto</translation>
  </message>
  <message>
   <source>Counted in</source>
   <translation>Contado en</translation>
  </message>
  <message>
   <source>Counted: {0} sent, {1} received.</source>
   <translation>Contados: {0} enviados, {1} recibidos.</translation>
  </message>
  <message>
   <source>Covers after</source>
   <translation>Se cubre tras</translation>
  </message>
  <message>
   <source>CPU</source>
   <translation>CPU</translation>
  </message>
  <message>
   <source>CPU core</source>
   <translation>Núcleo de la CPU</translation>
  </message>
  <message>
   <source>CPU power</source>
   <translation>Potencia de la CPU</translation>
  </message>
  <message>
   <source>CPU temperature</source>
   <translation>Temperatura de la CPU</translation>
  </message>
  <message>
   <source>CPU threads</source>
   <translation>Hilos de la CPU</translation>
  </message>
  <message>
   <source>CPU time of this process and its workers since the sample before, over all cores.</source>
   <translation>Tiempo de CPU de este proceso y sus workers desde la muestra anterior, en todos los núcleos.</translation>
  </message>
  <message>
   <source>CPU, whole machine</source>
   <translation>CPU, todo el equipo</translation>
  </message>
  <message>
   <source>CPU, Workbench and its models</source>
   <translation>CPU, Workbench y sus modelos</translation>
  </message>
  <message>
   <source>Criteria</source>
   <translation>Criterios</translation>
  </message>
  <message>
   <source>Critical</source>
   <translation>Crítico</translation>
  </message>
  <message>
   <source>CSV (*.csv)</source>
   <translation>CSV (*.csv)</translation>
  </message>
  <message>
   <source>CSV, JSON lines or YAML; a column “text”, and others if you like.</source>
   <translation>CSV, JSON lines o YAML; una columna “text”, y otras si quiere.</translation>
  </message>
  <message>
   <source>Ctrl+click a second run, or press Shift+Down.</source>
   <translation>Ctrl+clic en una segunda ejecución, o Mayús+flecha abajo.</translation>
  </message>
  <message>
   <source>Ctrl+Enter goes inside</source>
   <translation>Ctrl+Intro entra</translation>
  </message>
  <message>
   <source>Ctrl+Enter; Esc leaves it as it was</source>
   <translation>Ctrl+Intro; Esc lo deja como estaba</translation>
  </message>
  <message>
   <source>ctx {0}/{1}</source>
   <translation>ctx {0}/{1}</translation>
  </message>
  <message>
   <source>Currency</source>
   <translation>Moneda</translation>
  </message>
  <message>
   <source>Current date and time</source>
   <translation>Fecha y hora actuales</translation>
  </message>
  <message>
   <source>cut here</source>
   <translation>cortado aquí</translation>
  </message>
  <message>
   <source>Cut it into graphs.</source>
   <translation>Divídalo en varios grafos.</translation>
  </message>
  <message>
   <source>Cut it into pieces, or load the model with a larger context.</source>
   <translation>Córtelo en trozos, o cargue el modelo con un contexto mayor.</translation>
  </message>
  <message>
   <source>Cut nodes</source>
   <translation>Cortar nodos</translation>
  </message>
  <message>
   <source>cut off</source>
   <translation>interrumpido</translation>
  </message>
  <message>
   <source>Cut off · {0}</source>
   <translation>Cortado · {0}</translation>
  </message>
  <message>
   <source>Damaged</source>
   <translation>Dañado</translation>
  </message>
  <message>
   <source>damaged</source>
   <translation>dañado</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Oscuro</translation>
  </message>
  <message>
   <source>Dashboards</source>
   <translation>Tableros</translation>
  </message>
  <message>
   <source>Data</source>
   <translation>Datos</translation>
  </message>
  <message>
   <source>Data set</source>
   <translation>Conjunto de datos</translation>
  </message>
  <message>
   <source>Data set for the case</source>
   <translation>Conjunto de datos para el caso</translation>
  </message>
  <message>
   <source>Data sets</source>
   <translation>Conjuntos de datos</translation>
  </message>
  <message>
   <source>Data sets (%s)</source>
   <translation>Conjuntos de datos (%s)</translation>
  </message>
  <message>
   <source>Data sets that could not be read</source>
   <translation>Conjuntos de datos que no se pudieron leer</translation>
  </message>
  <message>
   <source>Database file</source>
   <translation>Archivo de la base de datos</translation>
  </message>
  <message>
   <source>Database query</source>
   <translation>Consulta a base de datos</translation>
  </message>
  <message>
   <source>Databases</source>
   <translation>Bases de datos</translation>
  </message>
  <message>
   <source>Databases for {0}</source>
   <translation>Bases de datos para {0}</translation>
  </message>
  <message>
   <source>Databases it may read</source>
   <translation>Bases de datos que puede leer</translation>
  </message>
  <message>
   <source>datagram</source>
   <translation>datagrama</translation>
  </message>
  <message>
   <source>Date and time</source>
   <translation>Fecha y hora</translation>
  </message>
  <message>
   <source>day</source>
   <translation>día</translation>
  </message>
  <message>
   <source>days</source>
   <translation>días</translation>
  </message>
  <message>
   <source>Days of the month</source>
   <translation>Días del mes</translation>
  </message>
  <message>
   <source>Decided</source>
   <translation>Decidido</translation>
  </message>
  <message>
   <source>Decision</source>
   <translation>Decisión</translation>
  </message>
  <message>
   <source>Decline</source>
   <translation>Rechazar</translation>
  </message>
  <message>
   <source>Decrypt</source>
   <translation>Descifrar</translation>
  </message>
  <message>
   <source>Decrypt at the next start</source>
   <translation>Descifrar en el próximo inicio</translation>
  </message>
  <message>
   <source>Decrypt the store</source>
   <translation>Descifrar el almacén</translation>
  </message>
  <message>
   <source>Decrypt…</source>
   <translation>Descifrar…</translation>
  </message>
  <message>
   <source>Default</source>
   <translation>Predeterminado</translation>
  </message>
  <message>
   <source>Default model</source>
   <translation>Modelo predeterminado</translation>
  </message>
  <message>
   <source>default model</source>
   <translation>modelo predeterminado</translation>
  </message>
  <message>
   <source>Default model at the start</source>
   <translation>Modelo predeterminado al inicio</translation>
  </message>
  <message>
   <source>Default: {0}</source>
   <translation>Predeterminado: {0}</translation>
  </message>
  <message>
   <source>Definition of the tool</source>
   <translation>Definición de la herramienta</translation>
  </message>
  <message>
   <source>Degraded</source>
   <translation>Degradado</translation>
  </message>
  <message>
   <source>degraded</source>
   <translation>degradado</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Eliminar</translation>
  </message>
  <message numerus="yes">
   <source>Delete %Ln runs for good</source>
   <translation>
    <numerusform>Eliminar %Ln ejecución para siempre</numerusform>
    <numerusform>Eliminar %Ln ejecuciones para siempre</numerusform>
   </translation>
  </message>
  <message>
   <source>Delete %s from this disk? %s become free.</source>
   <translation>¿Eliminar %s de este disco? Quedan libres %s.</translation>
  </message>
  <message>
   <source>Delete agent</source>
   <translation>Eliminar agente</translation>
  </message>
  <message>
   <source>Delete conversation</source>
   <translation>Eliminar conversación</translation>
  </message>
  <message>
   <source>Delete data set</source>
   <translation>Eliminar conjunto de datos</translation>
  </message>
  <message>
   <source>Delete for good</source>
   <translation>Eliminar para siempre</translation>
  </message>
  <message>
   <source>Delete graph</source>
   <translation>Eliminar grafo</translation>
  </message>
  <message>
   <source>Delete nodes</source>
   <translation>Eliminar nodos</translation>
  </message>
  <message>
   <source>Delete rule</source>
   <translation>Eliminar regla</translation>
  </message>
  <message>
   <source>Delete runs</source>
   <translation>Eliminar ejecuciones</translation>
  </message>
  <message>
   <source>Delete server</source>
   <translation>Eliminar servidor</translation>
  </message>
  <message>
   <source>Delete the chosen runs</source>
   <translation>Eliminar las ejecuciones elegidas</translation>
  </message>
  <message>
   <source>Delete the data set</source>
   <translation>Eliminar el conjunto de datos</translation>
  </message>
  <message>
   <source>Delete the evaluation</source>
   <translation>Eliminar la evaluación</translation>
  </message>
  <message>
   <source>Delete the evaluation and its runs</source>
   <translation>Eliminar la evaluación y sus ejecuciones</translation>
  </message>
  <message>
   <source>Delete the evaluation with all its runs and their traces?</source>
   <translation>¿Eliminar la evaluación con todas sus ejecuciones y trazas?</translation>
  </message>
  <message>
   <source>Delete the file</source>
   <translation>Eliminar el archivo</translation>
  </message>
  <message>
   <source>Delete the graph</source>
   <translation>Eliminar el grafo</translation>
  </message>
  <message>
   <source>Delete the job</source>
   <translation>Eliminar la tarea</translation>
  </message>
  <message>
   <source>Delete the server</source>
   <translation>Eliminar el servidor</translation>
  </message>
  <message>
   <source>Delete this run</source>
   <translation>Eliminar esta ejecución</translation>
  </message>
  <message>
   <source>Delete this run for good? It cannot be taken back.</source>
   <translation>¿Eliminar esta ejecución para siempre? No se puede deshacer.</translation>
  </message>
  <message>
   <source>Delete tool</source>
   <translation>Eliminar herramienta</translation>
  </message>
  <message>
   <source>Deleted conversations wiped</source>
   <translation>Conversaciones eliminadas borradas</translation>
  </message>
  <message>
   <source>Deleted “{0}”</source>
   <translation>“{0}” eliminado</translation>
  </message>
  <message>
   <source>Deleting the job</source>
   <translation>Eliminando la tarea</translation>
  </message>
  <message>
   <source>Deleting the rule</source>
   <translation>Eliminando la regla</translation>
  </message>
  <message>
   <source>Deletions</source>
   <translation>Eliminaciones</translation>
  </message>
  <message>
   <source>Denied</source>
   <translation>Denegado</translation>
  </message>
  <message>
   <source>denied</source>
   <translation>denegado</translation>
  </message>
  <message>
   <source>Denied calls</source>
   <translation>Llamadas denegadas</translation>
  </message>
  <message>
   <source>denied it</source>
   <translation>lo denegó</translation>
  </message>
  <message>
   <source>Deny</source>
   <translation>Denegar</translation>
  </message>
  <message>
   <source>Deploy from a data folder of its own: set WORKBENCH_DATA to it.</source>
   <translation>Despliegue desde una carpeta de datos propia: ponga su ruta en WORKBENCH_DATA.</translation>
  </message>
  <message>
   <source>Deployment applied</source>
   <translation>Despliegue aplicado</translation>
  </message>
  <message>
   <source>Deployment file</source>
   <translation>Archivo del despliegue</translation>
  </message>
  <message>
   <source>Deployment gateway</source>
   <translation>Pasarela del despliegue</translation>
  </message>
  <message>
   <source>Deployment removed</source>
   <translation>Despliegue quitado</translation>
  </message>
  <message>
   <source>Deployment stopped</source>
   <translation>Despliegue detenido</translation>
  </message>
  <message>
   <source>Deployment written out</source>
   <translation>Despliegue exportado</translation>
  </message>
  <message>
   <source>deployment.yaml</source>
   <translation>deployment.yaml</translation>
  </message>
  <message>
   <source>Deployments</source>
   <translation>Despliegues</translation>
  </message>
  <message>
   <source>Description</source>
   <translation>Descripción</translation>
  </message>
  <message>
   <source>Description, as a model sees it</source>
   <translation>Descripción, como la ve un modelo</translation>
  </message>
  <message>
   <source>Desktop</source>
   <translation>Escritorio</translation>
  </message>
  <message>
   <source>Details</source>
   <translation>Detalles</translation>
  </message>
  <message>
   <source>Details of the chosen record</source>
   <translation>Detalles de la entrada elegida</translation>
  </message>
  <message>
   <source>Device</source>
   <translation>Dispositivo</translation>
  </message>
  <message>
   <source>Did you mean {0}?</source>
   <translation>¿Quiso decir {0}?</translation>
  </message>
  <message>
   <source>Did you mean {0}? </source>
   <translation>¿Quiso decir {0}? </translation>
  </message>
  <message>
   <source>Difference</source>
   <translation>Diferencia</translation>
  </message>
  <message>
   <source>Differences</source>
   <translation>Diferencias</translation>
  </message>
  <message>
   <source>Discard</source>
   <translation>Descartar</translation>
  </message>
  <message>
   <source>Disconnect</source>
   <translation>Desconectar</translation>
  </message>
  <message>
   <source>Disconnect %s? The connection and its key are forgotten; the server goes on.</source>
   <translation>¿Desconectar %s? La conexión y su clave se olvidan; el servidor sigue.</translation>
  </message>
  <message>
   <source>Disconnect {0}</source>
   <translation>Desconectar {0}</translation>
  </message>
  <message>
   <source>Disconnecting</source>
   <translation>Desconectando</translation>
  </message>
  <message>
   <source>Disconnect…</source>
   <translation>Desconectar…</translation>
  </message>
  <message>
   <source>Disk</source>
   <translation>Disco</translation>
  </message>
  <message>
   <source>Disk free</source>
   <translation>Disco libre</translation>
  </message>
  <message>
   <source>Disk reads</source>
   <translation>Lecturas del disco</translation>
  </message>
  <message>
   <source>Disk reads and writes</source>
   <translation>Lecturas y escrituras del disco</translation>
  </message>
  <message>
   <source>Disk space free</source>
   <translation>Espacio libre en disco</translation>
  </message>
  <message>
   <source>Disk writes</source>
   <translation>Escrituras del disco</translation>
  </message>
  <message>
   <source>Dismiss</source>
   <translation>Descartar</translation>
  </message>
  <message>
   <source>Divergence</source>
   <translation>Divergencia</translation>
  </message>
  <message>
   <source>division by zero has no value</source>
   <translation>la división por cero no tiene valor</translation>
  </message>
  <message>
   <source>do nothing</source>
   <translation>no hacer nada</translation>
  </message>
  <message>
   <source>Document removed</source>
   <translation>Documento quitado</translation>
  </message>
  <message>
   <source>Document saved</source>
   <translation>Documento guardado</translation>
  </message>
  <message>
   <source>Documents</source>
   <translation>Documentos</translation>
  </message>
  <message>
   <source>documents</source>
   <translation>documentos</translation>
  </message>
  <message>
   <source>does not answer</source>
   <translation>no responde</translation>
  </message>
  <message>
   <source>does not fit</source>
   <translation>no cabe</translation>
  </message>
  <message>
   <source>does not fit exactly one of the forms</source>
   <translation>no encaja exactamente en una de las formas</translation>
  </message>
  <message>
   <source>Does not load</source>
   <translation>No carga</translation>
  </message>
  <message>
   <source>Does not load: %s</source>
   <translation>No carga: %s</translation>
  </message>
  <message>
   <source>Does not load: {0}. {1}</source>
   <translation>No carga: {0}. {1}</translation>
  </message>
  <message>
   <source>does not match</source>
   <translation>no coincide</translation>
  </message>
  <message>
   <source>does not match the pattern</source>
   <translation>no coincide con el patrón</translation>
  </message>
  <message>
   <source>does not match {0}</source>
   <translation>no coincide con {0}</translation>
  </message>
  <message>
   <source>does not run</source>
   <translation>no está en ejecución</translation>
  </message>
  <message>
   <source>Does not start</source>
   <translation>No se inicia</translation>
  </message>
  <message>
   <source>Does not use</source>
   <translation>No usa</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>Hecho</translation>
  </message>
  <message>
   <source>done</source>
   <translation>hecho</translation>
  </message>
  <message>
   <source>done in {0}</source>
   <translation>hecho en {0}</translation>
  </message>
  <message>
   <source>Done in {0} s</source>
   <translation>Hecho en {0} s</translation>
  </message>
  <message>
   <source>Done so far</source>
   <translation>Hecho hasta ahora</translation>
  </message>
  <message>
   <source>Done · {0}</source>
   <translation>Hecho · {0}</translation>
  </message>
  <message>
   <source>Done.</source>
   <translation>Hecho.</translation>
  </message>
  <message>
   <source>dot product</source>
   <translation>producto escalar</translation>
  </message>
  <message>
   <source>Download</source>
   <translation>Descargar</translation>
  </message>
  <message>
   <source>Download %s</source>
   <translation>Descargar %s</translation>
  </message>
  <message>
   <source>Downloads</source>
   <translation>Descargas</translation>
  </message>
  <message>
   <source>Draft model</source>
   <translation>Modelo borrador</translation>
  </message>
  <message>
   <source>Draft model for %s</source>
   <translation>Modelo borrador para %s</translation>
  </message>
  <message>
   <source>Draft models</source>
   <translation>Modelos borrador</translation>
  </message>
  <message>
   <source>Draft model…</source>
   <translation>Modelo borrador…</translation>
  </message>
  <message>
   <source>Draw a graph of agents, tools and decisions, and watch it run on the canvas.</source>
   <translation>Dibuje un grafo de agentes, herramientas y decisiones, y vea cómo se ejecuta en el lienzo.</translation>
  </message>
  <message>
   <source>Draw of the whole board, as the driver reports.</source>
   <translation>Consumo de toda la placa, según informa el controlador.</translation>
  </message>
  <message>
   <source>Dropping something here</source>
   <translation>Soltar algo aquí</translation>
  </message>
  <message>
   <source>Due</source>
   <translation>Prevista</translation>
  </message>
  <message>
   <source>Duplicate</source>
   <translation>Duplicar</translation>
  </message>
  <message>
   <source>Duplicate agent</source>
   <translation>Duplicar agente</translation>
  </message>
  <message>
   <source>Duplicate cases</source>
   <translation>Duplicar casos</translation>
  </message>
  <message>
   <source>Duplicate data set</source>
   <translation>Duplicar conjunto de datos</translation>
  </message>
  <message>
   <source>Duplicate graph</source>
   <translation>Duplicar grafo</translation>
  </message>
  <message>
   <source>Duplicate it to change it.</source>
   <translation>Duplíquelo para cambiarlo.</translation>
  </message>
  <message>
   <source>Duplicate nodes</source>
   <translation>Duplicar nodos</translation>
  </message>
  <message>
   <source>Duplicate the data set</source>
   <translation>Duplicar el conjunto de datos</translation>
  </message>
  <message>
   <source>Duplicate tool</source>
   <translation>Duplicar herramienta</translation>
  </message>
  <message>
   <source>Duration p50</source>
   <translation>Duración p50</translation>
  </message>
  <message>
   <source>each agent sees its own message only</source>
   <translation>cada agente ve solo su propio mensaje</translation>
  </message>
  <message>
   <source>Each answer is judged by these and by the checks of its case. A try passes if all of them do; where one cannot judge and none fails, it does not count. Without any check, a case is judged by what it expects.</source>
   <translation>Cada respuesta se juzga con estas y con las comprobaciones de su caso. Un intento se supera si todas lo hacen; si una no puede juzgar y ninguna falla, no cuenta. Sin comprobaciones, un caso se juzga por lo que espera.</translation>
  </message>
  <message>
   <source>Each answer of an agent is a run. Ask something in the chat to see one.</source>
   <translation>Cada respuesta de un agente es una ejecución. Pregunte algo en el chat para ver una.</translation>
  </message>
  <message>
   <source>Each becomes an output with its answer.</source>
   <translation>Cada uno se convierte en una salida con su respuesta.</translation>
  </message>
  <message>
   <source>Each becomes an output; what fits none goes to “other”. Commas stand between keywords, semicolons between examples.</source>
   <translation>Cada uno se convierte en una salida; lo que no encaja va a “other”. Las comas separan palabras clave; el punto y coma, ejemplos.</translation>
  </message>
  <message>
   <source>Each beside {0}:</source>
   <translation>Cada uno junto a {0}:</translation>
  </message>
  <message>
   <source>Each call of a run appears here.</source>
   <translation>Cada llamada de una ejecución aparece aquí.</translation>
  </message>
  <message>
   <source>Each call of a tool counts: how many went well, were denied, and how long they took.</source>
   <translation>Cada llamada a una herramienta cuenta: cuántas salieron bien, se denegaron y cuánto tardaron.</translation>
  </message>
  <message>
   <source>Each case was tried once: how much answers vary from try to try was not measured.</source>
   <translation>Cada caso se probó una vez: no se midió cuánto varían las respuestas de un intento a otro.</translation>
  </message>
  <message>
   <source>Each firing is kept here with its values and what was done.</source>
   <translation>Cada disparo se guarda aquí con sus valores y lo que se hizo.</translation>
  </message>
  <message>
   <source>Each is a tool of the leading agent.</source>
   <translation>Cada uno es una herramienta del agente que dirige.</translation>
  </message>
  <message>
   <source>Each is asked with the answer of the one before.</source>
   <translation>A cada uno se le pregunta con la respuesta del anterior.</translation>
  </message>
  <message>
   <source>Each of these texts is somewhere in the answer.</source>
   <translation>Cada uno de estos textos está en la respuesta.</translation>
  </message>
  <message>
   <source>Each parameter of run becomes an input. It reaches no file and no network.</source>
   <translation>Cada parámetro de run se vuelve una entrada. No alcanza archivos ni la red.</translation>
  </message>
  <message>
   <source>each path is looked at before it is opened, not while it is</source>
   <translation>cada ruta se mira antes de abrirla, no mientras se abre</translation>
  </message>
  <message>
   <source>Each program brings a key. What a key is, is shown once; only a hash stays.</source>
   <translation>Cada programa trae una clave. Se muestra una sola vez; solo queda un hash.</translation>
  </message>
  <message>
   <source>Each run of an agent or a graph counts: how many answered, how long they took, and in how many steps.</source>
   <translation>Cada ejecución de un agente o grafo cuenta: cuántas respondieron, cuánto tardaron y en cuántos pasos.</translation>
  </message>
  <message>
   <source>each time</source>
   <translation>cada vez</translation>
  </message>
  <message>
   <source>Each time it would {0}.</source>
   <translation>Cada vez haría esto: {0}.</translation>
  </message>
  <message>
   <source>Each time you save, what was there before is kept and can be compared here.</source>
   <translation>Cada vez que guarda, lo anterior se conserva y se puede comparar aquí.</translation>
  </message>
  <message>
   <source>each tried once</source>
   <translation>cada uno probado una vez</translation>
  </message>
  <message>
   <source>each tried {0} times</source>
   <translation>cada uno probado {0} veces</translation>
  </message>
  <message>
   <source>Each {name} becomes an input. Write {{ and }} for braces.</source>
   <translation>Cada {name} se vuelve una entrada. Escriba {{ y }} para llaves.</translation>
  </message>
  <message>
   <source>Earlier</source>
   <translation>Anteriores</translation>
  </message>
  <message>
   <source>Earlier log taken over</source>
   <translation>Registro anterior incorporado</translation>
  </message>
  <message>
   <source>Earlier messages</source>
   <translation>Mensajes anteriores</translation>
  </message>
  <message>
   <source>Earlier pack put back</source>
   <translation>Complemento anterior restaurado</translation>
  </message>
  <message>
   <source>Earlier versions</source>
   <translation>Versiones anteriores</translation>
  </message>
  <message>
   <source>Earlier versions…</source>
   <translation>Versiones anteriores…</translation>
  </message>
  <message>
   <source>Edit</source>
   <translation>Editar</translation>
  </message>
  <message>
   <source>Edit %s</source>
   <translation>Editar %s</translation>
  </message>
  <message>
   <source>Edit message</source>
   <translation>Editar mensaje</translation>
  </message>
  <message>
   <source>Edit the last message</source>
   <translation>Editar el último mensaje</translation>
  </message>
  <message>
   <source>Edit the node, then run it again.</source>
   <translation>Edite el nodo y ejecútelo de nuevo.</translation>
  </message>
  <message>
   <source>Edit…</source>
   <translation>Editar…</translation>
  </message>
  <message>
   <source>Else it holds until you quit, where this system has no keyring</source>
   <translation>Si no, vale hasta que salga, si el sistema no tiene llavero</translation>
  </message>
  <message>
   <source>Else the reasons go on.</source>
   <translation>Si no, los motivos pasan adelante.</translation>
  </message>
  <message>
   <source>elsewhere, out of reach</source>
   <translation>en otra máquina, fuera de alcance</translation>
  </message>
  <message>
   <source>elsewhere, well</source>
   <translation>en otra máquina, bien</translation>
  </message>
  <message>
   <source>Embedding</source>
   <translation>Embeddings</translation>
  </message>
  <message>
   <source>embedding</source>
   <translation>embeddings</translation>
  </message>
  <message>
   <source>Emergency access</source>
   <translation>Acceso de emergencia</translation>
  </message>
  <message>
   <source>Emergency access of {0}. It is recorded.</source>
   <translation>Acceso de emergencia de {0}. Queda registrado.</translation>
  </message>
  <message>
   <source>Emergency access without a PIN</source>
   <translation>Acceso de emergencia sin PIN</translation>
  </message>
  <message>
   <source>Emergency access…</source>
   <translation>Acceso de emergencia…</translation>
  </message>
  <message>
   <source>Empty. Double click, or press the key of the palette, to put in a node.</source>
   <translation>Vacío. Haga doble clic, o pulse la tecla de la paleta, para poner un nodo.</translation>
  </message>
  <message>
   <source>Empty: a value must be given.</source>
   <translation>Vacío: debe darse un valor.</translation>
  </message>
  <message>
   <source>Empty: only after the most messages, or when the chair finishes it.</source>
   <translation>Vacío: solo tras el máximo de mensajes, o cuando el moderador termina.</translation>
  </message>
  <message>
   <source>Empty: the expected answer of the case.</source>
   <translation>Vacío: la respuesta esperada del caso.</translation>
  </message>
  <message>
   <source>Empty: the expected calls of the case.</source>
   <translation>Vacío: las llamadas esperadas del caso.</translation>
  </message>
  <message>
   <source>Empty: the program's default.</source>
   <translation>Vacío: lo predeterminado del programa.</translation>
  </message>
  <message>
   <source>Empty: the whole run.</source>
   <translation>Vacío: la ejecución entera.</translation>
  </message>
  <message>
   <source>en</source>
   <translation>es</translation>
  </message>
  <message>
   <source>Encrypt</source>
   <translation>Cifrar</translation>
  </message>
  <message>
   <source>Encrypt anew at the next start</source>
   <translation>Volver a cifrar en el próximo inicio</translation>
  </message>
  <message>
   <source>Encrypt at the next start</source>
   <translation>Cifrar en el próximo inicio</translation>
  </message>
  <message>
   <source>Encrypt it first: in Settings, or with `workbench store encrypt`.</source>
   <translation>Cífrelo primero: en los ajustes o con `workbench store encrypt`.</translation>
  </message>
  <message>
   <source>Encrypt the store</source>
   <translation>Cifrar el almacén</translation>
  </message>
  <message>
   <source>Encryption</source>
   <translation>Cifrado</translation>
  </message>
  <message>
   <source>Encryption of the store planned</source>
   <translation>Cifrado del almacén planificado</translation>
  </message>
  <message>
   <source>Encrypt…</source>
   <translation>Cifrar…</translation>
  </message>
  <message>
   <source>End</source>
   <translation>Fin</translation>
  </message>
  <message>
   <source>End it, or wait; then try again.</source>
   <translation>Termínelo, o espere; después inténtelo de nuevo.</translation>
  </message>
  <message>
   <source>End its commands, then try the update again.</source>
   <translation>Termine sus comandos y vuelva a intentar la actualización.</translation>
  </message>
  <message>
   <source>end not seen</source>
   <translation>fin no visto</translation>
  </message>
  <message>
   <source>Ended</source>
   <translation>Terminado</translation>
  </message>
  <message>
   <source>Ended by</source>
   <translation>Terminado por</translation>
  </message>
  <message>
   <source>ended by signal {0}</source>
   <translation>terminado por la señal {0}</translation>
  </message>
  <message>
   <source>Ended with</source>
   <translation>Terminó con</translation>
  </message>
  <message>
   <source>ends</source>
   <translation>termina</translation>
  </message>
  <message>
   <source>Ends after</source>
   <translation>Termina tras</translation>
  </message>
  <message>
   <source>Ends when</source>
   <translation>Termina cuando</translation>
  </message>
  <message>
   <source>Ends when a message</source>
   <translation>Termina cuando un mensaje</translation>
  </message>
  <message>
   <source>ends with</source>
   <translation>termina en</translation>
  </message>
  <message>
   <source>Energy of the CPU</source>
   <translation>Energía de la CPU</translation>
  </message>
  <message>
   <source>Energy of the GPU</source>
   <translation>Energía de la GPU</translation>
  </message>
  <message>
   <source>Energy of this machine</source>
   <translation>Energía de este equipo</translation>
  </message>
  <message>
   <source>Energy that all processor packages counted (RAPL), over the time since the sample before.</source>
   <translation>Energía que contaron todos los paquetes del procesador (RAPL), en el tiempo desde la muestra anterior.</translation>
  </message>
  <message>
   <source>Engine</source>
   <translation>Motor</translation>
  </message>
  <message>
   <source>Engines</source>
   <translation>Motores</translation>
  </message>
  <message>
   <source>Enter it at the server again.</source>
   <translation>Introdúzcalo de nuevo en el servidor.</translation>
  </message>
  <message>
   <source>Enter one in the settings.</source>
   <translation>Introduzca uno en los ajustes.</translation>
  </message>
  <message>
   <source>Enter sends, Shift+Enter begins a new line. Try “What is 12 * 7?”: the agent asks its calculator.</source>
   <translation>Enter envía, Shift+Enter empieza una línea nueva. Pruebe “¿Cuánto es 12 * 7?”: el agente consulta su calculadora.</translation>
  </message>
  <message>
   <source>Enter the value of {0}: {1} is known to the other program.</source>
   <translation>Introduzca el valor de {0}: {1} lo conoce el otro programa.</translation>
  </message>
  <message>
   <source>Enter what a server elsewhere asks; nothing is fetched for that.</source>
   <translation>Indique lo que cobra un servidor externo; no se busca nada para eso.</translation>
  </message>
  <message>
   <source>Entries</source>
   <translation>Entradas</translation>
  </message>
  <message>
   <source>Entries at most</source>
   <translation>Máximo de entradas</translation>
  </message>
  <message>
   <source>Environment</source>
   <translation>Entorno</translation>
  </message>
  <message>
   <source>Environment and folder</source>
   <translation>Entorno y carpeta</translation>
  </message>
  <message>
   <source>Environment: {0}</source>
   <translation>Entorno: {0}</translation>
  </message>
  <message>
   <source>Error rate</source>
   <translation>Tasa de error</translation>
  </message>
  <message>
   <source>Escalate</source>
   <translation>Escalar</translation>
  </message>
  <message>
   <source>Estimating memory</source>
   <translation>Estimando la memoria</translation>
  </message>
  <message>
   <source>Evaluate…</source>
   <translation>Evaluar…</translation>
  </message>
  <message>
   <source>Evaluation</source>
   <translation>Evaluación</translation>
  </message>
  <message>
   <source>Evaluations</source>
   <translation>Evaluaciones</translation>
  </message>
  <message>
   <source>Every</source>
   <translation>Cada</translation>
  </message>
  <message>
   <source>Every answer</source>
   <translation>Cada respuesta</translation>
  </message>
  <message>
   <source>Every answer is recorded, step by step: prompts, tool calls, times. Any step can be looked at, searched and played again.</source>
   <translation>Cada respuesta se registra, paso a paso: prompts, llamadas a herramientas, tiempos. Cualquier paso se puede ver, buscar y repetir.</translation>
  </message>
  <message>
   <source>Every byte is checked now. Then Workbench closes; version {1} tests itself and takes the place of {0}, and the window opens again. If anything fails, {0} stays. Conversations, agents and models are not touched.</source>
   <translation>Ahora se comprueba cada byte. Después Workbench se cierra; la versión {1} se prueba a sí misma y sustituye a la {0}, y la ventana se abre de nuevo. Si algo falla, queda la {0}. Conversaciones, agentes y modelos no se tocan.</translation>
  </message>
  <message>
   <source>Every byte is checked while it is packed.</source>
   <translation>Cada byte se comprueba al empaquetar.</translation>
  </message>
  <message>
   <source>Every byte is right, but it does not load: %s</source>
   <translation>Cada byte es correcto, pero no carga: %s</translation>
  </message>
  <message>
   <source>Every byte was checked.</source>
   <translation>Cada byte se comprobó.</translation>
  </message>
  <message>
   <source>Every day</source>
   <translation>Todos los días</translation>
  </message>
  <message>
   <source>every day; or 1, 15, 31</source>
   <translation>cada día; o 1, 15, 31</translation>
  </message>
  <message>
   <source>Every event, as JSON lines</source>
   <translation>Cada evento, en JSON lines</translation>
  </message>
  <message>
   <source>Every file becomes plain at the next start: who gets hold of this disk reads it.</source>
   <translation>Cada archivo queda sin cifrar en el próximo inicio: quien consiga este disco lo lee.</translation>
  </message>
  <message>
   <source>Every file is encrypted anew at the next start. Passphrase and recovery key stay.</source>
   <translation>Cada archivo se vuelve a cifrar en el próximo inicio. La frase de paso y la clave de recuperación siguen igual.</translation>
  </message>
  <message>
   <source>every program needs one</source>
   <translation>todo programa necesita una</translation>
  </message>
  <message>
   <source>Every run is on disk</source>
   <translation>Cada ejecución está en el disco</translation>
  </message>
  <message>
   <source>Every sensor answers</source>
   <translation>Cada sensor responde</translation>
  </message>
  <message>
   <source>Every so often</source>
   <translation>Cada cierto tiempo</translation>
  </message>
  <message>
   <source>Every try to reach another machine is listed here, allowed or refused.</source>
   <translation>Cada intento de llegar a otro equipo se lista aquí, permitido o rechazado.</translation>
  </message>
  <message>
   <source>Every weekday</source>
   <translation>Todos los días laborables</translation>
  </message>
  <message>
   <source>every word as you allowed it, of a server that started otherwise</source>
   <translation>cada palabra como la permitió, de un servidor que se inició de otro modo</translation>
  </message>
  <message>
   <source>Every {0}</source>
   <translation>Cada {0}</translation>
  </message>
  <message>
   <source>Everything</source>
   <translation>Todo</translation>
  </message>
  <message>
   <source>everything</source>
   <translation>todo</translation>
  </message>
  <message>
   <source>Everything can be changed later in Settings.</source>
   <translation>Todo se puede cambiar después en Ajustes.</translation>
  </message>
  <message>
   <source>Everything kept here is encrypted, with data key {0}.</source>
   <translation>Todo lo guardado aquí está cifrado, con la clave de datos {0}.</translation>
  </message>
  <message>
   <source>Everything of the plan was tried, judged and measured.</source>
   <translation>Todo lo del plan se probó, se juzgó y se midió.</translation>
  </message>
  <message>
   <source>Everything runs on this computer. The agent may use the tools you gave it, and you see each call, its result and what it cost.</source>
   <translation>Todo se ejecuta en este equipo. El agente puede usar las herramientas que le dio, y usted ve cada llamada, su resultado y lo que costó.</translation>
  </message>
  <message>
   <source>Everything stays on this machine</source>
   <translation>Todo queda en este equipo</translation>
  </message>
  <message>
   <source>everything was turned back</source>
   <translation>se ha deshecho todo</translation>
  </message>
  <message>
   <source>Everything Workbench keeps here is encrypted. Its passphrase opens it.</source>
   <translation>Todo lo que Workbench guarda aquí está cifrado. Su frase de paso lo abre.</translation>
  </message>
  <message>
   <source>Everything Workbench keeps here is encrypted. The system's keyring opens it, or the recovery key.</source>
   <translation>Todo lo que Workbench guarda aquí está cifrado. Lo abre el llavero del sistema, o la clave de recuperación.</translation>
  </message>
  <message>
   <source>Everything Workbench keeps is in this folder.</source>
   <translation>Todo lo que Workbench guarda está en esta carpeta.</translation>
  </message>
  <message>
   <source>everything; or names, with commas between</source>
   <translation>todo; o nombres, separados por comas</translation>
  </message>
  <message>
   <source>exact: the same; subset: at least those that are named; ignored: any.</source>
   <translation>exact: los mismos; subset: al menos los nombrados; ignored: cualquiera.</translation>
  </message>
  <message>
   <source>exact: these, in this order; any: these, in any order; subset: at least these; none: no call at all.</source>
   <translation>exact: estas, en este orden; any: estas, en cualquier orden; subset: al menos estas; none: ninguna llamada.</translation>
  </message>
  <message>
   <source>exactly one of them is named</source>
   <translation>se indica exactamente uno de ellos</translation>
  </message>
  <message>
   <source>exit code {0}</source>
   <translation>código de salida {0}</translation>
  </message>
  <message>
   <source>Expected</source>
   <translation>Esperado</translation>
  </message>
  <message>
   <source>expected a call after {0}, but it ended</source>
   <translation>se esperaba una llamada tras {0}, pero terminó</translation>
  </message>
  <message>
   <source>expected a name and '{0}', found {1}</source>
   <translation>se esperaba un nombre y '{0}', se encontró {1}</translation>
  </message>
  <message>
   <source>expected a name and {0}, found {1}</source>
   <translation>se esperaba un nombre y {0}, se encontró {1}</translation>
  </message>
  <message>
   <source>expected an object {…} with the tool's name and its arguments</source>
   <translation>se esperaba un objeto {…} con el nombre de la herramienta y sus argumentos</translation>
  </message>
  <message>
   <source>Expected answer</source>
   <translation>Respuesta esperada</translation>
  </message>
  <message>
   <source>expected the arguments to be an object {…}, found {0}</source>
   <translation>se esperaba que los argumentos fueran un objeto {…}, se encontró {0}</translation>
  </message>
  <message>
   <source>expected the closing {0} of a text</source>
   <translation>se esperaba el {0} final de un texto</translation>
  </message>
  <message>
   <source>expected the key "{0}" with the tool's name, found {1}</source>
   <translation>se esperaba la clave "{0}" con el nombre de la herramienta, se encontró {1}</translation>
  </message>
  <message>
   <source>expected the tool's name after {0}</source>
   <translation>se esperaba el nombre de la herramienta tras {0}</translation>
  </message>
  <message>
   <source>expected the tool's name, found {0}</source>
   <translation>se esperaba el nombre de la herramienta, se encontró {0}</translation>
  </message>
  <message>
   <source>Expected tool calls</source>
   <translation>Llamadas a herramientas esperadas</translation>
  </message>
  <message>
   <source>expected {0} after the value of {1}</source>
   <translation>se esperaba {0} tras el valor de {1}</translation>
  </message>
  <message>
   <source>expected {0} after {1}, found {2}</source>
   <translation>se esperaba {0} tras {1}, se encontró {2}</translation>
  </message>
  <message>
   <source>expected {0} and the tool's name, found {1}</source>
   <translation>se esperaba {0} y el nombre de la herramienta, se encontró {1}</translation>
  </message>
  <message>
   <source>Expected:</source>
   <translation>Esperado:</translation>
  </message>
  <message>
   <source>Expected: {0}</source>
   <translation>Esperado: {0}</translation>
  </message>
  <message>
   <source>Export</source>
   <translation>Exportar</translation>
  </message>
  <message>
   <source>Export agent</source>
   <translation>Exportar agente</translation>
  </message>
  <message>
   <source>Export agent…</source>
   <translation>Exportar agente…</translation>
  </message>
  <message>
   <source>Export as Markdown</source>
   <translation>Exportar en Markdown</translation>
  </message>
  <message>
   <source>Export conversation</source>
   <translation>Exportar conversación</translation>
  </message>
  <message>
   <source>Export conversation as JSON lines…</source>
   <translation>Exportar conversación en JSON lines…</translation>
  </message>
  <message>
   <source>Export conversation as Markdown…</source>
   <translation>Exportar conversación en Markdown…</translation>
  </message>
  <message>
   <source>Export CSV…</source>
   <translation>Exportar CSV…</translation>
  </message>
  <message>
   <source>Export data set</source>
   <translation>Exportar conjunto de datos</translation>
  </message>
  <message>
   <source>Export data set…</source>
   <translation>Exportar conjunto de datos…</translation>
  </message>
  <message>
   <source>Export events as JSON lines</source>
   <translation>Exportar eventos en JSON lines</translation>
  </message>
  <message>
   <source>Export graph</source>
   <translation>Exportar grafo</translation>
  </message>
  <message>
   <source>Export graph…</source>
   <translation>Exportar grafo…</translation>
  </message>
  <message>
   <source>Export it again.</source>
   <translation>Expórtelo de nuevo.</translation>
  </message>
  <message>
   <source>Export it as yaml: that is the Agent Framework's form of an agent.</source>
   <translation>Expórtelo como yaml: es la forma de Agent Framework para un agente.</translation>
  </message>
  <message>
   <source>Export JSON…</source>
   <translation>Exportar JSON…</translation>
  </message>
  <message>
   <source>Export rules</source>
   <translation>Exportar reglas</translation>
  </message>
  <message>
   <source>Export rules…</source>
   <translation>Exportar reglas…</translation>
  </message>
  <message>
   <source>Export run</source>
   <translation>Exportar ejecución</translation>
  </message>
  <message>
   <source>Export runs</source>
   <translation>Exportar ejecuciones</translation>
  </message>
  <message>
   <source>Export the audit log</source>
   <translation>Exportar el registro de auditoría</translation>
  </message>
  <message>
   <source>Export the audit log…</source>
   <translation>Exportar el registro de auditoría…</translation>
  </message>
  <message>
   <source>Export the chosen runs</source>
   <translation>Exportar las ejecuciones elegidas</translation>
  </message>
  <message>
   <source>Export the conversation and delete it.</source>
   <translation>Exporte la conversación y elimínela.</translation>
  </message>
  <message>
   <source>Export the flow there again.</source>
   <translation>Exporte allí el flujo de nuevo.</translation>
  </message>
  <message>
   <source>Export the history</source>
   <translation>Exportar el historial</translation>
  </message>
  <message>
   <source>Export the team there again.</source>
   <translation>Exporte allí el equipo de nuevo.</translation>
  </message>
  <message>
   <source>Export this run as JSON lines</source>
   <translation>Exportar esta ejecución en JSON lines</translation>
  </message>
  <message>
   <source>Export tokens</source>
   <translation>Exportar tokens</translation>
  </message>
  <message>
   <source>Export tokens…</source>
   <translation>Exportar tokens…</translation>
  </message>
  <message>
   <source>Export tool</source>
   <translation>Exportar herramienta</translation>
  </message>
  <message>
   <source>Export tool…</source>
   <translation>Exportar herramienta…</translation>
  </message>
  <message>
   <source>Exported to {0}</source>
   <translation>Exportado a {0}</translation>
  </message>
  <message>
   <source>Exporting rules</source>
   <translation>Exportando reglas</translation>
  </message>
  <message>
   <source>Exports and bundles</source>
   <translation>Exportaciones y paquetes</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>Exportar…</translation>
  </message>
  <message>
   <source>Extract</source>
   <translation>Extraer</translation>
  </message>
  <message>
   <source>F1 opens the manual, Ctrl+K lists every command. These steps and the tour are there again under Help.</source>
   <translation>F1 abre el manual, Ctrl+K lista todos los comandos. Estos pasos y el recorrido están de nuevo en Ayuda.</translation>
  </message>
  <message>
   <source>Fail where no answer will do</source>
   <translation>Fallar donde ninguna respuesta sirva</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>Falló</translation>
  </message>
  <message>
   <source>failed</source>
   <translation>falló</translation>
  </message>
  <message>
   <source>Failed after {0} s</source>
   <translation>Falló tras {0} s</translation>
  </message>
  <message>
   <source>Failed at {0} · {1}</source>
   <translation>Falló en {0} · {1}</translation>
  </message>
  <message>
   <source>Failed calls</source>
   <translation>Llamadas fallidas</translation>
  </message>
  <message>
   <source>Failed requests</source>
   <translation>Solicitudes fallidas</translation>
  </message>
  <message>
   <source>Failed runs</source>
   <translation>Ejecuciones fallidas</translation>
  </message>
  <message>
   <source>Failed · {1}</source>
   <translation>Falló · {1}</translation>
  </message>
  <message>
   <source>Failed: again</source>
   <translation>Si falla: de nuevo</translation>
  </message>
  <message>
   <source>Failure</source>
   <translation>Fallo</translation>
  </message>
  <message>
   <source>failures in a row</source>
   <translation>fallos seguidos</translation>
  </message>
  <message>
   <source>Failures in a row that pause it</source>
   <translation>Fallos seguidos que la pausan</translation>
  </message>
  <message>
   <source>fallback</source>
   <translation>respaldo</translation>
  </message>
  <message>
   <source>Fallback of</source>
   <translation>Respaldo de</translation>
  </message>
  <message>
   <source>falling</source>
   <translation>bajando</translation>
  </message>
  <message>
   <source>Family</source>
   <translation>Familia</translation>
  </message>
  <message>
   <source>Favourite</source>
   <translation>Favorito</translation>
  </message>
  <message>
   <source>Fell for the trap</source>
   <translation>Cayó en la trampa</translation>
  </message>
  <message>
   <source>Fetch</source>
   <translation>Descargar</translation>
  </message>
  <message>
   <source>Fetch it anew.</source>
   <translation>Descárguelo de nuevo.</translation>
  </message>
  <message>
   <source>Fetch it with Foundry Local's own tools, or choose another model.</source>
   <translation>Descárguelo con las herramientas del propio Foundry Local, o elija otro modelo.</translation>
  </message>
  <message>
   <source>Fetch it.</source>
   <translation>Descárguelo.</translation>
  </message>
  <message>
   <source>Fetch it: workbench engines ollama pull {0}</source>
   <translation>Descárguelo: workbench engines ollama pull {0}</translation>
  </message>
  <message>
   <source>Fetch the damaged parts again, and only those</source>
   <translation>Descargar otra vez las partes dañadas, y solo esas</translation>
  </message>
  <message>
   <source>Fetch the file; its header is read then.</source>
   <translation>Descargue el archivo; su cabecera se lee entonces.</translation>
  </message>
  <message>
   <source>Fetch the model again.</source>
   <translation>Descargue el modelo otra vez.</translation>
  </message>
  <message>
   <source>Fetch the model anew.</source>
   <translation>Descargue el modelo de nuevo.</translation>
  </message>
  <message>
   <source>fetched or imported</source>
   <translation>descargado o importado</translation>
  </message>
  <message>
   <source>fetching {0} was stopped</source>
   <translation>la descarga de {0} se detuvo</translation>
  </message>
  <message>
   <source>Fewer than 8 requests waited all of a minute</source>
   <translation>Menos de 8 peticiones esperaron un minuto entero</translation>
  </message>
  <message>
   <source>Fewer than a tenth failed in 15 minutes</source>
   <translation>Menos de una décima parte falló en 15 minutos</translation>
  </message>
  <message>
   <source>Field</source>
   <translation>Campo</translation>
  </message>
  <message>
   <source>Fields</source>
   <translation>Campos</translation>
  </message>
  <message>
   <source>Fields are: {0}.</source>
   <translation>Los campos son: {0}.</translation>
  </message>
  <message>
   <source>fields held to their types while they are written</source>
   <translation>campos sujetos a sus tipos mientras se escriben</translation>
  </message>
  <message>
   <source>Figures</source>
   <translation>Cifras</translation>
  </message>
  <message>
   <source>File</source>
   <translation>Archivo</translation>
  </message>
  <message>
   <source>File and plan</source>
   <translation>Archivo y plan</translation>
  </message>
  <message>
   <source>File damaged</source>
   <translation>Archivo dañado</translation>
  </message>
  <message>
   <source>File exported</source>
   <translation>Archivo exportado</translation>
  </message>
  <message>
   <source>File of its private key, as PEM, without a password.</source>
   <translation>Archivo de su clave privada, en PEM, sin contraseña.</translation>
  </message>
  <message>
   <source>File of the certificate chain, as PEM.</source>
   <translation>Archivo de la cadena de certificados, en PEM.</translation>
  </message>
  <message>
   <source>File operation</source>
   <translation>Operación de archivo</translation>
  </message>
  <message>
   <source>Files</source>
   <translation>Archivos</translation>
  </message>
  <message>
   <source>Files named</source>
   <translation>Archivos con nombre</translation>
  </message>
  <message>
   <source>Files of rules have some kilobytes.</source>
   <translation>Los archivos de reglas tienen unos kilobytes.</translation>
  </message>
  <message>
   <source>Files of Workbench and of other programs ({0})</source>
   <translation>Archivos de Workbench y de otros programas ({0})</translation>
  </message>
  <message>
   <source>Files to compare with</source>
   <translation>Archivos con que comparar</translation>
  </message>
  <message>
   <source>files up to {0}</source>
   <translation>archivos de hasta {0}</translation>
  </message>
  <message>
   <source>files up to {0} are granted, not {1}</source>
   <translation>se conceden archivos de hasta {0}, no {1}</translation>
  </message>
  <message>
   <source>Fill it in.</source>
   <translation>Rellénelo.</translation>
  </message>
  <message>
   <source>Filter models</source>
   <translation>Filtrar modelos</translation>
  </message>
  <message>
   <source>Filters are {0}. To search for the text, put it in quotes: "{1}:{2}".</source>
   <translation>Los filtros son {0}. Para buscar el texto, póngalo entre comillas: "{1}:{2}".</translation>
  </message>
  <message>
   <source>Find</source>
   <translation>Buscar</translation>
  </message>
  <message>
   <source>Find a case</source>
   <translation>Buscar un caso</translation>
  </message>
  <message>
   <source>Find a connection</source>
   <translation>Buscar una conexión</translation>
  </message>
  <message>
   <source>Find a data set</source>
   <translation>Buscar un conjunto de datos</translation>
  </message>
  <message>
   <source>Find a graph</source>
   <translation>Buscar un grafo</translation>
  </message>
  <message>
   <source>Find a host or a purpose</source>
   <translation>Buscar un host o un motivo</translation>
  </message>
  <message>
   <source>Find a job</source>
   <translation>Buscar una tarea</translation>
  </message>
  <message>
   <source>Find a kind of node</source>
   <translation>Buscar un tipo de nodo</translation>
  </message>
  <message>
   <source>Find a model</source>
   <translation>Buscar un modelo</translation>
  </message>
  <message>
   <source>Find a node</source>
   <translation>Buscar un nodo</translation>
  </message>
  <message>
   <source>Find a tool</source>
   <translation>Buscar una herramienta</translation>
  </message>
  <message>
   <source>Find an agent</source>
   <translation>Buscar un agente</translation>
  </message>
  <message>
   <source>Find customers by the beginning of their name</source>
   <translation>Encontrar clientes por el principio de su nombre</translation>
  </message>
  <message>
   <source>Find in this conversation</source>
   <translation>Buscar en esta conversación</translation>
  </message>
  <message>
   <source>Find in this run</source>
   <translation>Buscar en esta ejecución</translation>
  </message>
  <message>
   <source>Find in this text</source>
   <translation>Buscar en este texto</translation>
  </message>
  <message>
   <source>Find models to download</source>
   <translation>Buscar modelos para descargar</translation>
  </message>
  <message>
   <source>Find one under Models with “embed”, “bge”, “e5” or “minilm” in its name, such as all-MiniLM-L6-v2 or bge-small-en-v1.5 as GGUF.</source>
   <translation>Busque uno en Modelos con “embed”, “bge”, “e5” o “minilm” en su nombre, como all-MiniLM-L6-v2 o bge-small-en-v1.5 en GGUF.</translation>
  </message>
  <message>
   <source>Find the best setting…</source>
   <translation>Buscar el mejor ajuste…</translation>
  </message>
  <message>
   <source>Find() compared with something else than &gt; 0</source>
   <translation>Find() comparado con algo distinto de &gt; 0</translation>
  </message>
  <message>
   <source>Finding and fetching models</source>
   <translation>Buscar y descargar modelos</translation>
  </message>
  <message>
   <source>Finds the parts of your documents that answer a question</source>
   <translation>Encuentra las partes de sus documentos que responden a una pregunta</translation>
  </message>
  <message>
   <source>finish reason</source>
   <translation>motivo del final</translation>
  </message>
  <message>
   <source>Fired</source>
   <translation>Se disparó</translation>
  </message>
  <message>
   <source>Fires when it</source>
   <translation>Se dispara cuando</translation>
  </message>
  <message>
   <source>Fires {0}{1}.</source>
   <translation>Se dispara {0}{1}.</translation>
  </message>
  <message>
   <source>Firing for {0}: {1} now</source>
   <translation>Disparada desde hace {0}: {1} ahora</translation>
  </message>
  <message>
   <source>First</source>
   <translation>Primero</translation>
  </message>
  <message>
   <source>first</source>
   <translation>primero</translation>
  </message>
  <message>
   <source>First candidate</source>
   <translation>Primer candidato</translation>
  </message>
  <message>
   <source>First day</source>
   <translation>Primer día</translation>
  </message>
  <message>
   <source>first difference at token {0}</source>
   <translation>primera diferencia en el token {0}</translation>
  </message>
  <message>
   <source>first difference at token {0}: the prompt leaves the kept text there</source>
   <translation>primera diferencia en el token {0}: ahí el prompt se aparta del texto guardado</translation>
  </message>
  <message>
   <source>First steps</source>
   <translation>Primeros pasos</translation>
  </message>
  <message>
   <source>First token</source>
   <translation>Primer token</translation>
  </message>
  <message>
   <source>first token after {0}</source>
   <translation>primer token tras {0}</translation>
  </message>
  <message>
   <source>First token of servers</source>
   <translation>Primer token de los servidores</translation>
  </message>
  <message>
   <source>First token of the server</source>
   <translation>Primer token del servidor</translation>
  </message>
  <message>
   <source>First: {0}</source>
   <translation>Primero: {0}</translation>
  </message>
  <message>
   <source>Fit</source>
   <translation>Cabe</translation>
  </message>
  <message>
   <source>fits</source>
   <translation>cabe</translation>
  </message>
  <message>
   <source>Fits a JSON Schema</source>
   <translation>Cumple un JSON Schema</translation>
  </message>
  <message>
   <source>Fits here</source>
   <translation>Cabe aquí</translation>
  </message>
  <message>
   <source>fits none of the forms that are allowed</source>
   <translation>no encaja en ninguna de las formas permitidas</translation>
  </message>
  <message>
   <source>fits the schema</source>
   <translation>cumple el esquema</translation>
  </message>
  <message>
   <source>Fixed values</source>
   <translation>Valores fijos</translation>
  </message>
  <message>
   <source>Flash attention {0}</source>
   <translation>Flash attention {0}</translation>
  </message>
  <message>
   <source>Flow</source>
   <translation>Flujo</translation>
  </message>
  <message>
   <source>fluent</source>
   <translation>fluido</translation>
  </message>
  <message>
   <source>Fold every step</source>
   <translation>Plegar todos los pasos</translation>
  </message>
  <message>
   <source>Fold messages</source>
   <translation>Plegar mensajes</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>Carpeta</translation>
  </message>
  <message>
   <source>Folder for downloads</source>
   <translation>Carpeta de descargas</translation>
  </message>
  <message>
   <source>Folder of models</source>
   <translation>Carpeta de modelos</translation>
  </message>
  <message>
   <source>Folder to run from</source>
   <translation>Carpeta desde la que ejecutar</translation>
  </message>
  <message>
   <source>Folder {0}</source>
   <translation>Carpeta {0}</translation>
  </message>
  <message>
   <source>Folders</source>
   <translation>Carpetas</translation>
  </message>
  <message>
   <source>Folders for {0}</source>
   <translation>Carpetas para {0}</translation>
  </message>
  <message>
   <source>Folders it may read</source>
   <translation>Carpetas que puede leer</translation>
  </message>
  <message>
   <source>Folders that agents may read do not go along.</source>
   <translation>Las carpetas que los agentes pueden leer no van incluidas.</translation>
  </message>
  <message>
   <source>folders with %s</source>
   <translation>carpetas con %s</translation>
  </message>
  <message>
   <source>Folders, one per line</source>
   <translation>Carpetas, una por línea</translation>
  </message>
  <message>
   <source>Folders: not held</source>
   <translation>Carpetas: sin contención</translation>
  </message>
  <message>
   <source>For</source>
   <translation>Para</translation>
  </message>
  <message>
   <source>for</source>
   <translation>durante</translation>
  </message>
  <message>
   <source>For %s.</source>
   <translation>Para %s.</translation>
  </message>
  <message>
   <source>For %s. %d GPUs.</source>
   <translation>Para %s. %d GPU.</translation>
  </message>
  <message>
   <source>For a check that the text is JSON that fits it.</source>
   <translation>Para comprobar que el texto es JSON que lo cumple.</translation>
  </message>
  <message>
   <source>For a server that is started later</source>
   <translation>Para un servidor que se inicia después</translation>
  </message>
  <message>
   <source>For agents that name no model.</source>
   <translation>Para agentes que no indican modelo.</translation>
  </message>
  <message>
   <source>For each new file in a folder</source>
   <translation>Con cada archivo nuevo de una carpeta</translation>
  </message>
  <message>
   <source>For each new file in {0}</source>
   <translation>Por cada archivo nuevo en {0}</translation>
  </message>
  <message>
   <source>For each new file named {0} in {1}</source>
   <translation>Por cada archivo nuevo llamado {0} en {1}</translation>
  </message>
  <message>
   <source>For everyone else it does not exist: no agent offers it, and no call runs.</source>
   <translation>Para los demás no existe: ningún agente la ofrece y ninguna llamada se ejecuta.</translation>
  </message>
  <message>
   <source>For how long</source>
   <translation>Durante cuánto tiempo</translation>
  </message>
  <message>
   <source>For how long it is bad</source>
   <translation>Durante cuánto tiempo va mal</translation>
  </message>
  <message>
   <source>For how long it is calm</source>
   <translation>Durante cuánto tiempo está en calma</translation>
  </message>
  <message>
   <source>For real</source>
   <translation>De verdad</translation>
  </message>
  <message>
   <source>For searches and downloads, such as http://proxy.example:3128. Empty takes what the system says in HTTPS_PROXY.</source>
   <translation>Para búsquedas y descargas, como http://proxy.example:3128. Vacío usa lo que el sistema dice en HTTPS_PROXY.</translation>
  </message>
  <message>
   <source>For staff. To go back, press Back or wait.</source>
   <translation>Para el personal. Para volver, pulse Atrás o espere.</translation>
  </message>
  <message>
   <source>for whom {0} is</source>
   <translation>para quién es {0}</translation>
  </message>
  <message>
   <source>for {0}</source>
   <translation>durante {0}</translation>
  </message>
  <message>
   <source>For {0}, {1}</source>
   <translation>Para {0}, {1}</translation>
  </message>
  <message>
   <source>Forget</source>
   <translation>Olvidar</translation>
  </message>
  <message>
   <source>Forget all</source>
   <translation>Olvidar todo</translation>
  </message>
  <message>
   <source>Forget all of {0}</source>
   <translation>Olvidar todo de {0}</translation>
  </message>
  <message>
   <source>Forget for good?</source>
   <translation>¿Olvidar para siempre?</translation>
  </message>
  <message>
   <source>Forget in the keyring…</source>
   <translation>Olvidar en el llavero…</translation>
  </message>
  <message>
   <source>Forget the key</source>
   <translation>Olvidar la clave</translation>
  </message>
  <message>
   <source>Forget the plan</source>
   <translation>Olvidar el plan</translation>
  </message>
  <message>
   <source>Forget the signer {0}</source>
   <translation>Olvidar al firmante {0}</translation>
  </message>
  <message>
   <source>Forget “{0}”</source>
   <translation>Olvidar “{0}”</translation>
  </message>
  <message>
   <source>Forgetting the setting</source>
   <translation>Olvidando el ajuste</translation>
  </message>
  <message>
   <source>Forgotten after days</source>
   <translation>Se olvida tras días</translation>
  </message>
  <message>
   <source>Form</source>
   <translation>Formulario</translation>
  </message>
  <message>
   <source>Form answered</source>
   <translation>Formulario respondido</translation>
  </message>
  <message>
   <source>Form of the agent</source>
   <translation>Formulario del agente</translation>
  </message>
  <message>
   <source>Form of the server</source>
   <translation>Formulario del servidor</translation>
  </message>
  <message>
   <source>Form of the tool</source>
   <translation>Formulario de la herramienta</translation>
  </message>
  <message>
   <source>Format the drive as exFAT, or take a smaller variant of the model.</source>
   <translation>Formatee la unidad como exFAT, o tome una variante menor del modelo.</translation>
  </message>
  <message>
   <source>format {0} is not known, only {1}</source>
   <translation>el formato {0} no se conoce, solo {1}</translation>
  </message>
  <message>
   <source>format: a newer version of this program wrote this job</source>
   <translation>format: una versión más nueva de este programa escribió esta tarea</translation>
  </message>
  <message>
   <source>format: {0} is not {1}</source>
   <translation>format: {0} no es {1}</translation>
  </message>
  <message>
   <source>Found by</source>
   <translation>Encontrado por</translation>
  </message>
  <message>
   <source>Found models</source>
   <translation>Modelos encontrados</translation>
  </message>
  <message>
   <source>Found: {0}.</source>
   <translation>Encontrados: {0}.</translation>
  </message>
  <message>
   <source>Foundry Local</source>
   <translation>Foundry Local</translation>
  </message>
  <message>
   <source>Foundry Local could not read its catalogue: {0}</source>
   <translation>Foundry Local no pudo leer su catálogo: {0}</translation>
  </message>
  <message>
   <source>Foundry Local could not {0} {1}: {2}</source>
   <translation>Foundry Local no pudo {0} {1}: {2}</translation>
  </message>
  <message>
   <source>Foundry Local did not start: {0}</source>
   <translation>Foundry Local no arrancó: {0}</translation>
  </message>
  <message>
   <source>Foundry Local does not tell how much of it was kept</source>
   <translation>Foundry Local no dice cuánto de ello se conservó</translation>
  </message>
  <message>
   <source>Foundry Local failed: {0}</source>
   <translation>Foundry Local falló: {0}</translation>
  </message>
  <message>
   <source>Foundry Local has no model {0}</source>
   <translation>Foundry Local no tiene el modelo {0}</translation>
  </message>
  <message>
   <source>Foundry Local is not installed</source>
   <translation>Foundry Local no está instalado</translation>
  </message>
  <message>
   <source>Foundry Local refused the conversation: {0}</source>
   <translation>Foundry Local rechazó la conversación: {0}</translation>
  </message>
  <message>
   <source>Foundry Local refused {0}: {1}</source>
   <translation>Foundry Local rechazó {0}: {1}</translation>
  </message>
  <message>
   <source>Foundry Local told of its models in another way than expected</source>
   <translation>Foundry Local informó de sus modelos de otra forma que la esperada</translation>
  </message>
  <message>
   <source>Foundry Local writes its prompts itself and takes no finished one</source>
   <translation>Foundry Local escribe él mismo sus prompts y no acepta uno terminado</translation>
  </message>
  <message>
   <source>Foundry Local's catalogue did not answer, or it names no model</source>
   <translation>el catálogo de Foundry Local no respondió, o no nombra ningún modelo</translation>
  </message>
  <message>
   <source>Foundry Local's catalogue is on the network, which is off in the settings</source>
   <translation>El catálogo de Foundry Local está en la red, que está apagada en los ajustes</translation>
  </message>
  <message>
   <source>Foundry Local's web service</source>
   <translation>Servicio web de Foundry Local</translation>
  </message>
  <message>
   <source>Foundry Local's web service answered {0}: {1}</source>
   <translation>el servicio web de Foundry Local respondió {0}: {1}</translation>
  </message>
  <message>
   <source>Foundry Local's web service did not {0}: {1}</source>
   <translation>el servicio web de Foundry Local no pudo {0}: {1}</translation>
  </message>
  <message>
   <source>Foundry Local's web service does not answer at {0}</source>
   <translation>el servicio web de Foundry Local no responde en {0}</translation>
  </message>
  <message>
   <source>Foundry Local's web service does not run</source>
   <translation>El servicio web de Foundry Local no se está ejecutando</translation>
  </message>
  <message>
   <source>Four or five words that have nothing to do with one another are good.</source>
   <translation>Cuatro o cinco palabras sin relación entre sí son una buena elección.</translation>
  </message>
  <message>
   <source>Free</source>
   <translation>Libre</translation>
  </message>
  <message>
   <source>free</source>
   <translation>libre</translation>
  </message>
  <message>
   <source>Free some memory.</source>
   <translation>Libere algo de memoria.</translation>
  </message>
  <message>
   <source>Free some space on the disk of the data folder; it is stored with the next run.</source>
   <translation>Libere espacio en el disco de la carpeta de datos; se guarda con la próxima ejecución.</translation>
  </message>
  <message>
   <source>Free some space on the disk of {0}, then resume.</source>
   <translation>Libere espacio en el disco de {0} y reanude.</translation>
  </message>
  <message>
   <source>Free some space on the disk that holds {0}, or choose another one.</source>
   <translation>Libere espacio en el disco que contiene {0}, o elija otro.</translation>
  </message>
  <message>
   <source>Free some space on the disk that holds {0}, or use the bundle in place.</source>
   <translation>Libere espacio en el disco que contiene {0}, o use el paquete donde está.</translation>
  </message>
  <message>
   <source>Free some space on the disk that holds {0}, then resume.</source>
   <translation>Libere espacio en el disco que contiene {0}, luego reanude.</translation>
  </message>
  <message>
   <source>Free some space on the disk that holds {0}, then try again.</source>
   <translation>Libere espacio en el disco que contiene {0} e inténtelo de nuevo.</translation>
  </message>
  <message>
   <source>Free some space on the disk that holds {0}.</source>
   <translation>Libere espacio en el disco que contiene {0}.</translation>
  </message>
  <message>
   <source>Free some space on the disk, then try again.</source>
   <translation>Libere espacio en el disco e inténtelo de nuevo.</translation>
  </message>
  <message>
   <source>Free space for this user on the disk that holds the data folder.</source>
   <translation>Espacio libre para este usuario en el disco que contiene la carpeta de datos.</translation>
  </message>
  <message>
   <source>free, constrained or reason_first</source>
   <translation>free, constrained o reason_first</translation>
  </message>
  <message>
   <source>Free: nothing is held, mistakes are mended</source>
   <translation>Libre: nada se restringe, los errores se arreglan</translation>
  </message>
  <message>
   <source>Fri</source>
   <translation>Vie</translation>
  </message>
  <message>
   <source>Friday</source>
   <translation>viernes</translation>
  </message>
  <message>
   <source>From</source>
   <translation>De</translation>
  </message>
  <message>
   <source>From a sentence…</source>
   <translation>A partir de una frase…</translation>
  </message>
  <message>
   <source>From repetitions in the text</source>
   <translation>De repeticiones en el texto</translation>
  </message>
  <message>
   <source>From request to last token, of each request.</source>
   <translation>Desde la solicitud hasta el último token, de cada solicitud.</translation>
  </message>
  <message>
   <source>From small to large; the first good answer goes on.</source>
   <translation>De menor a mayor; la primera respuesta buena sigue.</translation>
  </message>
  <message>
   <source>From the beginning of the step to its end by the clock; waiting for a turn, for a model to load or for a leave is part of it.</source>
   <translation>Desde el inicio del paso hasta su fin por el reloj; esperar turno, a que cargue un modelo o un permiso forma parte.</translation>
  </message>
  <message>
   <source>From the chosen step, with another model or other instructions</source>
   <translation>Desde el paso elegido, con otro modelo u otras instrucciones</translation>
  </message>
  <message>
   <source>From the message to the end of each run.</source>
   <translation>Desde el mensaje hasta el final de cada ejecución.</translation>
  </message>
  <message>
   <source>From the next run on. Later messages of a conversation do not know it then, and such a run cannot be told again.</source>
   <translation>Desde la próxima ejecución. Los mensajes posteriores de una conversación no lo conocen entonces, y esa ejecución no se puede volver a contar.</translation>
  </message>
  <message>
   <source>From the next time it is turned on, like all of these.</source>
   <translation>Desde la próxima vez que se encienda, como todos estos.</translation>
  </message>
  <message>
   <source>From {0}</source>
   <translation>De {0}</translation>
  </message>
  <message>
   <source>from {0} to {1}</source>
   <translation>de {0} a {1}</translation>
  </message>
  <message>
   <source>Full GPU</source>
   <translation>Toda en GPU</translation>
  </message>
  <message>
   <source>Functions: {0}.</source>
   <translation>Funciones: {0}.</translation>
  </message>
  <message>
   <source>Gallery of graphs</source>
   <translation>Galería de grafos</translation>
  </message>
  <message>
   <source>Gap: nothing could be written</source>
   <translation>Hueco: no se pudo escribir nada</translation>
  </message>
  <message>
   <source>gated</source>
   <translation>acceso restringido</translation>
  </message>
  <message>
   <source>gateway: {0}, {1} requests</source>
   <translation>pasarela: {0}, {1} solicitudes</translation>
  </message>
  <message>
   <source>Gather</source>
   <translation>Reunir</translation>
  </message>
  <message>
   <source>Gave no verdict: </source>
   <translation>No dio veredicto: </translation>
  </message>
  <message>
   <source>Get it again from where it came from.</source>
   <translation>Obténgalo otra vez de donde vino.</translation>
  </message>
  <message>
   <source>Get the file again from where it came from, then add it.</source>
   <translation>Obtenga el archivo otra vez de donde vino y añádalo.</translation>
  </message>
  <message>
   <source>Get the file again from where it came from.</source>
   <translation>Obtenga el archivo otra vez de donde vino.</translation>
  </message>
  <message>
   <source>Get the folder again from where it came from.</source>
   <translation>Obtenga la carpeta otra vez de donde vino.</translation>
  </message>
  <message>
   <source>Get the folder again.</source>
   <translation>Obtenga la carpeta otra vez.</translation>
  </message>
  <message>
   <source>Get the model again from where it came from.</source>
   <translation>Obtenga el modelo otra vez de donde vino.</translation>
  </message>
  <message>
   <source>Get the model again.</source>
   <translation>Obtenga el modelo de nuevo.</translation>
  </message>
  <message>
   <source>Get the newer source and run `make setup`.</source>
   <translation>Obtenga el código más nuevo y ejecute `make setup`.</translation>
  </message>
  <message>
   <source>GGUF version</source>
   <translation>Versión GGUF</translation>
  </message>
  <message>
   <source>Give a passphrase.</source>
   <translation>Indique una frase de paso.</translation>
  </message>
  <message>
   <source>Give another name.</source>
   <translation>Dé otro nombre.</translation>
  </message>
  <message>
   <source>Give another value.</source>
   <translation>Dé otro valor.</translation>
  </message>
  <message>
   <source>Give at least one text.</source>
   <translation>Dé al menos un texto.</translation>
  </message>
  <message>
   <source>Give both.</source>
   <translation>Dé ambos.</translation>
  </message>
  <message>
   <source>Give each administrator a new PIN.</source>
   <translation>Dé un PIN nuevo a cada administrador.</translation>
  </message>
  <message>
   <source>Give each its own id.</source>
   <translation>Dé a cada una su propio id.</translation>
  </message>
  <message>
   <source>Give it a text.</source>
   <translation>Dele un texto.</translation>
  </message>
  <message>
   <source>Give it an id.</source>
   <translation>Dele un id.</translation>
  </message>
  <message>
   <source>Give it another id.</source>
   <translation>Dele otro id.</translation>
  </message>
  <message>
   <source>Give it another name.</source>
   <translation>Déle otro nombre.</translation>
  </message>
  <message>
   <source>Give it another one.</source>
   <translation>Déle otro.</translation>
  </message>
  <message>
   <source>Give it another value.</source>
   <translation>Dele otro valor.</translation>
  </message>
  <message>
   <source>Give it as a variable or a header.</source>
   <translation>Delo como variable o cabecera.</translation>
  </message>
  <message>
   <source>Give it at least one {0}.</source>
   <translation>Dele al menos un {0}.</translation>
  </message>
  <message>
   <source>Give it one of these endings: {0}.</source>
   <translation>Dele una de estas terminaciones: {0}.</translation>
  </message>
  <message>
   <source>Give it one, or set a default.</source>
   <translation>Dele uno, o ponga un valor predeterminado.</translation>
  </message>
  <message>
   <source>Give it one.</source>
   <translation>Déle uno.</translation>
  </message>
  <message>
   <source>Give it properties, or remove it.</source>
   <translation>Dele propiedades, o quítelo.</translation>
  </message>
  <message>
   <source>Give one another name.</source>
   <translation>Dé otro nombre a uno.</translation>
  </message>
  <message>
   <source>Give one of them another name.</source>
   <translation>Dé otro nombre a uno de ellos.</translation>
  </message>
  <message>
   <source>Give one.</source>
   <translation>Dé una.</translation>
  </message>
  <message>
   <source>Give run the tool's parameters.</source>
   <translation>Dé a run los parámetros de la herramienta.</translation>
  </message>
  <message>
   <source>Give the agent fewer tools.</source>
   <translation>Dé menos herramientas al agente.</translation>
  </message>
  <message>
   <source>Give the model call a schema for its answer.</source>
   <translation>Dé a la llamada al modelo un esquema para su respuesta.</translation>
  </message>
  <message>
   <source>Give the path instead of the text.</source>
   <translation>Dé la ruta en vez del texto.</translation>
  </message>
  <message>
   <source>Give them in several requests.</source>
   <translation>Delos en varias solicitudes.</translation>
  </message>
  <message>
   <source>given arguments</source>
   <translation>argumentos dados</translation>
  </message>
  <message>
   <source>Gives back a value that was kept in this run</source>
   <translation>Devuelve un valor guardado en esta ejecución</translation>
  </message>
  <message>
   <source>Gives back what was remembered: the newest, by words, or by what is alike</source>
   <translation>Devuelve lo recordado: lo más nuevo, por palabras o por parecido</translation>
  </message>
  <message>
   <source>Gives the expected number</source>
   <translation>Da el número esperado</translation>
  </message>
  <message>
   <source>Go back out</source>
   <translation>Volver afuera</translation>
  </message>
  <message>
   <source>Go inside a node</source>
   <translation>Entrar en un nodo</translation>
  </message>
  <message>
   <source>Go inside this node</source>
   <translation>Entrar en este nodo</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>Seguir</translation>
  </message>
  <message>
   <source>go on</source>
   <translation>seguir</translation>
  </message>
  <message>
   <source>Go on unrecorded</source>
   <translation>Seguir sin registro</translation>
  </message>
  <message>
   <source>Go on with it.</source>
   <translation>Continúela.</translation>
  </message>
  <message>
   <source>Go on with the evaluation</source>
   <translation>Seguir con la evaluación</translation>
  </message>
  <message>
   <source>Go to the field: {0}</source>
   <translation>Ir al campo: {0}</translation>
  </message>
  <message>
   <source>Go to the outline</source>
   <translation>Ir al esquema</translation>
  </message>
  <message>
   <source>Go to {0}</source>
   <translation>Ir a {0}</translation>
  </message>
  <message>
   <source>Goes on with the first value that arrives</source>
   <translation>Sigue con el primer valor que llega</translation>
  </message>
  <message>
   <source>goes to the keyring</source>
   <translation>va al llavero</translation>
  </message>
  <message>
   <source>Goes to the keyring: {0}</source>
   <translation>Va al llavero: {0}</translation>
  </message>
  <message>
   <source>Going back</source>
   <translation>Volviendo a la anterior</translation>
  </message>
  <message>
   <source>Gone</source>
   <translation>Desaparecido</translation>
  </message>
  <message>
   <source>Good</source>
   <translation>Buena</translation>
  </message>
  <message>
   <source>Good answer</source>
   <translation>Respuesta buena</translation>
  </message>
  <message>
   <source>Good answer, or no longer</source>
   <translation>Respuesta buena, o ya no</translation>
  </message>
  <message>
   <source>GPU</source>
   <translation>GPU</translation>
  </message>
  <message>
   <source>GPU memory</source>
   <translation>Memoria de la GPU</translation>
  </message>
  <message>
   <source>GPU memory in use</source>
   <translation>Memoria de la GPU en uso</translation>
  </message>
  <message>
   <source>GPU memory in use, share</source>
   <translation>Memoria de la GPU en uso, parte</translation>
  </message>
  <message>
   <source>GPU of Apple silicon</source>
   <translation>GPU de los chips de Apple</translation>
  </message>
  <message>
   <source>GPU power</source>
   <translation>Potencia de la GPU</translation>
  </message>
  <message>
   <source>GPU temperature</source>
   <translation>Temperatura de la GPU</translation>
  </message>
  <message>
   <source>GPU use</source>
   <translation>Uso de la GPU</translation>
  </message>
  <message>
   <source>Grant a folder</source>
   <translation>Permitir una carpeta</translation>
  </message>
  <message>
   <source>Grant a server</source>
   <translation>Permitir un servidor</translation>
  </message>
  <message>
   <source>Grant exactly that.</source>
   <translation>Conceda exactamente eso.</translation>
  </message>
  <message>
   <source>Grant exactly {0}:{1}, if that is a server of yours.</source>
   <translation>Permita exactamente {0}:{1}, si es un servidor suyo.</translation>
  </message>
  <message>
   <source>Grant it</source>
   <translation>Permitirla</translation>
  </message>
  <message>
   <source>Grant it a folder.</source>
   <translation>Concédale una carpeta.</translation>
  </message>
  <message>
   <source>Grant it an SQLite file.</source>
   <translation>Concédale un archivo SQLite.</translation>
  </message>
  <message>
   <source>Grant it as well.</source>
   <translation>Concédala también.</translation>
  </message>
  <message>
   <source>Grant it that server, if you trust it.</source>
   <translation>Permítale ese servidor, si confía en él.</translation>
  </message>
  <message>
   <source>Grant it, with its limits.</source>
   <translation>Concédala, con sus límites.</translation>
  </message>
  <message>
   <source>granted</source>
   <translation>concedida</translation>
  </message>
  <message>
   <source>Grants</source>
   <translation>Permisos</translation>
  </message>
  <message>
   <source>Graph</source>
   <translation>Grafo</translation>
  </message>
  <message>
   <source>Graph to run</source>
   <translation>Grafo a ejecutar</translation>
  </message>
  <message>
   <source>Graph. {0}</source>
   <translation>Grafo. {0}</translation>
  </message>
  <message>
   <source>Graphics and neural processors</source>
   <translation>Procesadores gráficos y neuronales</translation>
  </message>
  <message>
   <source>Graphs</source>
   <translation>Grafos</translation>
  </message>
  <message>
   <source>Graphs may then use an earlier result again.</source>
   <translation>Los grafos pueden entonces reutilizar un resultado anterior.</translation>
  </message>
  <message>
   <source>Graphs that could not be read</source>
   <translation>Grafos que no se pudieron leer</translation>
  </message>
  <message>
   <source>Graphs, workflows, flows and teams</source>
   <translation>Grafos, flujos de trabajo y equipos</translation>
  </message>
  <message>
   <source>greater than</source>
   <translation>mayor que</translation>
  </message>
  <message>
   <source>Grid</source>
   <translation>Cuadrícula</translation>
  </message>
  <message>
   <source>Group chat</source>
   <translation>Charla de grupo</translation>
  </message>
  <message>
   <source>Guard</source>
   <translation>Guardia</translation>
  </message>
  <message>
   <source>Guards</source>
   <translation>Guardias</translation>
  </message>
  <message>
   <source>Guess ahead</source>
   <translation>Adivinar por adelantado</translation>
  </message>
  <message>
   <source>Guessed</source>
   <translation>Adivinado</translation>
  </message>
  <message>
   <source>Guessed ahead</source>
   <translation>Adivinado por adelantado</translation>
  </message>
  <message>
   <source>guessed tokens</source>
   <translation>tokens adivinados</translation>
  </message>
  <message>
   <source>Guesses ahead</source>
   <translation>Adivina por adelantado</translation>
  </message>
  <message>
   <source>guessing ahead</source>
   <translation>adivinar por adelantado</translation>
  </message>
  <message>
   <source>Guessing ahead helps few requests at once and slows many.</source>
   <translation>Adivinar por adelantado ayuda a pocas solicitudes a la vez y frena a muchas.</translation>
  </message>
  <message>
   <source>guessing paused at token {0}: {1}</source>
   <translation>las conjeturas se pausaron en el token {0}: {1}</translation>
  </message>
  <message>
   <source>half a character</source>
   <translation>medio carácter</translation>
  </message>
  <message>
   <source>Half of the answers began within</source>
   <translation>La mitad de las respuestas empezó en</translation>
  </message>
  <message>
   <source>Half of the calls took less</source>
   <translation>La mitad de las llamadas tardó menos</translation>
  </message>
  <message>
   <source>Half of the requests took less</source>
   <translation>La mitad de las peticiones tardó menos</translation>
  </message>
  <message>
   <source>Half of the runs took less</source>
   <translation>La mitad de las ejecuciones tardó menos</translation>
  </message>
  <message>
   <source>Hand-over</source>
   <translation>Traspaso</translation>
  </message>
  <message>
   <source>Hand-overs at most</source>
   <translation>Máximo de traspasos</translation>
  </message>
  <message>
   <source>Happened</source>
   <translation>Ocurrió</translation>
  </message>
  <message>
   <source>HAProxy does not take it: {0}</source>
   <translation>HAProxy no lo acepta: {0}</translation>
  </message>
  <message>
   <source>has a form that is not allowed</source>
   <translation>tiene una forma que no está permitida</translation>
  </message>
  <message>
   <source>has no {0}</source>
   <translation>no tiene {0}</translation>
  </message>
  <message>
   <source>has none of the words</source>
   <translation>no tiene ninguna de las palabras</translation>
  </message>
  <message>
   <source>has one of the words</source>
   <translation>tiene una de las palabras</translation>
  </message>
  <message>
   <source>has the same item twice</source>
   <translation>tiene el mismo elemento dos veces</translation>
  </message>
  <message>
   <source>has too few items of the kind it must contain</source>
   <translation>tiene muy pocos elementos del tipo que debe contener</translation>
  </message>
  <message>
   <source>has too many items of the kind it may contain</source>
   <translation>tiene demasiados elementos del tipo que puede contener</translation>
  </message>
  <message>
   <source>has too {0} keys</source>
   <translation>tiene {0} claves</translation>
  </message>
  <message>
   <source>has {0} and no {1}</source>
   <translation>tiene {0} y no tiene {1}</translation>
  </message>
  <message>
   <source>Headers</source>
   <translation>Cabeceras</translation>
  </message>
  <message>
   <source>Headers that are sent</source>
   <translation>Cabeceras que se envían</translation>
  </message>
  <message>
   <source>Headers: {0}</source>
   <translation>Cabeceras: {0}</translation>
  </message>
  <message>
   <source>Health</source>
   <translation>Salud</translation>
  </message>
  <message>
   <source>Healthy</source>
   <translation>En buen estado</translation>
  </message>
  <message>
   <source>Heat</source>
   <translation>Calor</translation>
  </message>
  <message>
   <source>held back</source>
   <translation>retenido</translation>
  </message>
  <message>
   <source>held by the system</source>
   <translation>contenido por el sistema</translation>
  </message>
  <message>
   <source>Held here: time, output</source>
   <translation>Contenido aquí: tiempo, salida</translation>
  </message>
  <message>
   <source>Held to the schema</source>
   <translation>Sujeto al esquema</translation>
  </message>
  <message>
   <source>held to the schema</source>
   <translation>sujeto al esquema</translation>
  </message>
  <message>
   <source>Help</source>
   <translation>Ayuda</translation>
  </message>
  <message>
   <source>Here</source>
   <translation>Aquí</translation>
  </message>
  <message>
   <source>here only the last of a round is looked at</source>
   <translation>aquí solo se mira el último de una ronda</translation>
  </message>
  <message>
   <source>here several at a time, each by itself</source>
   <translation>aquí varios a la vez, cada uno por sí mismo</translation>
  </message>
  <message>
   <source>here the way with most of its words, whole words only</source>
   <translation>aquí, el camino con más palabras suyas, solo palabras enteras</translation>
  </message>
  <message>
   <source>Hide</source>
   <translation>Ocultar</translation>
  </message>
  <message>
   <source>Hide the run console</source>
   <translation>Ocultar la consola de ejecución</translation>
  </message>
  <message>
   <source>Hide {0}</source>
   <translation>Ocultar {0}</translation>
  </message>
  <message>
   <source>History</source>
   <translation>Historial</translation>
  </message>
  <message>
   <source>Hold the dashboards, or go on</source>
   <translation>Congelar los tableros, o seguir</translation>
  </message>
  <message>
   <source>Hold the picture; samples go on (Space)</source>
   <translation>Congelar la imagen; las muestras siguen (Espacio)</translation>
  </message>
  <message>
   <source>Host</source>
   <translation>Host</translation>
  </message>
  <message>
   <source>hour</source>
   <translation>hora</translation>
  </message>
  <message>
   <source>hours</source>
   <translation>horas</translation>
  </message>
  <message>
   <source>Hours of {0}</source>
   <translation>Horario de {0}</translation>
  </message>
  <message>
   <source>How</source>
   <translation>Cómo</translation>
  </message>
  <message>
   <source>How a program asks it</source>
   <translation>Cómo pregunta un programa</translation>
  </message>
  <message>
   <source>How calls are written</source>
   <translation>Cómo se escriben las llamadas</translation>
  </message>
  <message>
   <source>How fast a model writes follows from how fast the memory is read.</source>
   <translation>La velocidad con que escribe un modelo depende de la velocidad de lectura de la memoria.</translation>
  </message>
  <message>
   <source>How fast this machine reads memory, over the bytes to read</source>
   <translation>La rapidez con que este equipo lee la memoria, entre los bytes a leer</translation>
  </message>
  <message>
   <source>How files and links name it.</source>
   <translation>Como lo llaman archivos y enlaces.</translation>
  </message>
  <message>
   <source>How it is asked</source>
   <translation>Cómo se le pregunta</translation>
  </message>
  <message>
   <source>How it is reached</source>
   <translation>Cómo se llega a él</translation>
  </message>
  <message>
   <source>How it is started</source>
   <translation>Cómo se inicia</translation>
  </message>
  <message>
   <source>How it starts</source>
   <translation>Cómo empieza</translation>
  </message>
  <message>
   <source>How long %s stays loaded</source>
   <translation>Cuánto tiempo queda cargado %s</translation>
  </message>
  <message>
   <source>How long it is bad before it fires</source>
   <translation>Cuánto tiempo va mal antes de dispararse</translation>
  </message>
  <message>
   <source>How long it is calm before it clears</source>
   <translation>Cuánto tiempo está en calma antes de terminar</translation>
  </message>
  <message>
   <source>How long it stays loaded…</source>
   <translation>Cuánto tiempo queda cargado…</translation>
  </message>
  <message>
   <source>How long it takes is not known before the first evaluation with such models.</source>
   <translation>Cuánto tarda no se sabe antes de la primera evaluación con esos modelos.</translation>
  </message>
  <message>
   <source>How long it was loaded in that time</source>
   <translation>Cuánto tiempo estuvo cargado en ese periodo</translation>
  </message>
  <message>
   <source>How long the tool was at work, without the wait for a leave.</source>
   <translation>Cuánto tiempo trabajó la herramienta, sin la espera del permiso.</translation>
  </message>
  <message>
   <source>How many</source>
   <translation>Cuántos</translation>
  </message>
  <message>
   <source>How many parts</source>
   <translation>Cuántas partes</translation>
  </message>
  <message>
   <source>How much of that it did nothing</source>
   <translation>Cuánto de ello no hizo nada</translation>
  </message>
  <message>
   <source>How the figures were made</source>
   <translation>Cómo se obtuvieron las cifras</translation>
  </message>
  <message>
   <source>How the machine is</source>
   <translation>Cómo está el equipo</translation>
  </message>
  <message>
   <source>How the name begins</source>
   <translation>Cómo empieza el nombre</translation>
  </message>
  <message>
   <source>How the server is started</source>
   <translation>Cómo se inicia el servidor</translation>
  </message>
  <message>
   <source>How the tools that were read may be called</source>
   <translation>Cómo se pueden llamar las herramientas leídas</translation>
  </message>
  <message>
   <source>how {0} is held to its folder</source>
   <translation>cómo {0} se limita a su carpeta</translation>
  </message>
  <message>
   <source>HTTP request</source>
   <translation>Petición HTTP</translation>
  </message>
  <message>
   <source>HTTP tool</source>
   <translation>Herramienta HTTP</translation>
  </message>
  <message>
   <source>I compared the letters: trust this signer from now on</source>
   <translation>Comparé las letras: confiar en este firmante desde ahora</translation>
  </message>
  <message>
   <source>I have it</source>
   <translation>Lo tengo</translation>
  </message>
  <message>
   <source>I have printed it or written it down</source>
   <translation>La he impreso o anotado</translation>
  </message>
  <message>
   <source>Id</source>
   <translation>Id</translation>
  </message>
  <message>
   <source>Id of the run</source>
   <translation>Id de la ejecución</translation>
  </message>
  <message>
   <source>Idle</source>
   <translation>Inactivo</translation>
  </message>
  <message>
   <source>Idle for</source>
   <translation>Inactivo durante</translation>
  </message>
  <message>
   <source>Idle for: {0}</source>
   <translation>Inactivo durante: {0}</translation>
  </message>
  <message>
   <source>Idle time</source>
   <translation>Tiempo inactivo</translation>
  </message>
  <message>
   <source>idle_for is not between 0 and 7 days</source>
   <translation>idle_for no está entre 0 y 7 días</translation>
  </message>
  <message>
   <source>If it fails</source>
   <translation>Si falla</translation>
  </message>
  <message>
   <source>If it still runs</source>
   <translation>Si aún se ejecuta</translation>
  </message>
  <message>
   <source>If something is in the way</source>
   <translation>Si algo lo impide</translation>
  </message>
  <message>
   <source>If the program was closed</source>
   <translation>Si el programa estaba cerrado</translation>
  </message>
  <message>
   <source>If you have a copy of the data folder, put its database back while no window is open.</source>
   <translation>Si tiene una copia de la carpeta de datos, reponga su base de datos sin ninguna ventana abierta.</translation>
  </message>
  <message>
   <source>Ignore capitals</source>
   <translation>Ignorar mayúsculas</translation>
  </message>
  <message>
   <source>Ignore punctuation</source>
   <translation>Ignorar puntuación</translation>
  </message>
  <message>
   <source>Ignore spaces</source>
   <translation>Ignorar espacios</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>Importar</translation>
  </message>
  <message>
   <source>Import a data set</source>
   <translation>Importar un conjunto de datos</translation>
  </message>
  <message>
   <source>Import a file or a bundle, or change the setting 'network'.</source>
   <translation>Importe un archivo o un paquete, o cambie el ajuste 'network'.</translation>
  </message>
  <message>
   <source>Import a graph</source>
   <translation>Importar un grafo</translation>
  </message>
  <message>
   <source>Import a tool</source>
   <translation>Importar una herramienta</translation>
  </message>
  <message>
   <source>Import agent</source>
   <translation>Importar agente</translation>
  </message>
  <message>
   <source>Import agent…</source>
   <translation>Importar agente…</translation>
  </message>
  <message>
   <source>Import an agent</source>
   <translation>Importar un agente</translation>
  </message>
  <message>
   <source>Import data set</source>
   <translation>Importar conjunto de datos</translation>
  </message>
  <message>
   <source>Import data set…</source>
   <translation>Importar conjunto de datos…</translation>
  </message>
  <message>
   <source>Import graph</source>
   <translation>Importar grafo</translation>
  </message>
  <message>
   <source>Import graph…</source>
   <translation>Importar grafo…</translation>
  </message>
  <message>
   <source>Import it again: a damaged copy gives way to a sound one.</source>
   <translation>Impórtelo de nuevo: una copia dañada deja paso a una buena.</translation>
  </message>
  <message>
   <source>Import it as a file.</source>
   <translation>Impórtelo como archivo.</translation>
  </message>
  <message>
   <source>Import mcp.json</source>
   <translation>Importar mcp.json</translation>
  </message>
  <message>
   <source>Import mcp.json…</source>
   <translation>Importar mcp.json…</translation>
  </message>
  <message>
   <source>Import rules</source>
   <translation>Importar reglas</translation>
  </message>
  <message>
   <source>Import rules…</source>
   <translation>Importar reglas…</translation>
  </message>
  <message>
   <source>Import the folder again.</source>
   <translation>Importe la carpeta de nuevo.</translation>
  </message>
  <message>
   <source>Import the model file of that folder again.</source>
   <translation>Importe de nuevo el archivo de modelo de esa carpeta.</translation>
  </message>
  <message>
   <source>Import tool</source>
   <translation>Importar herramienta</translation>
  </message>
  <message>
   <source>Import tool…</source>
   <translation>Importar herramienta…</translation>
  </message>
  <message>
   <source>Imported from {0}</source>
   <translation>Importado de {0}</translation>
  </message>
  <message>
   <source>Importing rules</source>
   <translation>Importando reglas</translation>
  </message>
  <message>
   <source>Importing {0}</source>
   <translation>Importando {0}</translation>
  </message>
  <message>
   <source>Import…</source>
   <translation>Importar…</translation>
  </message>
  <message>
   <source>In a new file…</source>
   <translation>En un archivo nuevo…</translation>
  </message>
  <message>
   <source>in a run, from</source>
   <translation>por ejecución, horario</translation>
  </message>
  <message>
   <source>In its own process a crash costs one model, never the window.</source>
   <translation>En un proceso propio, un fallo cuesta un modelo, nunca la ventana.</translation>
  </message>
  <message>
   <source>In memory</source>
   <translation>En memoria</translation>
  </message>
  <message>
   <source>In memory now</source>
   <translation>En memoria ahora</translation>
  </message>
  <message>
   <source>in the answer: {0}</source>
   <translation>está en la respuesta: {0}</translation>
  </message>
  <message>
   <source>In the step {0}</source>
   <translation>En el paso {0}</translation>
  </message>
  <message>
   <source>in the system's keyring</source>
   <translation>en el llavero del sistema</translation>
  </message>
  <message>
   <source>In this order; the first that fails refuses.</source>
   <translation>En este orden; la primera que falla rechaza.</translation>
  </message>
  <message>
   <source>In this version</source>
   <translation>En esta versión</translation>
  </message>
  <message>
   <source>in turn</source>
   <translation>por turnos</translation>
  </message>
  <message>
   <source>in use</source>
   <translation>en uso</translation>
  </message>
  <message>
   <source>in {0}</source>
   <translation>en {0}</translation>
  </message>
  <message>
   <source>In: {0}</source>
   <translation>En: {0}</translation>
  </message>
  <message>
   <source>Information</source>
   <translation>Información</translation>
  </message>
  <message>
   <source>Input</source>
   <translation>Entrada</translation>
  </message>
  <message>
   <source>input</source>
   <translation>entrada</translation>
  </message>
  <message>
   <source>Inputs</source>
   <translation>Entradas</translation>
  </message>
  <message>
   <source>Inputs and outputs</source>
   <translation>Entradas y salidas</translation>
  </message>
  <message>
   <source>Inputs of a graph</source>
   <translation>Entradas de un grafo</translation>
  </message>
  <message>
   <source>Inputs of the run</source>
   <translation>Entradas de la ejecución</translation>
  </message>
  <message>
   <source>Inside</source>
   <translation>Dentro</translation>
  </message>
  <message>
   <source>Inspector</source>
   <translation>Inspector</translation>
  </message>
  <message>
   <source>Install</source>
   <translation>Instalar</translation>
  </message>
  <message>
   <source>Install from a file</source>
   <translation>Instalar desde un archivo</translation>
  </message>
  <message>
   <source>Install from a file…</source>
   <translation>Instalar desde un archivo…</translation>
  </message>
  <message>
   <source>Install it again to see its tokens.</source>
   <translation>Instálelo de nuevo para ver sus tokens.</translation>
  </message>
  <message>
   <source>Install it with</source>
   <translation>Instálelo con</translation>
  </message>
  <message>
   <source>Install it with: %s. Then start the program again.</source>
   <translation>Instálelo con: %s. Después inicie el programa otra vez.</translation>
  </message>
  <message>
   <source>Install it with: pip install 'agent-workbench[foundry]'</source>
   <translation>Instálelo con: pip install 'agent-workbench[foundry]'</translation>
  </message>
  <message>
   <source>Install it with: pip install 'agent-workbench[mlx]'</source>
   <translation>Instálelo con: pip install 'agent-workbench[mlx]'</translation>
  </message>
  <message>
   <source>Install it with: pip install 'agent-workbench[onnx]'</source>
   <translation>Instálelo con: pip install 'agent-workbench[onnx]'</translation>
  </message>
  <message>
   <source>Install it with: pip install 'agent-workbench[openvino]'</source>
   <translation>Instálelo con: pip install 'agent-workbench[openvino]'</translation>
  </message>
  <message>
   <source>Install it with: pip install 'agent-workbench[ray]'</source>
   <translation>Instálelo con: pip install 'agent-workbench[ray]'</translation>
  </message>
  <message>
   <source>Install it with: pip install 'agent-workbench[servers]'</source>
   <translation>Instálelo con: pip install 'agent-workbench[servers]'</translation>
  </message>
  <message>
   <source>Install it, or choose another.</source>
   <translation>Instálelo o elija otro.</translation>
  </message>
  <message>
   <source>Install it, or leave it out.</source>
   <translation>Instálelo, u omítalo.</translation>
  </message>
  <message>
   <source>Install it, or write its full path.</source>
   <translation>Instálelo, o escriba su ruta completa.</translation>
  </message>
  <message>
   <source>Install one from a file.</source>
   <translation>Instale uno desde un archivo.</translation>
  </message>
  <message>
   <source>Install or connect it, or choose another model in the agent.</source>
   <translation>Instálelo o conéctelo, o elija otro modelo en el agente.</translation>
  </message>
  <message>
   <source>Install or connect it, or take it away.</source>
   <translation>Instálelo o conéctelo, o quítelo.</translation>
  </message>
  <message>
   <source>Install that version.</source>
   <translation>Instale esa versión.</translation>
  </message>
  <message>
   <source>Install the new package: sudo apt install ./workbench_….deb</source>
   <translation>Instale el paquete nuevo: sudo apt install ./workbench_….deb</translation>
  </message>
  <message>
   <source>Install the newer version.</source>
   <translation>Instale la versión más nueva.</translation>
  </message>
  <message>
   <source>Install the program again.</source>
   <translation>Instale el programa de nuevo.</translation>
  </message>
  <message>
   <source>Install the version of foundry-local-sdk that this program asks for.</source>
   <translation>Instale la versión de foundry-local-sdk que pide este programa.</translation>
  </message>
  <message>
   <source>Installed</source>
   <translation>Instalado</translation>
  </message>
  <message>
   <source>Installed models</source>
   <translation>Modelos instalados</translation>
  </message>
  <message>
   <source>Installing {0}</source>
   <translation>Instalando {0}</translation>
  </message>
  <message>
   <source>Instruction sets</source>
   <translation>Conjuntos de instrucciones</translation>
  </message>
  <message>
   <source>Instructions</source>
   <translation>Instrucciones</translation>
  </message>
  <message>
   <source>Instructions and tools need about {0} of the {1} tokens of context; nothing is left to talk</source>
   <translation>Las instrucciones y herramientas necesitan unos {0} de los {1} tokens de contexto; no queda nada para conversar</translation>
  </message>
  <message>
   <source>instructions are taken as they are</source>
   <translation>las instrucciones se toman tal como están</translation>
  </message>
  <message>
   <source>Instructions from here on</source>
   <translation>Instrucciones de aquí en adelante</translation>
  </message>
  <message>
   <source>Instructions of the chair</source>
   <translation>Instrucciones del moderador</translation>
  </message>
  <message>
   <source>Integrity</source>
   <translation>Integridad</translation>
  </message>
  <message>
   <source>Intel GPU</source>
   <translation>GPU de Intel</translation>
  </message>
  <message>
   <source>Interrupted</source>
   <translation>Interrumpido</translation>
  </message>
  <message>
   <source>interrupted</source>
   <translation>interrumpida</translation>
  </message>
  <message>
   <source>Interval</source>
   <translation>Intervalo</translation>
  </message>
  <message>
   <source>into</source>
   <translation>en</translation>
  </message>
  <message>
   <source>invalid tool call</source>
   <translation>llamada a herramienta no válida</translation>
  </message>
  <message>
   <source>is above</source>
   <translation>está por encima de</translation>
  </message>
  <message>
   <source>Is asked</source>
   <translation>Se le pregunta</translation>
  </message>
  <message>
   <source>is at or above</source>
   <translation>es igual o superior a</translation>
  </message>
  <message>
   <source>is at or below</source>
   <translation>es igual o inferior a</translation>
  </message>
  <message>
   <source>is being answered</source>
   <translation>se está respondiendo</translation>
  </message>
  <message>
   <source>is being loaded</source>
   <translation>se está cargando</translation>
  </message>
  <message>
   <source>is being unloaded</source>
   <translation>se está descargando de memoria</translation>
  </message>
  <message>
   <source>is below</source>
   <translation>está por debajo de</translation>
  </message>
  <message>
   <source>is empty</source>
   <translation>está vacío</translation>
  </message>
  <message>
   <source>is here already</source>
   <translation>ya está aquí</translation>
  </message>
  <message>
   <source>is no multiple of {0}</source>
   <translation>no es múltiplo de {0}</translation>
  </message>
  <message>
   <source>is none of the values that are allowed</source>
   <translation>no es ninguno de los valores permitidos</translation>
  </message>
  <message>
   <source>is not empty</source>
   <translation>no está vacío</translation>
  </message>
  <message>
   <source>is not longer than</source>
   <translation>no es más largo que</translation>
  </message>
  <message>
   <source>is not {0}</source>
   <translation>no es {0}</translation>
  </message>
  <message>
   <source>is started on its own machine</source>
   <translation>se inicia en su propia máquina</translation>
  </message>
  <message>
   <source>Is the expected text</source>
   <translation>Es el texto esperado</translation>
  </message>
  <message>
   <source>is too large</source>
   <translation>es demasiado grande</translation>
  </message>
  <message>
   <source>is too small</source>
   <translation>es demasiado pequeño</translation>
  </message>
  <message>
   <source>is true</source>
   <translation>es verdadero</translation>
  </message>
  <message>
   <source>is {0} times as fast</source>
   <translation>es {0} veces más rápido</translation>
  </message>
  <message>
   <source>It answers in %s, and does not tell its models: type the name.</source>
   <translation>Responde en %s y no dice sus modelos: escriba el nombre.</translation>
  </message>
  <message>
   <source>It answers in %s, and has: %s.</source>
   <translation>Responde en %s y tiene: %s.</translation>
  </message>
  <message>
   <source>it asked for a very wide text</source>
   <translation>pidió un texto muy ancho</translation>
  </message>
  <message>
   <source>it asked for very large groups</source>
   <translation>pidió grupos muy grandes</translation>
  </message>
  <message>
   <source>it asks a person, and nobody is there</source>
   <translation>pregunta a una persona, y no hay nadie</translation>
  </message>
  <message>
   <source>It asks at least until you allow it, because it changes or sends something.</source>
   <translation>Pregunta al menos hasta que la permita, porque cambia o envía algo.</translation>
  </message>
  <message>
   <source>It asks at least until you allow it, because of what is asked there.</source>
   <translation>Pregunta al menos hasta que la permita, por lo que se pide allí.</translation>
  </message>
  <message>
   <source>It asks before each call here.</source>
   <translation>Aquí pregunta antes de cada llamada.</translation>
  </message>
  <message>
   <source>It asks each time, because it runs code that reaches the network.</source>
   <translation>Pregunta cada vez, porque ejecuta código que llega a la red.</translation>
  </message>
  <message>
   <source>It asks each time, because this machine does not hold all of it.</source>
   <translation>Pregunta cada vez, porque este equipo no la contiene del todo.</translation>
  </message>
  <message>
   <source>it asks each time, whatever was granted</source>
   <translation>pregunta cada vez, sea lo que sea que se concedió</translation>
  </message>
  <message>
   <source>It becomes a file of yours. Nothing in it is carried out or allowed by that.</source>
   <translation>Se convierte en un archivo suyo. Eso no ejecuta ni permite nada de lo que contiene.</translation>
  </message>
  <message>
   <source>it becomes a question for each field</source>
   <translation>se vuelve una pregunta por cada campo</translation>
  </message>
  <message>
   <source>it begins in {0}, which it may not be granted</source>
   <translation>empieza en {0}, que no se le puede conceder</translation>
  </message>
  <message>
   <source>It begins when another one ends. Settings, Agents at a time, changes that.</source>
   <translation>Empieza cuando acabe otra. Ajustes, Agentes a la vez, lo cambia.</translation>
  </message>
  <message>
   <source>It belongs to the sample graphs, and reads their sample data.</source>
   <translation>Pertenece a los grafos de ejemplo y lee sus datos de ejemplo.</translation>
  </message>
  <message>
   <source>it built a value that is too large</source>
   <translation>construyó un valor demasiado grande</translation>
  </message>
  <message>
   <source>it called {0}; wanted: {1}</source>
   <translation>llamó a {0}; se quería: {1}</translation>
  </message>
  <message>
   <source>It came with the program and stays as it is.</source>
   <translation>Vino con el programa y queda como está.</translation>
  </message>
  <message>
   <source>It came with the program. Saving makes a copy of your own.</source>
   <translation>Vino con el programa. Guardar crea una copia suya.</translation>
  </message>
  <message>
   <source>It can be applied.</source>
   <translation>Se puede aplicar.</translation>
  </message>
  <message>
   <source>it can be asked in a run only</source>
   <translation>solo se le puede preguntar en una ejecución</translation>
  </message>
  <message>
   <source>It can be tried here.</source>
   <translation>Se puede probar aquí.</translation>
  </message>
  <message>
   <source>It can be tried once you allowed it as it is now.</source>
   <translation>Se puede probar cuando la permita tal como está ahora.</translation>
  </message>
  <message>
   <source>It can be written to; how much is free is not told.</source>
   <translation>Se puede escribir en ella; no se indica cuánto hay libre.</translation>
  </message>
  <message>
   <source>It can calculate, convert units, tell the time and keep notes. Each tool that it uses is shown as a card with what went in and came out.</source>
   <translation>Sabe calcular, convertir unidades, decir la hora y guardar notas. Cada herramienta que usa se muestra como una tarjeta con lo que entró y salió.</translation>
  </message>
  <message>
   <source>it cannot be looked at</source>
   <translation>no se puede mirar</translation>
  </message>
  <message>
   <source>it cannot be read</source>
   <translation>no se puede leer</translation>
  </message>
  <message>
   <source>it cannot be read: {0}</source>
   <translation>no se puede leer: {0}</translation>
  </message>
  <message>
   <source>It cannot be used.</source>
   <translation>No se puede usar.</translation>
  </message>
  <message>
   <source>It cannot start</source>
   <translation>No puede iniciarse</translation>
  </message>
  <message>
   <source>It changed: read it again</source>
   <translation>Cambió: léalo de nuevo</translation>
  </message>
  <message>
   <source>it cleared</source>
   <translation>terminó</translation>
  </message>
  <message>
   <source>it computed with very large numbers</source>
   <translation>calculó con números muy grandes</translation>
  </message>
  <message>
   <source>it cost {0} ms and saved {1} ms</source>
   <translation>costó {0} ms y ahorró {1} ms</translation>
  </message>
  <message>
   <source>it could not be checked: {0}</source>
   <translation>no se pudo comprobar: {0}</translation>
  </message>
  <message>
   <source>it could not be read</source>
   <translation>no se pudo leer</translation>
  </message>
  <message>
   <source>it could not be read within {0} seconds</source>
   <translation>no se pudo leer en {0} segundos</translation>
  </message>
  <message>
   <source>It could not be read.</source>
   <translation>No se pudo leer.</translation>
  </message>
  <message>
   <source>it counted further than {0}</source>
   <translation>contó más allá de {0}</translation>
  </message>
  <message>
   <source>It crashed {0} times: {1}</source>
   <translation>Falló {0} veces: {1}</translation>
  </message>
  <message>
   <source>it damaged its own stack</source>
   <translation>dañó su propia pila</translation>
  </message>
  <message>
   <source>it declares entities, which no DOCX file needs</source>
   <translation>declara entidades, que ningún archivo DOCX necesita</translation>
  </message>
  <message>
   <source>It did not answer. This is its list of %s.</source>
   <translation>No respondió. Esta es su lista de %s.</translation>
  </message>
  <message>
   <source>It did not end in time, and was given up.</source>
   <translation>No terminó a tiempo, y se abandonó.</translation>
  </message>
  <message>
   <source>it does not answer</source>
   <translation>no responde</translation>
  </message>
  <message>
   <source>it does not end here</source>
   <translation>no termina aquí</translation>
  </message>
  <message>
   <source>it does not fit the schema: {0}</source>
   <translation>no cumple el esquema: {0}</translation>
  </message>
  <message>
   <source>It does not run now. The first call of a tool starts it.</source>
   <translation>No se está ejecutando ahora. La primera llamada a una herramienta lo inicia.</translation>
  </message>
  <message>
   <source>It does not say when it ends</source>
   <translation>No dice cuándo termina</translation>
  </message>
  <message>
   <source>It does not start.</source>
   <translation>No se inicia.</translation>
  </message>
  <message>
   <source>it does not wait for {0}</source>
   <translation>no espera a {0}</translation>
  </message>
  <message>
   <source>it ended</source>
   <translation>terminó</translation>
  </message>
  <message>
   <source>it ended with {0}</source>
   <translation>terminó con {0}</translation>
  </message>
  <message>
   <source>It ended with {0}.</source>
   <translation>Terminó con {0}.</translation>
  </message>
  <message>
   <source>it ends after {0} messages</source>
   <translation>termina tras {0} mensajes</translation>
  </message>
  <message>
   <source>it ends by a value inside JSON</source>
   <translation>termina por un valor dentro de JSON</translation>
  </message>
  <message>
   <source>it ends by {0}, which is no output inside</source>
   <translation>termina por {0}, que no es una salida de dentro</translation>
  </message>
  <message>
   <source>it failed: {0}: {1}</source>
   <translation>falló: {0}: {1}</translation>
  </message>
  <message>
   <source>it gathers what comes from several ways</source>
   <translation>reúne lo que viene de varios caminos</translation>
  </message>
  <message>
   <source>it gave no reason</source>
   <translation>no dio ningún motivo</translation>
  </message>
  <message>
   <source>It gets a title with its first message.</source>
   <translation>Recibe un título con su primer mensaje.</translation>
  </message>
  <message>
   <source>It goes on.</source>
   <translation>Sigue.</translation>
  </message>
  <message>
   <source>it has 1 to {0} characters</source>
   <translation>tiene de 1 a {0} caracteres</translation>
  </message>
  <message>
   <source>it has a second name elsewhere</source>
   <translation>tiene un segundo nombre en otra parte</translation>
  </message>
  <message>
   <source>It has mcpServers, servers or context_servers.</source>
   <translation>Tiene mcpServers, servers o context_servers.</translation>
  </message>
  <message>
   <source>it has more than {0} characters</source>
   <translation>tiene más de {0} caracteres</translation>
  </message>
  <message>
   <source>it has more than {0} parts</source>
   <translation>tiene más de {0} partes</translation>
  </message>
  <message>
   <source>It has no GGUF files. Look for a version whose name ends with GGUF.</source>
   <translation>No tiene archivos GGUF. Busque una versión cuyo nombre termine en GGUF.</translation>
  </message>
  <message>
   <source>it has no list {0}</source>
   <translation>no tiene la lista {0}</translation>
  </message>
  <message>
   <source>It has no model</source>
   <translation>No tiene modelo</translation>
  </message>
  <message>
   <source>it has no most of messages</source>
   <translation>no tiene máximo de mensajes</translation>
  </message>
  <message>
   <source>it has no most of rounds</source>
   <translation>no tiene máximo de rondas</translation>
  </message>
  <message>
   <source>It has no name</source>
   <translation>No tiene nombre</translation>
  </message>
  <message>
   <source>it has no plain id</source>
   <translation>no tiene un id sencillo</translation>
  </message>
  <message>
   <source>It has no port for this wire</source>
   <translation>No tiene puerto para este cable</translation>
  </message>
  <message>
   <source>it has no size</source>
   <translation>no tiene tamaño</translation>
  </message>
  <message>
   <source>It has no tools.</source>
   <translation>No tiene herramientas.</translation>
  </message>
  <message>
   <source>It has no ways</source>
   <translation>No tiene caminos</translation>
  </message>
  <message>
   <source>It has not run yet</source>
   <translation>Aún no se ha ejecutado</translation>
  </message>
  <message>
   <source>it has too many keys, choices and combinations of them</source>
   <translation>tiene demasiadas claves, opciones y combinaciones de ellas</translation>
  </message>
  <message>
   <source>It has {0} agents instead of {1} to {2}</source>
   <translation>Tiene {0} agentes en lugar de {1} a {2}</translation>
  </message>
  <message>
   <source>it has {0} choices, not 1 to {1}</source>
   <translation>tiene {0} opciones, no de 1 a {1}</translation>
  </message>
  <message>
   <source>it holds a null character</source>
   <translation>contiene un carácter nulo</translation>
  </message>
  <message>
   <source>It holds at once. Nothing needs to be encrypted anew.</source>
   <translation>Vale al momento. No hace falta volver a cifrar nada.</translation>
  </message>
  <message>
   <source>it holds characters that nobody sees</source>
   <translation>contiene caracteres que nadie ve</translation>
  </message>
  <message>
   <source>It holds from the next load of the model on.</source>
   <translation>Vale desde la próxima carga del modelo.</translation>
  </message>
  <message>
   <source>it holds half a character</source>
   <translation>contiene medio carácter</translation>
  </message>
  <message>
   <source>it holds more than {0} characters</source>
   <translation>contiene más de {0} caracteres</translation>
  </message>
  <message>
   <source>it holds no text, only pictures of pages</source>
   <translation>no contiene texto, solo imágenes de páginas</translation>
  </message>
  <message>
   <source>it holds {0}</source>
   <translation>contiene {0}</translation>
  </message>
  <message>
   <source>it holds {0}, which nobody sees</source>
   <translation>contiene {0}, que nadie ve</translation>
  </message>
  <message>
   <source>it is a folder</source>
   <translation>es una carpeta</translation>
  </message>
  <message>
   <source>it is a full path, or begins with ~</source>
   <translation>es una ruta completa, o empieza por ~</translation>
  </message>
  <message>
   <source>it is a link</source>
   <translation>es un enlace</translation>
  </message>
  <message>
   <source>it is a link that leads nowhere</source>
   <translation>es un enlace que no lleva a ningún sitio</translation>
  </message>
  <message>
   <source>it is a name with * and ?, such as *.txt</source>
   <translation>es un nombre con * y ?, como *.txt</translation>
  </message>
  <message>
   <source>It is a part or a table: no verifier can check it.</source>
   <translation>Es una parte o una tabla: ningún verificador puede comprobarlo.</translation>
  </message>
  <message>
   <source>It is a program of this machine, and does whatever its maker wrote into it. Let it start only if this is the command you mean, and you trust where it came from. Its tools are read afterwards; until then no agent has them.</source>
   <translation>Es un programa de este equipo, y hace lo que su autor escribió en él. Deje que se inicie solo si este es el comando que quiere y confía en su origen. Sus herramientas se leen después; hasta entonces ningún agente las tiene.</translation>
  </message>
  <message>
   <source>it is an agent with its instructions here</source>
   <translation>aquí es un agente con sus instrucciones</translation>
  </message>
  <message>
   <source>It is asked over the network, and sees whatever its tools are given. Its tools are read afterwards; until then no agent has them.</source>
   <translation>Se le pregunta por la red y ve lo que se dé a sus herramientas. Sus herramientas se leen después; hasta entonces ningún agente las tiene.</translation>
  </message>
  <message>
   <source>it is beside the script, and empty at first</source>
   <translation>está junto al script, y vacía al principio</translation>
  </message>
  <message>
   <source>it is called {0} here</source>
   <translation>aquí se llama {0}</translation>
  </message>
  <message>
   <source>It is copied into the folder of models, every byte checked.</source>
   <translation>Se copia a la carpeta de modelos, con cada byte comprobado.</translation>
  </message>
  <message>
   <source>it is damaged ({0})</source>
   <translation>está dañado ({0})</translation>
  </message>
  <message>
   <source>it is empty</source>
   <translation>está vacío</translation>
  </message>
  <message>
   <source>It is ended…</source>
   <translation>Se está terminando…</translation>
  </message>
  <message>
   <source>it is from 0 to {0}</source>
   <translation>va de 0 a {0}</translation>
  </message>
  <message>
   <source>It is from 0, no limit, to {0}.</source>
   <translation>Va de 0, sin límite, a {0}.</translation>
  </message>
  <message>
   <source>it is from 0.5 to 3600</source>
   <translation>va de 0.5 a 3600</translation>
  </message>
  <message>
   <source>it is from 1 to 10000</source>
   <translation>va de 1 a 10000</translation>
  </message>
  <message>
   <source>it is from 1 to 525600</source>
   <translation>va de 1 a 525600</translation>
  </message>
  <message>
   <source>it is from 1 to {0}</source>
   <translation>va de 1 a {0}</translation>
  </message>
  <message>
   <source>it is from {0} to {1}</source>
   <translation>va de {0} a {1}</translation>
  </message>
  <message>
   <source>It is given</source>
   <translation>Recibe</translation>
  </message>
  <message>
   <source>It is given nothing else of your environment.</source>
   <translation>No se le da nada más de su entorno.</translation>
  </message>
  <message>
   <source>it is granted from {0} to {1} only</source>
   <translation>solo se concede de {0} a {1}</translation>
  </message>
  <message>
   <source>it is granted {0} times in a run</source>
   <translation>se concede {0} veces en una ejecución</translation>
  </message>
  <message>
   <source>It is kept as {0}; a new one is begun.</source>
   <translation>Se guarda como {0}; se empieza uno nuevo.</translation>
  </message>
  <message>
   <source>It is kept as {0}; a new one is begun. Every job is paused until you resume it.</source>
   <translation>Se guarda como {0}; se empieza uno nuevo. Todas las tareas quedan en pausa hasta que las reanude.</translation>
  </message>
  <message>
   <source>It is kept in the system's keyring.</source>
   <translation>Se guarda en el llavero del sistema.</translation>
  </message>
  <message>
   <source>it is larger than {0}</source>
   <translation>es mayor que {0}</translation>
  </message>
  <message>
   <source>It is loaded with it the next time.</source>
   <translation>Se carga con él la próxima vez.</translation>
  </message>
  <message>
   <source>it is locked or packed in a way that is not known</source>
   <translation>está bloqueado o empaquetado de una forma desconocida</translation>
  </message>
  <message>
   <source>it is locked with a password</source>
   <translation>está bloqueado con una contraseña</translation>
  </message>
  <message>
   <source>it is longer than {0} characters</source>
   <translation>tiene más de {0} caracteres</translation>
  </message>
  <message>
   <source>it is longer than {0} characters, or not all of it can be seen</source>
   <translation>tiene más de {0} caracteres, o no todo se ve</translation>
  </message>
  <message>
   <source>it is made of experts, which this program does not measure</source>
   <translation>está hecho de expertos, lo que este programa no mide</translation>
  </message>
  <message>
   <source>it is made of too many parts</source>
   <translation>está hecha de demasiadas partes</translation>
  </message>
  <message>
   <source>it is made so that reading it takes too much</source>
   <translation>está hecho de modo que leerlo cuesta demasiado</translation>
  </message>
  <message>
   <source>It is made when it is needed.</source>
   <translation>Se crea cuando haga falta.</translation>
  </message>
  <message>
   <source>It is made with the first checkpoint.</source>
   <translation>Se crea con el primer punto de control.</translation>
  </message>
  <message>
   <source>it is missing</source>
   <translation>falta</translation>
  </message>
  <message>
   <source>it is nested deeper than {0}</source>
   <translation>está anidado a más profundidad que {0}</translation>
  </message>
  <message>
   <source>it is nested too deep</source>
   <translation>está anidado a demasiada profundidad</translation>
  </message>
  <message>
   <source>it is nested too deeply</source>
   <translation>está anidado a demasiada profundidad</translation>
  </message>
  <message>
   <source>it is no JSON</source>
   <translation>no es JSON</translation>
  </message>
  <message>
   <source>it is no JSON ({0})</source>
   <translation>no es JSON ({0})</translation>
  </message>
  <message>
   <source>it is no JSON object</source>
   <translation>no es un objeto JSON</translation>
  </message>
  <message>
   <source>it is no JSON: {0}</source>
   <translation>no es JSON: {0}</translation>
  </message>
  <message>
   <source>it is no name of a parameter</source>
   <translation>no es nombre de parámetro</translation>
  </message>
  <message>
   <source>it is no plain file</source>
   <translation>no es un archivo corriente</translation>
  </message>
  <message>
   <source>It is no Python: {0}</source>
   <translation>No es Python: {0}</translation>
  </message>
  <message>
   <source>it is no rule</source>
   <translation>no es una regla</translation>
  </message>
  <message>
   <source>it is no whole DOCX file</source>
   <translation>no es un archivo DOCX entero</translation>
  </message>
  <message>
   <source>it is no whole PDF file</source>
   <translation>no es un archivo PDF entero</translation>
  </message>
  <message>
   <source>It is not among the tools.</source>
   <translation>No está entre las herramientas.</translation>
  </message>
  <message>
   <source>it is not an object</source>
   <translation>no es un objeto</translation>
  </message>
  <message>
   <source>it is not clear whose instructions {0} are</source>
   <translation>no está claro de quién son las instrucciones {0}</translation>
  </message>
  <message>
   <source>it is not JSON ({0})</source>
   <translation>no es JSON ({0})</translation>
  </message>
  <message>
   <source>it is not JSON: {0}</source>
   <translation>no es JSON: {0}</translation>
  </message>
  <message>
   <source>it is not known here</source>
   <translation>aquí no se conoce</translation>
  </message>
  <message>
   <source>it is not text</source>
   <translation>no es texto</translation>
  </message>
  <message>
   <source>It is not told again for a week.</source>
   <translation>No se repite durante una semana.</translation>
  </message>
  <message>
   <source>It is not unloaded to make room for another model, either.</source>
   <translation>Tampoco se descarga de memoria para dar sitio a otro modelo.</translation>
  </message>
  <message>
   <source>It is of record {0}.</source>
   <translation>Es de la entrada {0}.</translation>
  </message>
  <message>
   <source>It is on %s, beyond this machine, and the network is off in the settings</source>
   <translation>Está en %s, fuera de este equipo, y la red está apagada en los ajustes</translation>
  </message>
  <message>
   <source>It is on this machine.</source>
   <translation>Está en este equipo.</translation>
  </message>
  <message>
   <source>It is one of {0}: kind:tool.</source>
   <translation>Es uno de {0}: kind:tool.</translation>
  </message>
  <message>
   <source>It is opened by: {0}.</source>
   <translation>Se abre con: {0}.</translation>
  </message>
  <message>
   <source>it is parked, and was not brought back</source>
   <translation>está aparcado, y no se trajo de vuelta</translation>
  </message>
  <message>
   <source>It is paused now. </source>
   <translation>Ahora está en pausa. </translation>
  </message>
  <message>
   <source>It is put aside in {0} and a new one is begun.</source>
   <translation>Se aparta en {0} y se empieza uno nuevo.</translation>
  </message>
  <message>
   <source>It is started and asked for its tools…</source>
   <translation>Se inicia y se le piden sus herramientas…</translation>
  </message>
  <message>
   <source>It is the model of %s.</source>
   <translation>Es el modelo de %s.</translation>
  </message>
  <message>
   <source>it is the name of a tool</source>
   <translation>es el nombre de una herramienta</translation>
  </message>
  <message>
   <source>it is the same as {0}</source>
   <translation>es lo mismo que {0}</translation>
  </message>
  <message>
   <source>it is too large</source>
   <translation>es demasiado grande</translation>
  </message>
  <message>
   <source>it is too large ({0})</source>
   <translation>es demasiado grande ({0})</translation>
  </message>
  <message>
   <source>It is tried again every few minutes.</source>
   <translation>Se intenta de nuevo cada pocos minutos.</translation>
  </message>
  <message>
   <source>It is tried again every few seconds. Run: workbench doctor</source>
   <translation>Se vuelve a intentar cada pocos segundos. Ejecute: workbench doctor</translation>
  </message>
  <message>
   <source>It is tried again with each sample; the other measurements go on.</source>
   <translation>Se intenta de nuevo con cada muestra; las demás mediciones siguen.</translation>
  </message>
  <message>
   <source>It is typed at every start.</source>
   <translation>Se escribe en cada inicio.</translation>
  </message>
  <message>
   <source>It is undone when the alert clears, or in Alerts.</source>
   <translation>Se deshace cuando termina la alerta, o en Alertas.</translation>
  </message>
  <message>
   <source>it is very long, or holds characters that cannot be seen</source>
   <translation>es muy largo, o contiene caracteres que no se ven</translation>
  </message>
  <message>
   <source>it is Workflow.Inputs.{0}</source>
   <translation>es Workflow.Inputs.{0}</translation>
  </message>
  <message>
   <source>it is Workflow.Outputs.{0}</source>
   <translation>es Workflow.Outputs.{0}</translation>
  </message>
  <message>
   <source>it is written as 2026-03-01T09:00</source>
   <translation>se escribe como 2026-03-01T09:00</translation>
  </message>
  <message>
   <source>it joined too much text</source>
   <translation>juntó demasiado texto</translation>
  </message>
  <message>
   <source>It knows: {0}.</source>
   <translation>Conoce: {0}.</translation>
  </message>
  <message>
   <source>it leads back to itself: {0}</source>
   <translation>lleva de vuelta a sí mismo: {0}</translation>
  </message>
  <message>
   <source>it lies inside too many others</source>
   <translation>está dentro de demasiados otros</translation>
  </message>
  <message>
   <source>It loads again when it is used. 'Keep loaded' keeps it; {0}.</source>
   <translation>Se carga de nuevo cuando se use. 'Mantener cargado' lo mantiene; {0}.</translation>
  </message>
  <message>
   <source>it made a number of more than {0} bits</source>
   <translation>hizo un número de más de {0} bits</translation>
  </message>
  <message>
   <source>it made a text of more than {0} characters</source>
   <translation>hizo un texto de más de {0} caracteres</translation>
  </message>
  <message>
   <source>it made more than {0} characters of text</source>
   <translation>hizo más de {0} caracteres de texto</translation>
  </message>
  <message>
   <source>It may call no tools.</source>
   <translation>No puede llamar a ninguna herramienta.</translation>
  </message>
  <message>
   <source>It may call {0}; nothing else.</source>
   <translation>Puede llamar a {0}; nada más.</translation>
  </message>
  <message>
   <source>It may change rows, and asks before it does</source>
   <translation>Puede cambiar filas, y pregunta antes</translation>
  </message>
  <message>
   <source>It may have been deleted.</source>
   <translation>Puede que se haya eliminado.</translation>
  </message>
  <message>
   <source>It may have crashed: look at its own log, then ask again.</source>
   <translation>Puede haberse caído: mire su propio registro, luego pregunte de nuevo.</translation>
  </message>
  <message>
   <source>It may read {0}, which its command names, and change nothing.</source>
   <translation>Puede leer {0}, que nombra su orden, y no cambiar nada.</translation>
  </message>
  <message>
   <source>it must fit {0}, and {1} does not</source>
   <translation>debe coincidir con {0}, y {1} no coincide</translation>
  </message>
  <message>
   <source>it names no variable</source>
   <translation>no indica ninguna variable</translation>
  </message>
  <message>
   <source>It needs a judging model.</source>
   <translation>Necesita un modelo juez.</translation>
  </message>
  <message>
   <source>It needs an embedding model.</source>
   <translation>Necesita un modelo de embeddings.</translation>
  </message>
  <message>
   <source>it needs values of two ways at once</source>
   <translation>necesita valores de dos caminos a la vez</translation>
  </message>
  <message>
   <source>it needs: pip install pint, and knows fewer names</source>
   <translation>necesita: pip install pint, y conoce menos nombres</translation>
  </message>
  <message>
   <source>it nested values deeper than {0}</source>
   <translation>anidó valores a más profundidad que {0}</translation>
  </message>
  <message>
   <source>It opens the store if the passphrase is forgotten or the keyring is lost. It is shown this once. Keep it on paper, elsewhere than this machine.</source>
   <translation>Abre el almacén si se olvida la frase de paso o se pierde el llavero. Solo se muestra esta vez. Guárdela en papel, lejos de este equipo.</translation>
  </message>
  <message>
   <source>it ran longer than {0} s</source>
   <translation>se ejecutó más de {0} s</translation>
  </message>
  <message>
   <source>it refers to {0}, outside itself</source>
   <translation>se refiere a {0}, fuera de sí mismo</translation>
  </message>
  <message>
   <source>it refers to {0}, which is missing</source>
   <translation>se refiere a {0}, que falta</translation>
  </message>
  <message>
   <source>it refers to {0}, which is no path in it</source>
   <translation>se refiere a {0}, que no es una ruta en él</translation>
  </message>
  <message>
   <source>it replaced too much text</source>
   <translation>reemplazó demasiado texto</translation>
  </message>
  <message>
   <source>it runs as part of the script: it may do all you may, without limits</source>
   <translation>se ejecuta como parte del script: puede hacer todo lo que usted puede, sin límites</translation>
  </message>
  <message>
   <source>It runs by itself</source>
   <translation>Se ejecuta sola</translation>
  </message>
  <message>
   <source>It runs folders that hold genai_config.json. List those on this machine, or its maker's catalogue, which asks Microsoft over the network.</source>
   <translation>Ejecuta carpetas con genai_config.json. Liste las de este equipo, o el catálogo del fabricante, que pregunta a Microsoft por la red.</translation>
  </message>
  <message>
   <source>It runs inside the program, which holds it to its time and to the above.</source>
   <translation>Se ejecuta dentro del programa, que lo sujeta a su tiempo y a lo anterior.</translation>
  </message>
  <message>
   <source>It runs.</source>
   <translation>Se está ejecutando.</translation>
  </message>
  <message>
   <source>It runs…</source>
   <translation>Ejecutándose…</translation>
  </message>
  <message>
   <source>it said nothing</source>
   <translation>no dijo nada</translation>
  </message>
  <message>
   <source>It sees no other folder of yours.</source>
   <translation>No ve ninguna otra carpeta suya.</translation>
  </message>
  <message>
   <source>it sent a line of more than {0} MB</source>
   <translation>envió una línea de más de {0} MB</translation>
  </message>
  <message>
   <source>it sent more than {0} MB unasked</source>
   <translation>envió más de {0} MB sin que se le pidiera</translation>
  </message>
  <message>
   <source>it speaks the HTTP of 2024 (sse), which is given up</source>
   <translation>habla el HTTP de 2024 (sse), que se ha abandonado</translation>
  </message>
  <message>
   <source>It stands in the list of models; agents can choose it.</source>
   <translation>Está en la lista de modelos; los agentes pueden elegirlo.</translation>
  </message>
  <message>
   <source>It starts with this program's own Python; write a full path for another one.</source>
   <translation>Se inicia con el Python de este programa; escriba una ruta completa para usar otro.</translation>
  </message>
  <message>
   <source>It takes longer than {0} seconds to look at all code</source>
   <translation>Se tarda más de {0} segundos en mirar todo el código</translation>
  </message>
  <message>
   <source>It takes no parameters.</source>
   <translation>No toma parámetros.</translation>
  </message>
  <message>
   <source>It takes the place of version {0}, which is kept so that you can go back.</source>
   <translation>Sustituye a la versión {0}, que se conserva para que pueda volver.</translation>
  </message>
  <message>
   <source>it takes too long to look for the words</source>
   <translation>buscar las palabras tarda demasiado</translation>
  </message>
  <message>
   <source>it takes too long to see whether it fits the schema</source>
   <translation>se tarda demasiado en ver si cumple el esquema</translation>
  </message>
  <message>
   <source>it tells nothing</source>
   <translation>no dice nada</translation>
  </message>
  <message>
   <source>It took longer than {0} s and was stopped.</source>
   <translation>Tardó más de {0} s y se detuvo.</translation>
  </message>
  <message>
   <source>it took more than {0} steps</source>
   <translation>llevó más de {0} pasos</translation>
  </message>
  <message>
   <source>it tried what is not allowed ({0})</source>
   <translation>intentó lo que no está permitido ({0})</translation>
  </message>
  <message>
   <source>it unpacks to more than {0}</source>
   <translation>se descomprime a más de {0}</translation>
  </message>
  <message>
   <source>it used an instruction this processor does not have</source>
   <translation>usó una instrucción que este procesador no tiene</translation>
  </message>
  <message>
   <source>it used memory that is not its own</source>
   <translation>usó memoria que no es suya</translation>
  </message>
  <message>
   <source>It waits for you: {0}. Read the sentence, then press Save and allow.</source>
   <translation>Le espera a usted: {0}. Lea la frase, después pulse Guardar y permitir.</translation>
  </message>
  <message>
   <source>it was cancelled</source>
   <translation>se ha cancelado</translation>
  </message>
  <message>
   <source>it was changed since it was allowed</source>
   <translation>cambió desde que se permitió</translation>
  </message>
  <message>
   <source>it was cut off</source>
   <translation>se cortó</translation>
  </message>
  <message>
   <source>it was due</source>
   <translation>le tocaba</translation>
  </message>
  <message>
   <source>It was due {0} times while the program was closed.</source>
   <translation>Le tocaba {0} veces mientras el programa estaba cerrado.</translation>
  </message>
  <message>
   <source>it was ended</source>
   <translation>se terminó</translation>
  </message>
  <message>
   <source>it was given up after {0} seconds</source>
   <translation>se abandonó tras {0} segundos</translation>
  </message>
  <message>
   <source>It was kept as {0}; begin the downloads again, what was fetched is used.</source>
   <translation>Se guardó como {0}; empiece las descargas de nuevo, lo descargado se usa.</translation>
  </message>
  <message>
   <source>It was not checked yet. A small model takes less than a minute, a large one on the processor some minutes.</source>
   <translation>Aún no se ha comprobado. Un modelo pequeño tarda menos de un minuto; uno grande en el procesador, algunos minutos.</translation>
  </message>
  <message>
   <source>It was not run.</source>
   <translation>No se ejecutó.</translation>
  </message>
  <message>
   <source>it was not sure</source>
   <translation>no estaba seguro</translation>
  </message>
  <message>
   <source>it was paused</source>
   <translation>se puso en pausa</translation>
  </message>
  <message>
   <source>it was removed already</source>
   <translation>ya se quitó</translation>
  </message>
  <message>
   <source>it was stopped</source>
   <translation>se detuvo</translation>
  </message>
  <message>
   <source>It was switched off there.</source>
   <translation>Allí estaba apagado.</translation>
  </message>
  <message>
   <source>It works, but holds less. Unload other models and load it again for more.</source>
   <translation>Funciona, pero cabe menos. Descargue de memoria otros modelos y cárguelo de nuevo para más.</translation>
  </message>
  <message>
   <source>it would answer everybody who reaches {0}: let it ask for a key, or let it listen on 127.0.0.1.</source>
   <translation>respondería a cualquiera que alcance {0}: haga que pida una clave, o que escuche en 127.0.0.1.</translation>
  </message>
  <message>
   <source>it would clear while it is still bad</source>
   <translation>terminaría mientras aún está mal</translation>
  </message>
  <message>
   <source>it would hold {0}</source>
   <translation>contendría {0}</translation>
  </message>
  <message>
   <source>it would listen at {0} for other machines</source>
   <translation>escucharía en {0} para otros equipos</translation>
  </message>
  <message>
   <source>it wrote more than {0} bytes</source>
   <translation>escribió más de {0} bytes</translation>
  </message>
  <message>
   <source>It wrote nothing to its error output since it was started.</source>
   <translation>No escribió nada en su salida de errores desde que se inició.</translation>
  </message>
  <message>
   <source>Its answers are the same, only not guessed ahead. Choose another draft model, or none, in its menu under 'Draft model…'.</source>
   <translation>Sus respuestas son las mismas, solo que sin adivinar por adelantado. Elija otro modelo borrador, o ninguno, en su menú bajo 'Modelo borrador…'.</translation>
  </message>
  <message>
   <source>its args are no list of texts</source>
   <translation>sus args no son una lista de textos</translation>
  </message>
  <message>
   <source>its arguments are no JSON</source>
   <translation>sus argumentos no son JSON</translation>
  </message>
  <message>
   <source>its arguments are {0}, not an object</source>
   <translation>sus argumentos son {0}, no un objeto</translation>
  </message>
  <message>
   <source>its code is not taken over; make the tool here</source>
   <translation>su código no se trae; haga la herramienta aquí</translation>
  </message>
  <message>
   <source>its code reaches only what you asked for; all else is refused (audit hook)</source>
   <translation>su código solo llega a lo que usted pidió; lo demás se rechaza (gancho de auditoría)</translation>
  </message>
  <message>
   <source>its code runs as part of the script: it may do all you may, without limits of time and memory</source>
   <translation>su código se ejecuta como parte del script: puede hacer todo lo que usted puede, sin límites de tiempo ni memoria</translation>
  </message>
  <message>
   <source>its default</source>
   <translation>su valor predeterminado</translation>
  </message>
  <message>
   <source>its description and parameters are longer than {0} characters</source>
   <translation>su descripción y sus parámetros tienen más de {0} caracteres</translation>
  </message>
  <message>
   <source>its description is longer than {0} characters</source>
   <translation>su descripción tiene más de {0} caracteres</translation>
  </message>
  <message>
   <source>its end</source>
   <translation>su final</translation>
  </message>
  <message>
   <source>Its engine ended {0} in the last five minutes and was started again.</source>
   <translation>Su motor terminó {0} en los últimos cinco minutos y se inició de nuevo.</translation>
  </message>
  <message>
   <source>its entry is no list of fields</source>
   <translation>su entrada no es una lista de campos</translation>
  </message>
  <message>
   <source>Its folder</source>
   <translation>Su carpeta</translation>
  </message>
  <message>
   <source>Its GGUF files are not all there: %s.</source>
   <translation>Sus archivos GGUF no están todos: %s.</translation>
  </message>
  <message>
   <source>its grammar is longer than {0}</source>
   <translation>su gramática es más larga que {0}</translation>
  </message>
  <message>
   <source>its kind is missing</source>
   <translation>falta su tipo</translation>
  </message>
  <message>
   <source>its last message goes on</source>
   <translation>su último mensaje sigue adelante</translation>
  </message>
  <message>
   <source>its limit of tokens</source>
   <translation>su límite de tokens</translation>
  </message>
  <message>
   <source>its list was changed after it was signed</source>
   <translation>su lista se cambió después de firmarse</translation>
  </message>
  <message>
   <source>Its log {0}.log ends with: {1}</source>
   <translation>Su registro {0}.log termina con: {1}</translation>
  </message>
  <message>
   <source>Its maker's catalogue</source>
   <translation>Catálogo del fabricante</translation>
  </message>
  <message>
   <source>its model: {0}</source>
   <translation>su modelo: {0}</translation>
  </message>
  <message>
   <source>Its models are listed, fetched, kept in memory and removed here. Nobody is asked until you press the button.</source>
   <translation>Aquí se listan, descargan, mantienen en memoria y quitan sus modelos. No se pregunta a nadie hasta que pulse el botón.</translation>
  </message>
  <message>
   <source>its models: {0}</source>
   <translation>sus modelos: {0}</translation>
  </message>
  <message>
   <source>its name at the server</source>
   <translation>su nombre en el servidor</translation>
  </message>
  <message>
   <source>its name has {0} characters</source>
   <translation>su nombre tiene {0} caracteres</translation>
  </message>
  <message>
   <source>its name holds a backslash</source>
   <translation>su nombre contiene una barra invertida</translation>
  </message>
  <message>
   <source>its name holds characters that cannot be seen</source>
   <translation>su nombre contiene caracteres que no se ven</translation>
  </message>
  <message>
   <source>Its name in the folders of the system, or its full path. No shell.</source>
   <translation>Su nombre en las carpetas del sistema, o su ruta completa. Sin shell.</translation>
  </message>
  <message>
   <source>its name is no text</source>
   <translation>su nombre no es un texto</translation>
  </message>
  <message>
   <source>its name is not known</source>
   <translation>su nombre no se conoce</translation>
  </message>
  <message>
   <source>its name {0} holds letters that look like others</source>
   <translation>su nombre {0} contiene letras que parecen otras</translation>
  </message>
  <message>
   <source>its native code crashed ({0})</source>
   <translation>su código nativo falló ({0})</translation>
  </message>
  <message>
   <source>Its own answers</source>
   <translation>Sus propias respuestas</translation>
  </message>
  <message>
   <source>its parameters cannot be given to a model: {0}</source>
   <translation>sus parámetros no se pueden dar a un modelo: {0}</translation>
  </message>
  <message>
   <source>its path</source>
   <translation>la ruta</translation>
  </message>
  <message>
   <source>its process ended: {0}{1}</source>
   <translation>su proceso terminó: {0}{1}</translation>
  </message>
  <message>
   <source>its reader broke down over it</source>
   <translation>su lector se vino abajo con él</translation>
  </message>
  <message>
   <source>its reader failed over it ({0})</source>
   <translation>su lector falló con él ({0})</translation>
  </message>
  <message>
   <source>its server does not say what it does</source>
   <translation>su servidor no dice lo que hace</translation>
  </message>
  <message>
   <source>its settings cannot be read</source>
   <translation>sus ajustes no se pueden leer</translation>
  </message>
  <message>
   <source>its text</source>
   <translation>el texto</translation>
  </message>
  <message>
   <source>its text cannot be read: {0}</source>
   <translation>su texto no se puede leer: {0}</translation>
  </message>
  <message>
   <source>its text is longer than {0} characters</source>
   <translation>su texto tiene más de {0} caracteres</translation>
  </message>
  <message>
   <source>its text is not XML</source>
   <translation>su texto no es XML</translation>
  </message>
  <message>
   <source>its texts hold {0}, which nobody sees</source>
   <translation>sus textos contienen {0}, que nadie ve</translation>
  </message>
  <message>
   <source>Its tools are listed here once it ran.</source>
   <translation>Sus herramientas aparecen aquí cuando se haya ejecutado.</translation>
  </message>
  <message>
   <source>its type {0} is not known here</source>
   <translation>su tipo {0} no se conoce aquí</translation>
  </message>
  <message>
   <source>its vectors are not equally long</source>
   <translation>sus vectores no tienen la misma longitud</translation>
  </message>
  <message>
   <source>its version was hit</source>
   <translation>su versión quedó dañada</translation>
  </message>
  <message>
   <source>its {0} are not one for each of {1} texts</source>
   <translation>sus {0} no son uno por cada uno de los {1} textos</translation>
  </message>
  <message>
   <source>its {0} holds a secret: {1}</source>
   <translation>su {0} contiene un secreto: {1}</translation>
  </message>
  <message>
   <source>its {0} holds {1}, which only the other program fills in</source>
   <translation>su {0} contiene {1}, que solo rellena el otro programa</translation>
  </message>
  <message>
   <source>its {0} is no text</source>
   <translation>su {0} no es un texto</translation>
  </message>
  <message>
   <source>its {0}s are no list of fields</source>
   <translation>sus {0}s no son una lista de campos</translation>
  </message>
  <message>
   <source>Job</source>
   <translation>Tarea</translation>
  </message>
  <message>
   <source>Job allowed</source>
   <translation>Tarea permitida</translation>
  </message>
  <message>
   <source>Job begun</source>
   <translation>Tarea iniciada</translation>
  </message>
  <message>
   <source>Job cut off</source>
   <translation>Tarea interrumpida</translation>
  </message>
  <message>
   <source>Job ended</source>
   <translation>Tarea terminada</translation>
  </message>
  <message>
   <source>Job left out</source>
   <translation>Tarea omitida</translation>
  </message>
  <message>
   <source>Job no longer allowed</source>
   <translation>Tarea ya no permitida</translation>
  </message>
  <message>
   <source>Job paused</source>
   <translation>Tarea en pausa</translation>
  </message>
  <message>
   <source>Job resumed</source>
   <translation>Tarea reanudada</translation>
  </message>
  <message>
   <source>Job stopped: not granted</source>
   <translation>Tarea detenida: sin permiso</translation>
  </message>
  <message>
   <source>Jobs</source>
   <translation>Tareas</translation>
  </message>
  <message>
   <source>Jobs cannot be run</source>
   <translation>Las tareas no se pueden ejecutar</translation>
  </message>
  <message>
   <source>JSON</source>
   <translation>JSON</translation>
  </message>
  <message>
   <source>JSON lines</source>
   <translation>JSON lines</translation>
  </message>
  <message>
   <source>JSON Schema; empty leaves the answer free.</source>
   <translation>JSON Schema; vacío deja libre la respuesta.</translation>
  </message>
  <message>
   <source>JSON with "{name}" where a value goes, or a text. Empty for none.</source>
   <translation>JSON con "{name}" donde va un valor, o un texto. Vacío para ninguno.</translation>
  </message>
  <message>
   <source>Judged by the model itself. </source>
   <translation>Juzgado por el propio modelo. </translation>
  </message>
  <message>
   <source>Judging model</source>
   <translation>Modelo juez</translation>
  </message>
  <message>
   <source>Jump to latest</source>
   <translation>Ir a lo último</translation>
  </message>
  <message>
   <source>Keep</source>
   <translation>Conservar</translation>
  </message>
  <message>
   <source>Keep as it is</source>
   <translation>Dejar como está</translation>
  </message>
  <message>
   <source>Keep comment</source>
   <translation>Conservar comentario</translation>
  </message>
  <message>
   <source>Keep everything</source>
   <translation>Guardar todo</translation>
  </message>
  <message>
   <source>Keep in memory</source>
   <translation>Mantener en memoria</translation>
  </message>
  <message>
   <source>Keep it</source>
   <translation>Conservar</translation>
  </message>
  <message>
   <source>Keep it as a case of your regression tests, at once</source>
   <translation>Guardarlo ya como caso de sus pruebas de regresión</translation>
  </message>
  <message>
   <source>Keep it loaded in any case</source>
   <translation>Mantenerlo cargado en cualquier caso</translation>
  </message>
  <message>
   <source>Keep it on an encrypted disk, and remove it when it is not needed any more.</source>
   <translation>Guárdelo en un disco cifrado y quítelo cuando ya no haga falta.</translation>
  </message>
  <message>
   <source>Keep it where nobody who uses this machine can change it.</source>
   <translation>Guárdelo donde nadie que use este equipo pueda cambiarlo.</translation>
  </message>
  <message>
   <source>Keep loaded</source>
   <translation>Mantener cargado</translation>
  </message>
  <message>
   <source>Keep one of them.</source>
   <translation>Conserve una de ellas.</translation>
  </message>
  <message>
   <source>Keep one with: workbench models token; or enter it in the window.</source>
   <translation>Guarde uno con: workbench models token; o introdúzcalo en la ventana.</translation>
  </message>
  <message>
   <source>Keep runs</source>
   <translation>Guardar ejecuciones</translation>
  </message>
  <message>
   <source>Keep the model on the same disk as the folder for temporary files.</source>
   <translation>Tenga el modelo en el mismo disco que la carpeta de archivos temporales.</translation>
  </message>
  <message>
   <source>Keep the note</source>
   <translation>Conservar la nota</translation>
  </message>
  <message>
   <source>Keep this run as a regression test</source>
   <translation>Guardar esta ejecución como prueba de regresión</translation>
  </message>
  <message>
   <source>Keep those that tell the ways apart.</source>
   <translation>Conserve los que distinguen los caminos.</translation>
  </message>
  <message>
   <source>Keep what visitors wrote</source>
   <translation>Guardar lo que escribieron los visitantes</translation>
  </message>
  <message>
   <source>Keep what you said of tools</source>
   <translation>Conservar lo que dijo de las herramientas</translation>
  </message>
  <message>
   <source>Keeping the access token</source>
   <translation>Guardando el token de acceso</translation>
  </message>
  <message>
   <source>Keeping the change</source>
   <translation>Guardando el cambio</translation>
  </message>
  <message>
   <source>Keeping the draft model</source>
   <translation>Guardando el modelo borrador</translation>
  </message>
  <message>
   <source>Keeping the setting</source>
   <translation>Guardando el ajuste</translation>
  </message>
  <message>
   <source>Keeps a text for later runs, of this graph or of one conversation</source>
   <translation>Guarda un texto para ejecuciones posteriores, de este grafo o de una conversación</translation>
  </message>
  <message>
   <source>Keeps a value under a name for this run</source>
   <translation>Guarda un valor con un nombre para esta ejecución</translation>
  </message>
  <message>
   <source>kept beside yours of this name</source>
   <translation>guardado junto al suyo de este nombre</translation>
  </message>
  <message>
   <source>Kept by “Remember” nodes from run to run. What you forget is gone.</source>
   <translation>Guardado por los nodos “Recordar” de ejecución en ejecución. Lo que olvida desaparece.</translation>
  </message>
  <message>
   <source>Kept for</source>
   <translation>Guardado durante</translation>
  </message>
  <message>
   <source>kept in the file, not used here</source>
   <translation>se conserva en el archivo, no se usa aquí</translation>
  </message>
  <message>
   <source>kept in the keyring; type to replace it</source>
   <translation>guardada en el llavero; escriba para sustituirla</translation>
  </message>
  <message>
   <source>kept in the system's keyring; type to replace it</source>
   <translation>guardada en el llavero del sistema; escriba para sustituirla</translation>
  </message>
  <message>
   <source>Kept prompts</source>
   <translation>Prompts guardados</translation>
  </message>
  <message>
   <source>Kept until the program ends</source>
   <translation>Se conserva hasta que termine el programa</translation>
  </message>
  <message>
   <source>Key</source>
   <translation>Clave</translation>
  </message>
  <message>
   <source>Key missing</source>
   <translation>Falta la clave</translation>
  </message>
  <message>
   <source>Key of the certificate</source>
   <translation>Clave del certificado</translation>
  </message>
  <message>
   <source>Key that signs the audit log</source>
   <translation>Clave que firma el registro de auditoría</translation>
  </message>
  <message>
   <source>Keyboard shortcuts</source>
   <translation>Atajos de teclado</translation>
  </message>
  <message>
   <source>Keyring</source>
   <translation>Llavero</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Claves</translation>
  </message>
  <message>
   <source>Keys and requests</source>
   <translation>Claves y peticiones</translation>
  </message>
  <message>
   <source>Keys of the store changed</source>
   <translation>Claves del almacén cambiadas</translation>
  </message>
  <message>
   <source>keywords</source>
   <translation>palabras clave</translation>
  </message>
  <message>
   <source>killed by the system (out of memory?) (SIGKILL)</source>
   <translation>terminado por el sistema (¿falta de memoria?) (SIGKILL)</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>Tipo</translation>
  </message>
  <message>
   <source>Kind of node</source>
   <translation>Tipo de nodo</translation>
  </message>
  <message>
   <source>kind {0} is none of {1}</source>
   <translation>el tipo {0} no es ninguno de {1}</translation>
  </message>
  <message>
   <source>kind: this is no Workflow</source>
   <translation>kind: esto no es un Workflow</translation>
  </message>
  <message>
   <source>kind: {0} cannot be run here</source>
   <translation>kind: {0} no se puede ejecutar aquí</translation>
  </message>
  <message>
   <source>Kinds of nodes: Enter adds one</source>
   <translation>Tipos de nodos: Intro añade uno</translation>
  </message>
  <message>
   <source>Kinds of servers</source>
   <translation>Tipos de servidores</translation>
  </message>
  <message>
   <source>Kinds of steps</source>
   <translation>Tipos de pasos</translation>
  </message>
  <message>
   <source>Kinds of tools</source>
   <translation>Tipos de herramientas</translation>
  </message>
  <message>
   <source>Kinds: {0}</source>
   <translation>Tipos: {0}</translation>
  </message>
  <message>
   <source>Kiosk</source>
   <translation>Quiosco</translation>
  </message>
  <message>
   <source>KV cache</source>
   <translation>Caché KV</translation>
  </message>
  <message>
   <source>KV cache in use</source>
   <translation>Caché KV en uso</translation>
  </message>
  <message>
   <source>KV cache in use, share</source>
   <translation>Caché KV en uso, parte</translation>
  </message>
  <message>
   <source>KV cache of servers</source>
   <translation>Caché KV de los servidores</translation>
  </message>
  <message>
   <source>KV cache of the server</source>
   <translation>Caché KV del servidor</translation>
  </message>
  <message>
   <source>KV cache size</source>
   <translation>Tamaño de la caché KV</translation>
  </message>
  <message>
   <source>KV cache {0}</source>
   <translation>Caché KV {0}</translation>
  </message>
  <message>
   <source>KV caches</source>
   <translation>Cachés KV</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Idioma</translation>
  </message>
  <message>
   <source>Larger model asked</source>
   <translation>Modelo mayor consultado</translation>
  </message>
  <message>
   <source>Larger text</source>
   <translation>Texto más grande</translation>
  </message>
  <message>
   <source>largest</source>
   <translation>mayor</translation>
  </message>
  <message>
   <source>Largest file</source>
   <translation>Archivo mayor</translation>
  </message>
  <message>
   <source>Largest prompt plus answer; more needs more memory</source>
   <translation>Prompt más respuesta como máximo; más exige más memoria</translation>
  </message>
  <message>
   <source>last</source>
   <translation>último</translation>
  </message>
  <message>
   <source>Last 24 hours</source>
   <translation>Últimas 24 horas</translation>
  </message>
  <message>
   <source>Last 30 days</source>
   <translation>Últimos 30 días</translation>
  </message>
  <message>
   <source>Last 7 days</source>
   <translation>Últimos 7 días</translation>
  </message>
  <message>
   <source>Last check</source>
   <translation>Última comprobación</translation>
  </message>
  <message>
   <source>Last checkpoint before</source>
   <translation>Último punto de control anterior</translation>
  </message>
  <message>
   <source>Last day</source>
   <translation>Último día</translation>
  </message>
  <message>
   <source>last day</source>
   <translation>último día</translation>
  </message>
  <message>
   <source>Last hour</source>
   <translation>Última hora</translation>
  </message>
  <message>
   <source>Last lines</source>
   <translation>Últimas líneas</translation>
  </message>
  <message>
   <source>Last lines of the server</source>
   <translation>Últimas líneas del servidor</translation>
  </message>
  <message>
   <source>Last load</source>
   <translation>Última carga</translation>
  </message>
  <message>
   <source>Last run</source>
   <translation>Última ejecución</translation>
  </message>
  <message>
   <source>Last used</source>
   <translation>Último uso</translation>
  </message>
  <message>
   <source>Last week</source>
   <translation>Última semana</translation>
  </message>
  <message>
   <source>last: {0}</source>
   <translation>último: {0}</translation>
  </message>
  <message>
   <source>Lasted</source>
   <translation>Duración</translation>
  </message>
  <message>
   <source>Latency of requests</source>
   <translation>Latencia de las peticiones</translation>
  </message>
  <message>
   <source>Later</source>
   <translation>Más tarde</translation>
  </message>
  <message>
   <source>Lay out the graph</source>
   <translation>Ordenar el grafo</translation>
  </message>
  <message>
   <source>layers on the GPU</source>
   <translation>capas en la GPU</translation>
  </message>
  <message>
   <source>Leave --public out: what is on this machine is listed without the network.</source>
   <translation>Omita --public: lo de este equipo se lista sin la red.</translation>
  </message>
  <message>
   <source>Leave inputs and outputs out of the selection; links to them stay.</source>
   <translation>Deje entradas y salidas fuera de la selección; los enlaces con ellas se quedan.</translation>
  </message>
  <message>
   <source>Leave it out</source>
   <translation>Omitir esto</translation>
  </message>
  <message>
   <source>leave it out</source>
   <translation>omitirla</translation>
  </message>
  <message>
   <source>Leave it out of what is stored, too</source>
   <translation>Omitirlo también de lo que se guarda</translation>
  </message>
  <message>
   <source>Leave it out.</source>
   <translation>Omítalo.</translation>
  </message>
  <message>
   <source>Leave the role out, or change it in the settings.</source>
   <translation>Omita el rol, o cámbielo en los ajustes.</translation>
  </message>
  <message>
   <source>Leave the time that was selected (Esc)</source>
   <translation>Dejar el periodo seleccionado (Esc)</translation>
  </message>
  <message>
   <source>left empty</source>
   <translation>dejado vacío</translation>
  </message>
  <message>
   <source>left out</source>
   <translation>omitido</translation>
  </message>
  <message>
   <source>Left out, or done otherwise:</source>
   <translation>Omitido, o hecho de otro modo:</translation>
  </message>
  <message>
   <source>Left out: {0}</source>
   <translation>Omitido: {0}</translation>
  </message>
  <message>
   <source>Left out: {0}.</source>
   <translation>Se omite: {0}.</translation>
  </message>
  <message>
   <source>Leftovers</source>
   <translation>Restos</translation>
  </message>
  <message>
   <source>Length</source>
   <translation>Longitud</translation>
  </message>
  <message>
   <source>Length limit</source>
   <translation>Límite de longitud</translation>
  </message>
  <message>
   <source>length: more than {0} characters cannot be checked</source>
   <translation>longitud: no se pueden comprobar más de {0} caracteres</translation>
  </message>
  <message>
   <source>less than</source>
   <translation>menor que</translation>
  </message>
  <message>
   <source>Let fewer agents run at a time (Settings), or load the model with more places.</source>
   <translation>Deje que se ejecuten menos agentes a la vez (Ajustes), o cargue el modelo con más plazas.</translation>
  </message>
  <message>
   <source>Let it be asked</source>
   <translation>Dejar que se le pregunte</translation>
  </message>
  <message>
   <source>Let it clear (clear_at) at {0} or {1} it.</source>
   <translation>Haga que termine (clear_at) en {0} o {1}.</translation>
  </message>
  <message>
   <source>Let it start</source>
   <translation>Dejar que se inicie</translation>
  </message>
  <message>
   <source>let it wait</source>
   <translation>dejar que espere</translation>
  </message>
  <message>
   <source>Let models run in a process of their own, or without a whole sandbox, in the settings under Engines.</source>
   <translation>Deje que los modelos se ejecuten en un proceso propio, o sin una sandbox completa, en los ajustes, en Motores.</translation>
  </message>
  <message>
   <source>let new runs use a smaller model until it clears</source>
   <translation>hacer que las ejecuciones nuevas usen un modelo menor hasta que termine</translation>
  </message>
  <message>
   <source>let out</source>
   <translation>dejado salir</translation>
  </message>
  <message>
   <source>Let the agent use another tool.</source>
   <translation>Haga que el agente use otra herramienta.</translation>
  </message>
  <message>
   <source>Let the agent write freely, and try again.</source>
   <translation>Deje que el agente escriba libremente, e inténtelo de nuevo.</translation>
  </message>
  <message>
   <source>Let the agent write freely, or choose another engine.</source>
   <translation>Deje que el agente escriba libremente, o elija otro motor.</translation>
  </message>
  <message>
   <source>Let the node take or make less, such as a part of it at a time.</source>
   <translation>Haga que el nodo tome o produzca menos, como una parte cada vez.</translation>
  </message>
  <message>
   <source>Let the system's keyring open it, too</source>
   <translation>Dejar que también lo abra el llavero del sistema</translation>
  </message>
  <message>
   <source>let through</source>
   <translation>dejado pasar</translation>
  </message>
  <message>
   <source>Lets agents talk with one another until they are done</source>
   <translation>Deja que los agentes hablen entre sí hasta terminar</translation>
  </message>
  <message>
   <source>Lets an agent answer, or hand over to another one that fits better</source>
   <translation>Deja que un agente responda, o que pase el turno a otro más adecuado</translation>
  </message>
  <message>
   <source>Lets it listen at another address than 127.0.0.1. Only for an administrator, and with a certificate.</source>
   <translation>Le deja escuchar en otra dirección que 127.0.0.1. Solo para un administrador, y con certificado.</translation>
  </message>
  <message>
   <source>Letters of the signer: %s</source>
   <translation>Letras del firmante: %s</translation>
  </message>
  <message>
   <source>Licence</source>
   <translation>Licencia</translation>
  </message>
  <message>
   <source>licence</source>
   <translation>licencia</translation>
  </message>
  <message>
   <source>Lift it in Alerts, or wait until it clears.</source>
   <translation>Levántelo en Alertas, o espere a que termine.</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Claro</translation>
  </message>
  <message>
   <source>Likely tokens: {0}</source>
   <translation>Tokens probables: {0}</translation>
  </message>
  <message>
   <source>Likeness at least</source>
   <translation>Parecido mínimo</translation>
  </message>
  <message>
   <source>Limit</source>
   <translation>Límite</translation>
  </message>
  <message>
   <source>Limit of a try, in seconds</source>
   <translation>Límite de un intento, en segundos</translation>
  </message>
  <message>
   <source>Limit of {0}</source>
   <translation>Límite de {0}</translation>
  </message>
  <message>
   <source>Limits</source>
   <translation>Límites</translation>
  </message>
  <message>
   <source>Limits of a run</source>
   <translation>Límites de una ejecución</translation>
  </message>
  <message>
   <source>limits of time and tokens</source>
   <translation>límites de tiempo y tokens</translation>
  </message>
  <message>
   <source>line 1: rules are wanted here</source>
   <translation>línea 1: aquí se esperan reglas</translation>
  </message>
  <message>
   <source>line 1: there are no fields</source>
   <translation>línea 1: no hay campos</translation>
  </message>
  <message>
   <source>line 1: these are no samples</source>
   <translation>línea 1: no son muestras</translation>
  </message>
  <message>
   <source>line breaks inside a text</source>
   <translation>saltos de línea dentro de un texto</translation>
  </message>
  <message>
   <source>line {0} of the key file is no key of {1} characters</source>
   <translation>la línea {0} del archivo de claves no es una clave de {1} caracteres</translation>
  </message>
  <message>
   <source>line {0}, column {1}: {2}</source>
   <translation>línea {0}, columna {1}: {2}</translation>
  </message>
  <message>
   <source>line {0}: a name holds {1}</source>
   <translation>línea {0}: un nombre contiene {1}</translation>
  </message>
  <message>
   <source>line {0}: byte {1}: the file is not UTF-8 text</source>
   <translation>línea {0}: byte {1}: el archivo no es texto UTF-8</translation>
  </message>
  <message>
   <source>line {0}: it has no time, metric and value</source>
   <translation>línea {0}: no tiene hora, métrica y valor</translation>
  </message>
  <message>
   <source>line {0}: it is no object</source>
   <translation>línea {0}: no es un objeto</translation>
  </message>
  <message>
   <source>line {0}: more than {1} metrics</source>
   <translation>línea {0}: más de {1} métricas</translation>
  </message>
  <message>
   <source>line {0}: the file is not JSON: {1}</source>
   <translation>línea {0}: el archivo no es JSON: {1}</translation>
  </message>
  <message>
   <source>line {0}: {1} is no object</source>
   <translation>línea {0}: {1} no es un objeto</translation>
  </message>
  <message>
   <source>line {0}: {1}: the next models are not read from there</source>
   <translation>línea {0}: {1}: los modelos siguientes no se leen de ahí</translation>
  </message>
  <message>
   <source>Lines</source>
   <translation>Líneas</translation>
  </message>
  <message>
   <source>lines</source>
   <translation>líneas</translation>
  </message>
  <message>
   <source>Link</source>
   <translation>Enlace</translation>
  </message>
  <message>
   <source>Link other ports.</source>
   <translation>Enlace otros puertos.</translation>
  </message>
  <message>
   <source>Link to</source>
   <translation>Enlace a</translation>
  </message>
  <message>
   <source>links of the kind {0} are not opened: {1}</source>
   <translation>los enlaces del tipo {0} no se abren: {1}</translation>
  </message>
  <message>
   <source>List</source>
   <translation>Lista</translation>
  </message>
  <message>
   <source>List files</source>
   <translation>Listar archivos</translation>
  </message>
  <message>
   <source>List models</source>
   <translation>Listar modelos</translation>
  </message>
  <message>
   <source>List models of LM Studio, Ollama and the Hugging Face cache</source>
   <translation>Listar modelos de LM Studio, Ollama y la caché de Hugging Face</translation>
  </message>
  <message>
   <source>List models of other programs</source>
   <translation>Listar modelos de otros programas</translation>
  </message>
  <message>
   <source>List models on this machine</source>
   <translation>Listar modelos de este equipo</translation>
  </message>
  <message>
   <source>List of numbers</source>
   <translation>Lista de números</translation>
  </message>
  <message>
   <source>List of texts</source>
   <translation>Lista de textos</translation>
  </message>
  <message>
   <source>List of whole numbers</source>
   <translation>Lista de números enteros</translation>
  </message>
  <message>
   <source>List of yes or no</source>
   <translation>Lista de sí o no</translation>
  </message>
  <message>
   <source>List the actions.</source>
   <translation>Enumere las acciones.</translation>
  </message>
  <message>
   <source>List the files in a folder</source>
   <translation>Listar los archivos de una carpeta</translation>
  </message>
  <message>
   <source>List the server's models</source>
   <translation>Listar los modelos del servidor</translation>
  </message>
  <message>
   <source>List them.</source>
   <translation>Enumérelas.</translation>
  </message>
  <message>
   <source>List what Ollama, LM Studio and the Hugging Face cache hold. It is used where it lies and never changed.</source>
   <translation>Lista lo que guardan Ollama, LM Studio y la caché de Hugging Face. Se usa donde está y nunca se cambia.</translation>
  </message>
  <message>
   <source>Listening</source>
   <translation>Escuchando</translation>
  </message>
  <message>
   <source>listening</source>
   <translation>escuchando</translation>
  </message>
  <message>
   <source>Listens on</source>
   <translation>Escucha en</translation>
  </message>
  <message>
   <source>Lists a folder</source>
   <translation>Lista una carpeta</translation>
  </message>
  <message>
   <source>lists are only gathered inside Foreach, once each</source>
   <translation>las listas solo se reúnen dentro de Foreach, una vez cada una</translation>
  </message>
  <message>
   <source>Little disk space</source>
   <translation>Poco espacio en disco</translation>
  </message>
  <message>
   <source>Little memory</source>
   <translation>Poca memoria</translation>
  </message>
  <message>
   <source>llama.cpp cannot make {0} of {1}: {2}</source>
   <translation>llama.cpp no puede hacer {0} de {1}: {2}</translation>
  </message>
  <message>
   <source>llama.cpp could not decode: {0}</source>
   <translation>llama.cpp no pudo decodificar: {0}</translation>
  </message>
  <message>
   <source>llama.cpp could not make {0} of {1}: {2}</source>
   <translation>llama.cpp no pudo hacer {0} de {1}: {2}</translation>
  </message>
  <message>
   <source>llama.cpp could not read the texts: {0}</source>
   <translation>llama.cpp no pudo leer los textos: {0}</translation>
  </message>
  <message>
   <source>llama.cpp could not read the tokens: {0}</source>
   <translation>llama.cpp no pudo leer los tokens: {0}</translation>
  </message>
  <message>
   <source>llama.cpp ended with {0}</source>
   <translation>llama.cpp terminó con {0}</translation>
  </message>
  <message>
   <source>llama.cpp gave no vector for a text</source>
   <translation>llama.cpp no dio ningún vector para un texto</translation>
  </message>
  <message>
   <source>llama.cpp made no context to measure in</source>
   <translation>llama.cpp no creó un contexto en el que medir</translation>
  </message>
  <message>
   <source>llama.cpp refused {0}: {1}</source>
   <translation>llama.cpp rechazó {0}: {1}</translation>
  </message>
  <message>
   <source>llguidance refused the grammar of the schema: {0}</source>
   <translation>llguidance rechazó la gramática del esquema: {0}</translation>
  </message>
  <message>
   <source>Load</source>
   <translation>Cargar</translation>
  </message>
  <message>
   <source>Load and warm up</source>
   <translation>Cargar y calentar</translation>
  </message>
  <message>
   <source>Load as usual</source>
   <translation>Cargar como siempre</translation>
  </message>
  <message>
   <source>Load it with a shorter context or another engine if that goes on.</source>
   <translation>Cárguelo con un contexto más corto u otro motor si sigue así.</translation>
  </message>
  <message>
   <source>Load one in Models; its figures appear here at once.</source>
   <translation>Cargue uno en Modelos; sus cifras aparecen aquí al momento.</translation>
  </message>
  <message>
   <source>Load the model again.</source>
   <translation>Cargue el modelo de nuevo.</translation>
  </message>
  <message>
   <source>Load the model to connect to it.</source>
   <translation>Cargue el modelo para conectarse a él.</translation>
  </message>
  <message>
   <source>Load the model with more memory for its cache.</source>
   <translation>Cargue el modelo con más memoria para su caché.</translation>
  </message>
  <message>
   <source>Load to rehearse on</source>
   <translation>Carga para ensayar</translation>
  </message>
  <message>
   <source>Load when used</source>
   <translation>Cargar al usarlo</translation>
  </message>
  <message>
   <source>Load {0}</source>
   <translation>Cargar {0}</translation>
  </message>
  <message>
   <source>Loaded</source>
   <translation>Cargado</translation>
  </message>
  <message>
   <source>loaded</source>
   <translation>cargado</translation>
  </message>
  <message>
   <source>Loaded in</source>
   <translation>Cargado en</translation>
  </message>
  <message>
   <source>Loaded model</source>
   <translation>Modelo cargado</translation>
  </message>
  <message>
   <source>Loading</source>
   <translation>Cargando</translation>
  </message>
  <message>
   <source>loading</source>
   <translation>cargando</translation>
  </message>
  <message>
   <source>Loading %s</source>
   <translation>Cargando %s</translation>
  </message>
  <message>
   <source>Loading its model once</source>
   <translation>Cargando su modelo una vez</translation>
  </message>
  <message>
   <source>Loading the model</source>
   <translation>Cargando el modelo</translation>
  </message>
  <message>
   <source>Loading…</source>
   <translation>Cargando…</translation>
  </message>
  <message>
   <source>Loads the model with one setting after another and lets it read and write a little, for {0} seconds at the longest. A turn reads {1} tokens and writes {2}. Other work of this machine makes the figures unsure.</source>
   <translation>Carga el modelo con un ajuste tras otro y le hace leer y escribir un poco, durante {0} segundos como máximo. Un turno lee {1} tokens y escribe {2}. Otro trabajo de este equipo hace inciertas las cifras.</translation>
  </message>
  <message>
   <source>Local server</source>
   <translation>Servidor local</translation>
  </message>
  <message>
   <source>local time</source>
   <translation>hora local</translation>
  </message>
  <message>
   <source>Lock</source>
   <translation>Bloquear</translation>
  </message>
  <message>
   <source>Lock the screen</source>
   <translation>Bloquear la pantalla</translation>
  </message>
  <message>
   <source>Locked</source>
   <translation>Bloqueado</translation>
  </message>
  <message numerus="yes">
   <source>Locks in %n s</source>
   <translation>
    <numerusform>Se bloquea en %n s</numerusform>
    <numerusform>Se bloquea en %n s</numerusform>
   </translation>
  </message>
  <message>
   <source>Log</source>
   <translation>Registro</translation>
  </message>
  <message>
   <source>Log begun</source>
   <translation>Registro iniciado</translation>
  </message>
  <message>
   <source>log takes positive values: log(x) or log(x, base)</source>
   <translation>log toma valores positivos: log(x) o log(x, base)</translation>
  </message>
  <message>
   <source>Long lines are shortened</source>
   <translation>Las líneas largas se acortan</translation>
  </message>
  <message>
   <source>Longer than</source>
   <translation>Más largo que</translation>
  </message>
  <message>
   <source>longer than</source>
   <translation>más largo que</translation>
  </message>
  <message>
   <source>Longer than {0}</source>
   <translation>Más largo que {0}</translation>
  </message>
  <message>
   <source>Longest answer in tokens</source>
   <translation>Respuesta más larga en tokens</translation>
  </message>
  <message>
   <source>Longest answer, tokens</source>
   <translation>Respuesta más larga, tokens</translation>
  </message>
  <message>
   <source>Longest result</source>
   <translation>Resultado más largo</translation>
  </message>
  <message>
   <source>Longest search for the best setting of a model on this machine.</source>
   <translation>Búsqueda más larga del mejor ajuste de un modelo en este equipo.</translation>
  </message>
  <message>
   <source>Look again</source>
   <translation>Buscar de nuevo</translation>
  </message>
  <message>
   <source>Look again.</source>
   <translation>Mire de nuevo.</translation>
  </message>
  <message>
   <source>Look at it again.</source>
   <translation>Mírelo de nuevo.</translation>
  </message>
  <message>
   <source>Look at it among the tools, and allow it again if you trust it.</source>
   <translation>Mírela entre las herramientas, y permítala de nuevo si confía en ella.</translation>
  </message>
  <message>
   <source>Look at it and allow it again; its mark is {0}.</source>
   <translation>Mírela y permítala de nuevo; su marca es {0}.</translation>
  </message>
  <message>
   <source>Look at it under Jobs.</source>
   <translation>Mírela en Tareas.</translation>
  </message>
  <message>
   <source>Look at it with: workbench models unpack FILE.</source>
   <translation>Mírelo con: workbench models unpack FILE.</translation>
  </message>
  <message>
   <source>Look at its address in the settings, Runs; empty it to send nothing.</source>
   <translation>Mire su dirección en los ajustes, Ejecuciones; vacíela para no enviar nada.</translation>
  </message>
  <message>
   <source>Look at its folder.</source>
   <translation>Mire su carpeta.</translation>
  </message>
  <message>
   <source>Look at its list of tools.</source>
   <translation>Mire su lista de herramientas.</translation>
  </message>
  <message>
   <source>Look at its logs.</source>
   <translation>Mire sus registros.</translation>
  </message>
  <message>
   <source>Look at its status.</source>
   <translation>Mire su estado.</translation>
  </message>
  <message>
   <source>Look at its steps.</source>
   <translation>Mire sus pasos.</translation>
  </message>
  <message>
   <source>Look at the alert: it says what was done, and what ends it.</source>
   <translation>Mire la alerta: dice lo que se hizo y qué la termina.</translation>
  </message>
  <message>
   <source>Look at the audit panel.</source>
   <translation>Mire el panel de auditoría.</translation>
  </message>
  <message>
   <source>Look at the canvas.</source>
   <translation>Mire el lienzo.</translation>
  </message>
  <message>
   <source>Look at the disk.</source>
   <translation>Mire el disco.</translation>
  </message>
  <message>
   <source>Look at the file.</source>
   <translation>Mire el archivo.</translation>
  </message>
  <message>
   <source>Look at the history of the job.</source>
   <translation>Mire el historial de la tarea.</translation>
  </message>
  <message>
   <source>Look at the job and allow it.</source>
   <translation>Mire la tarea y permítala.</translation>
  </message>
  <message>
   <source>Look at the links of the node.</source>
   <translation>Mire los enlaces del nodo.</translation>
  </message>
  <message>
   <source>Look at the list again.</source>
   <translation>Mire la lista de nuevo.</translation>
  </message>
  <message>
   <source>Look at the list of keys.</source>
   <translation>Mire la lista de claves.</translation>
  </message>
  <message>
   <source>Look at the list of nodes.</source>
   <translation>Mire la lista de nodos.</translation>
  </message>
  <message>
   <source>Look at the list of problems.</source>
   <translation>Mire la lista de problemas.</translation>
  </message>
  <message>
   <source>Look at the list of runs.</source>
   <translation>Mire la lista de ejecuciones.</translation>
  </message>
  <message>
   <source>Look at the list of them.</source>
   <translation>Mire la lista de ellas.</translation>
  </message>
  <message>
   <source>Look at the list: workbench alerts list.</source>
   <translation>Mire la lista: workbench alerts list.</translation>
  </message>
  <message>
   <source>Look at the list: workbench memory list.</source>
   <translation>Mire la lista: workbench memory list.</translation>
  </message>
  <message>
   <source>Look at the log.</source>
   <translation>Mire el registro.</translation>
  </message>
  <message>
   <source>Look at the model's page again.</source>
   <translation>Mire de nuevo la página del modelo.</translation>
  </message>
  <message>
   <source>Look at the model's page again: it was replaced.</source>
   <translation>Mire de nuevo la página del modelo: se sustituyó.</translation>
  </message>
  <message>
   <source>Look at the run in the program.</source>
   <translation>Mire la ejecución en el programa.</translation>
  </message>
  <message>
   <source>Look at the run's end.</source>
   <translation>Mire el final de la ejecución.</translation>
  </message>
  <message>
   <source>Look at the runs that failed; each says why.</source>
   <translation>Mire las ejecuciones que fallaron; cada una dice por qué.</translation>
  </message>
  <message>
   <source>Look at the server's own log, then ask again.</source>
   <translation>Mire el registro del propio servidor, luego pregunte de nuevo.</translation>
  </message>
  <message>
   <source>Look at the server's own log.</source>
   <translation>Mire el registro del propio servidor.</translation>
  </message>
  <message>
   <source>Look at the server's own log; it may not be made for this.</source>
   <translation>Mire el registro del propio servidor; quizá no esté hecho para esto.</translation>
  </message>
  <message>
   <source>Look at the settings panel.</source>
   <translation>Mire el panel de ajustes.</translation>
  </message>
  <message>
   <source>Look at the settings; the next change writes the file anew.</source>
   <translation>Mire los ajustes; el próximo cambio escribe el archivo de nuevo.</translation>
  </message>
  <message>
   <source>Look at the tools' parameters and at the schema of the answer, or let the agent write freely.</source>
   <translation>Mire los parámetros de las herramientas y el esquema de la respuesta, o deje que el agente escriba libremente.</translation>
  </message>
  <message>
   <source>Look at the value that comes in.</source>
   <translation>Mire el valor que entra.</translation>
  </message>
  <message>
   <source>Look at the values, or change what happens then.</source>
   <translation>Mire los valores, o cambie lo que ocurre en ese caso.</translation>
  </message>
  <message>
   <source>Look at this before you import it: {0}.</source>
   <translation>Mire esto antes de importarlo: {0}.</translation>
  </message>
  <message>
   <source>Look at {0}</source>
   <translation>Ver {0}</translation>
  </message>
  <message>
   <source>Look at {0} in the data folder.</source>
   <translation>Mire {0} en la carpeta de datos.</translation>
  </message>
  <message>
   <source>Look at: workbench {0}</source>
   <translation>Mire: workbench {0}</translation>
  </message>
  <message>
   <source>Look for a loop that does not end, or split the work into several runs.</source>
   <translation>Busque un bucle que no termina, o divida el trabajo en varias ejecuciones.</translation>
  </message>
  <message>
   <source>Look for a version of the model whose name ends with GGUF.</source>
   <translation>Busque una versión del modelo cuyo nombre termine en GGUF.</translation>
  </message>
  <message>
   <source>Look for another model.</source>
   <translation>Busque otro modelo.</translation>
  </message>
  <message>
   <source>Look for leftovers again.</source>
   <translation>Busque restos de nuevo.</translation>
  </message>
  <message>
   <source>Look for models again</source>
   <translation>Buscar modelos de nuevo</translation>
  </message>
  <message>
   <source>Look for servers</source>
   <translation>Buscar servidores</translation>
  </message>
  <message>
   <source>Look for the others in a copy.</source>
   <translation>Busque las otras en una copia.</translation>
  </message>
  <message>
   <source>Look into each node, change something, and go on from there</source>
   <translation>Mire dentro de cada nodo, cambie algo y siga desde allí</translation>
  </message>
  <message>
   <source>Look up an item by its number</source>
   <translation>Consultar un artículo por su número</translation>
  </message>
  <message>
   <source>Look up memory</source>
   <translation>Consultar memoria</translation>
  </message>
  <message>
   <source>Look where it leads, then save the tool again.</source>
   <translation>Mire adónde lleva, luego guarde la herramienta de nuevo.</translation>
  </message>
  <message>
   <source>Looking at the deployment</source>
   <translation>Examinando el despliegue</translation>
  </message>
  <message>
   <source>Looking at the engines</source>
   <translation>Mirando los motores</translation>
  </message>
  <message>
   <source>Looking at what is installed</source>
   <translation>Mirando lo instalado</translation>
  </message>
  <message>
   <source>Looking at what this system can hold…</source>
   <translation>Mirando qué puede contener este sistema…</translation>
  </message>
  <message>
   <source>looking for jobs that are due failed: {0}</source>
   <translation>falló la búsqueda de trabajos pendientes: {0}</translation>
  </message>
  <message>
   <source>Looking for models</source>
   <translation>Buscando modelos</translation>
  </message>
  <message>
   <source>Looking for servers on this machine</source>
   <translation>Buscando servidores en este equipo</translation>
  </message>
  <message>
   <source>Looking into %s</source>
   <translation>Mirando dentro de %s</translation>
  </message>
  <message>
   <source>Looking into {0}</source>
   <translation>Examinando {0}</translation>
  </message>
  <message>
   <source>Looking…</source>
   <translation>Buscando…</translation>
  </message>
  <message>
   <source>Loop</source>
   <translation>Bucle</translation>
  </message>
  <message>
   <source>lost from token 0 on: this model read nothing like it since it was loaded</source>
   <translation>perdido desde el token 0: este modelo no leyó nada parecido desde que se cargó</translation>
  </message>
  <message>
   <source>lost from token {0} on: the kept text of {1} tokens {2}</source>
   <translation>perdido desde el token {0}: el texto guardado de {1} tokens {2}</translation>
  </message>
  <message>
   <source>lost from token {0} on: {1}</source>
   <translation>perdido desde el token {0}: {1}</translation>
  </message>
  <message>
   <source>Lower the limit of the job.</source>
   <translation>Baje el límite de la tarea.</translation>
  </message>
  <message>
   <source>Machine</source>
   <translation>Equipo</translation>
  </message>
  <message>
   <source>machine</source>
   <translation>equipo</translation>
  </message>
  <message>
   <source>Made by</source>
   <translation>Hecho por</translation>
  </message>
  <message>
   <source>Made of what is chosen</source>
   <translation>Hecho de lo elegido</translation>
  </message>
  <message>
   <source>Made up: a ramp</source>
   <translation>Inventada: una rampa</translation>
  </message>
  <message>
   <source>Made up: a step</source>
   <translation>Inventada: un escalón</translation>
  </message>
  <message>
   <source>Made up: noise</source>
   <translation>Inventada: ruido</translation>
  </message>
  <message>
   <source>Made up: short peaks</source>
   <translation>Inventada: picos cortos</translation>
  </message>
  <message>
   <source>Make a copy of the folder in which the links are files, and import that.</source>
   <translation>Haga una copia de la carpeta en que los enlaces sean archivos, e impórtela.</translation>
  </message>
  <message>
   <source>Make a new one, and keep it with: workbench models token; or enter it in the window.</source>
   <translation>Cree uno nuevo y guárdelo con: workbench models token; o introdúzcalo en la ventana.</translation>
  </message>
  <message>
   <source>Make a regression test</source>
   <translation>Crear una prueba de regresión</translation>
  </message>
  <message>
   <source>Make a second data set.</source>
   <translation>Cree un segundo conjunto de datos.</translation>
  </message>
  <message>
   <source>Make a test case</source>
   <translation>Crear un caso de prueba</translation>
  </message>
  <message>
   <source>Make a test case of the answer…</source>
   <translation>Crear un caso de prueba de la respuesta…</translation>
  </message>
  <message>
   <source>Make a test case…</source>
   <translation>Crear un caso de prueba…</translation>
  </message>
  <message>
   <source>Make it</source>
   <translation>Crear</translation>
  </message>
  <message>
   <source>Make it a text.</source>
   <translation>Hágala un texto.</translation>
  </message>
  <message>
   <source>Make it all the same</source>
   <translation>Crear de todos modos</translation>
  </message>
  <message>
   <source>Make it first, or choose another place.</source>
   <translation>Créelo antes, o elija otro lugar.</translation>
  </message>
  <message>
   <source>Make it flatter.</source>
   <translation>Hágalo con menos niveles.</translation>
  </message>
  <message>
   <source>Make it larger.</source>
   <translation>Hágala más grande.</translation>
  </message>
  <message>
   <source>Make it shorter.</source>
   <translation>Acórtela.</translation>
  </message>
  <message>
   <source>Make it smaller.</source>
   <translation>Hágalo más pequeño.</translation>
  </message>
  <message>
   <source>Make key</source>
   <translation>Crear clave</translation>
  </message>
  <message>
   <source>Make one in the Builder first.</source>
   <translation>Cree primero uno en el Constructor.</translation>
  </message>
  <message>
   <source>Make one: workbench serve keys create NAME.</source>
   <translation>Cree una: workbench serve keys create NAME.</translation>
  </message>
  <message>
   <source>Make the agent</source>
   <translation>Crear el agente</translation>
  </message>
  <message>
   <source>Make the inside a graph of its own.</source>
   <translation>Haga de lo de dentro un grafo propio.</translation>
  </message>
  <message>
   <source>Make the keys anew; the damaged file is kept when the first one is made.</source>
   <translation>Cree las claves de nuevo; el archivo dañado se guarda al crear la primera.</translation>
  </message>
  <message>
   <source>Make the text shorter.</source>
   <translation>Acorte el texto.</translation>
  </message>
  <message>
   <source>Make them shorter.</source>
   <translation>Hágalos más cortos.</translation>
  </message>
  <message>
   <source>Makes JSON of a text that a model wrote</source>
   <translation>Convierte en JSON un texto que escribió un modelo</translation>
  </message>
  <message>
   <source>Making a key</source>
   <translation>Creando una clave</translation>
  </message>
  <message>
   <source>Manual page</source>
   <translation>Página del manual</translation>
  </message>
  <message>
   <source>Many alerts fire at once</source>
   <translation>Se disparan muchas alertas a la vez</translation>
  </message>
  <message>
   <source>Many requests fail</source>
   <translation>Fallan muchas peticiones</translation>
  </message>
  <message>
   <source>many requests on two GPUs, with a smaller cache type</source>
   <translation>muchas solicitudes en dos GPU, con un tipo de caché menor</translation>
  </message>
  <message>
   <source>Map</source>
   <translation>Mapear</translation>
  </message>
  <message>
   <source>Map of the graph</source>
   <translation>Mapa del grafo</translation>
  </message>
  <message>
   <source>Markdown (*.md);;JSON (*.json)</source>
   <translation>Markdown (*.md);;JSON (*.json)</translation>
  </message>
  <message>
   <source>marker of the template</source>
   <translation>marca de la plantilla</translation>
  </message>
  <message>
   <source>mask personal data</source>
   <translation>enmascarar datos personales</translation>
  </message>
  <message>
   <source>masked {0}</source>
   <translation>enmascaró {0}</translation>
  </message>
  <message>
   <source>Matches a pattern</source>
   <translation>Coincide con un patrón</translation>
  </message>
  <message>
   <source>matches the pattern</source>
   <translation>coincide con el patrón</translation>
  </message>
  <message>
   <source>max_new_tokens is {0}</source>
   <translation>max_new_tokens es {0}</translation>
  </message>
  <message>
   <source>May begin with a dash</source>
   <translation>Puede empezar con un guion</translation>
  </message>
  <message>
   <source>May change it</source>
   <translation>Puede cambiarlo</translation>
  </message>
  <message>
   <source>may not be given</source>
   <translation>no se puede dar</translation>
  </message>
  <message>
   <source>May reach the network</source>
   <translation>Puede llegar a la red</translation>
  </message>
  <message>
   <source>May reach: {0}</source>
   <translation>Puede llegar a: {0}</translation>
  </message>
  <message>
   <source>May read</source>
   <translation>Puede leer</translation>
  </message>
  <message>
   <source>may stay empty</source>
   <translation>puede quedar vacío</translation>
  </message>
  <message>
   <source>May this go on?</source>
   <translation>¿Puede seguir esto?</translation>
  </message>
  <message>
   <source>May touch</source>
   <translation>Puede tocar</translation>
  </message>
  <message>
   <source>May use</source>
   <translation>Puede usar</translation>
  </message>
  <message>
   <source>MCP server</source>
   <translation>Servidor MCP</translation>
  </message>
  <message>
   <source>MCP server allowed</source>
   <translation>Servidor MCP permitido</translation>
  </message>
  <message>
   <source>MCP server taken back</source>
   <translation>Servidor MCP revocado</translation>
  </message>
  <message>
   <source>MCP servers</source>
   <translation>Servidores MCP</translation>
  </message>
  <message>
   <source>MCP servers ask for everything again</source>
   <translation>Los servidores MCP preguntan todo de nuevo</translation>
  </message>
  <message>
   <source>MCP servers in {0}</source>
   <translation>Servidores MCP en {0}</translation>
  </message>
  <message>
   <source>MCP tools allowed</source>
   <translation>Herramientas MCP permitidas</translation>
  </message>
  <message>
   <source>Mean of the newest answers that began between two readings, as the server measured.</source>
   <translation>Media de las respuestas más recientes que empezaron entre dos lecturas, según midió el servidor.</translation>
  </message>
  <message>
   <source>Mean wait in the queue</source>
   <translation>Espera media en la cola</translation>
  </message>
  <message>
   <source>mean {0}</source>
   <translation>media {0}</translation>
  </message>
  <message>
   <source>meaning</source>
   <translation>significado</translation>
  </message>
  <message>
   <source>Meaning needs a collection with an embedding model; hybrid uses it if there is.</source>
   <translation>El significado exige una colección con modelo de embeddings; híbrido lo usa si lo hay.</translation>
  </message>
  <message>
   <source>Means about the same</source>
   <translation>Significa casi lo mismo</translation>
  </message>
  <message>
   <source>Measure</source>
   <translation>Medir</translation>
  </message>
  <message>
   <source>Measure again</source>
   <translation>Medir otra vez</translation>
  </message>
  <message>
   <source>measured</source>
   <translation>medido</translation>
  </message>
  <message>
   <source>Measured on this computer at {0}, over {1} tokens of one run.</source>
   <translation>Medido en este equipo el {0}, con {1} tokens de una ejecución.</translation>
  </message>
  <message>
   <source>Measurements are late</source>
   <translation>Las mediciones llegan tarde</translation>
  </message>
  <message>
   <source>Measuring</source>
   <translation>Medición</translation>
  </message>
  <message>
   <source>Measuring %s</source>
   <translation>Midiendo %s</translation>
  </message>
  <message>
   <source>Measuring this machine</source>
   <translation>Midiendo este equipo</translation>
  </message>
  <message>
   <source>measuring which weights matter</source>
   <translation>midiendo qué pesos importan</translation>
  </message>
  <message>
   <source>Measuring; this takes about a second.</source>
   <translation>Midiendo; tarda alrededor de un segundo.</translation>
  </message>
  <message>
   <source>median</source>
   <translation>mediana</translation>
  </message>
  <message>
   <source>Median over the answers of the last two minutes; needs two of them.</source>
   <translation>Mediana de las respuestas de los últimos dos minutos; necesita dos.</translation>
  </message>
  <message>
   <source>Median time</source>
   <translation>Tiempo mediano</translation>
  </message>
  <message>
   <source>Median time of an answer in seconds (left is faster, up is better)</source>
   <translation>Tiempo mediano de una respuesta en segundos (a la izquierda es más rápido, arriba es mejor)</translation>
  </message>
  <message>
   <source>Memory</source>
   <translation>Memoria</translation>
  </message>
  <message>
   <source>Memory available</source>
   <translation>Memoria disponible</translation>
  </message>
  <message>
   <source>Memory by owner</source>
   <translation>Memoria por dueño</translation>
  </message>
  <message>
   <source>Memory for models</source>
   <translation>Memoria para modelos</translation>
  </message>
  <message>
   <source>Memory forgotten</source>
   <translation>Memoria olvidada</translation>
  </message>
  <message>
   <source>memory found by what is alike</source>
   <translation>memoria encontrada por parecido</translation>
  </message>
  <message>
   <source>Memory free</source>
   <translation>Memoria libre</translation>
  </message>
  <message>
   <source>Memory in MB</source>
   <translation>Memoria en MB</translation>
  </message>
  <message>
   <source>Memory in use</source>
   <translation>Memoria en uso</translation>
  </message>
  <message>
   <source>Memory in use as a share of what is installed.</source>
   <translation>Memoria en uso como parte de la instalada.</translation>
  </message>
  <message>
   <source>Memory in use on this machine; Workbench and its models: {0}</source>
   <translation>Memoria en uso en este equipo; Workbench y sus modelos: {0}</translation>
  </message>
  <message>
   <source>Memory in use, share</source>
   <translation>Memoria en uso, parte</translation>
  </message>
  <message>
   <source>Memory installed</source>
   <translation>Memoria instalada</translation>
  </message>
  <message>
   <source>memory is shared</source>
   <translation>la memoria es compartida</translation>
  </message>
  <message>
   <source>Memory is {0} % full; idle models hold {1} of it</source>
   <translation>La memoria está al {0} %; los modelos inactivos ocupan {1} de ella</translation>
  </message>
  <message>
   <source>memory mapping</source>
   <translation>mapeo de memoria</translation>
  </message>
  <message>
   <source>Memory of prompts</source>
   <translation>Memoria de prompts</translation>
  </message>
  <message>
   <source>Memory of the model's worker process: proportional share (PSS) on Linux, else the resident set.</source>
   <translation>Memoria del proceso worker del modelo: parte proporcional (PSS) en Linux, si no el conjunto residente.</translation>
  </message>
  <message>
   <source>Memory of this process without its models: proportional share (PSS) on Linux, else the resident set.</source>
   <translation>Memoria de este proceso sin sus modelos: parte proporcional (PSS) en Linux, si no el conjunto residente.</translation>
  </message>
  <message>
   <source>Memory speed</source>
   <translation>Velocidad de memoria</translation>
  </message>
  <message>
   <source>Memory taken on the GPU as a share of what it has.</source>
   <translation>Memoria ocupada en la GPU como parte de la que tiene.</translation>
  </message>
  <message>
   <source>Memory taken on the GPU by all programs, as the driver reports it.</source>
   <translation>Memoria ocupada en la GPU por todos los programas, según informa el controlador.</translation>
  </message>
  <message>
   <source>memory unknown</source>
   <translation>memoria desconocida</translation>
  </message>
  <message>
   <source>Memory: not held</source>
   <translation>Memoria: sin contención</translation>
  </message>
  <message>
   <source>Mend it at that place.</source>
   <translation>Arréglelo en ese punto.</translation>
  </message>
  <message>
   <source>Mend it there.</source>
   <translation>Arréglelo ahí.</translation>
  </message>
  <message>
   <source>Mend it, or leave the cell empty.</source>
   <translation>Arréglelo, o deje la celda vacía.</translation>
  </message>
  <message>
   <source>Mend it, then try again what was not judged.</source>
   <translation>Arréglelo y después intente de nuevo lo que no se juzgó.</translation>
  </message>
  <message>
   <source>Mend it.</source>
   <translation>Arréglelo.</translation>
  </message>
  <message>
   <source>Mend that field.</source>
   <translation>Arregle ese campo.</translation>
  </message>
  <message>
   <source>Mend that setting.</source>
   <translation>Arregle ese ajuste.</translation>
  </message>
  <message>
   <source>Mend that, then allow it.</source>
   <translation>Arregle eso y después permítala.</translation>
  </message>
  <message>
   <source>Mend the file.</source>
   <translation>Arregle el archivo.</translation>
  </message>
  <message>
   <source>Mend the JSON at that place.</source>
   <translation>Arregle el JSON en ese punto.</translation>
  </message>
  <message>
   <source>Mend the JSON.</source>
   <translation>Arregle el JSON.</translation>
  </message>
  <message>
   <source>Mend the node, or take it away.</source>
   <translation>Arregle el nodo o quítelo.</translation>
  </message>
  <message>
   <source>Mend the YAML at that place.</source>
   <translation>Arregle el YAML en ese lugar.</translation>
  </message>
  <message>
   <source>Mend what is named above the form first.</source>
   <translation>Corrija primero lo que se indica sobre el formulario.</translation>
  </message>
  <message>
   <source>Mended</source>
   <translation>Arreglado</translation>
  </message>
  <message>
   <source>Mended after a crash</source>
   <translation>Arreglado tras un fallo</translation>
  </message>
  <message>
   <source>Mended: </source>
   <translation>Arreglado: </translation>
  </message>
  <message>
   <source>Merge</source>
   <translation>Unir</translation>
  </message>
  <message>
   <source>Message</source>
   <translation>Mensaje</translation>
  </message>
  <message>
   <source>Message of the first screen</source>
   <translation>Mensaje de la primera pantalla</translation>
  </message>
  <message>
   <source>Message to the graph</source>
   <translation>Mensaje al grafo</translation>
  </message>
  <message>
   <source>messages</source>
   <translation>mensajes</translation>
  </message>
  <message>
   <source>Messages at most</source>
   <translation>Máximo de mensajes</translation>
  </message>
  <message>
   <source>Messages, prompts, answers, and what tools got and gave; else only names, times and numbers.</source>
   <translation>Mensajes, prompts, respuestas y lo que recibieron y dieron las herramientas; si no, solo nombres, tiempos y números.</translation>
  </message>
  <message>
   <source>metadata.workbench.schema: a newer version of the program wrote this file</source>
   <translation>metadata.workbench.schema: una versión más nueva del programa escribió este archivo</translation>
  </message>
  <message>
   <source>Method</source>
   <translation>Método</translation>
  </message>
  <message>
   <source>Metric</source>
   <translation>Métrica</translation>
  </message>
  <message>
   <source>Min p</source>
   <translation>Min p</translation>
  </message>
  <message>
   <source>min {0} · avg {1} · max {2}</source>
   <translation>mín {0} · med {1} · máx {2}</translation>
  </message>
  <message>
   <source>minute</source>
   <translation>minuto</translation>
  </message>
  <message>
   <source>Minutes</source>
   <translation>Minutos</translation>
  </message>
  <message>
   <source>minutes</source>
   <translation>minutos</translation>
  </message>
  <message>
   <source>missing, or refused</source>
   <translation>falta, o se rechazó</translation>
  </message>
  <message>
   <source>Mistakes, or what is different in the file</source>
   <translation>Errores, o lo que cambia el archivo</translation>
  </message>
  <message>
   <source>MLX writes freely without llguidance: nothing is held to its schema</source>
   <translation>MLX escribe libremente sin llguidance: nada se sujeta a su esquema</translation>
  </message>
  <message>
   <source>Model</source>
   <translation>Modelo</translation>
  </message>
  <message>
   <source>model</source>
   <translation>modelo</translation>
  </message>
  <message>
   <source>Model added</source>
   <translation>Modelo añadido</translation>
  </message>
  <message>
   <source>Model asked</source>
   <translation>Modelo consultado</translation>
  </message>
  <message>
   <source>Model call</source>
   <translation>Llamada al modelo</translation>
  </message>
  <message>
   <source>Model calls</source>
   <translation>Llamadas al modelo</translation>
  </message>
  <message>
   <source>Model calls of a run, mean</source>
   <translation>Llamadas al modelo por ejecución, media</translation>
  </message>
  <message>
   <source>Model calls of each run.</source>
   <translation>Llamadas al modelo de cada ejecución.</translation>
  </message>
  <message>
   <source>Model calls that ended in the last 15 minutes, over 15.</source>
   <translation>Llamadas al modelo que terminaron en los últimos 15 minutos, entre 15.</translation>
  </message>
  <message>
   <source>Model card</source>
   <translation>Ficha del modelo</translation>
  </message>
  <message>
   <source>Model checked</source>
   <translation>Modelo comprobado</translation>
  </message>
  <message>
   <source>Model details</source>
   <translation>Detalles del modelo</translation>
  </message>
  <message>
   <source>Model download</source>
   <translation>Descarga de modelo</translation>
  </message>
  <message>
   <source>Model folders</source>
   <translation>Carpetas de modelos</translation>
  </message>
  <message>
   <source>Model from here on</source>
   <translation>Modelo de aquí en adelante</translation>
  </message>
  <message>
   <source>Model loaded</source>
   <translation>Modelo cargado</translation>
  </message>
  <message>
   <source>Model missing</source>
   <translation>Falta el modelo</translation>
  </message>
  <message>
   <source>Model of</source>
   <translation>Modelo de</translation>
  </message>
  <message>
   <source>Model of the chair</source>
   <translation>Modelo del moderador</translation>
  </message>
  <message>
   <source>Model processes</source>
   <translation>Procesos de modelos</translation>
  </message>
  <message>
   <source>Model removed</source>
   <translation>Modelo quitado</translation>
  </message>
  <message>
   <source>Model search</source>
   <translation>Búsqueda de modelos</translation>
  </message>
  <message>
   <source>Model server</source>
   <translation>Servidor de modelo</translation>
  </message>
  <message>
   <source>Model to try</source>
   <translation>Modelo para probar</translation>
  </message>
  <message>
   <source>Model unloaded</source>
   <translation>Modelo descargado de memoria</translation>
  </message>
  <message>
   <source>Model's files read</source>
   <translation>Archivos del modelo leídos</translation>
  </message>
  <message>
   <source>Model, speed, memory, and whether anything reached beyond this machine. Each part opens what it sums up.</source>
   <translation>Modelo, velocidad, memoria y si algo salió de este equipo. Cada parte abre lo que resume.</translation>
  </message>
  <message>
   <source>Model, such as qwen3:4b</source>
   <translation>Modelo, como qwen3:4b</translation>
  </message>
  <message>
   <source>model, tool, node, approval, person or run</source>
   <translation>model, tool, node, approval, person o run</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelos</translation>
  </message>
  <message>
   <source>Models and bundles (%s)</source>
   <translation>Modelos y paquetes (%s)</translation>
  </message>
  <message>
   <source>Models at a time</source>
   <translation>Modelos a la vez</translation>
  </message>
  <message>
   <source>Models for Foundry Local</source>
   <translation>Modelos para Foundry Local</translation>
  </message>
  <message>
   <source>models inside one file cannot be used in place</source>
   <translation>los modelos dentro de un archivo no se pueden usar donde están</translation>
  </message>
  <message>
   <source>Models need {0}; {1} are free.</source>
   <translation>Los modelos necesitan {0}; hay {1} libres.</translation>
  </message>
  <message>
   <source>models of connected servers</source>
   <translation>modelos de servidores conectados</translation>
  </message>
  <message>
   <source>Models of Foundry Local</source>
   <translation>Modelos de Foundry Local</translation>
  </message>
  <message>
   <source>Models of Ollama</source>
   <translation>Modelos de Ollama</translation>
  </message>
  <message>
   <source>Models of other programs</source>
   <translation>Modelos de otros programas</translation>
  </message>
  <message>
   <source>Models run on the CPU. For an NVIDIA card install its driver (nvidia-smi must list it); AMD cards are read from the amdgpu driver on Linux.</source>
   <translation>Los modelos se ejecutan en la CPU. Para una tarjeta NVIDIA instale su controlador (nvidia-smi debe listarla); las tarjetas AMD se leen del controlador amdgpu en Linux.</translation>
  </message>
  <message>
   <source>Models that are loaded afterwards use it.</source>
   <translation>Los modelos que se carguen después lo usan.</translation>
  </message>
  <message>
   <source>Models that are loaded from now on use it; load a model again for that.</source>
   <translation>Los modelos que se carguen desde ahora lo usan; cargue de nuevo un modelo para ello.</translation>
  </message>
  <message>
   <source>Models that are loaded keep it until they are unloaded.</source>
   <translation>Los modelos cargados lo mantienen hasta que se descarguen de memoria.</translation>
  </message>
  <message>
   <source>Models that nobody uses, a memory that runs full, slow answers and failing runs are told here with their numbers.</source>
   <translation>Aquí se avisa, con sus cifras, de modelos que nadie usa, memoria que se llena, respuestas lentas y ejecuciones que fallan.</translation>
  </message>
  <message>
   <source>Models to pack</source>
   <translation>Modelos para empaquetar</translation>
  </message>
  <message>
   <source>Models › Find fetches them when you ask for it, or a bundle from another machine brings them without a network.</source>
   <translation>Modelos › Buscar los descarga cuando usted lo pida, o un paquete de otro equipo los trae sin red.</translation>
  </message>
  <message>
   <source>Mon</source>
   <translation>Lun</translation>
  </message>
  <message>
   <source>Monday</source>
   <translation>lunes</translation>
  </message>
  <message>
   <source>More</source>
   <translation>Más</translation>
  </message>
  <message>
   <source>More folders with GGUF files, one per line. Nothing in them is changed.</source>
   <translation>Más carpetas con archivos GGUF, una por línea. Nada en ellas se cambia.</translation>
  </message>
  <message>
   <source>More than 3 GB are free</source>
   <translation>Hay más de 3 GB libres</translation>
  </message>
  <message>
   <source>More than a tenth is available</source>
   <translation>Hay más de una décima parte disponible</translation>
  </message>
  <message>
   <source>more than {0}</source>
   <translation>más de {0}</translation>
  </message>
  <message>
   <source>more than {0} actions</source>
   <translation>más de {0} acciones</translation>
  </message>
  <message>
   <source>more than {0} characters</source>
   <translation>más de {0} caracteres</translation>
  </message>
  <message>
   <source>more than {0} comparisons in one condition</source>
   <translation>más de {0} comparaciones en una condición</translation>
  </message>
  <message>
   <source>more than {0} grants</source>
   <translation>más de {0} permisos</translation>
  </message>
  <message>
   <source>more than {0} headers</source>
   <translation>más de {0} cabeceras</translation>
  </message>
  <message>
   <source>more than {0} inputs</source>
   <translation>más de {0} entradas</translation>
  </message>
  <message>
   <source>More than {0} levels</source>
   <translation>Más de {0} niveles</translation>
  </message>
  <message>
   <source>more than {0} levels</source>
   <translation>más de {0} niveles</translation>
  </message>
  <message>
   <source>more than {0} links</source>
   <translation>más de {0} enlaces</translation>
  </message>
  <message>
   <source>more than {0} nodes</source>
   <translation>más de {0} nodos</translation>
  </message>
  <message>
   <source>more than {0} nodes lie around what is inside</source>
   <translation>hay más de {0} nodos alrededor de lo que hay dentro</translation>
  </message>
  <message>
   <source>more than {0} parameters</source>
   <translation>más de {0} parámetros</translation>
  </message>
  <message>
   <source>more than {0} rules</source>
   <translation>más de {0} reglas</translation>
  </message>
  <message>
   <source>more than {0} servers: the others are left out</source>
   <translation>más de {0} servidores: los demás se omiten</translation>
  </message>
  <message>
   <source>more than {0} tools that ask others lie around {1}</source>
   <translation>hay más de {0} herramientas que preguntan a otros en torno a {1}</translation>
  </message>
  <message>
   <source>more than {0} values</source>
   <translation>más de {0} valores</translation>
  </message>
  <message>
   <source>more than {0} values that are not of a graph</source>
   <translation>más de {0} valores que no son de un grafo</translation>
  </message>
  <message>
   <source>more than {0} {1}</source>
   <translation>más de {0} {1}</translation>
  </message>
  <message>
   <source>Most agents that run side by side; the next one waits for its turn. One that waits for your answer counts, too.</source>
   <translation>Máximo de agentes a la vez; el siguiente espera su turno. Uno que espera su respuesta también cuenta.</translation>
  </message>
  <message>
   <source>Most downloads</source>
   <translation>Más descargas</translation>
  </message>
  <message>
   <source>Most likes</source>
   <translation>Más me gusta</translation>
  </message>
  <message>
   <source>Most megabytes per second of all downloads</source>
   <translation>Máximo de megabytes por segundo de todas las descargas</translation>
  </message>
  <message>
   <source>Most memory all loaded models set aside for that. A model that is loaded later gets what is left; within it, what was unused the longest goes first.</source>
   <translation>Máximo de memoria que todos los modelos cargados reservan para eso. Un modelo cargado después recibe lo que queda; dentro, lo que lleva más tiempo sin uso sale primero.</translation>
  </message>
  <message>
   <source>Most memory of all loaded models together. A model that does not fit lets those unused the longest go first. Automatic is 95 % of what is free.</source>
   <translation>Máximo de memoria de todos los modelos cargados juntos. Un modelo que no cabe hace salir primero a los que llevan más tiempo sin uso. Automático es el 95 % de lo libre.</translation>
  </message>
  <message>
   <source>Most memory one model keeps so that it reads known text only once.</source>
   <translation>Máximo de memoria que un modelo guarda para leer una sola vez el texto conocido.</translation>
  </message>
  <message>
   <source>Most models can be shared by 1, 2, 4 or 8 GPUs only.</source>
   <translation>La mayoría de los modelos solo se pueden repartir entre 1, 2, 4 u 8 GPU.</translation>
  </message>
  <message>
   <source>Most models that are loaded side by side.</source>
   <translation>Máximo de modelos cargados a la vez.</translation>
  </message>
  <message>
   <source>Most space of runs</source>
   <translation>Espacio máximo de las ejecuciones</translation>
  </message>
  <message>
   <source>Most speed of downloads</source>
   <translation>Velocidad máxima de las descargas</translation>
  </message>
  <message>
   <source>Most tokens before the next model</source>
   <translation>Máximo de tokens antes del siguiente modelo</translation>
  </message>
  <message>
   <source>Most used</source>
   <translation>Máximo usado</translation>
  </message>
  <message>
   <source>Move away what is in its place, then start the program again.</source>
   <translation>Retire lo que está en su lugar e inicie el programa de nuevo.</translation>
  </message>
  <message>
   <source>Move cases</source>
   <translation>Mover casos</translation>
  </message>
  <message>
   <source>Move down</source>
   <translation>Bajar</translation>
  </message>
  <message>
   <source>Move it away from {0}, or decrypt the store first.</source>
   <translation>Sáquelo de {0} o descifre primero el almacén.</translation>
  </message>
  <message>
   <source>Move it away from {0}, then start the program again.</source>
   <translation>Retírelo de {0} e inicie el programa de nuevo.</translation>
  </message>
  <message>
   <source>Move it away.</source>
   <translation>Muévalo a otro sitio.</translation>
  </message>
  <message>
   <source>Move it nearer to the others.</source>
   <translation>Acérquelo a los demás.</translation>
  </message>
  <message>
   <source>Move panel into its own window</source>
   <translation>Mover el panel a su propia ventana</translation>
  </message>
  <message>
   <source>Move the file away; a new key is made, which others must trust anew.</source>
   <translation>Retire el archivo; se crea una clave nueva, en la que otros deben confiar de nuevo.</translation>
  </message>
  <message>
   <source>Move the file {0} in the data folder away, or remove the keyring's entry workbench / bundle-signing-key; a new key is made, which others must trust anew.</source>
   <translation>Retire el archivo {0} de la carpeta de datos, o quite del llavero la entrada workbench / bundle-signing-key; se crea una clave nueva, en la que otros deben confiar de nuevo.</translation>
  </message>
  <message>
   <source>Move up</source>
   <translation>Subir</translation>
  </message>
  <message>
   <source>Move {0} down</source>
   <translation>Bajar {0}</translation>
  </message>
  <message>
   <source>Move {0} up</source>
   <translation>Subir {0}</translation>
  </message>
  <message>
   <source>moved</source>
   <translation>movido</translation>
  </message>
  <message>
   <source>must be a finite number</source>
   <translation>debe ser un número finito</translation>
  </message>
  <message>
   <source>must be a {0}, not {1}</source>
   <translation>debe ser {0}, no {1}</translation>
  </message>
  <message>
   <source>must be one of {0}</source>
   <translation>debe ser uno de {0}</translation>
  </message>
  <message>
   <source>must not be there</source>
   <translation>no debe estar</translation>
  </message>
  <message>
   <source>Must not match</source>
   <translation>No debe coincidir</translation>
  </message>
  <message>
   <source>My {0}</source>
   <translation>Mi {0}</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Nombre</translation>
  </message>
  <message>
   <source>name</source>
   <translation>nombre</translation>
  </message>
  <message>
   <source>Name a file, or one of these: {0}.</source>
   <translation>Indique un archivo, o uno de estos: {0}.</translation>
  </message>
  <message>
   <source>Name a model</source>
   <translation>Indique un modelo</translation>
  </message>
  <message>
   <source>Name a model: a folder, or a name in the hub's cache.</source>
   <translation>Indique un modelo: una carpeta, o un nombre en la caché del hub.</translation>
  </message>
  <message>
   <source>Name a new folder.</source>
   <translation>Indique una carpeta nueva.</translation>
  </message>
  <message>
   <source>Name a tool.</source>
   <translation>Indique una herramienta.</translation>
  </message>
  <message>
   <source>Name an output inside.</source>
   <translation>Indique una salida de dentro.</translation>
  </message>
  <message>
   <source>name and PIN do not belong together</source>
   <translation>el nombre y el PIN no corresponden</translation>
  </message>
  <message>
   <source>Name another file.</source>
   <translation>Indique otro archivo.</translation>
  </message>
  <message>
   <source>Name at least two installed models.</source>
   <translation>Indique al menos dos modelos instalados.</translation>
  </message>
  <message>
   <source>name days of the week or of the month, not both</source>
   <translation>indique días de la semana o del mes, no ambos</translation>
  </message>
  <message>
   <source>Name each differently.</source>
   <translation>Dé un nombre distinto a cada uno.</translation>
  </message>
  <message>
   <source>Name here</source>
   <translation>Nombre aquí</translation>
  </message>
  <message>
   <source>name look-up</source>
   <translation>consulta de nombre</translation>
  </message>
  <message>
   <source>Name of a model to fetch</source>
   <translation>Nombre de un modelo a descargar</translation>
  </message>
  <message>
   <source>Name of a new key</source>
   <translation>Nombre de una clave nueva</translation>
  </message>
  <message>
   <source>Name of a program or a person</source>
   <translation>Nombre de un programa o una persona</translation>
  </message>
  <message>
   <source>Name of an output inside, or a path in it.</source>
   <translation>Nombre de una salida de dentro, o una ruta en ella.</translation>
  </message>
  <message>
   <source>Name of its file.</source>
   <translation>Nombre de su archivo.</translation>
  </message>
  <message>
   <source>Name of the case</source>
   <translation>Nombre del caso</translation>
  </message>
  <message>
   <source>Name of the data set</source>
   <translation>Nombre del conjunto de datos</translation>
  </message>
  <message>
   <source>Name of the evaluation</source>
   <translation>Nombre de la evaluación</translation>
  </message>
  <message>
   <source>Name of the job</source>
   <translation>Nombre de la tarea</translation>
  </message>
  <message>
   <source>Name of the rule</source>
   <translation>Nombre de la regla</translation>
  </message>
  <message>
   <source>Name of the tool</source>
   <translation>Nombre de la herramienta</translation>
  </message>
  <message>
   <source>Name one in the settings, Runs.</source>
   <translation>Indique uno en los ajustes, Ejecuciones.</translation>
  </message>
  <message>
   <source>Name one of its inputs text.</source>
   <translation>Llame text a una de sus entradas.</translation>
  </message>
  <message>
   <source>Name one of its nodes with instructions: {0}.</source>
   <translation>Indique uno de sus nodos con instrucciones: {0}.</translation>
  </message>
  <message>
   <source>Name one.</source>
   <translation>Indique uno.</translation>
  </message>
  <message>
   <source>Name or description are longer than {0} characters</source>
   <translation>El nombre o la descripción tienen más de {0} caracteres</translation>
  </message>
  <message>
   <source>Name that the model writes</source>
   <translation>Nombre que escribe el modelo</translation>
  </message>
  <message>
   <source>Name the files of a certificate and its key in the settings, or with --tls-cert and --tls-key.</source>
   <translation>Indique los archivos de un certificado y su clave en los ajustes, o con --tls-cert y --tls-key.</translation>
  </message>
  <message>
   <source>Name the models to compare.</source>
   <translation>Indique los modelos que comparar.</translation>
  </message>
  <message>
   <source>Name the small model that guesses ahead.</source>
   <translation>Indique el modelo pequeño que adivina por adelantado.</translation>
  </message>
  <message>
   <source>Name them in order.</source>
   <translation>Nómbrelos en orden.</translation>
  </message>
  <message>
   <source>Name: small letters, digits and _, beginning with a letter, up to 24</source>
   <translation>Nombre: minúsculas, dígitos y _, empezando por letra, hasta 24</translation>
  </message>
  <message>
   <source>name: {0} is no name of an agent</source>
   <translation>name: {0} no es nombre de agente</translation>
  </message>
  <message>
   <source>Names by which other machines call it, one a line, such as box.example; a request by any other name is refused.</source>
   <translation>Nombres con los que otros equipos lo llaman, uno por línea, como box.example; una petición con otro nombre se rechaza.</translation>
  </message>
  <message>
   <source>Names look like organisation/model.</source>
   <translation>Los nombres son como organización/modelo.</translation>
  </message>
  <message>
   <source>Names of agents, one a line</source>
   <translation>Nombres de agentes, uno por línea</translation>
  </message>
  <message>
   <source>Names of files in the granted folders</source>
   <translation>Nombres de archivos en las carpetas concedidas</translation>
  </message>
  <message>
   <source>Names of parameters, with commas</source>
   <translation>Nombres de parámetros, separados por comas</translation>
  </message>
  <message>
   <source>Names of the files</source>
   <translation>Nombres de los archivos</translation>
  </message>
  <message>
   <source>Names of this machine</source>
   <translation>Nombres de este equipo</translation>
  </message>
  <message>
   <source>names without quotes</source>
   <translation>nombres sin comillas</translation>
  </message>
  <message>
   <source>Needs</source>
   <translation>Necesita</translation>
  </message>
  <message>
   <source>Needs a text. {0}</source>
   <translation>Necesita un texto. {0}</translation>
  </message>
  <message>
   <source>needs an access token</source>
   <translation>necesita un token de acceso</translation>
  </message>
  <message>
   <source>Needs reading</source>
   <translation>Falta leer</translation>
  </message>
  <message>
   <source>needs {0} of memory</source>
   <translation>necesita {0} de memoria</translation>
  </message>
  <message>
   <source>Needs {0} of {1} free, {2} of it for the draft model: runs on the CPU with {3} tokens of context.</source>
   <translation>Necesita {0} de {1} libres, {2} de ello para el modelo borrador: se ejecuta en la CPU con {3} tokens de contexto.</translation>
  </message>
  <message>
   <source>Needs {0} of {1} free, {2} of it for the draft model: runs on the GPU with {3} tokens of context.</source>
   <translation>Necesita {0} de {1} libres, {2} de ello para el modelo borrador: se ejecuta en la GPU con {3} tokens de contexto.</translation>
  </message>
  <message>
   <source>Needs {0} of {1} free, {2} of it for the draft model: runs partly on the GPU with {3} tokens of context.</source>
   <translation>Necesita {0} de {1} libres, {2} de ello para el modelo borrador: se ejecuta en parte en la GPU con {3} tokens de contexto.</translation>
  </message>
  <message>
   <source>Needs {0} of {1} free, {2} of it for the draft model: too large for this machine.</source>
   <translation>Necesita {0} de {1} libres, {2} de ello para el modelo borrador: demasiado grande para este equipo.</translation>
  </message>
  <message>
   <source>Needs {0} of {1} free, {2} of it for the draft model: too large, but fits with {3} tokens of context.</source>
   <translation>Necesita {0} de {1} libres, {2} de ello para el modelo borrador: demasiado grande, pero cabe con {3} tokens de contexto.</translation>
  </message>
  <message>
   <source>Needs {0} of {1} free: runs on the CPU with {2} tokens of context.</source>
   <translation>Necesita {0} de {1} libres: se ejecuta en la CPU con {2} tokens de contexto.</translation>
  </message>
  <message>
   <source>Needs {0} of {1} free: runs on the GPU with {2} tokens of context.</source>
   <translation>Necesita {0} de {1} libres: se ejecuta en la GPU con {2} tokens de contexto.</translation>
  </message>
  <message>
   <source>Needs {0} of {1} free: runs partly on the GPU with {2} tokens of context.</source>
   <translation>Necesita {0} de {1} libres: se ejecuta en parte en la GPU con {2} tokens de contexto.</translation>
  </message>
  <message>
   <source>Needs {0} of {1} free: too large for this machine.</source>
   <translation>Necesita {0} de {1} libres: demasiado grande para este equipo.</translation>
  </message>
  <message>
   <source>Needs {0} of {1} free: too large, but fits with {2} tokens of context.</source>
   <translation>Necesita {0} de {1} libres: demasiado grande, pero cabe con {2} tokens de contexto.</translation>
  </message>
  <message>
   <source>neither criteria nor an expected answer are given</source>
   <translation>no se dieron ni criterios ni una respuesta esperada</translation>
  </message>
  <message>
   <source>Neither the processor's counters (RAPL) nor a GPU's driver may be read here. On Linux, RAPL is often for root only.</source>
   <translation>Aquí no se pueden leer ni los contadores del procesador (RAPL) ni el controlador de una GPU. En Linux, RAPL suele ser solo para root.</translation>
  </message>
  <message>
   <source>Neither the processor's sensors nor a GPU's driver tell a temperature. Virtual machines have no sensors.</source>
   <translation>Ni los sensores del procesador ni el controlador de una GPU dicen una temperatura. Las máquinas virtuales no tienen sensores.</translation>
  </message>
  <message>
   <source>neither xe nor i915 tells a size in {0}</source>
   <translation>ni xe ni i915 dicen un tamaño en {0}</translation>
  </message>
  <message>
   <source>Network</source>
   <translation>Red</translation>
  </message>
  <message>
   <source>Network: not held</source>
   <translation>Red: sin contención</translation>
  </message>
  <message>
   <source>Never</source>
   <translation>Nunca</translation>
  </message>
  <message>
   <source>never</source>
   <translation>nunca</translation>
  </message>
  <message>
   <source>Never asks</source>
   <translation>Nunca pregunta</translation>
  </message>
  <message>
   <source>Never asks (no effect)</source>
   <translation>Nunca pregunta (sin efecto)</translation>
  </message>
  <message>
   <source>Never calls</source>
   <translation>Nunca llama</translation>
  </message>
  <message>
   <source>Never unload it because it is idle</source>
   <translation>No descargarlo nunca por inactividad</translation>
  </message>
  <message>
   <source>Never unload it because it was idle</source>
   <translation>No descargarlo nunca por haber estado inactivo</translation>
  </message>
  <message>
   <source>never, ask or always</source>
   <translation>never, ask o always</translation>
  </message>
  <message>
   <source>New</source>
   <translation>Nuevo</translation>
  </message>
  <message>
   <source>New agent</source>
   <translation>Nuevo agente</translation>
  </message>
  <message>
   <source>New agent from a sentence</source>
   <translation>Nuevo agente a partir de una frase</translation>
  </message>
  <message>
   <source>New agent from a sentence…</source>
   <translation>Nuevo agente a partir de una frase…</translation>
  </message>
  <message>
   <source>New conversation</source>
   <translation>Nueva conversación</translation>
  </message>
  <message>
   <source>New data key</source>
   <translation>Nueva clave de datos</translation>
  </message>
  <message>
   <source>New data key…</source>
   <translation>Nueva clave de datos…</translation>
  </message>
  <message>
   <source>New data set</source>
   <translation>Nuevo conjunto de datos</translation>
  </message>
  <message>
   <source>New evaluation</source>
   <translation>Nueva evaluación</translation>
  </message>
  <message>
   <source>New evaluation…</source>
   <translation>Nueva evaluación…</translation>
  </message>
  <message>
   <source>new file</source>
   <translation>archivo nuevo</translation>
  </message>
  <message>
   <source>New graph</source>
   <translation>Nuevo grafo</translation>
  </message>
  <message>
   <source>New job</source>
   <translation>Nueva tarea</translation>
  </message>
  <message>
   <source>New key</source>
   <translation>Nueva clave</translation>
  </message>
  <message>
   <source>New MCP server</source>
   <translation>Nuevo servidor MCP</translation>
  </message>
  <message>
   <source>New passphrase</source>
   <translation>Nueva frase de paso</translation>
  </message>
  <message>
   <source>New passphrase once more</source>
   <translation>Nueva frase de paso otra vez</translation>
  </message>
  <message numerus="yes">
   <source>New passphrase, at least %n characters</source>
   <translation>
    <numerusform>Nueva frase de paso, al menos %n carácter</numerusform>
    <numerusform>Nueva frase de paso, al menos %n caracteres</numerusform>
   </translation>
  </message>
  <message>
   <source>New PIN</source>
   <translation>Nuevo PIN</translation>
  </message>
  <message>
   <source>New recovery key</source>
   <translation>Nueva clave de recuperación</translation>
  </message>
  <message>
   <source>New recovery key…</source>
   <translation>Nueva clave de recuperación…</translation>
  </message>
  <message>
   <source>New requests are refused until it clears.</source>
   <translation>Se rechazan solicitudes nuevas hasta que termine.</translation>
  </message>
  <message>
   <source>new requests are refused while an alert fires: {0}{1}</source>
   <translation>se rechazan peticiones nuevas mientras hay una alerta disparada: {0}{1}</translation>
  </message>
  <message>
   <source>New rule</source>
   <translation>Nueva regla</translation>
  </message>
  <message>
   <source>New runs are as before.</source>
   <translation>Las ejecuciones nuevas son como antes.</translation>
  </message>
  <message>
   <source>New runs are refused: {0}.</source>
   <translation>Se rechazan ejecuciones nuevas: {0}.</translation>
  </message>
  <message>
   <source>New runs use a smaller model</source>
   <translation>Las ejecuciones nuevas usan un modelo menor</translation>
  </message>
  <message>
   <source>New runs use a smaller model than {0}.</source>
   <translation>Las ejecuciones nuevas usan un modelo menor que {0}.</translation>
  </message>
  <message>
   <source>New runs use {0}.</source>
   <translation>Las ejecuciones nuevas usan {0}.</translation>
  </message>
  <message>
   <source>New server</source>
   <translation>Nuevo servidor</translation>
  </message>
  <message>
   <source>New server…</source>
   <translation>Nuevo servidor…</translation>
  </message>
  <message>
   <source>New signing key</source>
   <translation>Nueva clave de firma</translation>
  </message>
  <message>
   <source>New tokens</source>
   <translation>Tokens nuevos</translation>
  </message>
  <message>
   <source>new tokens</source>
   <translation>tokens nuevos</translation>
  </message>
  <message>
   <source>New tool</source>
   <translation>Nueva herramienta</translation>
  </message>
  <message>
   <source>New tool: {0}</source>
   <translation>Nueva herramienta: {0}</translation>
  </message>
  <message>
   <source>New: it runs once you save and allow it</source>
   <translation>Nueva: se ejecuta en cuanto la guarde y permita</translation>
  </message>
  <message>
   <source>Newer versions and packs for graphics cards come as signed files. Nothing is searched for or fetched by itself.</source>
   <translation>Las versiones nuevas y los complementos para tarjetas gráficas vienen como archivos firmados. Nada se busca ni se descarga por sí solo.</translation>
  </message>
  <message>
   <source>Newest</source>
   <translation>Más nuevos</translation>
  </message>
  <message>
   <source>newest</source>
   <translation>más nuevo</translation>
  </message>
  <message>
   <source>newest answer</source>
   <translation>respuesta más nueva</translation>
  </message>
  <message>
   <source>Next</source>
   <translation>Siguiente</translation>
  </message>
  <message>
   <source>Next difference</source>
   <translation>Siguiente diferencia</translation>
  </message>
  <message>
   <source>Next models</source>
   <translation>Siguientes modelos</translation>
  </message>
  <message>
   <source>Next one found</source>
   <translation>Siguiente encontrado</translation>
  </message>
  <message>
   <source>Next place</source>
   <translation>Siguiente lugar</translation>
  </message>
  <message>
   <source>Next step</source>
   <translation>Paso siguiente</translation>
  </message>
  <message numerus="yes">
   <source>Next try in %n s</source>
   <translation>
    <numerusform>Nuevo intento en %n s</numerusform>
    <numerusform>Nuevo intento en %n s</numerusform>
   </translation>
  </message>
  <message>
   <source>Next version</source>
   <translation>Versión siguiente</translation>
  </message>
  <message>
   <source>Next version of the answer</source>
   <translation>Versión siguiente de la respuesta</translation>
  </message>
  <message>
   <source>Next: {0}</source>
   <translation>Siguiente: {0}</translation>
  </message>
  <message>
   <source>No</source>
   <translation>No</translation>
  </message>
  <message>
   <source>no</source>
   <translation>no</translation>
  </message>
  <message>
   <source>no 'model….safetensors' is in {0}</source>
   <translation>no hay ningún 'model….safetensors' en {0}</translation>
  </message>
  <message>
   <source>No account and no network are needed. Models, agents and conversations are files of yours.</source>
   <translation>No hacen falta cuenta ni red. Modelos, agentes y conversaciones son archivos suyos.</translation>
  </message>
  <message>
   <source>no agent</source>
   <translation>ningún agente</translation>
  </message>
  <message>
   <source>No agent is chosen</source>
   <translation>No se eligió ningún agente</translation>
  </message>
  <message>
   <source>No agent ran in that time</source>
   <translation>Ningún agente se ejecutó en ese periodo</translation>
  </message>
  <message>
   <source>No animation at all.</source>
   <translation>Ninguna animación.</translation>
  </message>
  <message>
   <source>No answer</source>
   <translation>Sin respuesta</translation>
  </message>
  <message>
   <source>no answer will do: {0}</source>
   <translation>ninguna respuesta sirve: {0}</translation>
  </message>
  <message>
   <source>No answer yet</source>
   <translation>Aún no hay respuesta</translation>
  </message>
  <message>
   <source>No answer: {0}</source>
   <translation>Sin respuesta: {0}</translation>
  </message>
  <message>
   <source>no arguments were given</source>
   <translation>no se dieron argumentos</translation>
  </message>
  <message>
   <source>No call at all</source>
   <translation>Ninguna llamada</translation>
  </message>
  <message>
   <source>No call where none fits</source>
   <translation>Ninguna llamada donde nada encaja</translation>
  </message>
  <message>
   <source>no check</source>
   <translation>ninguna comprobación</translation>
  </message>
  <message>
   <source>No collection is chosen</source>
   <translation>No se eligió ninguna colección</translation>
  </message>
  <message>
   <source>no collector is named</source>
   <translation>no se indicó ningún recolector</translation>
  </message>
  <message>
   <source>no comparison that there is here: {0}</source>
   <translation>aquí no existe esa comparación: {0}</translation>
  </message>
  <message>
   <source>no connection within {0} seconds</source>
   <translation>sin conexión en {0} segundos</translation>
  </message>
  <message>
   <source>No conversation holds these words.</source>
   <translation>Ninguna conversación tiene estas palabras.</translation>
  </message>
  <message>
   <source>no copy of {0} can be made: {1}</source>
   <translation>no se puede copiar {0}: {1}</translation>
  </message>
  <message>
   <source>no database is granted to this agent.</source>
   <translation>no se ha concedido ninguna base de datos a este agente.</translation>
  </message>
  <message>
   <source>no deployment {0} was applied here</source>
   <translation>aquí no se aplicó ningún despliegue {0}</translation>
  </message>
  <message>
   <source>No downloads</source>
   <translation>No hay descargas</translation>
  </message>
  <message>
   <source>No earlier versions</source>
   <translation>No hay versiones anteriores</translation>
  </message>
  <message>
   <source>no embedding model is chosen</source>
   <translation>no se eligió ningún modelo de embeddings</translation>
  </message>
  <message>
   <source>no engine</source>
   <translation>ningún motor</translation>
  </message>
  <message>
   <source>no engine opens {0}</source>
   <translation>ningún motor abre {0}</translation>
  </message>
  <message>
   <source>No entry fits</source>
   <translation>Ninguna entrada encaja</translation>
  </message>
  <message>
   <source>no expected answer is given</source>
   <translation>no se dio ninguna respuesta esperada</translation>
  </message>
  <message>
   <source>no expected calls are given</source>
   <translation>no se dieron llamadas esperadas</translation>
  </message>
  <message>
   <source>no expected number is given</source>
   <translation>no se dio ningún número esperado</translation>
  </message>
  <message>
   <source>No file contains {0}.</source>
   <translation>Ningún archivo contiene {0}.</translation>
  </message>
  <message>
   <source>no folder</source>
   <translation>ninguna carpeta</translation>
  </message>
  <message>
   <source>no folder is granted to this agent.</source>
   <translation>no se ha concedido ninguna carpeta a este agente.</translation>
  </message>
  <message>
   <source>no folder is named in which its paths may lie</source>
   <translation>no se nombra ninguna carpeta en la que puedan estar sus rutas</translation>
  </message>
  <message>
   <source>no folder of yours</source>
   <translation>ninguna carpeta suya</translation>
  </message>
  <message>
   <source>No further notice is shown for each of them.</source>
   <translation>No se muestra otro aviso por cada uno.</translation>
  </message>
  <message>
   <source>No GPU found</source>
   <translation>No se encontró ninguna GPU</translation>
  </message>
  <message>
   <source>no graph is chosen</source>
   <translation>no hay ningún grafo elegido</translation>
  </message>
  <message>
   <source>no input here takes it</source>
   <translation>ninguna entrada de aquí lo acepta</translation>
  </message>
  <message>
   <source>no judging model is chosen</source>
   <translation>no se eligió ningún modelo juez</translation>
  </message>
  <message>
   <source>no key</source>
   <translation>sin clave</translation>
  </message>
  <message>
   <source>No key on this machine</source>
   <translation>No hay clave en este equipo</translation>
  </message>
  <message>
   <source>no landlock: {0}</source>
   <translation>sin landlock: {0}</translation>
  </message>
  <message>
   <source>no limit</source>
   <translation>sin límite</translation>
  </message>
  <message>
   <source>no metric {0} is known</source>
   <translation>no se conoce ninguna métrica {0}</translation>
  </message>
  <message>
   <source>No model</source>
   <translation>Ningún modelo</translation>
  </message>
  <message>
   <source>no model</source>
   <translation>ningún modelo</translation>
  </message>
  <message>
   <source>No model can be used yet</source>
   <translation>Aún no se puede usar ningún modelo</translation>
  </message>
  <message>
   <source>No model did anything in that time</source>
   <translation>Ningún modelo hizo nada en ese periodo</translation>
  </message>
  <message>
   <source>no model is asked here</source>
   <translation>aquí no se pregunta a ningún modelo</translation>
  </message>
  <message>
   <source>No model is asked.</source>
   <translation>No se pregunta a ningún modelo.</translation>
  </message>
  <message>
   <source>No model is installed</source>
   <translation>No hay ningún modelo instalado</translation>
  </message>
  <message>
   <source>No model is loaded</source>
   <translation>No hay ningún modelo cargado</translation>
  </message>
  <message>
   <source>No model is loaded. The machine is shown live; speed, queue and KV cache appear once a model is loaded.</source>
   <translation>No hay ningún modelo cargado. El equipo se muestra en vivo; velocidad, cola y caché KV aparecen al cargar un modelo.</translation>
  </message>
  <message>
   <source>No model is used.</source>
   <translation>No se usa ningún modelo.</translation>
  </message>
  <message>
   <source>no model loaded</source>
   <translation>ningún modelo cargado</translation>
  </message>
  <message>
   <source>No model needs to be copied.</source>
   <translation>No hace falta copiar ningún modelo.</translation>
  </message>
  <message>
   <source>No model server</source>
   <translation>Ningún servidor de modelos</translation>
  </message>
  <message>
   <source>No model server answers on the usual ports. Start one, then look again; or connect a server by its address.</source>
   <translation>Ningún servidor de modelos responde en los puertos habituales. Inicie uno y busque de nuevo; o conecte un servidor por su dirección.</translation>
  </message>
  <message>
   <source>No model that compares texts is installed</source>
   <translation>No hay instalado ningún modelo que compare textos</translation>
  </message>
  <message>
   <source>No model without it</source>
   <translation>Ningún modelo sin él</translation>
  </message>
  <message>
   <source>no network</source>
   <translation>sin red</translation>
  </message>
  <message>
   <source>no network ({0}), unless you granted one</source>
   <translation>sin red ({0}), salvo que usted permita una</translation>
  </message>
  <message>
   <source>no network ({0}); a server's model: its one port</source>
   <translation>sin red ({0}); modelo de un servidor: solo su puerto</translation>
  </message>
  <message>
   <source>no new sample came</source>
   <translation>no llegó ninguna muestra nueva</translation>
  </message>
  <message>
   <source>No node is chosen</source>
   <translation>No hay ningún nodo elegido</translation>
  </message>
  <message>
   <source>no node runs on this machine</source>
   <translation>ningún nodo se ejecuta en este equipo</translation>
  </message>
  <message>
   <source>No nodes.</source>
   <translation>Ningún nodo.</translation>
  </message>
  <message>
   <source>No notes found.</source>
   <translation>No se encontraron notas.</translation>
  </message>
  <message>
   <source>no object can fit it</source>
   <translation>ningún objeto puede cumplirlo</translation>
  </message>
  <message>
   <source>no other model is idle</source>
   <translation>ningún otro modelo está inactivo</translation>
  </message>
  <message>
   <source>No other quantisation of this model is installed: quantise it, or fetch one.</source>
   <translation>No hay otra cuantización de este modelo instalada: cuantícelo, o descargue una.</translation>
  </message>
  <message>
   <source>No packs are installed.</source>
   <translation>No hay complementos instalados.</translation>
  </message>
  <message>
   <source>no parameters</source>
   <translation>ningún parámetro</translation>
  </message>
  <message>
   <source>no price set</source>
   <translation>ningún precio fijado</translation>
  </message>
  <message>
   <source>No problems. It can run.</source>
   <translation>Sin problemas. Se puede ejecutar.</translation>
  </message>
  <message>
   <source>No reading yet</source>
   <translation>Aún no hay lecturas</translation>
  </message>
  <message>
   <source>no reason</source>
   <translation>ningún motivo</translation>
  </message>
  <message>
   <source>No record fits these filters.</source>
   <translation>Ninguna entrada pasa estos filtros.</translation>
  </message>
  <message>
   <source>no recording fits this message</source>
   <translation>ninguna grabación corresponde a este mensaje</translation>
  </message>
  <message>
   <source>No request yet</source>
   <translation>Aún no hay peticiones</translation>
  </message>
  <message>
   <source>No rule is open</source>
   <translation>No hay ninguna regla abierta</translation>
  </message>
  <message>
   <source>No run chosen</source>
   <translation>Ninguna ejecución elegida</translation>
  </message>
  <message>
   <source>No run holds these words.</source>
   <translation>Ninguna ejecución tiene estas palabras.</translation>
  </message>
  <message>
   <source>No run passes these filters.</source>
   <translation>Ninguna ejecución pasa estos filtros.</translation>
  </message>
  <message>
   <source>no seccomp: {0}</source>
   <translation>sin seccomp: {0}</translation>
  </message>
  <message>
   <source>No server is connected</source>
   <translation>No hay ningún servidor conectado</translation>
  </message>
  <message>
   <source>no server is named</source>
   <translation>no se nombra ningún servidor</translation>
  </message>
  <message>
   <source>No single tokens: {0}.</source>
   <translation>Sin tokens sueltos: {0}.</translation>
  </message>
  <message>
   <source>no size was told</source>
   <translation>no se dijo ningún tamaño</translation>
  </message>
  <message>
   <source>no space left for {0}</source>
   <translation>no queda espacio para {0}</translation>
  </message>
  <message>
   <source>no space left on the disk for the conversations</source>
   <translation>no queda espacio en el disco para las conversaciones</translation>
  </message>
  <message>
   <source>no space left on the disk for the evaluations</source>
   <translation>no queda espacio en el disco para las evaluaciones</translation>
  </message>
  <message>
   <source>no space left on the disk for {0}</source>
   <translation>no queda espacio en el disco para {0}</translation>
  </message>
  <message>
   <source>No step of this run passes these filters.</source>
   <translation>Ningún paso de esta ejecución pasa estos filtros.</translation>
  </message>
  <message>
   <source>No such record</source>
   <translation>No existe esa entrada</translation>
  </message>
  <message>
   <source>no text was given</source>
   <translation>no se dio ningún texto</translation>
  </message>
  <message>
   <source>No text: nothing is measured.</source>
   <translation>Sin texto: no se mide nada.</translation>
  </message>
  <message>
   <source>no tool</source>
   <translation>ninguna herramienta</translation>
  </message>
  <message>
   <source>No tool is chosen</source>
   <translation>No se eligió ninguna herramienta</translation>
  </message>
  <message>
   <source>No tool was called in that time</source>
   <translation>No se llamó a ninguna herramienta en ese periodo</translation>
  </message>
  <message>
   <source>No tools</source>
   <translation>Sin herramientas</translation>
  </message>
  <message>
   <source>no tools</source>
   <translation>ninguna herramienta</translation>
  </message>
  <message>
   <source>No usage figures, no crash reports, no search for updates. Whatever could reach another machine is off, or waits until you ask for it; Privacy lists every connection that was tried.</source>
   <translation>Ni datos de uso, ni informes de fallos, ni búsqueda de actualizaciones. Lo que podría llegar a otro equipo está apagado, o espera a que usted lo pida; Privacidad lista toda conexión intentada.</translation>
  </message>
  <message>
   <source>no value any more</source>
   <translation>ya no hay valor</translation>
  </message>
  <message>
   <source>no value can fit {0}</source>
   <translation>ningún valor puede cumplir {0}</translation>
  </message>
  <message>
   <source>No verdict</source>
   <translation>Sin veredicto</translation>
  </message>
  <message>
   <source>no way leads here</source>
   <translation>ningún camino lleva hasta aquí</translation>
  </message>
  <message>
   <source>no word fits</source>
   <translation>ninguna palabra encaja</translation>
  </message>
  <message>
   <source>no {0} can fit it</source>
   <translation>ningún {0} puede cumplirlo</translation>
  </message>
  <message>
   <source>No: %s</source>
   <translation>No: %s</translation>
  </message>
  <message>
   <source>nobody</source>
   <translation>nadie</translation>
  </message>
  <message>
   <source>nobody allowed it yet</source>
   <translation>nadie lo ha permitido aún</translation>
  </message>
  <message>
   <source>Nobody allowed it.</source>
   <translation>Nadie lo permitió.</translation>
  </message>
  <message>
   <source>Nobody answered yet.</source>
   <translation>Nadie ha respondido aún.</translation>
  </message>
  <message>
   <source>Nobody asked</source>
   <translation>Nadie lo pidió</translation>
  </message>
  <message>
   <source>nobody asked for {0}</source>
   <translation>nadie pidió {0}</translation>
  </message>
  <message>
   <source>nobody asked it for long</source>
   <translation>nadie le preguntó durante mucho tiempo</translation>
  </message>
  <message>
   <source>nobody can sign in here now</source>
   <translation>nadie puede iniciar sesión aquí ahora</translation>
  </message>
  <message>
   <source>Nobody is asked while it runs. A call that is not granted here, with all of its arguments, ends the run with a report.</source>
   <translation>No se pregunta a nadie durante la ejecución. Una llamada que no esté permitida aquí, con todos sus argumentos, termina la ejecución con un informe.</translation>
  </message>
  <message>
   <source>Nobody is there to be asked.</source>
   <translation>No hay nadie a quien preguntar.</translation>
  </message>
  <message>
   <source>nobody knows the kind {0}</source>
   <translation>nadie conoce el tipo {0}</translation>
  </message>
  <message>
   <source>nobody listens there</source>
   <translation>nadie escucha ahí</translation>
  </message>
  <message>
   <source>Nobody may hand over</source>
   <translation>Nadie puede traspasar</translation>
  </message>
  <message>
   <source>Nobody may speak</source>
   <translation>Nadie puede hablar</translation>
  </message>
  <message>
   <source>nobody named {0} may sign in</source>
   <translation>nadie llamado {0} puede iniciar sesión</translation>
  </message>
  <message>
   <source>nobody waits for this answer any more</source>
   <translation>ya nadie espera esta respuesta</translation>
  </message>
  <message>
   <source>Nobody watches over it: what ends stays away. Apply it again.</source>
   <translation>Nadie lo supervisa: lo que termina no vuelve. Aplíquelo de nuevo.</translation>
  </message>
  <message>
   <source>nobody with the fingerprint {0} is trusted</source>
   <translation>nadie con la huella {0} es de confianza</translation>
  </message>
  <message>
   <source>Nobody yet. Add an administrator first.</source>
   <translation>Nadie aún. Añada primero un administrador.</translation>
  </message>
  <message>
   <source>Node</source>
   <translation>Nodo</translation>
  </message>
  <message>
   <source>node</source>
   <translation>nodo</translation>
  </message>
  <message>
   <source>node {0} of {1} was lost in the middle: the answer is not whole</source>
   <translation>el nodo {0} de {1} se perdió a mitad: la respuesta no está completa</translation>
  </message>
  <message>
   <source>Node, if it is a graph</source>
   <translation>Nodo, si es un grafo</translation>
  </message>
  <message>
   <source>Nodes</source>
   <translation>Nodos</translation>
  </message>
  <message>
   <source>Nodes of one name share one memory.</source>
   <translation>Los nodos con el mismo nombre comparten una memoria.</translation>
  </message>
  <message>
   <source>None</source>
   <translation>Ninguno</translation>
  </message>
  <message>
   <source>none</source>
   <translation>ninguno</translation>
  </message>
  <message>
   <source>none allowed</source>
   <translation>ninguno permitido</translation>
  </message>
  <message>
   <source>None are here now. What these programs fetch later appears by itself.</source>
   <translation>Ahora no hay ninguno. Lo que esos programas descarguen después aparece solo.</translation>
  </message>
  <message>
   <source>none but the program's own</source>
   <translation>ninguna más que la del programa</translation>
  </message>
  <message>
   <source>None crashed in the last five minutes</source>
   <translation>Ninguno falló en los últimos cinco minutos</translation>
  </message>
  <message>
   <source>none has any</source>
   <translation>ninguno tiene</translation>
  </message>
  <message>
   <source>None is firing</source>
   <translation>Ninguna está disparada</translation>
  </message>
  <message>
   <source>none of the granted folders can be read now</source>
   <translation>ninguna de las carpetas concedidas se puede leer ahora</translation>
  </message>
  <message>
   <source>none of the words is in it</source>
   <translation>ninguna de las palabras está en él</translation>
  </message>
  <message>
   <source>none of them</source>
   <translation>ninguno de ellos</translation>
  </message>
  <message>
   <source>none of them answered; {0}</source>
   <translation>ninguno de ellos respondió; {0}</translation>
  </message>
  <message>
   <source>none of these is in the answer: {0}</source>
   <translation>ninguno de estos está en la respuesta: {0}</translation>
  </message>
  <message>
   <source>None of these texts is in the answer.</source>
   <translation>Ninguno de estos textos está en la respuesta.</translation>
  </message>
  <message>
   <source>None of these tools is called, nor tried.</source>
   <translation>Ninguna de estas herramientas se llama ni se intenta.</translation>
  </message>
  <message>
   <source>None will do</source>
   <translation>Ninguno sirve</translation>
  </message>
  <message>
   <source>None yet: add an Input for what is given and an Output for what comes back.</source>
   <translation>Ninguna aún: añada una Entrada para lo que se da y una Salida para lo que vuelve.</translation>
  </message>
  <message>
   <source>None.</source>
   <translation>Ninguno.</translation>
  </message>
  <message>
   <source>None: every case came out alike for all of them.</source>
   <translation>Ninguno: cada caso salió igual para todos ellos.</translation>
  </message>
  <message>
   <source>none: in a thread of the program</source>
   <translation>ninguna: en un hilo del programa</translation>
  </message>
  <message>
   <source>none: only on Linux can the program hold its workers</source>
   <translation>ninguna: solo en Linux puede el programa contener sus workers</translation>
  </message>
  <message>
   <source>None: the engine that each model has.</source>
   <translation>Ninguno: el motor que tiene cada modelo.</translation>
  </message>
  <message>
   <source>None: the model that each of them names.</source>
   <translation>Ninguno: el modelo que indica cada uno.</translation>
  </message>
  <message>
   <source>none; it goes to the system's keyring</source>
   <translation>ninguna; va al llavero del sistema</translation>
  </message>
  <message>
   <source>Normal text size</source>
   <translation>Tamaño normal del texto</translation>
  </message>
  <message>
   <source>Not a metric that is known</source>
   <translation>No es una métrica conocida</translation>
  </message>
  <message>
   <source>not all filters apply</source>
   <translation>no todos los filtros valen</translation>
  </message>
  <message>
   <source>not all well</source>
   <translation>no todo va bien</translation>
  </message>
  <message>
   <source>Not allowed</source>
   <translation>No permitido</translation>
  </message>
  <message>
   <source>Not asked</source>
   <translation>No preguntado</translation>
  </message>
  <message>
   <source>not authorized</source>
   <translation>no autorizado</translation>
  </message>
  <message>
   <source>not begun</source>
   <translation>no empezada</translation>
  </message>
  <message>
   <source>Not begun.</source>
   <translation>No empezó.</translation>
  </message>
  <message>
   <source>not called</source>
   <translation>no llamada</translation>
  </message>
  <message>
   <source>Not checked</source>
   <translation>Sin comprobar</translation>
  </message>
  <message>
   <source>Not checked since the program started.</source>
   <translation>Sin comprobar desde que se inició el programa.</translation>
  </message>
  <message>
   <source>Not connected</source>
   <translation>No conectado</translation>
  </message>
  <message>
   <source>not connected</source>
   <translation>no conectado</translation>
  </message>
  <message>
   <source>not connected, optional</source>
   <translation>no conectado, opcional</translation>
  </message>
  <message>
   <source>Not done: too many alerts at once.</source>
   <translation>No se hizo: demasiadas alertas a la vez.</translation>
  </message>
  <message>
   <source>not enough memory</source>
   <translation>memoria insuficiente</translation>
  </message>
  <message>
   <source>not every server takes them</source>
   <translation>no todos los servidores los aceptan</translation>
  </message>
  <message>
   <source>Not every version of vLLM guesses ahead with pipeline parallelism.</source>
   <translation>No todas las versiones de vLLM adivinan por adelantado con paralelismo de pipeline.</translation>
  </message>
  <message>
   <source>not fetched</source>
   <translation>no descargado</translation>
  </message>
  <message numerus="yes">
   <source>not for %Ln days</source>
   <translation>
    <numerusform>sin uso desde hace %Ln día</numerusform>
    <numerusform>sin uso desde hace %Ln días</numerusform>
   </translation>
  </message>
  <message>
   <source>Not found</source>
   <translation>No encontrado</translation>
  </message>
  <message>
   <source>not held by the system</source>
   <translation>no contenido por el sistema</translation>
  </message>
  <message>
   <source>Not here</source>
   <translation>No hay aquí</translation>
  </message>
  <message>
   <source>not in the answer: {0}</source>
   <translation>no está en la respuesta: {0}</translation>
  </message>
  <message>
   <source>Not installed</source>
   <translation>No instalado</translation>
  </message>
  <message>
   <source>not JSON values: {0}</source>
   <translation>no son valores JSON: {0}</translation>
  </message>
  <message>
   <source>Not judged</source>
   <translation>Sin juzgar</translation>
  </message>
  <message>
   <source>not judged</source>
   <translation>sin juzgar</translation>
  </message>
  <message>
   <source>Not loaded</source>
   <translation>No cargado</translation>
  </message>
  <message>
   <source>not loaded</source>
   <translation>no cargado</translation>
  </message>
  <message>
   <source>not measured</source>
   <translation>sin medir</translation>
  </message>
  <message>
   <source>Not measured yet: ask it something.</source>
   <translation>Aún no medido: pregúntele algo.</translation>
  </message>
  <message>
   <source>Not now</source>
   <translation>Ahora no</translation>
  </message>
  <message>
   <source>Not now: {0}</source>
   <translation>Ahora no: {0}</translation>
  </message>
  <message>
   <source>Not removed here: %s</source>
   <translation>No quitado aquí: %s</translation>
  </message>
  <message>
   <source>Not run yet</source>
   <translation>Aún no se ha ejecutado</translation>
  </message>
  <message>
   <source>Not saved</source>
   <translation>Sin guardar</translation>
  </message>
  <message>
   <source>Not saved yet</source>
   <translation>Aún sin guardar</translation>
  </message>
  <message>
   <source>not set</source>
   <translation>sin fijar</translation>
  </message>
  <message>
   <source>Not shown: {0}, {1}.</source>
   <translation>No se muestran: {0}, {1}.</translation>
  </message>
  <message>
   <source>not started</source>
   <translation>no iniciado</translation>
  </message>
  <message>
   <source>Not taken over: {0}</source>
   <translation>No incorporado: {0}</translation>
  </message>
  <message>
   <source>Not taken over: {0}. {1}</source>
   <translation>No incorporado: {0}. {1}</translation>
  </message>
  <message>
   <source>not the likeliest token</source>
   <translation>no es el token más probable</translation>
  </message>
  <message>
   <source>Not to be trusted: it failed the same answer by criteria that any answer meets.</source>
   <translation>No es de fiar: suspendió la misma respuesta con criterios que cumple cualquier respuesta.</translation>
  </message>
  <message>
   <source>Not to be trusted: it passed the same answer by criteria that it cannot meet.</source>
   <translation>No es de fiar: aprobó la misma respuesta con criterios que no puede cumplir.</translation>
  </message>
  <message>
   <source>Not told by this system</source>
   <translation>Este sistema no lo dice</translation>
  </message>
  <message>
   <source>not told by this system</source>
   <translation>este sistema no lo dice</translation>
  </message>
  <message>
   <source>not used</source>
   <translation>sin usar</translation>
  </message>
  <message>
   <source>Not used any more: {0}. Measure again.</source>
   <translation>Ya no se usa: {0}. Mida otra vez.</translation>
  </message>
  <message>
   <source>not watched over</source>
   <translation>sin supervisión</translation>
  </message>
  <message>
   <source>Not written: {0}.</source>
   <translation>No se escribió: {0}.</translation>
  </message>
  <message>
   <source>not yet</source>
   <translation>aún no</translation>
  </message>
  <message>
   <source>Note changed</source>
   <translation>Nota cambiada</translation>
  </message>
  <message>
   <source>Note its fingerprint elsewhere, to compare it when you verify.</source>
   <translation>Anote su huella en otro sitio, para compararla al verificar.</translation>
  </message>
  <message>
   <source>Noted</source>
   <translation>Con nota</translation>
  </message>
  <message>
   <source>Notes</source>
   <translation>Notas</translation>
  </message>
  <message>
   <source>Notes: what it is good for, what to mind</source>
   <translation>Notas: para qué sirve, qué cuidar</translation>
  </message>
  <message>
   <source>Nothing</source>
   <translation>Nada</translation>
  </message>
  <message>
   <source>nothing</source>
   <translation>nada</translation>
  </message>
  <message>
   <source>nothing came for {0} minutes: {1}</source>
   <translation>no llegó nada en {0} minutos: {1}</translation>
  </message>
  <message>
   <source>Nothing came out.</source>
   <translation>No salió nada.</translation>
  </message>
  <message>
   <source>Nothing came out: the graph has no output that was reached.</source>
   <translation>No salió nada: no se alcanzó ninguna salida del grafo.</translation>
  </message>
  <message>
   <source>Nothing can be asked here yet: the policy lists no agent.</source>
   <translation>Aún no se puede preguntar nada aquí: la política no lista ningún agente.</translation>
  </message>
  <message>
   <source>nothing can be tried</source>
   <translation>no se puede probar nada</translation>
  </message>
  <message>
   <source>Nothing can be tried yet.</source>
   <translation>Aún no se puede probar nada.</translation>
  </message>
  <message>
   <source>nothing can be tried: {0}</source>
   <translation>no se puede intentar nada: {0}</translation>
  </message>
  <message>
   <source>Nothing can be written there: {0}. Choose another folder; the model that came with the program works all the same.</source>
   <translation>No se puede escribir ahí: {0}. Elija otra carpeta; el modelo que vino con el programa funciona de todos modos.</translation>
  </message>
  <message>
   <source>Nothing comes out of the graph</source>
   <translation>No sale nada del grafo</translation>
  </message>
  <message>
   <source>Nothing could be judged of {0}, so nothing can be compared with it.</source>
   <translation>No se pudo juzgar nada de {0}, así que nada se puede comparar con él.</translation>
  </message>
  <message>
   <source>Nothing could be read from it: no conversation is left.</source>
   <translation>No se pudo leer nada de él: no queda ninguna conversación.</translation>
  </message>
  <message>
   <source>Nothing else was tried.</source>
   <translation>No se intentó nada más.</translation>
  </message>
  <message>
   <source>nothing fits</source>
   <translation>nada encaja</translation>
  </message>
  <message>
   <source>Nothing fits.</source>
   <translation>Nada encaja.</translation>
  </message>
  <message>
   <source>Nothing found</source>
   <translation>No se encontró nada</translation>
  </message>
  <message>
   <source>nothing found</source>
   <translation>no se encontró nada</translation>
  </message>
  <message>
   <source>Nothing goes in.</source>
   <translation>No entra nada.</translation>
  </message>
  <message>
   <source>Nothing guesses ahead for %s</source>
   <translation>Nada adivina por adelantado para %s</translation>
  </message>
  <message>
   <source>Nothing has fired</source>
   <translation>Nada se disparó</translation>
  </message>
  <message>
   <source>Nothing has left this machine</source>
   <translation>Nada ha salido de este equipo</translation>
  </message>
  <message>
   <source>Nothing has left this machine since {0}</source>
   <translation>Nada ha salido de este equipo desde {0}</translation>
  </message>
  <message>
   <source>Nothing here takes {0}</source>
   <translation>Nada aquí toma {0}</translation>
  </message>
  <message>
   <source>Nothing is asked now.</source>
   <translation>Ahora no se pregunta nada.</translation>
  </message>
  <message>
   <source>nothing is begun, because the audit log cannot be written: {0}</source>
   <translation>no se empieza nada, porque no se puede escribir el registro de auditoría: {0}</translation>
  </message>
  <message>
   <source>Nothing is checked</source>
   <translation>No se comprueba nada</translation>
  </message>
  <message>
   <source>Nothing is copied. While the drive is away, its models are, too.</source>
   <translation>No se copia nada. Mientras la unidad no está, sus modelos tampoco.</translation>
  </message>
  <message>
   <source>Nothing is going on</source>
   <translation>No hay nada en curso</translation>
  </message>
  <message>
   <source>nothing is guessed ahead: this model's memory cannot be cut back</source>
   <translation>no se adivina nada por adelantado: la memoria de este modelo no se puede recortar</translation>
  </message>
  <message>
   <source>nothing is kept under {0} yet</source>
   <translation>aún no hay nada guardado en {0}</translation>
  </message>
  <message>
   <source>nothing is like it</source>
   <translation>no hay nada parecido</translation>
  </message>
  <message>
   <source>Nothing is loaded beside this model.</source>
   <translation>No se carga nada junto a este modelo.</translation>
  </message>
  <message>
   <source>nothing is planned any more</source>
   <translation>ya no hay nada previsto</translation>
  </message>
  <message>
   <source>Nothing is recorded yet</source>
   <translation>Aún no hay nada registrado</translation>
  </message>
  <message>
   <source>nothing is remembered here</source>
   <translation>aquí no se recuerda nada</translation>
  </message>
  <message>
   <source>Nothing is sent</source>
   <translation>No se envía nada</translation>
  </message>
  <message>
   <source>nothing more</source>
   <translation>nada más</translation>
  </message>
  <message>
   <source>Nothing needs your attention.</source>
   <translation>Nada necesita su atención.</translation>
  </message>
  <message>
   <source>Nothing of it is kept yet, and nothing runs. What you add is listed among the MCP servers, and starts only after you read it there.</source>
   <translation>Aún no se guarda nada de ello, y nada se ejecuta. Lo que añada aparece entre los servidores MCP, y se inicia solo después de que lo lea allí.</translation>
  </message>
  <message>
   <source>Nothing of it was changed. Say: workbench doctor.</source>
   <translation>No se cambió nada de él. Diga: workbench doctor.</translation>
  </message>
  <message>
   <source>nothing of {0} was read yet</source>
   <translation>aún no se leyó nada de {0}</translation>
  </message>
  <message>
   <source>Nothing runs by itself</source>
   <translation>Nada se ejecuta solo</translation>
  </message>
  <message>
   <source>nothing says what {0} may be, so no call could be carried out</source>
   <translation>nada dice qué puede ser {0}, así que no se podría hacer ninguna llamada</translation>
  </message>
  <message>
   <source>Nothing smaller than {0} is installed.</source>
   <translation>No hay instalado nada más pequeño que {0}.</translation>
  </message>
  <message>
   <source>Nothing that is told is too hot</source>
   <translation>Nada de lo medido está demasiado caliente</translation>
  </message>
  <message>
   <source>Nothing to list</source>
   <translation>Nada que listar</translation>
  </message>
  <message>
   <source>Nothing to recommend</source>
   <translation>Nada que recomendar</translation>
  </message>
  <message>
   <source>nothing to remember</source>
   <translation>nada que recordar</translation>
  </message>
  <message>
   <source>Nothing to tell</source>
   <translation>Nada que decir</translation>
  </message>
  <message>
   <source>Nothing tried to leave it.</source>
   <translation>Nada intentó salir de él.</translation>
  </message>
  <message>
   <source>nothing was asked in this run</source>
   <translation>en esta ejecución no se preguntó nada</translation>
  </message>
  <message>
   <source>Nothing was changed.</source>
   <translation>No se ha cambiado nada.</translation>
  </message>
  <message>
   <source>Nothing was changed. Move the old folder away and unpack the new version by hand.</source>
   <translation>No se cambió nada. Retire la carpeta antigua y desempaquete la versión nueva a mano.</translation>
  </message>
  <message>
   <source>Nothing was compared yet.</source>
   <translation>Aún no se comparó nada.</translation>
  </message>
  <message>
   <source>Nothing was done.</source>
   <translation>No se hizo nada.</translation>
  </message>
  <message>
   <source>nothing was granted for this argument</source>
   <translation>no se concedió nada para este argumento</translation>
  </message>
  <message>
   <source>Nothing was installed. Fetch it anew, or take another source.</source>
   <translation>No se instaló nada. Descárguelo de nuevo, o use otra fuente.</translation>
  </message>
  <message>
   <source>Nothing was judged.</source>
   <translation>No se juzgó nada.</translation>
  </message>
  <message>
   <source>Nothing was left out.</source>
   <translation>No se omitió nada.</translation>
  </message>
  <message>
   <source>nothing was measured</source>
   <translation>no se midió nada</translation>
  </message>
  <message>
   <source>Nothing was measured for this model on this machine yet.</source>
   <translation>Aún no se midió nada de este modelo en este equipo.</translation>
  </message>
  <message>
   <source>Nothing was recorded then</source>
   <translation>No se registró nada entonces</translation>
  </message>
  <message>
   <source>Nothing was unloaded: {0}.</source>
   <translation>No se descargó nada de memoria: {0}.</translation>
  </message>
  <message>
   <source>nothing would open the store</source>
   <translation>nada abriría el almacén</translation>
  </message>
  <message>
   <source>Nothing yet. Choose a file, look at what it would change, and apply it.</source>
   <translation>Nada todavía. Elija un archivo, vea qué cambiaría y aplíquelo.</translation>
  </message>
  <message>
   <source>Nothing.</source>
   <translation>Nada.</translation>
  </message>
  <message>
   <source>Nothing: it runs outside of this program.</source>
   <translation>Nada: se ejecuta fuera de este programa.</translation>
  </message>
  <message>
   <source>Notifications</source>
   <translation>Notificaciones</translation>
  </message>
  <message>
   <source>Now</source>
   <translation>Ahora</translation>
  </message>
  <message>
   <source>now</source>
   <translation>ahora</translation>
  </message>
  <message>
   <source>NPU</source>
   <translation>NPU</translation>
  </message>
  <message>
   <source>Number</source>
   <translation>Número</translation>
  </message>
  <message>
   <source>number</source>
   <translation>número</translation>
  </message>
  <message>
   <source>number from … to …</source>
   <translation>número de … a …</translation>
  </message>
  <message>
   <source>Number type</source>
   <translation>Tipo numérico</translation>
  </message>
  <message>
   <source>number {0}</source>
   <translation>número {0}</translation>
  </message>
  <message>
   <source>number {0} by likelihood</source>
   <translation>número {0} en probabilidad</translation>
  </message>
  <message>
   <source>number {0} in the vocabulary</source>
   <translation>número {0} en el vocabulario</translation>
  </message>
  <message>
   <source>numbers are compared as numbers</source>
   <translation>los números se comparan como números</translation>
  </message>
  <message>
   <source>NVML, amdgpu and i915/xe files</source>
   <translation>NVML, amdgpu y archivos i915/xe</translation>
  </message>
  <message>
   <source>Of a server that speaks streamable HTTP.</source>
   <translation>De un servidor que habla HTTP con streaming.</translation>
  </message>
  <message>
   <source>Of both prices, such as USD or EUR.</source>
   <translation>De ambos precios, como USD o EUR.</translation>
  </message>
  <message>
   <source>Of each call, without the wait for a leave.</source>
   <translation>De cada llamada, sin la espera por un permiso.</translation>
  </message>
  <message>
   <source>Of each request's prompt.</source>
   <translation>Del prompt de cada solicitud.</translation>
  </message>
  <message>
   <source>Of each request, after the first token.</source>
   <translation>De cada solicitud, tras el primer token.</translation>
  </message>
  <message>
   <source>Of each request, as measured.</source>
   <translation>De cada solicitud, según se midió.</translation>
  </message>
  <message>
   <source>Of each request, as the engine measured.</source>
   <translation>De cada solicitud, según midió el motor.</translation>
  </message>
  <message>
   <source>Of each request.</source>
   <translation>De cada solicitud.</translation>
  </message>
  <message>
   <source>of files up to</source>
   <translation>de archivos hasta</translation>
  </message>
  <message>
   <source>of the conversation {0}</source>
   <translation>de la conversación {0}</translation>
  </message>
  <message>
   <source>of the graph {0}</source>
   <translation>del grafo {0}</translation>
  </message>
  <message>
   <source>Of the month</source>
   <translation>Del mes</translation>
  </message>
  <message>
   <source>Of the one before</source>
   <translation>Del anterior</translation>
  </message>
  <message>
   <source>of the requests of the last 15 minutes</source>
   <translation>de las solicitudes de los últimos 15 minutos</translation>
  </message>
  <message>
   <source>of the run itself</source>
   <translation>de la propia ejecución</translation>
  </message>
  <message>
   <source>Of the tool</source>
   <translation>De la herramienta</translation>
  </message>
  <message>
   <source>Of the tool or node</source>
   <translation>De la herramienta o nodo</translation>
  </message>
  <message>
   <source>Of this file</source>
   <translation>De este archivo</translation>
  </message>
  <message>
   <source>of those that come together, the first in the file</source>
   <translation>de los que llegan juntos, el primero del archivo</translation>
  </message>
  <message>
   <source>Of what</source>
   <translation>Unidad</translation>
  </message>
  <message>
   <source>Off</source>
   <translation>Desactivado</translation>
  </message>
  <message>
   <source>off</source>
   <translation>desactivado</translation>
  </message>
  <message>
   <source>Off by at most</source>
   <translation>Desvío máximo</translation>
  </message>
  <message>
   <source>Off by at most, as a share</source>
   <translation>Desvío máximo, como fracción</translation>
  </message>
  <message>
   <source>Offer it tools</source>
   <translation>Ofrecerle herramientas</translation>
  </message>
  <message>
   <source>offline</source>
   <translation>sin conexión</translation>
  </message>
  <message>
   <source>OK</source>
   <translation>OK</translation>
  </message>
  <message>
   <source>ok</source>
   <translation>ok</translation>
  </message>
  <message>
   <source>OK: {0} now</source>
   <translation>OK: {0} ahora</translation>
  </message>
  <message>
   <source>Old runs removed</source>
   <translation>Ejecuciones antiguas quitadas</translation>
  </message>
  <message>
   <source>Older conversations and runs are removed for good. What is pinned or bookmarked stays.</source>
   <translation>Las conversaciones y ejecuciones más antiguas se quitan para siempre. Lo fijado o marcado se queda.</translation>
  </message>
  <message>
   <source>Older entries were removed: {0}, up to {1}.</source>
   <translation>Se quitaron entradas más antiguas: {0}, hasta {1}.</translation>
  </message>
  <message>
   <source>Ollama</source>
   <translation>Ollama</translation>
  </message>
  <message>
   <source>Ollama answered {0}: {1}</source>
   <translation>Ollama respondió {0}: {1}</translation>
  </message>
  <message>
   <source>Ollama at {0} did not come to the end of its answer</source>
   <translation>Ollama en {0} no llegó al final de su respuesta</translation>
  </message>
  <message>
   <source>Ollama at {0} was silent for {1} seconds</source>
   <translation>Ollama en {0} estuvo en silencio {1} segundos</translation>
  </message>
  <message>
   <source>Ollama could not fetch {0}: {1}</source>
   <translation>Ollama no pudo descargar {0}: {1}</translation>
  </message>
  <message>
   <source>Ollama does not answer at {0}</source>
   <translation>Ollama no responde en {0}</translation>
  </message>
  <message>
   <source>Ollama fetches %s</source>
   <translation>Ollama descarga %s</translation>
  </message>
  <message>
   <source>Ollama has no model {0}</source>
   <translation>Ollama no tiene el modelo {0}</translation>
  </message>
  <message>
   <source>Ollama loads %s</source>
   <translation>Ollama carga %s</translation>
  </message>
  <message>
   <source>Ollama refused: {0}</source>
   <translation>Ollama rechazó: {0}</translation>
  </message>
  <message>
   <source>Ollama removes %s</source>
   <translation>Ollama quita %s</translation>
  </message>
  <message>
   <source>Ollama sent what is no answer of Ollama: {0}</source>
   <translation>Ollama envió lo que no es una respuesta de Ollama: {0}</translation>
  </message>
  <message>
   <source>Ollama stopped fetching {0} before its end</source>
   <translation>Ollama dejó de descargar {0} antes del final</translation>
  </message>
  <message>
   <source>Ollama unloads %s</source>
   <translation>Ollama descarga de memoria %s</translation>
  </message>
  <message>
   <source>Ollama was not asked yet</source>
   <translation>Aún no se preguntó a Ollama</translation>
  </message>
  <message>
   <source>Ollama's answer has no end</source>
   <translation>la respuesta de Ollama no tiene fin</translation>
  </message>
  <message>
   <source>On</source>
   <translation>Los días</translation>
  </message>
  <message>
   <source>on</source>
   <translation>activado</translation>
  </message>
  <message>
   <source>On a drive, its models run from there without being copied.</source>
   <translation>En una unidad, sus modelos se ejecutan desde allí sin copiarse.</translation>
  </message>
  <message>
   <source>on a server</source>
   <translation>en un servidor</translation>
  </message>
  <message>
   <source>On battery, models use half as many cores and are unloaded after five minutes at the latest.</source>
   <translation>Con batería, los modelos usan la mitad de los núcleos y se descargan de memoria a los cinco minutos como mucho.</translation>
  </message>
  <message>
   <source>on disk</source>
   <translation>en disco</translation>
  </message>
  <message>
   <source>On Linux a model's process reaches no file but its own, and no network.</source>
   <translation>En Linux, el proceso de un modelo no llega a más archivo que el suyo, y a ninguna red.</translation>
  </message>
  <message>
   <source>On screen now</source>
   <translation>En pantalla ahora</translation>
  </message>
  <message>
   <source>On the {0} of every month</source>
   <translation>El {0} de cada mes</translation>
  </message>
  <message>
   <source>On this machine</source>
   <translation>En este equipo</translation>
  </message>
  <message>
   <source>on this system the program is not replaced while it runs</source>
   <translation>en este sistema el programa no se sustituye mientras se ejecuta</translation>
  </message>
  <message>
   <source>On which cases</source>
   <translation>Con qué casos</translation>
  </message>
  <message>
   <source>once</source>
   <translation>una vez</translation>
  </message>
  <message>
   <source>Once more</source>
   <translation>Otra vez</translation>
  </message>
  <message>
   <source>Once, at a moment</source>
   <translation>Una vez, en fecha y hora</translation>
  </message>
  <message>
   <source>Once, on {0} at {1}</source>
   <translation>Una vez, el {0} a las {1}</translation>
  </message>
  <message>
   <source>One a line.</source>
   <translation>Uno por línea.</translation>
  </message>
  <message>
   <source>One a line; * stands for any: delete_*.</source>
   <translation>Uno por línea; * vale para cualquiera: delete_*.</translation>
  </message>
  <message>
   <source>One file</source>
   <translation>Un archivo</translation>
  </message>
  <message>
   <source>One fixed query on one SQLite file; arguments are bound</source>
   <translation>Una consulta fija en un archivo SQLite; los argumentos se enlazan</translation>
  </message>
  <message>
   <source>One fixed query, which {0} {1}; no other file, no network</source>
   <translation>Una consulta fija, que {0} {1}; ningún otro archivo, sin red</translation>
  </message>
  <message>
   <source>one folder, to read</source>
   <translation>una carpeta, para leer</translation>
  </message>
  <message>
   <source>one folder, to write</source>
   <translation>una carpeta, para escribir</translation>
  </message>
  <message>
   <source>one form</source>
   <translation>un formulario</translation>
  </message>
  <message>
   <source>one is there twice</source>
   <translation>uno está dos veces</translation>
  </message>
  <message>
   <source>one is very long</source>
   <translation>uno es muy largo</translation>
  </message>
  <message>
   <source>one item after the other</source>
   <translation>un elemento tras otro</translation>
  </message>
  <message>
   <source>One model idle for {0} holds {1}</source>
   <translation>Un modelo inactivo desde hace {0} ocupa {1}</translation>
  </message>
  <message>
   <source>One more model</source>
   <translation>Un modelo más</translation>
  </message>
  <message>
   <source>One more short call.</source>
   <translation>Otra llamada corta.</translation>
  </message>
  <message>
   <source>one of</source>
   <translation>uno de</translation>
  </message>
  <message>
   <source>one of its ends is not carried over</source>
   <translation>uno de sus extremos no se trae</translation>
  </message>
  <message>
   <source>one of its values comes on the way to another</source>
   <translation>uno de sus valores viene en el camino hacia otro</translation>
  </message>
  <message>
   <source>one of its ways ends the workflow</source>
   <translation>uno de sus caminos termina el flujo</translation>
  </message>
  <message>
   <source>One of the granted folders; empty for a folder of its own.</source>
   <translation>Una de las carpetas permitidas; vacío para una carpeta propia.</translation>
  </message>
  <message>
   <source>One of your agents, asked with a message made of the parameters</source>
   <translation>Uno de sus agentes, preguntado con un mensaje hecho con los parámetros</translation>
  </message>
  <message>
   <source>One of your graphs, run with inputs made of the parameters</source>
   <translation>Uno de sus grafos, ejecutado con entradas hechas con los parámetros</translation>
  </message>
  <message>
   <source>one of {0}</source>
   <translation>uno de {0}</translation>
  </message>
  <message>
   <source>one of {0} is granted, not {1}</source>
   <translation>se concede uno de {0}, no {1}</translation>
  </message>
  <message>
   <source>one person on one GPU: starts soon, leaves memory to other programs</source>
   <translation>una persona en una GPU: arranca pronto, deja memoria a otros programas</translation>
  </message>
  <message>
   <source>One question to a model, with an answer that may have a schema</source>
   <translation>Una pregunta a un modelo, con una respuesta que puede tener esquema</translation>
  </message>
  <message>
   <source>One rule a line: e-mail, phone, card, iban, ip, birth date, key, or a name and a pattern of yours: patient=PAT-[0-9]+. For exports, and for what is sent.</source>
   <translation>Una regla por línea: e-mail, phone, card, iban, ip, birth date, key, o un nombre y un patrón suyo: patient=PAT-[0-9]+. Para exportaciones y para lo que se envía.</translation>
  </message>
  <message>
   <source>One statement. :name stands for a parameter, and is bound, never written in.</source>
   <translation>Una sentencia. :name representa un parámetro y se enlaza, nunca se escribe dentro.</translation>
  </message>
  <message>
   <source>One step</source>
   <translation>Un paso</translation>
  </message>
  <message>
   <source>One step before another</source>
   <translation>Un paso antes de otro</translation>
  </message>
  <message>
   <source>One value was kept for {0}, so shorter peaks may be missing.</source>
   <translation>Se guardó un valor por {0}, así que pueden faltar picos más cortos.</translation>
  </message>
  <message>
   <source>online</source>
   <translation>en línea</translation>
  </message>
  <message>
   <source>Only a few cases</source>
   <translation>Solo unos pocos casos</translation>
  </message>
  <message>
   <source>Only a search or a download that you start, and what goes to a server that you connected, reaches beyond this machine. Off refuses that too.</source>
   <translation>Solo una búsqueda o descarga que usted inicia, y lo que va a un servidor que conectó, sale de este equipo. Apagado rechaza también eso.</translation>
  </message>
  <message>
   <source>Only a subgraph can be unpacked.</source>
   <translation>Solo un subgrafo se puede desempaquetar.</translation>
  </message>
  <message>
   <source>Only an administrator closes Workbench here.</source>
   <translation>Solo un administrador cierra Workbench aquí.</translation>
  </message>
  <message>
   <source>Only files of kind Prompt are agents; take others in: workbench agents import.</source>
   <translation>Solo los archivos de tipo Prompt son agentes; importe los demás con: workbench agents import.</translation>
  </message>
  <message>
   <source>Only GGUF models that run here, by llama.cpp, can do that.</source>
   <translation>Solo pueden hacerlo los modelos GGUF que se ejecutan aquí, con llama.cpp.</translation>
  </message>
  <message>
   <source>only instructions are told to the model</source>
   <translation>al modelo solo se le dicen las instrucciones</translation>
  </message>
  <message>
   <source>only reading is allowed</source>
   <translation>solo se permite leer</translation>
  </message>
  <message>
   <source>only some ways lead to this output</source>
   <translation>solo algunos caminos llevan a esta salida</translation>
  </message>
  <message>
   <source>only steps are limited: after the last one an agent answers without tools</source>
   <translation>solo se limitan los pasos: tras el último, un agente responde sin herramientas</translation>
  </message>
  <message>
   <source>only the program itself removes many at once</source>
   <translation>solo el propio programa elimina varias a la vez</translation>
  </message>
  <message>
   <source>only the recovery key would open the store</source>
   <translation>solo la clave de recuperación abriría el almacén</translation>
  </message>
  <message>
   <source>Only the run itself and its nodes count.</source>
   <translation>Solo cuentan la propia ejecución y sus nodos.</translation>
  </message>
  <message>
   <source>Only then</source>
   <translation>Solo entonces</translation>
  </message>
  <message>
   <source>only true does there</source>
   <translation>allí solo cuenta true</translation>
  </message>
  <message>
   <source>Only what failed, was denied or had to be mended</source>
   <translation>Solo lo que falló, se denegó o hubo que arreglar</translation>
  </message>
  <message>
   <source>Only what took longer</source>
   <translation>Solo lo que tardó más</translation>
  </message>
  <message>
   <source>Only when I start it</source>
   <translation>Solo cuando yo la inicie</translation>
  </message>
  <message>
   <source>Only with it first</source>
   <translation>Solo con ella al principio</translation>
  </message>
  <message>
   <source>Only with the answer last</source>
   <translation>Solo con la respuesta al final</translation>
  </message>
  <message>
   <source>only {0} of {1} texts came back</source>
   <translation>solo volvieron {0} de {1} textos</translation>
  </message>
  <message>
   <source>ONNX folders, where the settings choose it</source>
   <translation>Carpetas ONNX, cuando los ajustes lo eligen</translation>
  </message>
  <message>
   <source>ONNX models</source>
   <translation>Modelos ONNX</translation>
  </message>
  <message>
   <source>ONNX Runtime GenAI</source>
   <translation>ONNX Runtime GenAI</translation>
  </message>
  <message>
   <source>ONNX Runtime GenAI could not begin: {0}</source>
   <translation>ONNX Runtime GenAI no pudo empezar: {0}</translation>
  </message>
  <message>
   <source>ONNX Runtime GenAI could not go on: {0}</source>
   <translation>ONNX Runtime GenAI no pudo seguir: {0}</translation>
  </message>
  <message>
   <source>ONNX Runtime GenAI refused {0}: {1}</source>
   <translation>ONNX Runtime GenAI rechazó {0}: {1}</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Abrir</translation>
  </message>
  <message>
   <source>Open a file</source>
   <translation>Abrir un archivo</translation>
  </message>
  <message>
   <source>Open a file. Folders of models, and bundles that are folders, are added in the models panel.</source>
   <translation>Abra un archivo. Las carpetas de modelos, y los paquetes que son carpetas, se añaden en el panel de modelos.</translation>
  </message>
  <message>
   <source>Open a file…</source>
   <translation>Abrir un archivo…</translation>
  </message>
  <message>
   <source>Open a subgraph, a loop or a map.</source>
   <translation>Abra un subgrafo, un bucle o un mapa.</translation>
  </message>
  <message>
   <source>Open a text</source>
   <translation>Abrir un texto</translation>
  </message>
  <message>
   <source>Open a text…</source>
   <translation>Abrir un texto…</translation>
  </message>
  <message>
   <source>Open agents</source>
   <translation>Abrir Agentes</translation>
  </message>
  <message>
   <source>Open by keyring…</source>
   <translation>Abrir con el llavero…</translation>
  </message>
  <message>
   <source>Open Chat</source>
   <translation>Abrir Chat</translation>
  </message>
  <message>
   <source>Open in Models</source>
   <translation>Abrir en Modelos</translation>
  </message>
  <message>
   <source>Open in Runs</source>
   <translation>Abrir en Ejecuciones</translation>
  </message>
  <message>
   <source>Open it and add nodes.</source>
   <translation>Ábralo y añada nodos.</translation>
  </message>
  <message>
   <source>Open it once more.</source>
   <translation>Ábralo una vez más.</translation>
  </message>
  <message>
   <source>Open it under Runs, or its conversation, to go on.</source>
   <translation>Ábrala en Ejecuciones, o su conversación, para seguir.</translation>
  </message>
  <message>
   <source>Open it where it belongs.</source>
   <translation>Ábralo donde corresponde.</translation>
  </message>
  <message>
   <source>Open it with one.</source>
   <translation>Ábralo con uno.</translation>
  </message>
  <message>
   <source>Open messages</source>
   <translation>Desplegar mensajes</translation>
  </message>
  <message>
   <source>Open Models</source>
   <translation>Abrir Modelos</translation>
  </message>
  <message>
   <source>Open models</source>
   <translation>Abrir modelos</translation>
  </message>
  <message>
   <source>Open only with an encrypted store</source>
   <translation>Abrir solo con un almacén cifrado</translation>
  </message>
  <message>
   <source>Open or close</source>
   <translation>Abrir o cerrar</translation>
  </message>
  <message>
   <source>Open outside Workbench?</source>
   <translation>¿Abrir fuera de Workbench?</translation>
  </message>
  <message>
   <source>Open Runs</source>
   <translation>Abrir Ejecuciones</translation>
  </message>
  <message>
   <source>Open Settings</source>
   <translation>Abrir Ajustes</translation>
  </message>
  <message>
   <source>Open the chat</source>
   <translation>Abrir el chat</translation>
  </message>
  <message>
   <source>Open the downloads room.</source>
   <translation>Abra la sala de descargas.</translation>
  </message>
  <message>
   <source>Open the encrypted store</source>
   <translation>Abrir el almacén cifrado</translation>
  </message>
  <message>
   <source>Open the file again.</source>
   <translation>Abra el archivo de nuevo.</translation>
  </message>
  <message>
   <source>Open the folder</source>
   <translation>Abrir la carpeta</translation>
  </message>
  <message>
   <source>Open the node and put nodes into it.</source>
   <translation>Abra el nodo y ponga nodos dentro.</translation>
  </message>
  <message>
   <source>Open the rest later.</source>
   <translation>Abra el resto después.</translation>
  </message>
  <message>
   <source>Open the run</source>
   <translation>Abrir la ejecución</translation>
  </message>
  <message>
   <source>Open the run again.</source>
   <translation>Abra la ejecución de nuevo.</translation>
  </message>
  <message>
   <source>Open Tools</source>
   <translation>Abrir Herramientas</translation>
  </message>
  <message>
   <source>Open trace</source>
   <translation>Abrir traza</translation>
  </message>
  <message>
   <source>OpenAI-compatible server</source>
   <translation>Servidor compatible con OpenAI</translation>
  </message>
  <message>
   <source>Opening a folder</source>
   <translation>Abrir una carpeta</translation>
  </message>
  <message>
   <source>Opening a link</source>
   <translation>Abrir un enlace</translation>
  </message>
  <message>
   <source>Opening files is not for your role here</source>
   <translation>Abrir archivos no es para su rol aquí</translation>
  </message>
  <message>
   <source>Opening such a file</source>
   <translation>Abrir un archivo así</translation>
  </message>
  <message>
   <source>Opening…</source>
   <translation>Abriendo…</translation>
  </message>
  <message>
   <source>Opens</source>
   <translation>Abre</translation>
  </message>
  <message>
   <source>Opens without a PIN. Your name, the reason and the time are recorded for good.</source>
   <translation>Abre sin PIN. Su nombre, el motivo y la hora quedan registrados para siempre.</translation>
  </message>
  <message>
   <source>OpenVINO GenAI could not go on: {0}</source>
   <translation>OpenVINO GenAI no pudo seguir: {0}</translation>
  </message>
  <message>
   <source>OpenVINO GenAI refused {0}: {1}</source>
   <translation>OpenVINO GenAI rechazó {0}: {1}</translation>
  </message>
  <message>
   <source>optional</source>
   <translation>opcional</translation>
  </message>
  <message>
   <source>or</source>
   <translation>o</translation>
  </message>
  <message>
   <source>Order</source>
   <translation>Orden</translation>
  </message>
  <message>
   <source>Organisation</source>
   <translation>Organización</translation>
  </message>
  <message>
   <source>Other machines</source>
   <translation>Otros equipos</translation>
  </message>
  <message>
   <source>Other machines were reached {0} times, as you asked, since {1}</source>
   <translation>Se llegó a otros equipos {0} veces, a petición suya, desde {1}</translation>
  </message>
  <message>
   <source>other machines, too</source>
   <translation>otros equipos también</translation>
  </message>
  <message>
   <source>other program</source>
   <translation>otro programa</translation>
  </message>
  <message>
   <source>other programs</source>
   <translation>otros programas</translation>
  </message>
  <message>
   <source>Other programs can use models, agents and graphs by the OpenAI API.</source>
   <translation>Otros programas pueden usar modelos, agentes y grafos con la API de OpenAI.</translation>
  </message>
  <message>
   <source>Other programs on this machine can use your models, agents and graphs by the OpenAI API. Every request becomes a run under Runs.</source>
   <translation>Otros programas de este equipo pueden usar sus modelos, agentes y grafos con la API de OpenAI. Cada petición se convierte en una ejecución en Ejecuciones.</translation>
  </message>
  <message>
   <source>others than its owner may write the list of keys {0}</source>
   <translation>otros además de su dueño pueden escribir la lista de claves {0}</translation>
  </message>
  <message>
   <source>Out of date: %s</source>
   <translation>Desactualizado: %s</translation>
  </message>
  <message>
   <source>Out of date: {0}.</source>
   <translation>Desactualizado: {0}.</translation>
  </message>
  <message>
   <source>Out: {0}</source>
   <translation>Salida: {0}</translation>
  </message>
  <message>
   <source>Outcome</source>
   <translation>Desenlace</translation>
  </message>
  <message>
   <source>Outcomes of {0} were damaged</source>
   <translation>Se dañaron resultados de {0}</translation>
  </message>
  <message>
   <source>Outline</source>
   <translation>Esquema</translation>
  </message>
  <message>
   <source>Outline: Enter goes to the settings of a node</source>
   <translation>Esquema: Intro va a los ajustes de un nodo</translation>
  </message>
  <message>
   <source>Output</source>
   <translation>Salida</translation>
  </message>
  <message>
   <source>output</source>
   <translation>salida</translation>
  </message>
  <message>
   <source>Output: not held</source>
   <translation>Salida: sin contención</translation>
  </message>
  <message>
   <source>Outputs</source>
   <translation>Salidas</translation>
  </message>
  <message>
   <source>Over 9 B</source>
   <translation>Más de 9 B</translation>
  </message>
  <message>
   <source>Over all downloads together, from the next one on.</source>
   <translation>De todas las descargas juntas, desde la próxima.</translation>
  </message>
  <message>
   <source>Over several turns</source>
   <translation>En varios turnos</translation>
  </message>
  <message>
   <source>Overview</source>
   <translation>Resumen</translation>
  </message>
  <message>
   <source>Overview of the run</source>
   <translation>Resumen de la ejecución</translation>
  </message>
  <message>
   <source>Own process</source>
   <translation>Proceso propio</translation>
  </message>
  <message>
   <source>p50</source>
   <translation>p50</translation>
  </message>
  <message>
   <source>p95</source>
   <translation>p95</translation>
  </message>
  <message>
   <source>p99</source>
   <translation>p99</translation>
  </message>
  <message>
   <source>Pack for an engine</source>
   <translation>Complemento para un motor</translation>
  </message>
  <message>
   <source>Pack for another machine</source>
   <translation>Empaquetar para otro equipo</translation>
  </message>
  <message>
   <source>Pack for another machine…</source>
   <translation>Empaquetar para otro equipo…</translation>
  </message>
  <message>
   <source>Pack installed</source>
   <translation>Complemento instalado</translation>
  </message>
  <message>
   <source>Pack into</source>
   <translation>Empaquetar en</translation>
  </message>
  <message>
   <source>Pack into a subgraph</source>
   <translation>Empaquetar en un subgrafo</translation>
  </message>
  <message>
   <source>Pack nodes into a subgraph</source>
   <translation>Empaquetar nodos en un subgrafo</translation>
  </message>
  <message>
   <source>Pack removed</source>
   <translation>Complemento quitado</translation>
  </message>
  <message>
   <source>Packed into %s</source>
   <translation>Empaquetado en %s</translation>
  </message>
  <message>
   <source>Packed nodes become one; what crosses its edge becomes its ports.</source>
   <translation>Los nodos empaquetados se vuelven uno; lo que cruza su borde se convierte en sus puertos.</translation>
  </message>
  <message>
   <source>Packed on this machine</source>
   <translation>Empaquetados en este equipo</translation>
  </message>
  <message>
   <source>Packed so far</source>
   <translation>Empaquetado hasta ahora</translation>
  </message>
  <message>
   <source>Packing %s</source>
   <translation>Empaquetando %s</translation>
  </message>
  <message>
   <source>packing was stopped</source>
   <translation>se detuvo el empaquetado</translation>
  </message>
  <message>
   <source>Pack…</source>
   <translation>Empaquetar…</translation>
  </message>
  <message>
   <source>Panels</source>
   <translation>Paneles</translation>
  </message>
  <message>
   <source>Parallel agents</source>
   <translation>Agentes en paralelo</translation>
  </message>
  <message>
   <source>Parameter {0} has no name</source>
   <translation>El parámetro {0} no tiene nombre</translation>
  </message>
  <message>
   <source>parameter {0} of {1} {2}</source>
   <translation>el parámetro {0} de {1} {2}</translation>
  </message>
  <message>
   <source>Parameter {0}: {1}</source>
   <translation>Parámetro {0}: {1}</translation>
  </message>
  <message>
   <source>Parameters</source>
   <translation>Parámetros</translation>
  </message>
  <message>
   <source>Parameters as a model sees them</source>
   <translation>Parámetros como los ve un modelo</translation>
  </message>
  <message>
   <source>Parameters, as a model sees them</source>
   <translation>Parámetros, como los ve un modelo</translation>
  </message>
  <message>
   <source>Part</source>
   <translation>Parte</translation>
  </message>
  <message>
   <source>Part GPU</source>
   <translation>Parte en GPU</translation>
  </message>
  <message>
   <source>parts of its texts were left out when that run was recorded</source>
   <translation>partes de sus textos se omitieron al registrar esa ejecución</translation>
  </message>
  <message>
   <source>Parts of the page</source>
   <translation>Partes de la página</translation>
  </message>
  <message>
   <source>Parts of the server</source>
   <translation>Partes del servidor</translation>
  </message>
  <message>
   <source>Pass rate against time; {0}</source>
   <translation>Tasa de aprobación frente al tiempo; {0}</translation>
  </message>
  <message>
   <source>Pass rates with 95 % intervals</source>
   <translation>Tasas de aprobación con intervalos del 95 %</translation>
  </message>
  <message>
   <source>Passed</source>
   <translation>Superado</translation>
  </message>
  <message>
   <source>passed</source>
   <translation>superado</translation>
  </message>
  <message>
   <source>Passed in part</source>
   <translation>Superado en parte</translation>
  </message>
  <message>
   <source>Passphrase</source>
   <translation>Frase de contraseña</translation>
  </message>
  <message>
   <source>Passphrase now</source>
   <translation>Frase de paso actual</translation>
  </message>
  <message>
   <source>Passphrase or recovery key</source>
   <translation>Frase de paso o clave de recuperación</translation>
  </message>
  <message>
   <source>Paste a text such as you will give to the model: a page or more.</source>
   <translation>Pegue un texto como el que dará al modelo: una página o más.</translation>
  </message>
  <message>
   <source>Paste cases</source>
   <translation>Pegar casos</translation>
  </message>
  <message>
   <source>Paste nodes</source>
   <translation>Pegar nodos</translation>
  </message>
  <message>
   <source>Paste rows of a spreadsheet with Ctrl+V: question, expected answer, tags.</source>
   <translation>Pegue filas de una hoja de cálculo con Ctrl+V: pregunta, respuesta esperada, etiquetas.</translation>
  </message>
  <message>
   <source>Paste some pages of what the model will read: letters, code, notes.</source>
   <translation>Pegue unas páginas de lo que leerá el modelo: cartas, código, notas.</translation>
  </message>
  <message>
   <source>Path</source>
   <translation>Ruta</translation>
  </message>
  <message>
   <source>Path below the folder</source>
   <translation>Ruta bajo la carpeta</translation>
  </message>
  <message>
   <source>path in the folders, size at most</source>
   <translation>ruta en las carpetas, tamaño máximo</translation>
  </message>
  <message>
   <source>Path inside JSON, such as order.items.0</source>
   <translation>Ruta en el JSON, como order.items.0</translation>
  </message>
  <message>
   <source>Path inside JSON, such as order.total; empty: all of it.</source>
   <translation>Ruta en el JSON, como order.total; vacío: todo.</translation>
  </message>
  <message>
   <source>Patience</source>
   <translation>Paciencia</translation>
  </message>
  <message>
   <source>Pattern</source>
   <translation>Patrón</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Pausar</translation>
  </message>
  <message>
   <source>Pause or resume the job</source>
   <translation>Pausar o reanudar la tarea</translation>
  </message>
  <message>
   <source>Pause the evaluation, or go on</source>
   <translation>Pausar la evaluación, o seguir</translation>
  </message>
  <message>
   <source>Paused</source>
   <translation>En pausa</translation>
  </message>
  <message>
   <source>paused</source>
   <translation>en pausa</translation>
  </message>
  <message>
   <source>Paused after</source>
   <translation>En pausa tras</translation>
  </message>
  <message>
   <source>Paused: Go on tries what is left.</source>
   <translation>En pausa: Seguir intenta lo que falta.</translation>
  </message>
  <message>
   <source>Pausing: what was begun ends first …</source>
   <translation>Pausando: lo empezado termina antes …</translation>
  </message>
  <message>
   <source>Pending {0} s of {1}: {2} now</source>
   <translation>Pendiente {0} s de {1}: {2} ahora</translation>
  </message>
  <message>
   <source>People</source>
   <translation>Personas</translation>
  </message>
  <message>
   <source>People who sign in</source>
   <translation>Personas que inician sesión</translation>
  </message>
  <message>
   <source>Percentages</source>
   <translation>Porcentajes</translation>
  </message>
  <message>
   <source>Period</source>
   <translation>Periodo</translation>
  </message>
  <message>
   <source>Perplexity</source>
   <translation>Perplejidad</translation>
  </message>
  <message>
   <source>person</source>
   <translation>persona</translation>
  </message>
  <message>
   <source>Pick</source>
   <translation>Tomar valor</translation>
  </message>
  <message>
   <source>Pictures and text</source>
   <translation>Imágenes y texto</translation>
  </message>
  <message>
   <source>Pin</source>
   <translation>Fijar</translation>
  </message>
  <message>
   <source>Pin models again; one that kept crashing may be started again.</source>
   <translation>Fije los modelos de nuevo; uno que fallaba puede iniciarse otra vez.</translation>
  </message>
  <message>
   <source>PIN of the administrator</source>
   <translation>PIN del administrador</translation>
  </message>
  <message>
   <source>PIN or passphrase</source>
   <translation>PIN o frase de paso</translation>
  </message>
  <message>
   <source>Pin or unpin conversation</source>
   <translation>Fijar o soltar conversación</translation>
  </message>
  <message>
   <source>PIN unchanged</source>
   <translation>PIN sin cambios</translation>
  </message>
  <message>
   <source>Pipeline parallel</source>
   <translation>Paralelismo de pipeline</translation>
  </message>
  <message>
   <source>pipeline parallelism</source>
   <translation>paralelismo de pipeline</translation>
  </message>
  <message>
   <source>Plug the machine in before a long run.</source>
   <translation>Enchufe el equipo antes de una ejecución larga.</translation>
  </message>
  <message>
   <source>Plugged in</source>
   <translation>Enchufado</translation>
  </message>
  <message>
   <source>Plugged in, absent, or above a tenth</source>
   <translation>Enchufada, ausente, o por encima de una décima parte</translation>
  </message>
  <message>
   <source>Policy</source>
   <translation>Política</translation>
  </message>
  <message>
   <source>Policy number {0}, signed, in {1}.</source>
   <translation>Política número {0}, firmada, en {1}.</translation>
  </message>
  <message>
   <source>Port</source>
   <translation>Puerto</translation>
  </message>
  <message>
   <source>Ports are from 1 to 65535.</source>
   <translation>Los puertos van de 1 a 65535.</translation>
  </message>
  <message>
   <source>Power</source>
   <translation>Potencia</translation>
  </message>
  <message>
   <source>Power is read from the processor's counters (RAPL, on Linux often for root only), from GPU drivers, and on battery from the battery. Nothing is guessed.</source>
   <translation>La potencia se lee de los contadores del procesador (RAPL, en Linux a menudo solo para root), de los controladores de GPU y, con batería, de la batería. Nada se adivina.</translation>
  </message>
  <message>
   <source>predicted %s, used %s</source>
   <translation>previsto %s, usado %s</translation>
  </message>
  <message>
   <source>Predicted from the speed of the memory and the size of the weights, for one answer at a time.</source>
   <translation>Previsto por la velocidad de la memoria y el tamaño de los pesos, para una respuesta a la vez.</translation>
  </message>
  <message>
   <source>Previous difference</source>
   <translation>Diferencia anterior</translation>
  </message>
  <message>
   <source>Previous one found</source>
   <translation>Anterior encontrado</translation>
  </message>
  <message>
   <source>Previous place</source>
   <translation>Lugar anterior</translation>
  </message>
  <message>
   <source>Previous version</source>
   <translation>Versión anterior</translation>
  </message>
  <message>
   <source>Print…</source>
   <translation>Imprimir…</translation>
  </message>
  <message>
   <source>Privacy</source>
   <translation>Privacidad</translation>
  </message>
  <message>
   <source>Probabilities</source>
   <translation>Probabilidades</translation>
  </message>
  <message>
   <source>Problem</source>
   <translation>Problema</translation>
  </message>
  <message>
   <source>Problems</source>
   <translation>Problemas</translation>
  </message>
  <message>
   <source>Problems of the agent</source>
   <translation>Problemas del agente</translation>
  </message>
  <message>
   <source>Problems of the data set</source>
   <translation>Problemas del conjunto de datos</translation>
  </message>
  <message>
   <source>Problems of the graph</source>
   <translation>Problemas del grafo</translation>
  </message>
  <message>
   <source>Problems of the tool</source>
   <translation>Problemas de la herramienta</translation>
  </message>
  <message>
   <source>Processes</source>
   <translation>Procesos</translation>
  </message>
  <message>
   <source>Processes: not held</source>
   <translation>Procesos: sin contención</translation>
  </message>
  <message>
   <source>Processor</source>
   <translation>Procesador</translation>
  </message>
  <message>
   <source>Production, high load</source>
   <translation>Producción, carga alta</translation>
  </message>
  <message>
   <source>Production, low load</source>
   <translation>Producción, carga baja</translation>
  </message>
  <message>
   <source>Profile</source>
   <translation>Perfil</translation>
  </message>
  <message>
   <source>Profile and roles</source>
   <translation>Perfil y roles</translation>
  </message>
  <message>
   <source>Program</source>
   <translation>Programa</translation>
  </message>
  <message>
   <source>Program and log</source>
   <translation>Programa y registro</translation>
  </message>
  <message>
   <source>Program closed</source>
   <translation>Programa cerrado</translation>
  </message>
  <message>
   <source>Program ended</source>
   <translation>Programa terminado</translation>
  </message>
  <message>
   <source>program ended</source>
   <translation>programa terminado</translation>
  </message>
  <message>
   <source>Program started</source>
   <translation>Programa iniciado</translation>
  </message>
  <message>
   <source>Programs of this machine need no key then. Web pages are refused all the same.</source>
   <translation>Los programas de este equipo no necesitan entonces clave. Las páginas web se rechazan igualmente.</translation>
  </message>
  <message>
   <source>programs of this machine need none</source>
   <translation>los programas de este equipo no la necesitan</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>Progreso</translation>
  </message>
  <message>
   <source>Progress of %s</source>
   <translation>Progreso de %s</translation>
  </message>
  <message>
   <source>Progress of the evaluation</source>
   <translation>Progreso de la evaluación</translation>
  </message>
  <message>
   <source>Prompt</source>
   <translation>Prompt</translation>
  </message>
  <message>
   <source>prompt</source>
   <translation>prompt</translation>
  </message>
  <message>
   <source>Prompt and answer</source>
   <translation>Prompt y respuesta</translation>
  </message>
  <message>
   <source>Prompt cache</source>
   <translation>Caché de prompts</translation>
  </message>
  <message>
   <source>prompt cache</source>
   <translation>caché de prompts</translation>
  </message>
  <message>
   <source>Prompt caches together</source>
   <translation>Cachés de prompts juntas</translation>
  </message>
  <message>
   <source>Prompt speed</source>
   <translation>Velocidad del prompt</translation>
  </message>
  <message>
   <source>Prompt tokens</source>
   <translation>Tokens de prompt</translation>
  </message>
  <message>
   <source>Prompt tokens not read again.</source>
   <translation>Tokens de prompt que no se leyeron de nuevo.</translation>
  </message>
  <message>
   <source>Prompt tokens that the server had already, of those asked since the reading before.</source>
   <translation>Tokens de prompt que el servidor ya tenía, de los pedidos desde la lectura anterior.</translation>
  </message>
  <message>
   <source>Prompt tokens that were not read again, {0}.</source>
   <translation>Tokens de prompt que no se leyeron de nuevo, {0}.</translation>
  </message>
  <message>
   <source>Prompt {0}</source>
   <translation>Prompt {0}</translation>
  </message>
  <message>
   <source>prompt, from the cache</source>
   <translation>prompt, de la caché</translation>
  </message>
  <message>
   <source>Prompts and answers together; the last model has no such limit. 0 is none.</source>
   <translation>Prompts y respuestas juntos; el último modelo no tiene ese límite. 0 es sin límite.</translation>
  </message>
  <message>
   <source>Prompts from the cache</source>
   <translation>Prompts de la caché</translation>
  </message>
  <message>
   <source>Prompts from the server's cache</source>
   <translation>Prompts de la caché del servidor</translation>
  </message>
  <message>
   <source>provider {0}</source>
   <translation>proveedor {0}</translation>
  </message>
  <message>
   <source>Proxy</source>
   <translation>Proxy</translation>
  </message>
  <message>
   <source>Public key</source>
   <translation>Clave pública</translation>
  </message>
  <message>
   <source>Pull it again.</source>
   <translation>Descárguelo otra vez.</translation>
  </message>
  <message>
   <source>Put a copy back, or move {0} away from {1} to begin anew.</source>
   <translation>Ponga de vuelta una copia, o saque {0} de {1} para empezar de nuevo.</translation>
  </message>
  <message>
   <source>Put a secret of {0} characters or more there.</source>
   <translation>Ponga ahí un secreto de {0} caracteres o más.</translation>
  </message>
  <message>
   <source>Put back a copy of it; nothing else was touched.</source>
   <translation>Reponga una copia de él; no se tocó nada más.</translation>
  </message>
  <message>
   <source>Put back a copy of store-key.json; nothing else was touched.</source>
   <translation>Reponga una copia de store-key.json; no se tocó nada más.</translation>
  </message>
  <message>
   <source>Put it beside {0}, or get the model again.</source>
   <translation>Póngala junto a {0}, u obtenga el modelo de nuevo.</translation>
  </message>
  <message>
   <source>Put it in</source>
   <translation>Poner</translation>
  </message>
  <message>
   <source>Put it into a loop to run it again and again.</source>
   <translation>Póngalo en un bucle para ejecutarlo una y otra vez.</translation>
  </message>
  <message>
   <source>Put it there again.</source>
   <translation>Póngalo ahí de nuevo.</translation>
  </message>
  <message>
   <source>Put texts that hold {0} or line breaks between double quotes.</source>
   <translation>Ponga entre comillas dobles los textos que contengan {0} o saltos de línea.</translation>
  </message>
  <message>
   <source>Put the expected line into the code</source>
   <translation>Poner la línea esperada en el código</translation>
  </message>
  <message>
   <source>Put the file back from a copy of the data folder, or begin a new key: workbench audit new-key.</source>
   <translation>Reponga el archivo desde una copia de la carpeta de datos, o empiece una clave nueva: workbench audit new-key.</translation>
  </message>
  <message>
   <source>Put two chosen runs side by side</source>
   <translation>Poner dos ejecuciones elegidas lado a lado</translation>
  </message>
  <message>
   <source>Put words between the quotes.</source>
   <translation>Ponga palabras entre las comillas.</translation>
  </message>
  <message>
   <source>Puts it on screen; nothing is written until you save.</source>
   <translation>Lo pone en pantalla; nada se escribe hasta que guarde.</translation>
  </message>
  <message>
   <source>Python</source>
   <translation>Python</translation>
  </message>
  <message>
   <source>Python code of yours, in a process that reaches no files and no network</source>
   <translation>Código Python suyo, en un proceso que no llega a archivos ni a la red</translation>
  </message>
  <message>
   <source>Python function</source>
   <translation>Función Python</translation>
  </message>
  <message>
   <source>Python script</source>
   <translation>Script de Python</translation>
  </message>
  <message>
   <source>Python tools</source>
   <translation>Herramientas Python</translation>
  </message>
  <message>
   <source>Python words instead of JSON words</source>
   <translation>palabras de Python en lugar de palabras de JSON</translation>
  </message>
  <message>
   <source>Python's platform module</source>
   <translation>módulo platform de Python</translation>
  </message>
  <message>
   <source>Quant.</source>
   <translation>Cuant.</translation>
  </message>
  <message>
   <source>Quantisation</source>
   <translation>Cuantización</translation>
  </message>
  <message>
   <source>Quantise %s</source>
   <translation>Cuantizar %s</translation>
  </message>
  <message>
   <source>Quantise…</source>
   <translation>Cuantizar…</translation>
  </message>
  <message>
   <source>Quantising %s</source>
   <translation>Cuantizando %s</translation>
  </message>
  <message>
   <source>Quarantined</source>
   <translation>En cuarentena</translation>
  </message>
  <message>
   <source>Query</source>
   <translation>Consulta</translation>
  </message>
  <message>
   <source>Query a database</source>
   <translation>Consultar una base de datos</translation>
  </message>
  <message>
   <source>Question</source>
   <translation>Pregunta</translation>
  </message>
  <message>
   <source>Questions and answers</source>
   <translation>Preguntas y respuestas</translation>
  </message>
  <message>
   <source>Questions to a person</source>
   <translation>Preguntas a una persona</translation>
  </message>
  <message>
   <source>Queue</source>
   <translation>Cola</translation>
  </message>
  <message>
   <source>queue {0}</source>
   <translation>cola {0}</translation>
  </message>
  <message>
   <source>queued</source>
   <translation>en cola</translation>
  </message>
  <message>
   <source>Queueing %s</source>
   <translation>Poniendo %s en cola</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>Salir</translation>
  </message>
  <message>
   <source>Raise the context size of the agent, or start a new conversation.</source>
   <translation>Aumente el tamaño de contexto del agente, o empiece una conversación nueva.</translation>
  </message>
  <message>
   <source>Raise the context, or shorten the instructions.</source>
   <translation>Aumente el contexto o acorte las instrucciones.</translation>
  </message>
  <message>
   <source>Raise the context, or shorten the longest answer.</source>
   <translation>Aumente el contexto o reduzca la respuesta más larga.</translation>
  </message>
  <message>
   <source>Raise the limit of the job.</source>
   <translation>Suba el límite de la tarea.</translation>
  </message>
  <message>
   <source>Raise the longest answer of the agent, or write “go on”.</source>
   <translation>Aumente la respuesta más larga del agente, o escriba “sigue”.</translation>
  </message>
  <message>
   <source>Raise the longest answer, or try again.</source>
   <translation>Aumente la respuesta más larga, o inténtelo de nuevo.</translation>
  </message>
  <message>
   <source>Raise the node's time limit.</source>
   <translation>Aumente el límite de tiempo del nodo.</translation>
  </message>
  <message>
   <source>Raise the number of calls of the grant.</source>
   <translation>Aumente el número de llamadas del permiso.</translation>
  </message>
  <message>
   <source>Raise the number of calls.</source>
   <translation>Aumente el número de llamadas.</translation>
  </message>
  <message>
   <source>Raise the step limit of the agent, or ask for less at once.</source>
   <translation>Aumente el límite de pasos del agente, o pida menos de una vez.</translation>
  </message>
  <message>
   <source>Raise the time limit of the agent, or choose a faster model.</source>
   <translation>Aumente el límite de tiempo del agente, o elija un modelo más rápido.</translation>
  </message>
  <message>
   <source>Raise the token limit of that agent, or ask for less at once.</source>
   <translation>Aumente el límite de tokens de ese agente, o pida menos de una vez.</translation>
  </message>
  <message>
   <source>Raise the token limit of the agent, or ask for less at once.</source>
   <translation>Aumente el límite de tokens del agente, o pida menos de una vez.</translation>
  </message>
  <message>
   <source>Raise them.</source>
   <translation>Auméntelos.</translation>
  </message>
  <message>
   <source>Rate the answer as bad</source>
   <translation>Valorar la respuesta como mala</translation>
  </message>
  <message>
   <source>Rate the answer as good</source>
   <translation>Valorar la respuesta como buena</translation>
  </message>
  <message>
   <source>Rated as bad</source>
   <translation>Valorada como mala</translation>
  </message>
  <message>
   <source>Rated as good</source>
   <translation>Valorada como buena</translation>
  </message>
  <message>
   <source>Rated bad</source>
   <translation>Valorada mala</translation>
  </message>
  <message>
   <source>rated bad</source>
   <translation>valorada mala</translation>
  </message>
  <message>
   <source>Rated good</source>
   <translation>Valorada buena</translation>
  </message>
  <message>
   <source>rated good</source>
   <translation>valorada buena</translation>
  </message>
  <message>
   <source>Rating removed</source>
   <translation>Valoración quitada</translation>
  </message>
  <message>
   <source>rating:up or rating:down</source>
   <translation>rating:up o rating:down</translation>
  </message>
  <message>
   <source>Raw</source>
   <translation>En bruto</translation>
  </message>
  <message>
   <source>Raw events</source>
   <translation>Eventos en bruto</translation>
  </message>
  <message>
   <source>Raw or tree</source>
   <translation>En bruto o árbol</translation>
  </message>
  <message>
   <source>Ray cluster</source>
   <translation>Clúster Ray</translation>
  </message>
  <message>
   <source>Ray is not installed</source>
   <translation>Ray no está instalado</translation>
  </message>
  <message>
   <source>Reached by</source>
   <translation>Alcanzado por</translation>
  </message>
  <message>
   <source>Reaches folders</source>
   <translation>Accede a carpetas</translation>
  </message>
  <message>
   <source>Reaches servers</source>
   <translation>Accede a servidores</translation>
  </message>
  <message>
   <source>read</source>
   <translation>leído</translation>
  </message>
  <message>
   <source>Read a file</source>
   <translation>Leer un archivo</translation>
  </message>
  <message>
   <source>Read a text file</source>
   <translation>Leer un archivo de texto</translation>
  </message>
  <message>
   <source>Read a text file of the project</source>
   <translation>Leer un archivo de texto del proyecto</translation>
  </message>
  <message>
   <source>Read and allow them again among the tools.</source>
   <translation>Léalas y permítalas de nuevo entre las herramientas.</translation>
  </message>
  <message>
   <source>Read are: Graph, Prompt and Workflow in YAML; flows of Langflow, teams and agents of AutoGen Studio in JSON.</source>
   <translation>Se leen: Graph, Prompt y Workflow en YAML; flujos de Langflow, equipos y agentes de AutoGen Studio en JSON.</translation>
  </message>
  <message>
   <source>Read as it stands.</source>
   <translation>Leída tal como está.</translation>
  </message>
  <message>
   <source>Read every byte and compare it with what is known</source>
   <translation>Leer cada byte y compararlo con lo conocido</translation>
  </message>
  <message>
   <source>Read from its input</source>
   <translation>Leído de su entrada</translation>
  </message>
  <message>
   <source>Read it</source>
   <translation>Leerlo</translation>
  </message>
  <message>
   <source>Read it first: workbench documents refresh {0}</source>
   <translation>Léalo antes: workbench documents refresh {0}</translation>
  </message>
  <message>
   <source>Read JSON</source>
   <translation>Leer JSON</translation>
  </message>
  <message>
   <source>Read long prompts in parts</source>
   <translation>Leer prompts largos por partes</translation>
  </message>
  <message>
   <source>Read my inbox</source>
   <translation>Leer mi bandeja de entrada</translation>
  </message>
  <message>
   <source>Read shared beginnings once</source>
   <translation>Leer una sola vez los comienzos comunes</translation>
  </message>
  <message>
   <source>Read the tool, try it, or see its definition</source>
   <translation>Leer la herramienta, probarla o ver su definición</translation>
  </message>
  <message>
   <source>Read this before it starts</source>
   <translation>Lea esto antes de que se inicie</translation>
  </message>
  <message>
   <source>Read tok/s</source>
   <translation>Lectura tok/s</translation>
  </message>
  <message>
   <source>Read {0}</source>
   <translation>Leer {0}</translation>
  </message>
  <message>
   <source>read, list, write or append</source>
   <translation>read, list, write o append</translation>
  </message>
  <message>
   <source>Reading %s</source>
   <translation>Leyendo %s</translation>
  </message>
  <message>
   <source>Reading about %s</source>
   <translation>Leyendo sobre %s</translation>
  </message>
  <message>
   <source>Reading connections</source>
   <translation>Leyendo conexiones</translation>
  </message>
  <message>
   <source>reading it failed</source>
   <translation>falló la lectura</translation>
  </message>
  <message>
   <source>reading it took longer than {0} seconds</source>
   <translation>leerlo tardó más de {0} segundos</translation>
  </message>
  <message>
   <source>Reading of the server</source>
   <translation>Lectura del servidor</translation>
  </message>
  <message>
   <source>reading prompt</source>
   <translation>leyendo el prompt</translation>
  </message>
  <message>
   <source>Reading the connections</source>
   <translation>Leyendo las conexiones</translation>
  </message>
  <message>
   <source>Reading the history…</source>
   <translation>Leyendo el historial…</translation>
  </message>
  <message>
   <source>Reading the page</source>
   <translation>Leyendo la página</translation>
  </message>
  <message>
   <source>Reading the run…</source>
   <translation>Leyendo la ejecución…</translation>
  </message>
  <message>
   <source>Reading what is remembered</source>
   <translation>Leyendo lo recordado</translation>
  </message>
  <message>
   <source>reading {0} tokens once more takes {1} beside the model, and {2} are left</source>
   <translation>leer {0} tokens una vez más ocupa {1} junto al modelo, y quedan {2}</translation>
  </message>
  <message>
   <source>Reading …</source>
   <translation>Leyendo …</translation>
  </message>
  <message>
   <source>Reading, mean over the requests</source>
   <translation>Lectura, media de las peticiones</translation>
  </message>
  <message>
   <source>Reads a file</source>
   <translation>Lee un archivo</translation>
  </message>
  <message>
   <source>reads and changes rows of</source>
   <translation>lee y cambia filas de</translation>
  </message>
  <message>
   <source>reads its configuration anew</source>
   <translation>vuelve a leer su configuración</translation>
  </message>
  <message>
   <source>Reads named fields out of a text</source>
   <translation>Lee campos con nombre de un texto</translation>
  </message>
  <message>
   <source>Reads, lists or writes files in one granted folder</source>
   <translation>Lee, lista o escribe archivos en una carpeta permitida</translation>
  </message>
  <message>
   <source>Reads/s</source>
   <translation>Lecturas/s</translation>
  </message>
  <message>
   <source>Ready</source>
   <translation>Listo</translation>
  </message>
  <message>
   <source>ready · {0}</source>
   <translation>listo · {0}</translation>
  </message>
  <message>
   <source>Really remove</source>
   <translation>Quitar de verdad</translation>
  </message>
  <message>
   <source>Reason</source>
   <translation>Motivo</translation>
  </message>
  <message>
   <source>Reason freely, then constrain</source>
   <translation>Razonar libremente, después restringir</translation>
  </message>
  <message>
   <source>Reasoning</source>
   <translation>Razonamiento</translation>
  </message>
  <message>
   <source>Reasoning parser</source>
   <translation>Analizador de razonamiento</translation>
  </message>
  <message>
   <source>Recall</source>
   <translation>Recuperar</translation>
  </message>
  <message>
   <source>Received</source>
   <translation>Recibido</translation>
  </message>
  <message>
   <source>Recommendations</source>
   <translation>Recomendaciones</translation>
  </message>
  <message>
   <source>recommended</source>
   <translation>recomendado</translation>
  </message>
  <message>
   <source>Record</source>
   <translation>Entrada</translation>
  </message>
  <message>
   <source>Record and open</source>
   <translation>Registrar y abrir</translation>
  </message>
  <message>
   <source>Record {0}: {1}</source>
   <translation>Entrada {0}: {1}</translation>
  </message>
  <message>
   <source>Recorded: the last 24 hours</source>
   <translation>Registrado: las últimas 24 horas</translation>
  </message>
  <message>
   <source>Recorded: the last 4 weeks</source>
   <translation>Registrado: las últimas 4 semanas</translation>
  </message>
  <message>
   <source>Recorded: the last 7 days</source>
   <translation>Registrado: los últimos 7 días</translation>
  </message>
  <message>
   <source>Recorded: the last hour</source>
   <translation>Registrado: la última hora</translation>
  </message>
  <message>
   <source>Records of the audit log</source>
   <translation>Entradas del registro de auditoría</translation>
  </message>
  <message>
   <source>Recovery key</source>
   <translation>Clave de recuperación</translation>
  </message>
  <message>
   <source>Recovery key {0}</source>
   <translation>Clave de recuperación {0}</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>Rehacer</translation>
  </message>
  <message>
   <source>Reduce motion</source>
   <translation>Reducir movimiento</translation>
  </message>
  <message>
   <source>Refresh the collection.</source>
   <translation>Actualice la colección.</translation>
  </message>
  <message>
   <source>Refuse new runs</source>
   <translation>Rechazar ejecuciones nuevas</translation>
  </message>
  <message>
   <source>refuse new runs until it clears</source>
   <translation>rechazar ejecuciones nuevas hasta que termine</translation>
  </message>
  <message>
   <source>Refused</source>
   <translation>Rechazado</translation>
  </message>
  <message>
   <source>refused</source>
   <translation>rechazada</translation>
  </message>
  <message>
   <source>Refused connections</source>
   <translation>Conexiones rechazadas</translation>
  </message>
  <message>
   <source>refused the key</source>
   <translation>rechazó la clave</translation>
  </message>
  <message>
   <source>Refused: offline</source>
   <translation>Rechazado: sin conexión</translation>
  </message>
  <message>
   <source>Refused: the network is off in the settings</source>
   <translation>Rechazado: la red está apagada en los ajustes</translation>
  </message>
  <message>
   <source>refused: {0}</source>
   <translation>rechazada: {0}</translation>
  </message>
  <message>
   <source>Regenerate</source>
   <translation>Regenerar</translation>
  </message>
  <message>
   <source>Regenerate the answer</source>
   <translation>Regenerar la respuesta</translation>
  </message>
  <message>
   <source>register a function {0} that gives JSON with text and documents there</source>
   <translation>registre allí una función {0} que dé JSON con text y documents</translation>
  </message>
  <message>
   <source>register an agent {0} that answers with one of these words: {1}</source>
   <translation>registre un agente {0} que responda con una de estas palabras: {1}</translation>
  </message>
  <message>
   <source>register an agent {0} whose answer is JSON with {1}; its instructions are in metadata.workbench</source>
   <translation>registre un agente {0} cuya respuesta sea JSON con {1}; sus instrucciones están en metadata.workbench</translation>
  </message>
  <message>
   <source>Regression test</source>
   <translation>Prueba de regresión</translation>
  </message>
  <message>
   <source>Regression tests</source>
   <translation>Pruebas de regresión</translation>
  </message>
  <message>
   <source>Rehearsal</source>
   <translation>Ensayo</translation>
  </message>
  <message>
   <source>rehearsal</source>
   <translation>ensayo</translation>
  </message>
  <message>
   <source>Rehearse</source>
   <translation>Ensayar</translation>
  </message>
  <message>
   <source>Rehearse it first: what changes something is not called then.</source>
   <translation>Ensáyela antes: así no se llama a lo que cambia algo.</translation>
  </message>
  <message>
   <source>Rehearse the job</source>
   <translation>Ensayar la tarea</translation>
  </message>
  <message>
   <source>Rehearse the rule</source>
   <translation>Ensayar la regla</translation>
  </message>
  <message>
   <source>rehearsed</source>
   <translation>ensayado</translation>
  </message>
  <message>
   <source>Rehearsed. Calls of tools: {0}.{1}</source>
   <translation>Ensayada. Llamadas a herramientas: {0}.{1}</translation>
  </message>
  <message>
   <source>Rehearsing</source>
   <translation>Ensayando</translation>
  </message>
  <message>
   <source>Rehearsing a job</source>
   <translation>Ensayando una tarea</translation>
  </message>
  <message>
   <source>Remark</source>
   <translation>Observación</translation>
  </message>
  <message>
   <source>Remark {0}</source>
   <translation>Observación {0}</translation>
  </message>
  <message>
   <source>Remark: {0}</source>
   <translation>Observación: {0}</translation>
  </message>
  <message>
   <source>Remember</source>
   <translation>Recordar</translation>
  </message>
  <message>
   <source>Remote price of answers</source>
   <translation>Precio remoto de las respuestas</translation>
  </message>
  <message>
   <source>Remote price of prompts</source>
   <translation>Precio remoto de los prompts</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Quitar</translation>
  </message>
  <message>
   <source>Remove %s from Ollama's disk? %s become free.</source>
   <translation>¿Quitar %s del disco de Ollama? Quedan libres %s.</translation>
  </message>
  <message>
   <source>Remove cases</source>
   <translation>Quitar casos</translation>
  </message>
  <message>
   <source>Remove from the list</source>
   <translation>Quitar de la lista</translation>
  </message>
  <message>
   <source>Remove it first, or give this file another name.</source>
   <translation>Elimínela antes o dé otro nombre a este archivo.</translation>
  </message>
  <message>
   <source>Remove it from the agent; there are {0}.</source>
   <translation>Quítela del agente; existen {0}.</translation>
  </message>
  <message>
   <source>Remove it from the folder.</source>
   <translation>Quítelo de la carpeta.</translation>
  </message>
  <message>
   <source>Remove it if the model has safetensors beside it.</source>
   <translation>Quítelo si el modelo tiene safetensors al lado.</translation>
  </message>
  <message>
   <source>Remove it, or install a newer version; the kinds are: {0}.</source>
   <translation>Quítelo o instale una versión más nueva; los tipos son: {0}.</translation>
  </message>
  <message>
   <source>Remove it.</source>
   <translation>Quítelo.</translation>
  </message>
  <message>
   <source>Remove it; there are: {0}.</source>
   <translation>Quítela; existen: {0}.</translation>
  </message>
  <message>
   <source>Remove link</source>
   <translation>Quitar enlace</translation>
  </message>
  <message>
   <source>Remove models you do not need, or other files there.</source>
   <translation>Quite modelos que no necesite, u otros archivos de allí.</translation>
  </message>
  <message>
   <source>Remove models you do not need, or other files there; removing needs no space.</source>
   <translation>Quite modelos que no necesite, u otros archivos de allí; quitar no necesita espacio.</translation>
  </message>
  <message>
   <source>Remove one first.</source>
   <translation>Quite uno antes.</translation>
  </message>
  <message>
   <source>Remove one of them.</source>
   <translation>Quite uno de ellos.</translation>
  </message>
  <message>
   <source>Remove one, or give it another id.</source>
   <translation>Quite uno, o dele otro id.</translation>
  </message>
  <message>
   <source>Remove one.</source>
   <translation>Quite uno.</translation>
  </message>
  <message>
   <source>Remove some.</source>
   <translation>Quite algunos.</translation>
  </message>
  <message>
   <source>Remove that line.</source>
   <translation>Quite esa línea.</translation>
  </message>
  <message>
   <source>Remove that one first.</source>
   <translation>Quite ese antes.</translation>
  </message>
  <message>
   <source>Remove the check: {0}</source>
   <translation>Quitar la comprobación: {0}</translation>
  </message>
  <message>
   <source>Remove the index and refresh the collection: it is made of your files again.</source>
   <translation>Quite el índice y actualice la colección: se hace de nuevo con sus archivos.</translation>
  </message>
  <message>
   <source>Remove the pack {0}</source>
   <translation>Quitar el complemento {0}</translation>
  </message>
  <message>
   <source>Remove the tag %s</source>
   <translation>Quitar la etiqueta %s</translation>
  </message>
  <message>
   <source>Remove the tool {0}</source>
   <translation>Quitar la herramienta {0}</translation>
  </message>
  <message>
   <source>Remove them singly.</source>
   <translation>Elimínelas una a una.</translation>
  </message>
  <message>
   <source>Remove them.</source>
   <translation>Quítelos.</translation>
  </message>
  <message>
   <source>Remove this evaluation and start it again.</source>
   <translation>Quite esta evaluación e iníciela de nuevo.</translation>
  </message>
  <message>
   <source>Remove those that you do not need from {0}.</source>
   <translation>Quite los que no necesite de {0}.</translation>
  </message>
  <message>
   <source>Remove tool {0}</source>
   <translation>Quitar la herramienta {0}</translation>
  </message>
  <message>
   <source>Remove {0}</source>
   <translation>Quitar {0}</translation>
  </message>
  <message>
   <source>Remove {0} links</source>
   <translation>Quitar {0} enlaces</translation>
  </message>
  <message>
   <source>removed</source>
   <translation>quitado</translation>
  </message>
  <message>
   <source>Remove…</source>
   <translation>Quitar…</translation>
  </message>
  <message>
   <source>Removing %s</source>
   <translation>Quitando %s</translation>
  </message>
  <message>
   <source>Removing the pack {0}</source>
   <translation>Quitando el complemento {0}</translation>
  </message>
  <message>
   <source>Rename</source>
   <translation>Cambiar nombre</translation>
  </message>
  <message>
   <source>Rename conversation</source>
   <translation>Cambiar nombre de la conversación</translation>
  </message>
  <message>
   <source>Rename it first.</source>
   <translation>Cámbiele antes el nombre.</translation>
  </message>
  <message>
   <source>Rename it.</source>
   <translation>Cámbiele el nombre.</translation>
  </message>
  <message>
   <source>Rename the folder first.</source>
   <translation>Cambie antes el nombre de la carpeta.</translation>
  </message>
  <message>
   <source>Rename {0}</source>
   <translation>Cambiar el nombre de {0}</translation>
  </message>
  <message>
   <source>Repair</source>
   <translation>Reparar</translation>
  </message>
  <message>
   <source>Repair fetches the damaged parts again, and only those.</source>
   <translation>Reparar descarga otra vez las partes dañadas, y solo esas.</translation>
  </message>
  <message>
   <source>Repairing %s</source>
   <translation>Reparando %s</translation>
  </message>
  <message>
   <source>Repairing…</source>
   <translation>Reparando…</translation>
  </message>
  <message>
   <source>Repeat penalty</source>
   <translation>Penalización por repetición</translation>
  </message>
  <message>
   <source>repetitions, cases at once and the time limit must be above 0</source>
   <translation>las repeticiones, los casos a la vez y el límite de tiempo deben ser mayores que 0</translation>
  </message>
  <message>
   <source>Replay</source>
   <translation>Repetir</translation>
  </message>
  <message>
   <source>Replay from here, with another model or other instructions (Ctrl+R)</source>
   <translation>Repetir desde aquí, con otro modelo u otras instrucciones (Ctrl+R)</translation>
  </message>
  <message>
   <source>Replay from here: {0} {1}</source>
   <translation>Repetir desde aquí: {0} {1}</translation>
  </message>
  <message>
   <source>Replay from here…</source>
   <translation>Repetir desde aquí…</translation>
  </message>
  <message>
   <source>Replay from the beginning</source>
   <translation>Repetir desde el principio</translation>
  </message>
  <message>
   <source>Replay from the chosen step…</source>
   <translation>Repetir desde el paso elegido…</translation>
  </message>
  <message>
   <source>Replay it from the recording</source>
   <translation>Repetirla desde lo registrado</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>Informe</translation>
  </message>
  <message>
   <source>Report this: the engine wrote something else than it should.</source>
   <translation>Informe de esto: el motor escribió otra cosa de la debida.</translation>
  </message>
  <message>
   <source>Reports kept</source>
   <translation>Informes guardados</translation>
  </message>
  <message>
   <source>Request</source>
   <translation>Petición</translation>
  </message>
  <message>
   <source>request {0} runs without a sequence</source>
   <translation>la solicitud {0} se ejecuta sin secuencia</translation>
  </message>
  <message>
   <source>request {0} was never prepared</source>
   <translation>la solicitud {0} nunca se preparó</translation>
  </message>
  <message>
   <source>Requests</source>
   <translation>Peticiones</translation>
  </message>
  <message>
   <source>Requests a minute</source>
   <translation>Peticiones por minuto</translation>
  </message>
  <message>
   <source>Requests at a time</source>
   <translation>Peticiones a la vez</translation>
  </message>
  <message>
   <source>requests at once</source>
   <translation>solicitudes a la vez</translation>
  </message>
  <message>
   <source>Requests at servers</source>
   <translation>Peticiones en los servidores</translation>
  </message>
  <message>
   <source>Requests need a key (VLLM_API_KEY)</source>
   <translation>Las peticiones necesitan clave (VLLM_API_KEY)</translation>
  </message>
  <message>
   <source>Requests of one model</source>
   <translation>Peticiones de un modelo</translation>
  </message>
  <message>
   <source>Requests per minute</source>
   <translation>Solicitudes por minuto</translation>
  </message>
  <message>
   <source>Requests that wait in the loaded models.</source>
   <translation>Solicitudes que esperan en los modelos cargados.</translation>
  </message>
  <message>
   <source>Requests that wait in this model.</source>
   <translation>Solicitudes que esperan en este modelo.</translation>
  </message>
  <message>
   <source>Requests the loaded models work on.</source>
   <translation>Solicitudes en las que trabajan los modelos cargados.</translation>
  </message>
  <message>
   <source>Requests wait</source>
   <translation>Hay peticiones en espera</translation>
  </message>
  <message>
   <source>Requests, errors, latency, speed and cache hits of each model are counted here. Choose a longer time above, or ask a model something.</source>
   <translation>Aquí se cuentan peticiones, errores, latencia, velocidad y aciertos de caché de cada modelo. Elija un periodo más largo arriba, o pregunte algo a un modelo.</translation>
  </message>
  <message>
   <source>requests/min</source>
   <translation>peticiones/min</translation>
  </message>
  <message>
   <source>Required</source>
   <translation>Obligatorio</translation>
  </message>
  <message>
   <source>required</source>
   <translation>obligatorio</translation>
  </message>
  <message>
   <source>Reserve</source>
   <translation>Reserva</translation>
  </message>
  <message>
   <source>Reset all</source>
   <translation>Restablecer todo</translation>
  </message>
  <message>
   <source>Rest before it fires again</source>
   <translation>Descanso antes de dispararse de nuevo</translation>
  </message>
  <message>
   <source>Restore</source>
   <translation>Restaurar</translation>
  </message>
  <message>
   <source>Restore it from a copy, or have the machine's administrator set the policy anew.</source>
   <translation>Restáurela de una copia, o pida al administrador del equipo que fije de nuevo la política.</translation>
  </message>
  <message>
   <source>Restore the version of {0}</source>
   <translation>Restaurar la versión de {0}</translation>
  </message>
  <message>
   <source>Restore this version</source>
   <translation>Restaurar esta versión</translation>
  </message>
  <message>
   <source>Rests</source>
   <translation>Descansa</translation>
  </message>
  <message>
   <source>Result</source>
   <translation>Resultado</translation>
  </message>
  <message>
   <source>result of an earlier run used again</source>
   <translation>resultado de una ejecución anterior reutilizado</translation>
  </message>
  <message>
   <source>Results</source>
   <translation>Resultados</translation>
  </message>
  <message>
   <source>Results from here on</source>
   <translation>Resultados de aquí en adelante</translation>
  </message>
  <message>
   <source>Results of the run</source>
   <translation>Resultados de la ejecución</translation>
  </message>
  <message>
   <source>Results of the tries</source>
   <translation>Resultados de los intentos</translation>
  </message>
  <message>
   <source>Resume</source>
   <translation>Reanudar</translation>
  </message>
  <message>
   <source>Resume that one.</source>
   <translation>Reanude esa.</translation>
  </message>
  <message>
   <source>Resume the evaluation: those cases are tried again.</source>
   <translation>Reanude la evaluación: esos casos se intentan de nuevo.</translation>
  </message>
  <message>
   <source>Resume those that lack outcomes; start those again that are gone.</source>
   <translation>Reanude las que no tienen resultados; inicie de nuevo las que faltan.</translation>
  </message>
  <message>
   <source>retries, time limit and what follows a failure</source>
   <translation>reintentos, límite de tiempo y lo que sigue a un fallo</translation>
  </message>
  <message>
   <source>Retrieve</source>
   <translation>Recuperar documentos</translation>
  </message>
  <message>
   <source>Return or a double click shows the trace.</source>
   <translation>Intro o un doble clic muestra la traza.</translation>
  </message>
  <message>
   <source>Return plain values.</source>
   <translation>Devuelva valores sencillos.</translation>
  </message>
  <message>
   <source>Reuse</source>
   <translation>Reutilizar</translation>
  </message>
  <message>
   <source>Reuse results</source>
   <translation>Reutilizar resultados</translation>
  </message>
  <message>
   <source>reused</source>
   <translation>reutilizado</translation>
  </message>
  <message>
   <source>Revoke</source>
   <translation>Revocar</translation>
  </message>
  <message>
   <source>Revoke some of them first.</source>
   <translation>Revoque antes algunas.</translation>
  </message>
  <message>
   <source>Revoke the key {0}</source>
   <translation>Revocar la clave {0}</translation>
  </message>
  <message>
   <source>Revoke {0} for {1}</source>
   <translation>Revocar {0} para {1}</translation>
  </message>
  <message>
   <source>Revoking a key</source>
   <translation>Revocando una clave</translation>
  </message>
  <message>
   <source>Right tool of several</source>
   <translation>Herramienta correcta de varias</translation>
  </message>
  <message>
   <source>rising</source>
   <translation>subiendo</translation>
  </message>
  <message>
   <source>Role</source>
   <translation>Rol</translation>
  </message>
  <message>
   <source>round takes a value and at most 30 digits</source>
   <translation>round toma un valor y como máximo 30 dígitos</translation>
  </message>
  <message>
   <source>round {0}</source>
   <translation>ronda {0}</translation>
  </message>
  <message>
   <source>Rounds at most</source>
   <translation>Máximo de rondas</translation>
  </message>
  <message>
   <source>Router</source>
   <translation>Enrutador</translation>
  </message>
  <message>
   <source>Routing</source>
   <translation>Enrutamiento</translation>
  </message>
  <message>
   <source>row {0} (line {1}): it cannot be read: {2}</source>
   <translation>fila {0} (línea {1}): no se puede leer: {2}</translation>
  </message>
  <message>
   <source>Row {0}, {1}: {2}</source>
   <translation>Fila {0}, {1}: {2}</translation>
  </message>
  <message>
   <source>row {0}: it has {1} cells, but there are {2} columns</source>
   <translation>fila {0}: tiene {1} celdas, pero hay {2} columnas</translation>
  </message>
  <message>
   <source>Rule</source>
   <translation>Regla</translation>
  </message>
  <message>
   <source>rule changed</source>
   <translation>regla cambiada</translation>
  </message>
  <message>
   <source>Rules</source>
   <translation>Reglas</translation>
  </message>
  <message>
   <source>Run</source>
   <translation>Ejecutar</translation>
  </message>
  <message>
   <source>run</source>
   <translation>ejecución</translation>
  </message>
  <message>
   <source>Run `make setup` again; it builds llama-cpp-python.</source>
   <translation>Ejecute `make setup` de nuevo; compila llama-cpp-python.</translation>
  </message>
  <message>
   <source>Run a read-only SQL query on a database file</source>
   <translation>Ejecutar una consulta SQL de solo lectura en un archivo de base de datos</translation>
  </message>
  <message>
   <source>Run again</source>
   <translation>Ejecutar otra vez</translation>
  </message>
  <message>
   <source>Run again from this node</source>
   <translation>Ejecutar otra vez desde este nodo</translation>
  </message>
  <message>
   <source>Run another graph with a question and get its answer</source>
   <translation>Ejecutar otro grafo con una pregunta y obtener su respuesta</translation>
  </message>
  <message>
   <source>Run begun</source>
   <translation>Ejecución iniciada</translation>
  </message>
  <message>
   <source>Run ended</source>
   <translation>Ejecución terminada</translation>
  </message>
  <message>
   <source>Run it</source>
   <translation>Ejecutarla</translation>
  </message>
  <message>
   <source>Run it again from its beginning.</source>
   <translation>Ejecútela de nuevo desde el principio.</translation>
  </message>
  <message>
   <source>Run it again to go on: what was done is used again, and what may not happen twice asks first.</source>
   <translation>Ejecútelo de nuevo para seguir: lo que se hizo se usa otra vez, y lo que no puede ocurrir dos veces pregunta antes.</translation>
  </message>
  <message>
   <source>Run it for real from the beginning</source>
   <translation>Ejecutarla de verdad desde el principio</translation>
  </message>
  <message>
   <source>Run it for real from the chosen step</source>
   <translation>Ejecutarla de verdad desde el paso elegido</translation>
  </message>
  <message>
   <source>Run it for real?</source>
   <translation>¿Ejecutarla de verdad?</translation>
  </message>
  <message>
   <source>Run it from its source there.</source>
   <translation>Ejecútelo ahí desde su código fuente.</translation>
  </message>
  <message>
   <source>Run it where the GPUs are, then connect the server under Servers.</source>
   <translation>Ejecútelo donde están las GPU y después conecte el servidor en Servidores.</translation>
  </message>
  <message>
   <source>Run it with another model</source>
   <translation>Ejecutarla con otro modelo</translation>
  </message>
  <message>
   <source>Run now</source>
   <translation>Ejecutar ahora</translation>
  </message>
  <message>
   <source>run once, late</source>
   <translation>una vez, con retraso</translation>
  </message>
  <message>
   <source>Run only this node…</source>
   <translation>Ejecutar solo este nodo…</translation>
  </message>
  <message>
   <source>Run only {0}</source>
   <translation>Ejecutar solo {0}</translation>
  </message>
  <message>
   <source>Run something first.</source>
   <translation>Ejecute algo antes.</translation>
  </message>
  <message>
   <source>Run step by step</source>
   <translation>Ejecutar paso a paso</translation>
  </message>
  <message>
   <source>run takes *, ** or / parameters</source>
   <translation>run acepta parámetros *, ** o /</translation>
  </message>
  <message>
   <source>run takes more than {0} parameters</source>
   <translation>run acepta más de {0} parámetros</translation>
  </message>
  <message>
   <source>run takes no {0}</source>
   <translation>run no toma {0}</translation>
  </message>
  <message>
   <source>Run the code of this node?</source>
   <translation>¿Ejecutar el código de este nodo?</translation>
  </message>
  <message>
   <source>Run the graph</source>
   <translation>Ejecutar el grafo</translation>
  </message>
  <message>
   <source>Run the graph (Ctrl+Return)</source>
   <translation>Ejecutar el grafo (Ctrl+Intro)</translation>
  </message>
  <message>
   <source>Run the graph first.</source>
   <translation>Ejecute primero el grafo.</translation>
  </message>
  <message>
   <source>Run the graph in the program.</source>
   <translation>Ejecute el grafo en el programa.</translation>
  </message>
  <message>
   <source>Run the graph to see what each node takes and gives. Ctrl+Return</source>
   <translation>Ejecute el grafo para ver qué toma y da cada nodo. Ctrl+Intro</translation>
  </message>
  <message>
   <source>run the graph {0}</source>
   <translation>ejecutar el grafo {0}</translation>
  </message>
  <message>
   <source>Run the graph, or go on</source>
   <translation>Ejecutar el grafo, o seguir</translation>
  </message>
  <message>
   <source>Run the job now</source>
   <translation>Ejecutar la tarea ahora</translation>
  </message>
  <message>
   <source>Run the tool</source>
   <translation>Ejecutar la herramienta</translation>
  </message>
  <message>
   <source>Run this node</source>
   <translation>Ejecutar este nodo</translation>
  </message>
  <message>
   <source>Run to this node</source>
   <translation>Ejecutar hasta este nodo</translation>
  </message>
  <message>
   <source>Run {0}</source>
   <translation>Ejecutar {0}</translation>
  </message>
  <message>
   <source>run {0} goes on</source>
   <translation>la ejecución {0} sigue</translation>
  </message>
  <message>
   <source>run_graph has the settings graph and inputs</source>
   <translation>run_graph tiene los ajustes graph e inputs</translation>
  </message>
  <message>
   <source>run_graph names no graph</source>
   <translation>run_graph no indica ningún grafo</translation>
  </message>
  <message>
   <source>Running</source>
   <translation>En ejecución</translation>
  </message>
  <message>
   <source>running</source>
   <translation>en ejecución</translation>
  </message>
  <message>
   <source>Running a job</source>
   <translation>Ejecutando una tarea</translation>
  </message>
  <message>
   <source>Running at the server</source>
   <translation>En ejecución en el servidor</translation>
  </message>
  <message>
   <source>Running now</source>
   <translation>En ejecución ahora</translation>
  </message>
  <message>
   <source>Runs</source>
   <translation>Ejecuciones</translation>
  </message>
  <message>
   <source>runs at once</source>
   <translation>ejecuciones a la vez</translation>
  </message>
  <message>
   <source>Runs cannot be stored</source>
   <translation>Las ejecuciones no se pueden guardar</translation>
  </message>
  <message>
   <source>Runs deleted</source>
   <translation>Ejecuciones eliminadas</translation>
  </message>
  <message>
   <source>Runs exported</source>
   <translation>Ejecuciones exportadas</translation>
  </message>
  <message>
   <source>Runs of the job</source>
   <translation>Ejecuciones de la tarea</translation>
  </message>
  <message>
   <source>Runs on</source>
   <translation>Se ejecuta en</translation>
  </message>
  <message>
   <source>Runs Python code in a process of its own</source>
   <translation>Ejecuta código Python en un proceso propio</translation>
  </message>
  <message>
   <source>Runs that a person, or the end of the program, stopped</source>
   <translation>Ejecuciones que detuvo una persona o el fin del programa</translation>
  </message>
  <message>
   <source>Runs were not sent to the collector</source>
   <translation>Las ejecuciones no se enviaron al recolector</translation>
  </message>
  <message>
   <source>Runs what is inside again and again, until something holds</source>
   <translation>Ejecuta lo de dentro una y otra vez, hasta que algo se cumpla</translation>
  </message>
  <message>
   <source>Runs what is inside once for each item of a list, several at a time</source>
   <translation>Ejecuta lo de dentro una vez por cada elemento de una lista, varios a la vez</translation>
  </message>
  <message>
   <source>runs with a bookmark</source>
   <translation>ejecuciones con marcador</translation>
  </message>
  <message>
   <source>runs with a tag</source>
   <translation>ejecuciones con una etiqueta</translation>
  </message>
  <message>
   <source>Runs, loading models and copies appear here.</source>
   <translation>Aquí aparecen ejecuciones, cargas de modelos y copias.</translation>
  </message>
  <message>
   <source>Runs, tool calls, approvals, exports and changes of settings appear here.</source>
   <translation>Aquí aparecen ejecuciones, llamadas a herramientas, aprobaciones, exportaciones y cambios de ajustes.</translation>
  </message>
  <message>
   <source>Runs: what really happened</source>
   <translation>Ejecuciones: lo que pasó de verdad</translation>
  </message>
  <message>
   <source>Same token</source>
   <translation>Mismo token</translation>
  </message>
  <message>
   <source>Sample</source>
   <translation>Muestra</translation>
  </message>
  <message>
   <source>sample data stays as it is</source>
   <translation>los datos de ejemplo se quedan como están</translation>
  </message>
  <message>
   <source>Samples</source>
   <translation>Muestras</translation>
  </message>
  <message>
   <source>Samples are kept for months</source>
   <translation>Las muestras se guardan durante meses</translation>
  </message>
  <message>
   <source>Samples are kept while Workbench runs. Choose another time above.</source>
   <translation>Las muestras se guardan mientras Workbench se ejecuta. Elija otro periodo arriba.</translation>
  </message>
  <message>
   <source>Sampling</source>
   <translation>Muestreo</translation>
  </message>
  <message>
   <source>Sandbox</source>
   <translation>Sandbox</translation>
  </message>
  <message>
   <source>Sat</source>
   <translation>Sáb</translation>
  </message>
  <message>
   <source>Saturday</source>
   <translation>sábado</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>Guardar</translation>
  </message>
  <message>
   <source>Save a checkpoint</source>
   <translation>Guardar un punto de control</translation>
  </message>
  <message>
   <source>Save a checkpoint of the audit log…</source>
   <translation>Guardar un punto de control del registro de auditoría…</translation>
  </message>
  <message>
   <source>Save a checkpoint…</source>
   <translation>Guardar un punto de control…</translation>
  </message>
  <message>
   <source>Save a note</source>
   <translation>Guardar una nota</translation>
  </message>
  <message>
   <source>Save a picture of the dashboards…</source>
   <translation>Guardar una imagen de los tableros…</translation>
  </message>
  <message>
   <source>Save a statement</source>
   <translation>Guardar una declaración</translation>
  </message>
  <message>
   <source>Save a statement…</source>
   <translation>Guardar una declaración…</translation>
  </message>
  <message>
   <source>Save agent</source>
   <translation>Guardar agente</translation>
  </message>
  <message>
   <source>Save and allow</source>
   <translation>Guardar y permitir</translation>
  </message>
  <message>
   <source>Save as mine</source>
   <translation>Guardar como mío</translation>
  </message>
  <message>
   <source>Save CSV…</source>
   <translation>Guardar CSV…</translation>
  </message>
  <message>
   <source>Save data set</source>
   <translation>Guardar conjunto de datos</translation>
  </message>
  <message>
   <source>Save fewer.</source>
   <translation>Guarde menos.</translation>
  </message>
  <message>
   <source>Save graph</source>
   <translation>Guardar grafo</translation>
  </message>
  <message>
   <source>Save it as such.</source>
   <translation>Guárdelo como tal.</translation>
  </message>
  <message>
   <source>Save it as text (CSV UTF-8).</source>
   <translation>Guárdelo como texto (CSV UTF-8).</translation>
  </message>
  <message>
   <source>Save it as UTF-8.</source>
   <translation>Guárdelo como UTF-8.</translation>
  </message>
  <message>
   <source>Save or discard your changes first.</source>
   <translation>Guarde o descarte primero sus cambios.</translation>
  </message>
  <message>
   <source>Save or undo first</source>
   <translation>Guarde o deshaga primero</translation>
  </message>
  <message>
   <source>Save picture…</source>
   <translation>Guardar imagen…</translation>
  </message>
  <message>
   <source>Save report…</source>
   <translation>Guardar informe…</translation>
  </message>
  <message>
   <source>Save rule</source>
   <translation>Guardar regla</translation>
  </message>
  <message>
   <source>Save server</source>
   <translation>Guardar servidor</translation>
  </message>
  <message>
   <source>Save the dashboards' samples…</source>
   <translation>Guardar las muestras de los tableros…</translation>
  </message>
  <message>
   <source>Save the data set (Ctrl+S)</source>
   <translation>Guardar el conjunto de datos (Ctrl+S)</translation>
  </message>
  <message>
   <source>Save the figures</source>
   <translation>Guardar las cifras</translation>
  </message>
  <message>
   <source>Save the job and allow it</source>
   <translation>Guardar la tarea y permitirla</translation>
  </message>
  <message>
   <source>Save the report</source>
   <translation>Guardar el informe</translation>
  </message>
  <message>
   <source>Save the report…</source>
   <translation>Guardar el informe…</translation>
  </message>
  <message>
   <source>Save the samples again.</source>
   <translation>Guarde las muestras de nuevo.</translation>
  </message>
  <message>
   <source>Save the server (Ctrl+S)</source>
   <translation>Guardar el servidor (Ctrl+S)</translation>
  </message>
  <message>
   <source>Save the tool (Ctrl+S)</source>
   <translation>Guardar la herramienta (Ctrl+S)</translation>
  </message>
  <message>
   <source>Save them in the evaluations, then try again.</source>
   <translation>Guárdelos en las evaluaciones e inténtelo de nuevo.</translation>
  </message>
  <message>
   <source>Save tool</source>
   <translation>Guardar herramienta</translation>
  </message>
  <message>
   <source>Saved note {0}: {1}</source>
   <translation>Nota {0} guardada: {1}</translation>
  </message>
  <message>
   <source>Save…</source>
   <translation>Guardar…</translation>
  </message>
  <message>
   <source>Saving</source>
   <translation>Guardando</translation>
  </message>
  <message>
   <source>Saving the job</source>
   <translation>Guardando la tarea</translation>
  </message>
  <message>
   <source>Saving the rule</source>
   <translation>Guardando la regla</translation>
  </message>
  <message>
   <source>saving what could be read was cut off</source>
   <translation>se cortó el guardado de lo que se podía leer</translation>
  </message>
  <message>
   <source>Say --text FILE with some pages of what it will read; or take {0}, which needs no text.</source>
   <translation>Diga --text FILE con unas páginas de lo que va a leer; o tome {0}, que no necesita texto.</translation>
  </message>
  <message>
   <source>Say in a sentence what the tool does.</source>
   <translation>Diga en una frase lo que hace la herramienta.</translation>
  </message>
  <message>
   <source>Say in the grant what {0} may be.</source>
   <translation>Diga en el permiso qué puede ser {0}.</translation>
  </message>
  <message>
   <source>Say it again in the settings, Runs.</source>
   <translation>Dígalo de nuevo en los ajustes, Ejecuciones.</translation>
  </message>
  <message>
   <source>Say what belongs there.</source>
   <translation>Diga lo que va ahí.</translation>
  </message>
  <message>
   <source>Say: chmod 600 {0}; and make new tokens, for those may be known.</source>
   <translation>Diga: chmod 600 {0}; y cree tokens nuevos, pues esos pueden conocerse.</translation>
  </message>
  <message>
   <source>Schema</source>
   <translation>Esquema</translation>
  </message>
  <message>
   <source>Schema of the answer</source>
   <translation>Esquema de la respuesta</translation>
  </message>
  <message>
   <source>Score the prompt, too</source>
   <translation>Puntuar también el prompt</translation>
  </message>
  <message>
   <source>Scores</source>
   <translation>Puntuaciones</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>Buscar</translation>
  </message>
  <message>
   <source>Search by keywords, or give the collection an embedding model.</source>
   <translation>Busque por palabras clave, o dé a la colección un modelo de embeddings.</translation>
  </message>
  <message>
   <source>search by meaning</source>
   <translation>búsqueda por significado</translation>
  </message>
  <message>
   <source>Search conversations</source>
   <translation>Buscar conversaciones</translation>
  </message>
  <message>
   <source>Search for less.</source>
   <translation>Busque menos.</translation>
  </message>
  <message>
   <source>Search for text in files</source>
   <translation>Buscar texto en archivos</translation>
  </message>
  <message>
   <source>Search in files</source>
   <translation>Buscar en archivos</translation>
  </message>
  <message>
   <source>Search it again.</source>
   <translation>Búsquelo de nuevo.</translation>
  </message>
  <message>
   <source>Search it, or search the hub.</source>
   <translation>Busque en él, o en el hub.</translation>
  </message>
  <message>
   <source>Search models, for instance qwen 0.5b</source>
   <translation>Buscar modelos, por ejemplo qwen 0.5b</translation>
  </message>
  <message>
   <source>Search notes</source>
   <translation>Buscar notas</translation>
  </message>
  <message>
   <source>Search runs</source>
   <translation>Buscar ejecuciones</translation>
  </message>
  <message>
   <source>Search saved notes</source>
   <translation>Buscar en las notas guardadas</translation>
  </message>
  <message>
   <source>Search settings</source>
   <translation>Buscar ajustes</translation>
  </message>
  <message>
   <source>Search the audit log</source>
   <translation>Buscar en el registro de auditoría</translation>
  </message>
  <message>
   <source>Search the catalogue</source>
   <translation>Buscar en el catálogo</translation>
  </message>
  <message>
   <source>Search the folder again.</source>
   <translation>Busque en la carpeta de nuevo.</translation>
  </message>
  <message>
   <source>Search the manual</source>
   <translation>Buscar en el manual</translation>
  </message>
  <message>
   <source>Search the mirror again.</source>
   <translation>Busque en el espejo de nuevo.</translation>
  </message>
  <message>
   <source>Search the records</source>
   <translation>Buscar en las entradas</translation>
  </message>
  <message>
   <source>Searching</source>
   <translation>Buscando</translation>
  </message>
  <message>
   <source>Searching %s</source>
   <translation>Buscando en %s</translation>
  </message>
  <message>
   <source>Second candidate</source>
   <translation>Segundo candidato</translation>
  </message>
  <message>
   <source>Second: {0}</source>
   <translation>Segundo: {0}</translation>
  </message>
  <message>
   <source>Seconds</source>
   <translation>Segundos</translation>
  </message>
  <message>
   <source>seconds</source>
   <translation>segundos</translation>
  </message>
  <message>
   <source>Seconds at most</source>
   <translation>Máximo de segundos</translation>
  </message>
  <message>
   <source>Seconds before it is tried again</source>
   <translation>Segundos hasta reintentar</translation>
  </message>
  <message>
   <source>Seconds from request to first new token, of the newest answer.</source>
   <translation>Segundos desde la solicitud hasta el primer token nuevo, de la respuesta más reciente.</translation>
  </message>
  <message>
   <source>seconds later</source>
   <translation>segundos después</translation>
  </message>
  <message>
   <source>Seconds of a run</source>
   <translation>Segundos de una ejecución</translation>
  </message>
  <message>
   <source>Seconds of a tool call</source>
   <translation>Segundos de una llamada a herramienta</translation>
  </message>
  <message>
   <source>Seconds since the model last did something; 0 at work.</source>
   <translation>Segundos desde que el modelo hizo algo por última vez; 0 si trabaja.</translation>
  </message>
  <message>
   <source>Seconds since the model was loaded.</source>
   <translation>Segundos desde que se cargó el modelo.</translation>
  </message>
  <message>
   <source>Seconds without a change</source>
   <translation>Segundos sin cambios</translation>
  </message>
  <message>
   <source>seconds without a change</source>
   <translation>segundos sin cambios</translation>
  </message>
  <message>
   <source>Secret</source>
   <translation>Secreto</translation>
  </message>
  <message>
   <source>See that its fans are free, or let fewer agents run at a time.</source>
   <translation>Vea que sus ventiladores estén libres, o deje que se ejecuten menos agentes a la vez.</translation>
  </message>
  <message>
   <source>See what it changed, then run it again or take it out.</source>
   <translation>Mire lo que cambió, luego ejecútelo de nuevo o quítelo.</translation>
  </message>
  <message>
   <source>See when the rule would fire, as it is written here. Nothing is done.</source>
   <translation>Vea cuándo se dispararía la regla, como está escrita aquí. No se hace nada.</translation>
  </message>
  <message>
   <source>See which it has: workbench engines foundry list</source>
   <translation>Vea cuáles tiene: workbench engines foundry list</translation>
  </message>
  <message>
   <source>Seed</source>
   <translation>Semilla</translation>
  </message>
  <message>
   <source>Select all</source>
   <translation>Seleccionar todo</translation>
  </message>
  <message>
   <source>Select nodes first.</source>
   <translation>Seleccione nodos antes.</translation>
  </message>
  <message>
   <source>Send</source>
   <translation>Enviar</translation>
  </message>
  <message>
   <source>Send messages of user and assistant.</source>
   <translation>Envíe mensajes de user y assistant.</translation>
  </message>
  <message>
   <source>Send one again: workbench runs export RUN --collector.</source>
   <translation>Envíe una de nuevo: workbench runs export RUN --collector.</translation>
  </message>
  <message>
   <source>Send runs to</source>
   <translation>Enviar ejecuciones a</translation>
  </message>
  <message>
   <source>Send texts, too</source>
   <translation>Enviar también textos</translation>
  </message>
  <message>
   <source>Send the message again to load it.</source>
   <translation>Envíe el mensaje de nuevo para cargarlo.</translation>
  </message>
  <message>
   <source>Sends a text one of several ways: by words, by meaning, or by examples</source>
   <translation>Envía un texto por uno de varios caminos: por palabras, por significado o por ejemplos</translation>
  </message>
  <message>
   <source>Sends a value one of two ways, by a comparison</source>
   <translation>Envía un valor por uno de dos caminos, según una comparación</translation>
  </message>
  <message>
   <source>sends what it is given to {0}</source>
   <translation>envía lo que se le da a {0}</translation>
  </message>
  <message>
   <source>Sends {0} {1}; reaches {2} and no other server; no file</source>
   <translation>Envía {0} {1}; alcanza {2} y ningún otro servidor; ningún archivo</translation>
  </message>
  <message>
   <source>Sent</source>
   <translation>Enviado</translation>
  </message>
  <message>
   <source>Sent with each request, such as Authorization.</source>
   <translation>Se envía con cada petición, como Authorization.</translation>
  </message>
  <message>
   <source>Served as</source>
   <translation>Servido como</translation>
  </message>
  <message>
   <source>Server</source>
   <translation>Servidor</translation>
  </message>
  <message>
   <source>Server and tools</source>
   <translation>Servidor y herramientas</translation>
  </message>
  <message>
   <source>Server changed</source>
   <translation>Servidor cambiado</translation>
  </message>
  <message>
   <source>Server connected</source>
   <translation>Servidor conectado</translation>
  </message>
  <message>
   <source>Server details</source>
   <translation>Detalles del servidor</translation>
  </message>
  <message>
   <source>Server removed</source>
   <translation>Servidor quitado</translation>
  </message>
  <message>
   <source>Servers</source>
   <translation>Servidores</translation>
  </message>
  <message>
   <source>Servers of the file</source>
   <translation>Servidores del archivo</translation>
  </message>
  <message>
   <source>Servers that could not be read</source>
   <translation>Servidores que no se pudieron leer</translation>
  </message>
  <message>
   <source>Set a passphrase first.</source>
   <translation>Fije primero una frase de paso.</translation>
  </message>
  <message>
   <source>Set a PIN for an administrator first.</source>
   <translation>Fije antes un PIN para un administrador.</translation>
  </message>
  <message>
   <source>Set at most {0}.</source>
   <translation>Ponga como máximo {0}.</translation>
  </message>
  <message>
   <source>Set it first.</source>
   <translation>Defínalo antes.</translation>
  </message>
  <message>
   <source>Set up the encrypted store</source>
   <translation>Configurar el almacén cifrado</translation>
  </message>
  <message>
   <source>Set up the store</source>
   <translation>Configurar el almacén</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Ajustes</translation>
  </message>
  <message>
   <source>Settings and approvals, too</source>
   <translation>Ajustes y aprobaciones también</translation>
  </message>
  <message>
   <source>Settings and sign-in</source>
   <translation>Ajustes e inicio de sesión</translation>
  </message>
  <message>
   <source>Settings changed</source>
   <translation>Ajustes cambiados</translation>
  </message>
  <message>
   <source>Settings of the server</source>
   <translation>Ajustes del servidor</translation>
  </message>
  <message>
   <source>Settings that were tried</source>
   <translation>Ajustes probados</translation>
  </message>
  <message>
   <source>Several calls at once</source>
   <translation>Varias llamadas a la vez</translation>
  </message>
  <message>
   <source>several items at a time</source>
   <translation>varios elementos a la vez</translation>
  </message>
  <message>
   <source>Several nodes as one; inputs and outputs inside are its ports</source>
   <translation>Varios nodos como uno; las entradas y salidas de dentro son sus puertos</translation>
  </message>
  <message>
   <source>Several spaces count as one.</source>
   <translation>Varios espacios cuentan como uno.</translation>
  </message>
  <message>
   <source>Severity</source>
   <translation>Gravedad</translation>
  </message>
  <message>
   <source>SHA-256</source>
   <translation>SHA-256</translation>
  </message>
  <message>
   <source>share</source>
   <translation>fracción</translation>
  </message>
  <message>
   <source>Share of each GPU</source>
   <translation>Fracción de cada GPU</translation>
  </message>
  <message>
   <source>Share of the calls that were carried out without a failure</source>
   <translation>Fracción de las llamadas hechas sin fallo</translation>
  </message>
  <message>
   <source>Share of the prompt tokens that were not read again</source>
   <translation>Fracción de los tokens de prompt que no se leyeron otra vez</translation>
  </message>
  <message>
   <source>Share of the requests that ended with an error</source>
   <translation>Fracción de las peticiones que acabaron en error</translation>
  </message>
  <message>
   <source>Share of the runs that answered; stopped ones do not count</source>
   <translation>Fracción de las ejecuciones que respondieron; las detenidas no cuentan</translation>
  </message>
  <message>
   <source>Share of the runs that failed, of those that ended in the last five minutes; needs ten of them. Runs that a person stopped do not count.</source>
   <translation>Parte de las ejecuciones que fallaron, de las que terminaron en los últimos cinco minutos; necesita diez. Las ejecuciones que detuvo una persona no cuentan.</translation>
  </message>
  <message>
   <source>Share of time a kernel ran on the GPU, as the driver reports it.</source>
   <translation>Parte del tiempo en que un kernel se ejecutó en la GPU, según informa el controlador.</translation>
  </message>
  <message>
   <source>Share that failed, {0}.</source>
   <translation>Parte que falló, {0}.</translation>
  </message>
  <message>
   <source>share: 50 % is 0.5; number: 50 % is 50.</source>
   <translation>share: 50 % es 0.5; number: 50 % es 50.</translation>
  </message>
  <message>
   <source>Short questions to the program's own tools; all is filled in.</source>
   <translation>Preguntas cortas para las herramientas del propio programa; todo está rellenado.</translation>
  </message>
  <message>
   <source>Shorten it first.</source>
   <translation>Acórtelo antes.</translation>
  </message>
  <message>
   <source>Shorten it.</source>
   <translation>Acórtelo.</translation>
  </message>
  <message>
   <source>Shorten the code.</source>
   <translation>Acorte el código.</translation>
  </message>
  <message>
   <source>shorter than</source>
   <translation>más corto que</translation>
  </message>
  <message>
   <source>Show</source>
   <translation>Mostrar</translation>
  </message>
  <message>
   <source>Show a notice</source>
   <translation>Mostrar un aviso</translation>
  </message>
  <message>
   <source>show a notice</source>
   <translation>mostrar un aviso</translation>
  </message>
  <message>
   <source>Show activity</source>
   <translation>Mostrar actividad</translation>
  </message>
  <message>
   <source>Show all</source>
   <translation>Mostrar todo</translation>
  </message>
  <message>
   <source>Show all commands</source>
   <translation>Mostrar todos los comandos</translation>
  </message>
  <message>
   <source>Show all of {0}</source>
   <translation>Mostrar todo de {0}</translation>
  </message>
  <message>
   <source>Show an earlier run</source>
   <translation>Mostrar una ejecución anterior</translation>
  </message>
  <message>
   <source>Show an earlier run…</source>
   <translation>Mostrar una ejecución anterior…</translation>
  </message>
  <message>
   <source>Show downloads</source>
   <translation>Mostrar descargas</translation>
  </message>
  <message>
   <source>Show everything</source>
   <translation>Mostrar todo</translation>
  </message>
  <message>
   <source>Show file</source>
   <translation>Mostrar archivo</translation>
  </message>
  <message>
   <source>Show file {0}</source>
   <translation>Mostrar archivo {0}</translation>
  </message>
  <message>
   <source>Show Foundry Local</source>
   <translation>Mostrar Foundry Local</translation>
  </message>
  <message>
   <source>Show help</source>
   <translation>Mostrar ayuda</translation>
  </message>
  <message>
   <source>Show in chat</source>
   <translation>Mostrar en el chat</translation>
  </message>
  <message>
   <source>Show in graph</source>
   <translation>Mostrar en el grafo</translation>
  </message>
  <message>
   <source>Show in the first run</source>
   <translation>Mostrar en la primera ejecución</translation>
  </message>
  <message>
   <source>Show in the second run</source>
   <translation>Mostrar en la segunda ejecución</translation>
  </message>
  <message>
   <source>Show in trace</source>
   <translation>Mostrar en la traza</translation>
  </message>
  <message>
   <source>Show inspector</source>
   <translation>Mostrar inspector</translation>
  </message>
  <message>
   <source>Show installed models</source>
   <translation>Mostrar modelos instalados</translation>
  </message>
  <message>
   <source>Show its models</source>
   <translation>Mostrar sus modelos</translation>
  </message>
  <message>
   <source>Show keyboard shortcuts</source>
   <translation>Mostrar atajos de teclado</translation>
  </message>
  <message>
   <source>Show models</source>
   <translation>Mostrar modelos</translation>
  </message>
  <message>
   <source>Show more</source>
   <translation>Mostrar más</translation>
  </message>
  <message>
   <source>Show notifications</source>
   <translation>Mostrar notificaciones</translation>
  </message>
  <message>
   <source>Show older conversations</source>
   <translation>Mostrar conversaciones más antiguas</translation>
  </message>
  <message>
   <source>Show older runs</source>
   <translation>Mostrar ejecuciones más antiguas</translation>
  </message>
  <message>
   <source>Show Ollama</source>
   <translation>Mostrar Ollama</translation>
  </message>
  <message>
   <source>Show recommendations</source>
   <translation>Mostrar recomendaciones</translation>
  </message>
  <message>
   <source>Show runs</source>
   <translation>Mostrar ejecuciones</translation>
  </message>
  <message>
   <source>Show servers</source>
   <translation>Mostrar servidores</translation>
  </message>
  <message>
   <source>Show the alert</source>
   <translation>Mostrar la alerta</translation>
  </message>
  <message>
   <source>Show the catalogue</source>
   <translation>Mostrar el catálogo</translation>
  </message>
  <message>
   <source>Show the model</source>
   <translation>Mostrar el modelo</translation>
  </message>
  <message>
   <source>Show the new run</source>
   <translation>Mostrar la ejecución nueva</translation>
  </message>
  <message>
   <source>Show the report</source>
   <translation>Mostrar el informe</translation>
  </message>
  <message>
   <source>Show the run console</source>
   <translation>Mostrar la consola de ejecución</translation>
  </message>
  <message>
   <source>Show the run it was made of</source>
   <translation>Mostrar la ejecución de la que se hizo</translation>
  </message>
  <message>
   <source>Show the run's transcript or its steps</source>
   <translation>Mostrar la transcripción de la ejecución o sus pasos</translation>
  </message>
  <message>
   <source>Show the trace</source>
   <translation>Mostrar la traza</translation>
  </message>
  <message>
   <source>Show the whole graph</source>
   <translation>Mostrar todo el grafo</translation>
  </message>
  <message>
   <source>Show the whole run</source>
   <translation>Mostrar toda la ejecución</translation>
  </message>
  <message>
   <source>Show tokens</source>
   <translation>Mostrar tokens</translation>
  </message>
  <message>
   <source>Show vLLM</source>
   <translation>Mostrar vLLM</translation>
  </message>
  <message>
   <source>Show what fired</source>
   <translation>Mostrar lo que se disparó</translation>
  </message>
  <message>
   <source>Show whether all is well</source>
   <translation>Mostrar si todo va bien</translation>
  </message>
  <message>
   <source>Show {0}</source>
   <translation>Mostrar {0}</translation>
  </message>
  <message>
   <source>Shown</source>
   <translation>Mostrado</translation>
  </message>
  <message>
   <source>Shown after an answer that began since the reading before.</source>
   <translation>Se muestra tras una respuesta que empezó desde la lectura anterior.</translation>
  </message>
  <message>
   <source>Shown after the first answer of a model.</source>
   <translation>Se muestra tras la primera respuesta de un modelo.</translation>
  </message>
  <message>
   <source>Shown beside the field.</source>
   <translation>Se muestra junto al campo.</translation>
  </message>
  <message>
   <source>Shown in an emergency, on record</source>
   <translation>Se muestran en una emergencia, con registro</translation>
  </message>
  <message>
   <source>Shown to administrators, on record</source>
   <translation>Se muestran a administradores, con registro</translation>
  </message>
  <message>
   <source>Shown when the window opens, until they were ended once. Help shows them again at any time.</source>
   <translation>Se muestran al abrir la ventana, hasta que se terminen una vez. Ayuda los muestra de nuevo en cualquier momento.</translation>
  </message>
  <message>
   <source>Shows</source>
   <translation>Muestra</translation>
  </message>
  <message>
   <source>Shows a form and waits until a person has filled it in</source>
   <translation>Muestra un formulario y espera a que una persona lo rellene</translation>
  </message>
  <message>
   <source>Shows a value and waits until a person lets it pass or holds it back</source>
   <translation>Muestra un valor y espera a que una persona lo deje pasar o lo retenga</translation>
  </message>
  <message>
   <source>Shows the whole address of a link before it opens.</source>
   <translation>Muestra la dirección completa de un enlace antes de abrirlo.</translation>
  </message>
  <message>
   <source>Sign a policy without `encrypted: true` first.</source>
   <translation>Firme primero una política sin `encrypted: true`.</translation>
  </message>
  <message>
   <source>Sign and save</source>
   <translation>Firmar y guardar</translation>
  </message>
  <message>
   <source>Sign in</source>
   <translation>Iniciar sesión</translation>
  </message>
  <message>
   <source>Sign in as an administrator.</source>
   <translation>Inicie sesión como administrador.</translation>
  </message>
  <message>
   <source>Sign in as somebody else</source>
   <translation>Iniciar sesión como otra persona</translation>
  </message>
  <message>
   <source>Sign in.</source>
   <translation>Inicie sesión.</translation>
  </message>
  <message>
   <source>Sign out</source>
   <translation>Cerrar sesión</translation>
  </message>
  <message>
   <source>Sign that person out first; what they began is stopped.</source>
   <translation>Cierre antes la sesión de esa persona; lo que empezó se detiene.</translation>
  </message>
  <message>
   <source>Sign the policy</source>
   <translation>Firmar la política</translation>
  </message>
  <message>
   <source>Sign {0} out</source>
   <translation>Cerrar la sesión de {0}</translation>
  </message>
  <message>
   <source>signal {0}</source>
   <translation>señal {0}</translation>
  </message>
  <message>
   <source>Signed as number {0}. Close Workbench and open it again.</source>
   <translation>Firmada con el número {0}. Cierre Workbench y ábralo de nuevo.</translation>
  </message>
  <message>
   <source>Signed by somebody trusted</source>
   <translation>Firmado por alguien de confianza</translation>
  </message>
  <message>
   <source>Signed with %s.</source>
   <translation>Firmado con %s.</translation>
  </message>
  <message>
   <source>Signer</source>
   <translation>Firmante</translation>
  </message>
  <message>
   <source>Signer no longer trusted</source>
   <translation>Firmante ya no de confianza</translation>
  </message>
  <message>
   <source>Signer trusted</source>
   <translation>Firmante de confianza</translation>
  </message>
  <message>
   <source>Signers whose bundles are trusted</source>
   <translation>Firmantes cuyos paquetes son de confianza</translation>
  </message>
  <message>
   <source>similarity {0}{1}</source>
   <translation>parecido {0}{1}</translation>
  </message>
  <message>
   <source>Simplify it, or let the agent write freely.</source>
   <translation>Simplifíquelo, o deje que el agente escriba libremente.</translation>
  </message>
  <message>
   <source>Simplify the schema, or let the agent write freely.</source>
   <translation>Simplifique el esquema, o deje que el agente escriba libremente.</translation>
  </message>
  <message>
   <source>Simplify the tools' parameters, or let the agent write freely.</source>
   <translation>Simplifique los parámetros de las herramientas, o deje que el agente escriba libremente.</translation>
  </message>
  <message>
   <source>Since the beginning</source>
   <translation>Desde el principio</translation>
  </message>
  <message>
   <source>Since this version: {0}.</source>
   <translation>Desde esta versión: {0}.</translation>
  </message>
  <message>
   <source>since {0}</source>
   <translation>desde {0}</translation>
  </message>
  <message>
   <source>single quotes</source>
   <translation>comillas simples</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>Tamaño</translation>
  </message>
  <message>
   <source>Size of all text. Ctrl+= and Ctrl+- change it too.</source>
   <translation>Tamaño de todo el texto. Ctrl+= y Ctrl+- también lo cambian.</translation>
  </message>
  <message>
   <source>Size of the disk that holds the data folder.</source>
   <translation>Tamaño del disco que contiene la carpeta de datos.</translation>
  </message>
  <message>
   <source>size of the KV cache</source>
   <translation>tamaño de la caché KV</translation>
  </message>
  <message>
   <source>Sizes of models</source>
   <translation>Tamaños de modelos</translation>
  </message>
  <message>
   <source>Skip</source>
   <translation>Omitir</translation>
  </message>
  <message>
   <source>Skip the tour</source>
   <translation>Omitir el recorrido</translation>
  </message>
  <message>
   <source>skipped</source>
   <translation>omitido</translation>
  </message>
  <message>
   <source>slow</source>
   <translation>lento</translation>
  </message>
  <message>
   <source>Small and quick</source>
   <translation>Pequeño y rápido</translation>
  </message>
  <message>
   <source>Small model</source>
   <translation>Modelo pequeño</translation>
  </message>
  <message>
   <source>Smaller text</source>
   <translation>Texto más pequeño</translation>
  </message>
  <message>
   <source>smallest</source>
   <translation>menor</translation>
  </message>
  <message>
   <source>Smallest first</source>
   <translation>Los más pequeños primero</translation>
  </message>
  <message>
   <source>Some checks need a judging model; without one they judge nothing.</source>
   <translation>Algunas comprobaciones necesitan un modelo juez; sin él no juzgan nada.</translation>
  </message>
  <message>
   <source>Some settings could not be read</source>
   <translation>Algunos ajustes no se pudieron leer</translation>
  </message>
  <message>
   <source>somebody rehearsed it</source>
   <translation>alguien la ensayó</translation>
  </message>
  <message>
   <source>somebody started it</source>
   <translation>alguien la inició</translation>
  </message>
  <message>
   <source>Something about your models could not be read</source>
   <translation>Algo sobre sus modelos no se pudo leer</translation>
  </message>
  <message>
   <source>something else than a variable is compared</source>
   <translation>se compara algo que no es una variable</translation>
  </message>
  <message>
   <source>something it asked took too long</source>
   <translation>algo a lo que preguntó tardó demasiado</translation>
  </message>
  <message>
   <source>Something tried to reach {0}.</source>
   <translation>Algo intentó llegar a {0}.</translation>
  </message>
  <message>
   <source>Something went wrong</source>
   <translation>Algo salió mal</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>Fuente</translation>
  </message>
  <message>
   <source>Spaces and ends of lines</source>
   <translation>Espacios y fines de línea</translation>
  </message>
  <message>
   <source>Spans for OpenTelemetry, as OTLP JSON lines</source>
   <translation>Tramos para OpenTelemetry, en OTLP JSON lines</translation>
  </message>
  <message>
   <source>Spare the battery</source>
   <translation>Ahorrar batería</translation>
  </message>
  <message>
   <source>Speed</source>
   <translation>Velocidad</translation>
  </message>
  <message>
   <source>Speed of the last answer</source>
   <translation>Velocidad de la última respuesta</translation>
  </message>
  <message>
   <source>Speed: now %s/s, at most %s/s in the last %d s</source>
   <translation>Velocidad: ahora %s/s, como máximo %s/s en los últimos %d s</translation>
  </message>
  <message>
   <source>Split it into several.</source>
   <translation>Divídalo en varios.</translation>
  </message>
  <message>
   <source>Split it, or write it as JSON lines, which may be larger.</source>
   <translation>Divídalo, o escríbalo como líneas JSON, que pueden ser mayores.</translation>
  </message>
  <message>
   <source>Split it.</source>
   <translation>Divídalo.</translation>
  </message>
  <message>
   <source>Split the file into several.</source>
   <translation>Divida el archivo en varios.</translation>
  </message>
  <message>
   <source>Split the flow into several.</source>
   <translation>Divida el flujo en varios.</translation>
  </message>
  <message>
   <source>Split the graph into several.</source>
   <translation>Divida el grafo en varios.</translation>
  </message>
  <message>
   <source>Split the workflow.</source>
   <translation>Divida el flujo.</translation>
  </message>
  <message>
   <source>SQLite databases, one per line</source>
   <translation>Bases de datos SQLite, una por línea</translation>
  </message>
  <message>
   <source>Start</source>
   <translation>Iniciar</translation>
  </message>
  <message>
   <source>Start a new conversation, or start the server with a larger context.</source>
   <translation>Empiece una conversación nueva, o inicie el servidor con un contexto mayor.</translation>
  </message>
  <message>
   <source>Start a new conversation, or use the ONNX Runtime GenAI engine for this model.</source>
   <translation>Empiece una conversación nueva, o use el motor ONNX Runtime GenAI para este modelo.</translation>
  </message>
  <message>
   <source>Start a new conversation, shorten the text, or load the model with a larger context.</source>
   <translation>Empiece una conversación nueva, acorte el texto, o cargue el modelo con un contexto mayor.</translation>
  </message>
  <message>
   <source>Start a new evaluation to try the cases as they are now.</source>
   <translation>Inicie una evaluación nueva para intentar los casos como están ahora.</translation>
  </message>
  <message>
   <source>Start from a file of F16, BF16 or F32; or say --allow-requantize.</source>
   <translation>Parta de un archivo F16, BF16 o F32; o diga --allow-requantize.</translation>
  </message>
  <message>
   <source>Start it again.</source>
   <translation>Inícielo de nuevo.</translation>
  </message>
  <message>
   <source>Start it again: workbench engines foundry serve</source>
   <translation>Inícielo de nuevo: workbench engines foundry serve</translation>
  </message>
  <message>
   <source>Start it with: workbench serve.</source>
   <translation>Inícielo con: workbench serve.</translation>
  </message>
  <message>
   <source>Start it, and leave it running: workbench engines foundry serve</source>
   <translation>Inícielo y déjelo en marcha: workbench engines foundry serve</translation>
  </message>
  <message>
   <source>Start it: open the Ollama program, or run `ollama serve` in a terminal.</source>
   <translation>Inícielo: abra el programa Ollama, o ejecute `ollama serve` en un terminal.</translation>
  </message>
  <message>
   <source>Start it: workbench engines foundry serve</source>
   <translation>Inícielo: workbench engines foundry serve</translation>
  </message>
  <message>
   <source>Start over</source>
   <translation>Empezar de nuevo</translation>
  </message>
  <message>
   <source>Start sooner, run slower (eager)</source>
   <translation>Iniciar antes, ejecutar más lento (eager)</translation>
  </message>
  <message>
   <source>Start the evaluation</source>
   <translation>Iniciar la evaluación</translation>
  </message>
  <message>
   <source>Start the program again, or forget the plan.</source>
   <translation>Inicie el programa de nuevo u olvide el plan.</translation>
  </message>
  <message>
   <source>Start the program again.</source>
   <translation>Inicie el programa de nuevo.</translation>
  </message>
  <message>
   <source>Start the program again; it puts the file aside.</source>
   <translation>Inicie el programa de nuevo; aparta el archivo.</translation>
  </message>
  <message>
   <source>Start the program again; it saves what can be read.</source>
   <translation>Inicie el programa de nuevo; guarda lo que se puede leer.</translation>
  </message>
  <message>
   <source>Start the server with its tool call parser, or choose another model.</source>
   <translation>Inicie el servidor con su analizador de llamadas a herramienta, o elija otro modelo.</translation>
  </message>
  <message>
   <source>Start the server, or check its address.</source>
   <translation>Inicie el servidor, o compruebe su dirección.</translation>
  </message>
  <message>
   <source>Start the web service</source>
   <translation>Iniciar el servicio web</translation>
  </message>
  <message>
   <source>Start the web service to load a model into it.</source>
   <translation>Inicie el servicio web para cargar un modelo en él.</translation>
  </message>
  <message>
   <source>Start with a tour</source>
   <translation>Empezar con un recorrido</translation>
  </message>
  <message>
   <source>Start Workbench again: it goes on where it was.</source>
   <translation>Inicie Workbench de nuevo: sigue donde estaba.</translation>
  </message>
  <message>
   <source>Start {0}</source>
   <translation>Iniciar {0}</translation>
  </message>
  <message>
   <source>Starter model</source>
   <translation>Modelo inicial</translation>
  </message>
  <message>
   <source>starting</source>
   <translation>iniciando</translation>
  </message>
  <message>
   <source>Starting…</source>
   <translation>Iniciando…</translation>
  </message>
  <message>
   <source>starts</source>
   <translation>se inicia</translation>
  </message>
  <message>
   <source>starts anew</source>
   <translation>se reinicia</translation>
  </message>
  <message numerus="yes">
   <source>Starts over in %n s. Touch to go on.</source>
   <translation>
    <numerusform>Vuelve a empezar en %n s. Toque para seguir.</numerusform>
    <numerusform>Vuelve a empezar en %n s. Toque para seguir.</numerusform>
   </translation>
  </message>
  <message>
   <source>State</source>
   <translation>Estado</translation>
  </message>
  <message>
   <source>State of the log</source>
   <translation>Estado del registro</translation>
  </message>
  <message>
   <source>Stay with {0}: none of the others is better, measurably faster or smaller.</source>
   <translation>Quédese con {0}: ninguno de los demás es mejor, mediblemente más rápido o más pequeño.</translation>
  </message>
  <message>
   <source>Stay with {0}: {1}</source>
   <translation>Quédese con {0}: {1}</translation>
  </message>
  <message>
   <source>stays as it is</source>
   <translation>se queda como está</translation>
  </message>
  <message>
   <source>steady</source>
   <translation>estable</translation>
  </message>
  <message>
   <source>Step</source>
   <translation>Paso</translation>
  </message>
  <message>
   <source>Step could not be recorded</source>
   <translation>El paso no se pudo registrar</translation>
  </message>
  <message>
   <source>Step limit</source>
   <translation>Límite de pasos</translation>
  </message>
  <message>
   <source>step limit</source>
   <translation>límite de pasos</translation>
  </message>
  <message>
   <source>Step {0} of {1} that differ</source>
   <translation>Paso {0} de {1} que difieren</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation>Pasos</translation>
  </message>
  <message>
   <source>steps</source>
   <translation>pasos</translation>
  </message>
  <message>
   <source>Steps at most</source>
   <translation>Máximo de pasos</translation>
  </message>
  <message>
   <source>steps behind a field that is missing are left out</source>
   <translation>los pasos detrás de un campo que falta se omiten</translation>
  </message>
  <message>
   <source>Steps of both runs</source>
   <translation>Pasos de ambas ejecuciones</translation>
  </message>
  <message>
   <source>Steps that were found</source>
   <translation>Pasos encontrados</translation>
  </message>
  <message>
   <source>Steps {0} to {1} of {2}</source>
   <translation>Pasos {0} a {1} de {2}</translation>
  </message>
  <message>
   <source>still firing</source>
   <translation>aún disparada</translation>
  </message>
  <message>
   <source>Still running</source>
   <translation>Aún en ejecución</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Detener</translation>
  </message>
  <message>
   <source>stop</source>
   <translation>detener</translation>
  </message>
  <message>
   <source>Stop at once; pause it if it is to go on (Shift+F5)</source>
   <translation>Detener ya; ponga en pausa si va a seguir (Mayús+F5)</translation>
  </message>
  <message>
   <source>Stop it first.</source>
   <translation>Deténgala antes.</translation>
  </message>
  <message>
   <source>Stop it, or wait for its end.</source>
   <translation>Deténgala, o espere a que acabe.</translation>
  </message>
  <message>
   <source>Stop that first.</source>
   <translation>Detenga eso antes.</translation>
  </message>
  <message>
   <source>Stop the answer</source>
   <translation>Detener la respuesta</translation>
  </message>
  <message>
   <source>Stop the evaluation</source>
   <translation>Detener la evaluación</translation>
  </message>
  <message>
   <source>Stop the run</source>
   <translation>Detener la ejecución</translation>
  </message>
  <message>
   <source>Stop the web service</source>
   <translation>Detener el servicio web</translation>
  </message>
  <message>
   <source>Stop {0}</source>
   <translation>Detener {0}</translation>
  </message>
  <message>
   <source>stop, fallback or branch</source>
   <translation>stop, fallback o branch</translation>
  </message>
  <message>
   <source>Stopped</source>
   <translation>Detenido</translation>
  </message>
  <message>
   <source>stopped</source>
   <translation>detenido</translation>
  </message>
  <message>
   <source>Stopped after {0} s</source>
   <translation>Detenido tras {0} s</translation>
  </message>
  <message>
   <source>Stopped after {0} seconds, the limit of the job.</source>
   <translation>Detenida tras {0} segundos, el límite de la tarea.</translation>
  </message>
  <message>
   <source>Stopped after {0} steps, the limit of the job.</source>
   <translation>Detenida tras {0} pasos, el límite de la tarea.</translation>
  </message>
  <message>
   <source>Stopped after {0} tokens, the limit of the job.</source>
   <translation>Detenida tras {0} tokens, el límite de la tarea.</translation>
  </message>
  <message>
   <source>Stopped runs</source>
   <translation>Ejecuciones detenidas</translation>
  </message>
  <message>
   <source>Stopped · {0}</source>
   <translation>Detenido · {0}</translation>
  </message>
  <message>
   <source>Stopped: Go on tries what is left.</source>
   <translation>Detenido: Seguir intenta lo que falta.</translation>
  </message>
  <message>
   <source>stopped: not granted</source>
   <translation>detenido: sin permiso</translation>
  </message>
  <message>
   <source>Stopped: the watch ended.</source>
   <translation>Detenido: la vigilancia terminó.</translation>
  </message>
  <message>
   <source>Stopped: {0}.</source>
   <translation>Detenida: {0}.</translation>
  </message>
  <message>
   <source>stopping</source>
   <translation>deteniendo</translation>
  </message>
  <message>
   <source>Stopping the deployment {0}</source>
   <translation>Deteniendo el despliegue {0}</translation>
  </message>
  <message>
   <source>Store decrypted</source>
   <translation>Almacén descifrado</translation>
  </message>
  <message>
   <source>Store encrypted</source>
   <translation>Almacén cifrado</translation>
  </message>
  <message>
   <source>Store encrypted with a new key</source>
   <translation>Almacén cifrado con una clave nueva</translation>
  </message>
  <message>
   <source>Store {0}</source>
   <translation>Almacén {0}</translation>
  </message>
  <message>
   <source>Storing</source>
   <translation>Almacenamiento</translation>
  </message>
  <message>
   <source>Subgraph</source>
   <translation>Subgrafo</translation>
  </message>
  <message>
   <source>Success</source>
   <translation>Éxito</translation>
  </message>
  <message>
   <source>Such a file has version and rules.</source>
   <translation>Un archivo así tiene version y rules.</translation>
  </message>
  <message>
   <source>Such a file is a few kilobytes.</source>
   <translation>Un archivo así tiene unos pocos kilobytes.</translation>
  </message>
  <message>
   <source>Such a model is as fast with one setting as with another.</source>
   <translation>Un modelo así es igual de rápido con un ajuste que con otro.</translation>
  </message>
  <message>
   <source>Such as api.example.org</source>
   <translation>Como api.example.org</translation>
  </message>
  <message>
   <source>Such as https://mcp.example.org/mcp</source>
   <translation>Como https://mcp.example.org/mcp</translation>
  </message>
  <message>
   <source>Such as invoice or order.</source>
   <translation>Como invoice u order.</translation>
  </message>
  <message>
   <source>Such as {file}</source>
   <translation>Como {file}</translation>
  </message>
  <message>
   <source>Such as {text}</source>
   <translation>Como {text}</translation>
  </message>
  <message>
   <source>Such as: Answer questions about our prices and add up orders</source>
   <translation>Como: Responder preguntas sobre nuestros precios y sumar pedidos</translation>
  </message>
  <message>
   <source>Such as: Find notes about {topic}</source>
   <translation>Como: Buscar notas sobre {topic}</translation>
  </message>
  <message>
   <source>Such as: I don't know</source>
   <translation>Como: no lo sé</translation>
  </message>
  <message>
   <source>Such files are a few hundred kilobytes.</source>
   <translation>Esos archivos tienen unos cientos de kilobytes.</translation>
  </message>
  <message>
   <source>Summary</source>
   <translation>Resumen</translation>
  </message>
  <message>
   <source>Sun</source>
   <translation>Dom</translation>
  </message>
  <message>
   <source>Sunday</source>
   <translation>domingo</translation>
  </message>
  <message>
   <source>Supervisor</source>
   <translation>Supervisor</translation>
  </message>
  <message>
   <source>Swap the two runs</source>
   <translation>Intercambiar las dos ejecuciones</translation>
  </message>
  <message>
   <source>Switch between light and dark</source>
   <translation>Cambiar entre claro y oscuro</translation>
  </message>
  <message>
   <source>Switch it on in the settings, Network.</source>
   <translation>Enciéndala en los ajustes, Red.</translation>
  </message>
  <message>
   <source>Switch it on in the settings.</source>
   <translation>Enciéndala en los ajustes.</translation>
  </message>
  <message>
   <source>System</source>
   <translation>Sistema</translation>
  </message>
  <message>
   <source>System follows your desktop.</source>
   <translation>Sistema sigue a su escritorio.</translation>
  </message>
  <message>
   <source>Tab leaves the code; Ctrl+] and Ctrl+[ move a line in and out.</source>
   <translation>Tab sale del código; Ctrl+] y Ctrl+[ mueven una línea adentro y afuera.</translation>
  </message>
  <message>
   <source>tables are missing: {0}</source>
   <translation>faltan tablas: {0}</translation>
  </message>
  <message>
   <source>Tag</source>
   <translation>Etiqueta</translation>
  </message>
  <message>
   <source>Tag {0}</source>
   <translation>Etiqueta {0}</translation>
  </message>
  <message>
   <source>tag {0}</source>
   <translation>etiqueta {0}</translation>
  </message>
  <message>
   <source>Tags</source>
   <translation>Etiquetas</translation>
  </message>
  <message>
   <source>Tags and notes</source>
   <translation>Etiquetas y notas</translation>
  </message>
  <message>
   <source>Tags changed</source>
   <translation>Etiquetas cambiadas</translation>
  </message>
  <message>
   <source>Take a file that workbench audit checkpoint wrote.</source>
   <translation>Use un archivo que escribió workbench audit checkpoint.</translation>
  </message>
  <message>
   <source>Take a longer text; some pages are good.</source>
   <translation>Tome un texto más largo; unas páginas van bien.</translation>
  </message>
  <message>
   <source>Take a smaller model, or a longer time in the settings.</source>
   <translation>Use un modelo más pequeño, o un tiempo más largo en los ajustes.</translation>
  </message>
  <message>
   <source>Take all but one away, or put a merge before it.</source>
   <translation>Quite todos menos uno, o ponga antes una unión.</translation>
  </message>
  <message>
   <source>Take an address that begins with https://.</source>
   <translation>Use una dirección que empiece por https://.</translation>
  </message>
  <message>
   <source>Take another file, or another source.</source>
   <translation>Use otro archivo, u otra fuente.</translation>
  </message>
  <message>
   <source>Take another file.</source>
   <translation>Use otro archivo.</translation>
  </message>
  <message>
   <source>Take another name.</source>
   <translation>Tome otro nombre.</translation>
  </message>
  <message>
   <source>Take another one.</source>
   <translation>Tome otro.</translation>
  </message>
  <message>
   <source>Take another variant of it, or a newer version of this program.</source>
   <translation>Use otra variante, o una versión más nueva de este programa.</translation>
  </message>
  <message>
   <source>Take another variant of it.</source>
   <translation>Tome otra variante de él.</translation>
  </message>
  <message>
   <source>Take back the last change of title, star, tags or notes</source>
   <translation>Deshacer el último cambio de título, estrella, etiquetas o notas</translation>
  </message>
  <message>
   <source>Take back {0}</source>
   <translation>Retirar {0}</translation>
  </message>
  <message>
   <source>Take files only from who gave you the program. Trusted are the keys in {0}.</source>
   <translation>Use archivos solo de quien le dio el programa. De confianza son las claves en {0}.</translation>
  </message>
  <message>
   <source>Take in</source>
   <translation>Recibir</translation>
  </message>
  <message>
   <source>Take in a bundle</source>
   <translation>Recibir un paquete</translation>
  </message>
  <message>
   <source>Take in a pack for it: `workbench engines install-pack FILE`.</source>
   <translation>Instale un paquete para él: `workbench engines install-pack FILE`.</translation>
  </message>
  <message>
   <source>Take it away, or change the value on its way.</source>
   <translation>Quítelo, o cambie el valor en su camino.</translation>
  </message>
  <message>
   <source>Take it away.</source>
   <translation>Quítelo.</translation>
  </message>
  <message>
   <source>Take links away first.</source>
   <translation>Quite enlaces antes.</translation>
  </message>
  <message>
   <source>Take one of at least {0}.</source>
   <translation>Tome uno de al menos {0}.</translation>
  </message>
  <message>
   <source>Take one of them away, or put the nodes into a loop.</source>
   <translation>Quite uno de ellos, o ponga los nodos en un bucle.</translation>
  </message>
  <message>
   <source>Take one of them away.</source>
   <translation>Quite uno de ellos.</translation>
  </message>
  <message>
   <source>Take one of: {0}.</source>
   <translation>Use uno de: {0}.</translation>
  </message>
  <message>
   <source>Take out what lies inside it.</source>
   <translation>Saque lo que hay dentro.</translation>
  </message>
  <message>
   <source>Take rules that cannot be read out of the file.</source>
   <translation>Quite del archivo las reglas que no se pueden leer.</translation>
  </message>
  <message>
   <source>Take some of the nodes out of one another.</source>
   <translation>Saque algunos de los nodos de dentro de otros.</translation>
  </message>
  <message>
   <source>Take that character away, or restore the file from a copy.</source>
   <translation>Quite ese carácter, o restaure el archivo de una copia.</translation>
  </message>
  <message>
   <source>Take that out of the folder, then try again.</source>
   <translation>Quite eso de la carpeta e inténtelo de nuevo.</translation>
  </message>
  <message>
   <source>Take that step out of the graph.</source>
   <translation>Saque ese paso del grafo.</translation>
  </message>
  <message>
   <source>Take the agents</source>
   <translation>Tomar los agentes</translation>
  </message>
  <message>
   <source>Take the bundle again; what was copied is kept.</source>
   <translation>Reciba el paquete de nuevo; lo copiado se conserva.</translation>
  </message>
  <message>
   <source>Take the bundle without it.</source>
   <translation>Reciba el paquete sin él.</translation>
  </message>
  <message>
   <source>Take the files of each node.</source>
   <translation>Use los archivos de cada nodo.</translation>
  </message>
  <message>
   <source>Take the link away.</source>
   <translation>Quite el enlace.</translation>
  </message>
  <message>
   <source>Take the note back</source>
   <translation>Retirar la nota</translation>
  </message>
  <message>
   <source>Take the regression test back</source>
   <translation>Retirar la prueba de regresión</translation>
  </message>
  <message>
   <source>Take the tour</source>
   <translation>Hacer el recorrido</translation>
  </message>
  <message>
   <source>Take them away.</source>
   <translation>Quítelos.</translation>
  </message>
  <message>
   <source>Take these settings and approvals</source>
   <translation>Tomar estos ajustes y aprobaciones</translation>
  </message>
  <message>
   <source>Take {0} away</source>
   <translation>Quitar {0}</translation>
  </message>
  <message>
   <source>Taken after</source>
   <translation>Se toma tras</translation>
  </message>
  <message>
   <source>Takes one value out of JSON</source>
   <translation>Toma un valor del JSON</translation>
  </message>
  <message>
   <source>takes several links</source>
   <translation>toma varios enlaces</translation>
  </message>
  <message>
   <source>Takes what was remembered away, all of it or what has some words</source>
   <translation>Borra lo recordado, todo o lo que tiene ciertas palabras</translation>
  </message>
  <message>
   <source>takes {0} times as long</source>
   <translation>tarda {0} veces lo mismo</translation>
  </message>
  <message>
   <source>Taking in %s</source>
   <translation>Recibiendo %s</translation>
  </message>
  <message>
   <source>Taking the change back</source>
   <translation>Deshaciendo el cambio</translation>
  </message>
  <message>
   <source>Talk with an agent</source>
   <translation>Hablar con un agente</translation>
  </message>
  <message>
   <source>talking with the server at {0} failed: {1}: {2}</source>
   <translation>la comunicación con el servidor en {0} falló: {1}: {2}</translation>
  </message>
  <message>
   <source>Task</source>
   <translation>Tarea</translation>
  </message>
  <message>
   <source>Teams of kind RoundRobinGroupChat and SelectorGroupChat are, and AssistantAgent.</source>
   <translation>Se leen equipos de tipo RoundRobinGroupChat y SelectorGroupChat, y AssistantAgent.</translation>
  </message>
  <message>
   <source>Tell the run again</source>
   <translation>Volver a contar la ejecución</translation>
  </message>
  <message>
   <source>Tell these letters to whoever unpacks it: so they know it is yours.</source>
   <translation>Diga estas letras a quien lo desempaquete: así sabrá que es suyo.</translation>
  </message>
  <message>
   <source>tells no models</source>
   <translation>no dice modelos</translation>
  </message>
  <message>
   <source>Temperature</source>
   <translation>Temperatura</translation>
  </message>
  <message>
   <source>Template</source>
   <translation>Plantilla</translation>
  </message>
  <message>
   <source>Templates</source>
   <translation>Plantillas</translation>
  </message>
  <message>
   <source>Tensor parallel</source>
   <translation>Paralelismo de tensores</translation>
  </message>
  <message>
   <source>tensor parallelism</source>
   <translation>paralelismo de tensores</translation>
  </message>
  <message>
   <source>Tensors</source>
   <translation>Tensores</translation>
  </message>
  <message>
   <source>Test</source>
   <translation>Probar</translation>
  </message>
  <message>
   <source>Text</source>
   <translation>Texto</translation>
  </message>
  <message>
   <source>text</source>
   <translation>texto</translation>
  </message>
  <message>
   <source>Text above the fields</source>
   <translation>Texto sobre los campos</translation>
  </message>
  <message>
   <source>Text as it is, or JSON.</source>
   <translation>Texto tal cual, o JSON.</translation>
  </message>
  <message>
   <source>Text files in the granted folders</source>
   <translation>Archivos de texto en las carpetas concedidas</translation>
  </message>
  <message>
   <source>Text of the remark</source>
   <translation>Texto de la observación</translation>
  </message>
  <message>
   <source>Text size</source>
   <translation>Tamaño del texto</translation>
  </message>
  <message>
   <source>text that fits the pattern</source>
   <translation>texto que sigue el patrón</translation>
  </message>
  <message>
   <source>Text that repeats itself is written several tokens at a time. The model checks each, and it stops by itself where that is not faster. From the next loading on.</source>
   <translation>El texto que se repite se escribe varios tokens a la vez. El modelo comprueba cada uno, y se detiene solo donde no es más rápido. Desde la próxima carga.</translation>
  </message>
  <message>
   <source>Text to compare on</source>
   <translation>Texto para comparar</translation>
  </message>
  <message>
   <source>Text to measure on</source>
   <translation>Texto para medir</translation>
  </message>
  <message>
   <source>text {0} is empty</source>
   <translation>el texto {0} está vacío</translation>
  </message>
  <message>
   <source>text {0} is too long: it has {1} tokens, and at most {2} can be read at once</source>
   <translation>el texto {0} es demasiado largo: tiene {1} tokens, y como máximo se pueden leer {2} a la vez</translation>
  </message>
  <message>
   <source>text, characters at most</source>
   <translation>texto, máximo de caracteres</translation>
  </message>
  <message>
   <source>Texts</source>
   <translation>Textos</translation>
  </message>
  <message>
   <source>texts are compared by &lt; or &gt;</source>
   <translation>se comparan textos con &lt; o &gt;</translation>
  </message>
  <message>
   <source>That is because of what it may reach.</source>
   <translation>Se debe a lo que puede alcanzar.</translation>
  </message>
  <message>
   <source>that is more than {0}</source>
   <translation>eso es más de {0}</translation>
  </message>
  <message>
   <source>that is no access token</source>
   <translation>eso no es un token de acceso</translation>
  </message>
  <message>
   <source>that is not the PIN</source>
   <translation>ese no es el PIN</translation>
  </message>
  <message>
   <source>That of {0} is not known.</source>
   <translation>El de {0} no se conoce.</translation>
  </message>
  <message>
   <source>that passphrase is too long</source>
   <translation>esa frase de paso es demasiado larga</translation>
  </message>
  <message>
   <source>that PIN is guessed first</source>
   <translation>ese PIN es el primero que se adivina</translation>
  </message>
  <message>
   <source>The access token is used now</source>
   <translation>El token de acceso ya se usa</translation>
  </message>
  <message>
   <source>the action {0}</source>
   <translation>la acción {0}</translation>
  </message>
  <message>
   <source>the actions were changed since, so the graph is read from them</source>
   <translation>las acciones cambiaron desde entonces, así que el grafo se lee de ellas</translation>
  </message>
  <message>
   <source>the address holds a user name or a password; give the key on its own</source>
   <translation>la dirección contiene un nombre de usuario o una contraseña; dé la clave aparte</translation>
  </message>
  <message>
   <source>the address in OLLAMA_HOST is bad</source>
   <translation>la dirección en OLLAMA_HOST es incorrecta</translation>
  </message>
  <message>
   <source>the address is missing</source>
   <translation>falta la dirección</translation>
  </message>
  <message>
   <source>The administrator of this machine decides the policy, in {0}.</source>
   <translation>El administrador de este equipo decide la política, en {0}.</translation>
  </message>
  <message>
   <source>the agent ended with {0}</source>
   <translation>el agente terminó con {0}</translation>
  </message>
  <message>
   <source>the agent framework stopped the run: {0}</source>
   <translation>el agent framework detuvo la ejecución: {0}</translation>
  </message>
  <message>
   <source>The agent has file tools but may read no folder</source>
   <translation>El agente tiene herramientas de archivos, pero no puede leer ninguna carpeta</translation>
  </message>
  <message>
   <source>The agent has no title</source>
   <translation>El agente no tiene título</translation>
  </message>
  <message>
   <source>the agent has no tool {0}</source>
   <translation>el agente no tiene la herramienta {0}</translation>
  </message>
  <message>
   <source>The agent has the database tool but may read no database</source>
   <translation>El agente tiene la herramienta de base de datos, pero no puede leer ninguna</translation>
  </message>
  <message>
   <source>the agent has the tool {0} already</source>
   <translation>el agente ya tiene la herramienta {0}</translation>
  </message>
  <message>
   <source>the agent is worked out while it runs</source>
   <translation>el agente se determina durante la ejecución</translation>
  </message>
  <message>
   <source>the agent says that it asks each time</source>
   <translation>el agente dice que pregunta cada vez</translation>
  </message>
  <message>
   <source>The agent that answers</source>
   <translation>El agente que responde</translation>
  </message>
  <message>
   <source>The agent used all its steps.</source>
   <translation>El agente agotó sus pasos.</translation>
  </message>
  <message>
   <source>The agent used all its time.</source>
   <translation>El agente agotó su tiempo.</translation>
  </message>
  <message>
   <source>the agent uses a tool that does not exist: {0}</source>
   <translation>el agente usa una herramienta que no existe: {0}</translation>
  </message>
  <message>
   <source>the agent written in this node</source>
   <translation>el agente escrito en este nodo</translation>
  </message>
  <message>
   <source>the agent {0}</source>
   <translation>el agente {0}</translation>
  </message>
  <message>
   <source>the agent {0} in the bundle calls itself {1}</source>
   <translation>el agente {0} del paquete se llama a sí mismo {1}</translation>
  </message>
  <message>
   <source>The agent's file</source>
   <translation>El archivo del agente</translation>
  </message>
  <message>
   <source>The agents are: {0}; the graphs are: {1}; or give the path of a .yaml file.</source>
   <translation>Los agentes son: {0}; los grafos son: {1}; o dé la ruta de un archivo .yaml.</translation>
  </message>
  <message>
   <source>the agents' next models instead of {0}</source>
   <translation>los modelos siguientes de los agentes en lugar de {0}</translation>
  </message>
  <message>
   <source>the answer</source>
   <translation>la respuesta</translation>
  </message>
  <message>
   <source>the answer before is still being written</source>
   <translation>la respuesta anterior aún se está escribiendo</translation>
  </message>
  <message>
   <source>The answer cannot be shown further</source>
   <translation>La respuesta no se puede seguir mostrando</translation>
  </message>
  <message>
   <source>the answer ended without an end</source>
   <translation>la respuesta acabó sin un final</translation>
  </message>
  <message>
   <source>The answer has so many characters, words or lines.</source>
   <translation>La respuesta tiene tantos caracteres, palabras o líneas.</translation>
  </message>
  <message>
   <source>the answer has tokens that are not in this model's vocabulary</source>
   <translation>la respuesta tiene tokens que no están en el vocabulario de este modelo</translation>
  </message>
  <message>
   <source>the answer is empty</source>
   <translation>la respuesta está vacía</translation>
  </message>
  <message>
   <source>the answer is longer than {0} bytes</source>
   <translation>la respuesta tiene más de {0} bytes</translation>
  </message>
  <message>
   <source>the answer is longer than {0} characters</source>
   <translation>la respuesta tiene más de {0} caracteres</translation>
  </message>
  <message>
   <source>the answer is not JSON: {0}</source>
   <translation>la respuesta no es JSON: {0}</translation>
  </message>
  <message>
   <source>The answer reached its length limit.</source>
   <translation>La respuesta llegó a su límite de longitud.</translation>
  </message>
  <message>
   <source>The answer was cut after {0} tokens (max_output_tokens = {1}).</source>
   <translation>La respuesta se cortó tras {0} tokens (max_output_tokens = {1}).</translation>
  </message>
  <message>
   <source>the answer was cut off before the end of the call</source>
   <translation>la respuesta se cortó antes del final de la llamada</translation>
  </message>
  <message>
   <source>the answer was empty</source>
   <translation>la respuesta estaba vacía</translation>
  </message>
  <message>
   <source>the answer was stopped</source>
   <translation>la respuesta se detuvo</translation>
  </message>
  <message>
   <source>the answer {0}</source>
   <translation>la respuesta {0}</translation>
  </message>
  <message>
   <source>the answer: not held to its schema after free thinking, only told of it</source>
   <translation>la respuesta: no sujeta a su esquema tras pensar libremente, solo se informa de él</translation>
  </message>
  <message>
   <source>the answer: not held to its schema where such calls may come, only told of it</source>
   <translation>la respuesta: no sujeta a su esquema donde puede haber tales llamadas, solo se informa de él</translation>
  </message>
  <message>
   <source>the answer: not held to its schema where tools are offered, only told of it</source>
   <translation>la respuesta: no sujeta a su esquema donde se ofrecen herramientas, solo se informa de él</translation>
  </message>
  <message>
   <source>the answer: nothing holds it to its schema after a finished prompt</source>
   <translation>la respuesta: nada la sujeta a su esquema tras un prompt terminado</translation>
  </message>
  <message>
   <source>the answer: this server is not known to hold it to its schema</source>
   <translation>la respuesta: no se sabe que este servidor la sujete a su esquema</translation>
  </message>
  <message>
   <source>the answer: whether the model thinks first is left to the server</source>
   <translation>la respuesta: si el modelo piensa antes queda a cargo del servidor</translation>
  </message>
  <message>
   <source>The answers are the same.</source>
   <translation>Las respuestas son iguales.</translation>
  </message>
  <message>
   <source>The approvals could not be read</source>
   <translation>Las aprobaciones no se pudieron leer</translation>
  </message>
  <message>
   <source>the arguments are nested too deeply</source>
   <translation>los argumentos están anidados a demasiada profundidad</translation>
  </message>
  <message>
   <source>the arguments of {0} are not valid JSON: {1}</source>
   <translation>los argumentos de {0} no son JSON válido: {1}</translation>
  </message>
  <message>
   <source>the arguments of {0} must be an object with {1}</source>
   <translation>los argumentos de {0} deben ser un objeto con {1}</translation>
  </message>
  <message>
   <source>the arguments were JSON text inside a text</source>
   <translation>los argumentos eran texto JSON dentro de un texto</translation>
  </message>
  <message>
   <source>the arguments were written as a text</source>
   <translation>los argumentos se escribieron como texto</translation>
  </message>
  <message>
   <source>the audit log cannot be read: {0}</source>
   <translation>el registro de auditoría no se puede leer: {0}</translation>
  </message>
  <message>
   <source>the audit log has no key</source>
   <translation>el registro de auditoría no tiene clave</translation>
  </message>
  <message>
   <source>the audit log holds nothing yet</source>
   <translation>el registro de auditoría aún no contiene nada</translation>
  </message>
  <message>
   <source>The audit log was exported</source>
   <translation>El registro de auditoría se exportó</translation>
  </message>
  <message>
   <source>the authors give this model only to those who accept their conditions</source>
   <translation>los autores dan este modelo solo a quien acepta sus condiciones</translation>
  </message>
  <message>
   <source>The authors want you to accept their conditions on the model's page. Then make an access token there that may read, and enter it here; the system's keyring keeps it.</source>
   <translation>Los autores quieren que acepte sus condiciones en la página del modelo. Después cree allí un token de acceso de lectura e introdúzcalo aquí; el llavero del sistema lo guarda.</translation>
  </message>
  <message>
   <source>The authors wrote no card.</source>
   <translation>Los autores no escribieron ficha.</translation>
  </message>
  <message>
   <source>the batch has no output at {0}</source>
   <translation>el lote no tiene salida en {0}</translation>
  </message>
  <message>
   <source>The battery is low</source>
   <translation>La batería está baja</translation>
  </message>
  <message>
   <source>the beginning of that run is missing</source>
   <translation>falta el principio de esa ejecución</translation>
  </message>
  <message>
   <source>the body is longer than {0} bytes</source>
   <translation>el cuerpo tiene más de {0} bytes</translation>
  </message>
  <message>
   <source>the brace at character {0} belongs to no {name}</source>
   <translation>la llave en el carácter {0} no pertenece a ningún {name}</translation>
  </message>
  <message>
   <source>the bundle has no model {0}</source>
   <translation>el paquete no tiene el modelo {0}</translation>
  </message>
  <message>
   <source>the bundle is of format {0}; this program reads up to {1}</source>
   <translation>el paquete es del formato {0}; este programa lee hasta {1}</translation>
  </message>
  <message>
   <source>the bundle is signed with a key that nobody here trusts: {0}</source>
   <translation>el paquete está firmado con una clave en la que nadie aquí confía: {0}</translation>
  </message>
  <message>
   <source>The bundle is whole as its signer made it, but nobody here knows the signer. Compare these letters with those that whoever packed it was shown.</source>
   <translation>El paquete está íntegro como lo hizo su firmante, pero nadie aquí lo conoce. Compare estas letras con las que se mostraron a quien lo empaquetó.</translation>
  </message>
  <message>
   <source>the bundle needs a title of one line</source>
   <translation>el paquete necesita un título de una línea</translation>
  </message>
  <message>
   <source>the bundle needs {0}, but the disk has only {1} free</source>
   <translation>el paquete necesita {0}, pero el disco solo tiene {1} libres</translation>
  </message>
  <message>
   <source>the bundle {0} holds no {1}</source>
   <translation>el paquete {0} no contiene {1}</translation>
  </message>
  <message>
   <source>the bundle {0} is cut off in its index</source>
   <translation>el paquete {0} está cortado en su índice</translation>
  </message>
  <message>
   <source>the bundle {0} is cut off: {1} of {2} bytes are there</source>
   <translation>el paquete {0} está cortado: hay {1} de {2} bytes</translation>
  </message>
  <message>
   <source>the bundle {0} was changed: its archive is not the one its index describes</source>
   <translation>el paquete {0} se cambió: su archivo no es el que describe su índice</translation>
  </message>
  <message>
   <source>the call could not be read</source>
   <translation>la llamada no se pudo leer</translation>
  </message>
  <message>
   <source>the call had no {0} before it</source>
   <translation>la llamada no tenía {0} delante</translation>
  </message>
  <message>
   <source>the call stood inside "{0}"</source>
   <translation>la llamada estaba dentro de "{0}"</translation>
  </message>
  <message>
   <source>the call was stopped</source>
   <translation>la llamada se detuvo</translation>
  </message>
  <message>
   <source>The call was stopped before it had a result.</source>
   <translation>La llamada se detuvo antes de tener un resultado.</translation>
  </message>
  <message>
   <source>The call was stopped.</source>
   <translation>La llamada se detuvo.</translation>
  </message>
  <message>
   <source>The case</source>
   <translation>El caso</translation>
  </message>
  <message>
   <source>the case of row {0} has this id, too</source>
   <translation>el caso de la fila {0} también tiene este id</translation>
  </message>
  <message>
   <source>The cases were not added</source>
   <translation>Los casos no se añadieron</translation>
  </message>
  <message>
   <source>the catalogue has no model {0}</source>
   <translation>el catálogo no tiene el modelo {0}</translation>
  </message>
  <message>
   <source>the catalogue of models is damaged: {0}</source>
   <translation>el catálogo de modelos está dañado: {0}</translation>
  </message>
  <message>
   <source>the catalogue of models is missing</source>
   <translation>falta el catálogo de modelos</translation>
  </message>
  <message>
   <source>the cells have {0} columns without names</source>
   <translation>las celdas tienen {0} columnas sin nombre</translation>
  </message>
  <message>
   <source>the chair finished it</source>
   <translation>lo terminó el moderador</translation>
  </message>
  <message>
   <source>the chat template failed: {0}</source>
   <translation>la plantilla de chat falló: {0}</translation>
  </message>
  <message>
   <source>the chat template is not valid: line {0}: {1}</source>
   <translation>la plantilla de chat no es válida: línea {0}: {1}</translation>
  </message>
  <message>
   <source>the chat template is not valid: {0}</source>
   <translation>la plantilla de chat no es válida: {0}</translation>
  </message>
  <message>
   <source>the chat template refused the messages: {0}</source>
   <translation>la plantilla de chat rechazó los mensajes: {0}</translation>
  </message>
  <message>
   <source>the chat template was stopped: it called itself too deeply</source>
   <translation>la plantilla de chat se detuvo: se llamó a sí misma a demasiada profundidad</translation>
  </message>
  <message>
   <source>the chat template was stopped: {0}</source>
   <translation>la plantilla de chat se detuvo: {0}</translation>
  </message>
  <message>
   <source>The check was cancelled.</source>
   <translation>La comprobación se canceló.</translation>
  </message>
  <message>
   <source>the check was stopped</source>
   <translation>la comprobación se detuvo</translation>
  </message>
  <message>
   <source>The check was stopped.</source>
   <translation>La comprobación se detuvo.</translation>
  </message>
  <message>
   <source>The checkpoint was saved</source>
   <translation>El punto de control se guardó</translation>
  </message>
  <message>
   <source>The checks did not end in time.</source>
   <translation>Las comprobaciones no terminaron a tiempo.</translation>
  </message>
  <message>
   <source>The chosen record</source>
   <translation>La entrada elegida</translation>
  </message>
  <message>
   <source>The chosen tool</source>
   <translation>La herramienta elegida</translation>
  </message>
  <message>
   <source>the clipboard holds no nodes</source>
   <translation>el portapapeles no contiene nodos</translation>
  </message>
  <message>
   <source>the closing {0} of a text</source>
   <translation>el {0} final de un texto</translation>
  </message>
  <message>
   <source>the cluster cannot be used: {0}</source>
   <translation>el clúster no se puede usar: {0}</translation>
  </message>
  <message>
   <source>The code cannot be used: {0}</source>
   <translation>El código no se puede usar: {0}</translation>
  </message>
  <message>
   <source>The code could not be looked at: {0}</source>
   <translation>El código no se pudo mirar: {0}</translation>
  </message>
  <message>
   <source>the code could not be looked at: {0}</source>
   <translation>el código no se pudo mirar: {0}</translation>
  </message>
  <message>
   <source>the code was not run</source>
   <translation>el código no se ejecutó</translation>
  </message>
  <message>
   <source>the code was not run: {0}</source>
   <translation>el código no se ejecutó: {0}</translation>
  </message>
  <message>
   <source>the collection {0}</source>
   <translation>la colección {0}</translation>
  </message>
  <message>
   <source>The columns are {0}.</source>
   <translation>Las columnas son {0}.</translation>
  </message>
  <message>
   <source>the comment is longer than {0} characters</source>
   <translation>el comentario tiene más de {0} caracteres</translation>
  </message>
  <message>
   <source>the component {0}</source>
   <translation>el componente {0}</translation>
  </message>
  <message>
   <source>the condition is no text</source>
   <translation>la condición no es un texto</translation>
  </message>
  <message>
   <source>the condition {0}</source>
   <translation>la condición {0}</translation>
  </message>
  <message>
   <source>the connection</source>
   <translation>la conexión</translation>
  </message>
  <message>
   <source>the connection to Ollama at {0} broke off: {1}</source>
   <translation>la conexión con Ollama en {0} se cortó: {1}</translation>
  </message>
  <message>
   <source>the context</source>
   <translation>el contexto</translation>
  </message>
  <message>
   <source>The context of {0} tokens is full: {1} tokens of prompt and {2} of answer.</source>
   <translation>El contexto de {0} tokens está lleno: {1} tokens de prompt y {2} de respuesta.</translation>
  </message>
  <message>
   <source>the control character in {0}</source>
   <translation>el carácter de control en {0}</translation>
  </message>
  <message>
   <source>the conversation of the workflow is used</source>
   <translation>se usa la conversación del flujo</translation>
  </message>
  <message>
   <source>the conversation so far</source>
   <translation>la conversación hasta aquí</translation>
  </message>
  <message>
   <source>The conversation stays as it is.</source>
   <translation>La conversación queda como está.</translation>
  </message>
  <message>
   <source>the conversations are closed</source>
   <translation>las conversaciones están cerradas</translation>
  </message>
  <message>
   <source>the conversations could not be read or written: {0}</source>
   <translation>las conversaciones no se pudieron leer o escribir: {0}</translation>
  </message>
  <message>
   <source>the copy needs {0} bytes, {1} are free</source>
   <translation>la copia necesita {0} bytes, hay {1} libres</translation>
  </message>
  <message>
   <source>the copy of {0} is not what was read</source>
   <translation>la copia de {0} no es lo que se leyó</translation>
  </message>
  <message>
   <source>The cosine: 1 is the same.</source>
   <translation>El coseno: 1 es igual.</translation>
  </message>
  <message>
   <source>The dashboards keep no history</source>
   <translation>Los tableros no guardan historial</translation>
  </message>
  <message>
   <source>the data folder cannot be shared: {0}</source>
   <translation>la carpeta de datos no se puede compartir: {0}</translation>
  </message>
  <message>
   <source>the data set</source>
   <translation>el conjunto de datos</translation>
  </message>
  <message>
   <source>The data set has no name</source>
   <translation>El conjunto de datos no tiene nombre</translation>
  </message>
  <message>
   <source>the data set is too large for YAML ({0} cases)</source>
   <translation>el conjunto de datos es demasiado grande para YAML ({0} casos)</translation>
  </message>
  <message>
   <source>The data set {0} is not as it was</source>
   <translation>El conjunto de datos {0} no es como era</translation>
  </message>
  <message>
   <source>The database was damaged ({0}). {1} The damaged file was kept as {2}.</source>
   <translation>La base de datos estaba dañada ({0}). {1} El archivo dañado se guardó como {2}.</translation>
  </message>
  <message>
   <source>The databases are {0}.</source>
   <translation>Las bases de datos son {0}.</translation>
  </message>
  <message>
   <source>the decision</source>
   <translation>la decisión</translation>
  </message>
  <message>
   <source>the default</source>
   <translation>el predeterminado</translation>
  </message>
  <message>
   <source>The default model</source>
   <translation>El modelo predeterminado</translation>
  </message>
  <message>
   <source>the default model</source>
   <translation>el modelo predeterminado</translation>
  </message>
  <message>
   <source>the deployment names no model of vLLM</source>
   <translation>el despliegue no indica ningún modelo de vLLM</translation>
  </message>
  <message>
   <source>The description is short: a model chooses tools by it</source>
   <translation>La descripción es corta: un modelo elige herramientas por ella</translation>
  </message>
  <message>
   <source>the disk does not keep what is written of {0}</source>
   <translation>el disco no guarda lo que se escribe de {0}</translation>
  </message>
  <message>
   <source>The disk is full, say. Either no run begins until it can, or all goes on and the gap is recorded once it can.</source>
   <translation>El disco está lleno, por ejemplo. O no empieza ninguna ejecución hasta que se pueda, o todo sigue y el hueco se registra cuando se pueda.</translation>
  </message>
  <message>
   <source>the disk is full: {0} free of {1} at {2}</source>
   <translation>el disco está lleno: {0} libres de {1} en {2}</translation>
  </message>
  <message>
   <source>The disk models go to</source>
   <translation>El disco al que van los modelos</translation>
  </message>
  <message>
   <source>The document or the program was changed since that run.</source>
   <translation>El documento o el programa cambió desde aquella ejecución.</translation>
  </message>
  <message>
   <source>the draft holds no data set</source>
   <translation>el borrador no contiene un conjunto de datos</translation>
  </message>
  <message>
   <source>the draft holds no job</source>
   <translation>el borrador no contiene ninguna tarea</translation>
  </message>
  <message>
   <source>the drive cannot hold a file as large as {0}</source>
   <translation>la unidad no puede guardar un archivo tan grande como {0}</translation>
  </message>
  <message>
   <source>the earlier pack {0} cannot be used: {1}</source>
   <translation>no se puede usar el complemento anterior {0}: {1}</translation>
  </message>
  <message>
   <source>The earlier run has no such step.</source>
   <translation>La ejecución anterior no tiene ese paso.</translation>
  </message>
  <message>
   <source>The earlier version</source>
   <translation>La versión anterior</translation>
  </message>
  <message>
   <source>the embedding model gave no vectors to compare</source>
   <translation>el modelo de embeddings no dio vectores que comparar</translation>
  </message>
  <message>
   <source>The encryption was cut off</source>
   <translation>El cifrado se ha interrumpido</translation>
  </message>
  <message>
   <source>the end of the call</source>
   <translation>el final de la llamada</translation>
  </message>
  <message>
   <source>The end of {0} is not on disk yet.</source>
   <translation>El final de {0} aún no está en el disco.</translation>
  </message>
  <message>
   <source>the engine cancelled the answer</source>
   <translation>el motor canceló la respuesta</translation>
  </message>
  <message>
   <source>the engine ended its answer without saying so</source>
   <translation>el motor terminó su respuesta sin decirlo</translation>
  </message>
  <message>
   <source>the engine ended its own thread</source>
   <translation>el motor terminó su propio hilo</translation>
  </message>
  <message>
   <source>the engine ended without saying so</source>
   <translation>el motor terminó sin decirlo</translation>
  </message>
  <message>
   <source>the engine failed: {0}: {1}</source>
   <translation>el motor falló: {0}: {1}</translation>
  </message>
  <message>
   <source>the engine of this model does not show single tokens and their probabilities</source>
   <translation>el motor de este modelo no muestra tokens sueltos y sus probabilidades</translation>
  </message>
  <message>
   <source>The engine says: {0}.</source>
   <translation>El motor dice: {0}.</translation>
  </message>
  <message>
   <source>the engine told the tokens badly: {0}</source>
   <translation>el motor informó mal de los tokens: {0}</translation>
  </message>
  <message>
   <source>the engine's thread failed: {0}</source>
   <translation>el hilo del motor falló: {0}</translation>
  </message>
  <message>
   <source>the evaluation has no {0}</source>
   <translation>la evaluación no tiene {0}</translation>
  </message>
  <message>
   <source>the evaluations are closed</source>
   <translation>las evaluaciones están cerradas</translation>
  </message>
  <message>
   <source>the evaluations could not be read or written: {0}</source>
   <translation>las evaluaciones no se pudieron leer o escribir: {0}</translation>
  </message>
  <message>
   <source>The evaluations were damaged</source>
   <translation>Las evaluaciones se dañaron</translation>
  </message>
  <message>
   <source>The exact text the model reads appears here.</source>
   <translation>Aquí aparece el texto exacto que lee el modelo.</translation>
  </message>
  <message>
   <source>The expected answer is somewhere in it, as whole words.</source>
   <translation>La respuesta esperada está en algún lugar de ella, como palabras enteras.</translation>
  </message>
  <message>
   <source>the expression ends too early</source>
   <translation>la expresión termina demasiado pronto</translation>
  </message>
  <message>
   <source>the expression has no finite value</source>
   <translation>la expresión no tiene un valor finito</translation>
  </message>
  <message>
   <source>the expression is nested too deeply</source>
   <translation>la expresión está anidada a demasiada profundidad</translation>
  </message>
  <message>
   <source>the expression is not read: {0}</source>
   <translation>la expresión no se lee: {0}</translation>
  </message>
  <message>
   <source>the expression is too long</source>
   <translation>la expresión es demasiado larga</translation>
  </message>
  <message>
   <source>the expression is too long to be read</source>
   <translation>la expresión es demasiado larga para leerla</translation>
  </message>
  <message>
   <source>the field {0}</source>
   <translation>el campo {0}</translation>
  </message>
  <message>
   <source>the file</source>
   <translation>el archivo</translation>
  </message>
  <message>
   <source>the file has no cases</source>
   <translation>el archivo no tiene casos</translation>
  </message>
  <message>
   <source>the file has version {0}; {1} is read</source>
   <translation>el archivo tiene la versión {0}; se lee {1}</translation>
  </message>
  <message>
   <source>the file holds no data set</source>
   <translation>el archivo no contiene un conjunto de datos</translation>
  </message>
  <message>
   <source>the file holds no MCP servers</source>
   <translation>el archivo no contiene servidores MCP</translation>
  </message>
  <message>
   <source>the file holds NUL characters</source>
   <translation>el archivo contiene caracteres NUL</translation>
  </message>
  <message>
   <source>the file holds {0}</source>
   <translation>el archivo contiene {0}</translation>
  </message>
  <message>
   <source>the file holds {0}, which is no pack for an engine</source>
   <translation>el archivo contiene {0}, que no es un paquete de motor</translation>
  </message>
  <message>
   <source>the file is cut off before the end of its first rule</source>
   <translation>el archivo está cortado antes del final de su primera regla</translation>
  </message>
  <message>
   <source>the file is cut off: {0} rules were read, the last, {1}, may</source>
   <translation>el archivo está cortado: se leyeron {0} reglas, a la última, {1}, puede</translation>
  </message>
  <message>
   <source>the file is damaged UTF-16 text</source>
   <translation>el archivo es texto UTF-16 dañado</translation>
  </message>
  <message>
   <source>the file is empty</source>
   <translation>el archivo está vacío</translation>
  </message>
  <message>
   <source>The file is empty.</source>
   <translation>El archivo está vacío.</translation>
  </message>
  <message>
   <source>the file is larger than {0}</source>
   <translation>el archivo es mayor que {0}</translation>
  </message>
  <message>
   <source>the file is nested too deep</source>
   <translation>el archivo está anidado a demasiada profundidad</translation>
  </message>
  <message>
   <source>the file is no agent</source>
   <translation>el archivo no es un agente</translation>
  </message>
  <message>
   <source>the file is no job</source>
   <translation>el archivo no es una tarea</translation>
  </message>
  <message>
   <source>the file is not JSON: {0}</source>
   <translation>el archivo no es JSON: {0}</translation>
  </message>
  <message>
   <source>the file is not YAML: {0}</source>
   <translation>el archivo no es YAML: {0}</translation>
  </message>
  <message>
   <source>the file is too deep</source>
   <translation>el archivo tiene demasiados niveles</translation>
  </message>
  <message>
   <source>The file may be damaged, or there was not enough memory.</source>
   <translation>El archivo puede estar dañado, o no había suficiente memoria.</translation>
  </message>
  <message>
   <source>The file may be damaged: get it again, or choose another model.</source>
   <translation>El archivo puede estar dañado: obténgalo de nuevo, o elija otro modelo.</translation>
  </message>
  <message>
   <source>The file may be damaged; get it again.</source>
   <translation>El archivo puede estar dañado; obténgalo de nuevo.</translation>
  </message>
  <message>
   <source>The file may be damaged; verify it.</source>
   <translation>El archivo puede estar dañado; verifíquelo.</translation>
  </message>
  <message>
   <source>The file of a server is a few kilobytes.</source>
   <translation>El archivo de un servidor tiene unos pocos kilobytes.</translation>
  </message>
  <message>
   <source>the file that was written cannot be used: {0}</source>
   <translation>el archivo que se escribió no se puede usar: {0}</translation>
  </message>
  <message>
   <source>The file was kept as {0}; {1}.</source>
   <translation>El archivo se guardó como {0}; {1}.</translation>
  </message>
  <message>
   <source>the file was left out: {0}</source>
   <translation>el archivo se omitió: {0}</translation>
  </message>
  <message>
   <source>The file was not opened</source>
   <translation>El archivo no se abrió</translation>
  </message>
  <message>
   <source>the file with the keys of the encrypted store is damaged</source>
   <translation>el archivo con las claves del almacén cifrado está dañado</translation>
  </message>
  <message>
   <source>the file with the keys of the encrypted store was changed</source>
   <translation>el archivo con las claves del almacén cifrado se cambió</translation>
  </message>
  <message>
   <source>The file, such as notes.txt</source>
   <translation>El archivo, como notes.txt</translation>
  </message>
  <message>
   <source>the files of {0} cannot be read: {1}</source>
   <translation>los archivos de {0} no se pueden leer: {1}</translation>
  </message>
  <message>
   <source>the filter {0}: cannot read {1}</source>
   <translation>el filtro {0}: no puede leer {1}</translation>
  </message>
  <message>
   <source>the filter {0}: lacks its value</source>
   <translation>al filtro {0}: le falta su valor</translation>
  </message>
  <message>
   <source>The first %d</source>
   <translation>Los primeros %d</translation>
  </message>
  <message>
   <source>The first attempt failed: {0}.</source>
   <translation>El primer intento falló: {0}.</translation>
  </message>
  <message>
   <source>The first one begins; each knows what the others are for.</source>
   <translation>El primero empieza; cada uno sabe para qué están los otros.</translation>
  </message>
  <message>
   <source>the first policy is signed by its administrator</source>
   <translation>la primera política la firma su administrador</translation>
  </message>
  <message>
   <source>The first sample comes in a moment.</source>
   <translation>La primera muestra llega enseguida.</translation>
  </message>
  <message>
   <source>the first tokens</source>
   <translation>los primeros tokens</translation>
  </message>
  <message>
   <source>the first value that arrives goes on</source>
   <translation>el primer valor que llega sigue adelante</translation>
  </message>
  <message>
   <source>the first way that fits is taken</source>
   <translation>se toma el primer camino que encaja</translation>
  </message>
  <message>
   <source>the folder cannot be read: {0}</source>
   <translation>la carpeta no se puede leer: {0}</translation>
  </message>
  <message>
   <source>The folder is empty.</source>
   <translation>La carpeta está vacía.</translation>
  </message>
  <message>
   <source>The folder that a compose file lets the server read</source>
   <translation>La carpeta que un archivo compose deja leer al servidor</translation>
  </message>
  <message>
   <source>the folders and databases it may read</source>
   <translation>las carpetas y bases de datos que puede leer</translation>
  </message>
  <message>
   <source>The form has no fields</source>
   <translation>El formulario no tiene campos</translation>
  </message>
  <message>
   <source>the full context</source>
   <translation>el contexto lleno</translation>
  </message>
  <message>
   <source>the full path of an SQLite file</source>
   <translation>la ruta completa de un archivo SQLite</translation>
  </message>
  <message>
   <source>the function decides that there</source>
   <translation>allí lo decide la función</translation>
  </message>
  <message>
   <source>the function is worked out while it runs</source>
   <translation>la función se determina durante la ejecución</translation>
  </message>
  <message>
   <source>the function takes one value</source>
   <translation>la función toma un valor</translation>
  </message>
  <message>
   <source>the gateway cannot be asked: {0}</source>
   <translation>no se puede consultar la pasarela: {0}</translation>
  </message>
  <message>
   <source>the gateway HAProxy is not installed</source>
   <translation>la pasarela HAProxy no está instalada</translation>
  </message>
  <message>
   <source>the GPU it was built for</source>
   <translation>la GPU para la que se compiló</translation>
  </message>
  <message>
   <source>the grammar made from the tools was refused: {0}</source>
   <translation>se rechazó la gramática hecha de las herramientas: {0}</translation>
  </message>
  <message>
   <source>the grammar of the tool call allows no further token</source>
   <translation>la gramática de la llamada a herramienta no permite ningún token más</translation>
  </message>
  <message>
   <source>The granted database files, reading only</source>
   <translation>Los archivos de base de datos concedidos, solo lectura</translation>
  </message>
  <message>
   <source>the graph holds more than {0} values</source>
   <translation>el grafo contiene más de {0} valores</translation>
  </message>
  <message>
   <source>the graph holds {0}</source>
   <translation>el grafo contiene {0}</translation>
  </message>
  <message>
   <source>The graph is empty</source>
   <translation>El grafo está vacío</translation>
  </message>
  <message>
   <source>the graph takes more than {0}</source>
   <translation>el grafo ocupa más de {0}</translation>
  </message>
  <message>
   <source>the graph this file was made from</source>
   <translation>el grafo del que se hizo este archivo</translation>
  </message>
  <message>
   <source>the graph {0} ended without a last event</source>
   <translation>el grafo {0} terminó sin un último evento</translation>
  </message>
  <message>
   <source>The graph {0} has no input {1}</source>
   <translation>El grafo {0} no tiene la entrada {1}</translation>
  </message>
  <message>
   <source>the header of {0} is damaged</source>
   <translation>la cabecera de {0} está dañada</translation>
  </message>
  <message>
   <source>the header of {0} is too long</source>
   <translation>la cabecera de {0} es demasiado larga</translation>
  </message>
  <message>
   <source>the header {0} cannot hold {1}</source>
   <translation>la cabecera {0} no puede contener {1}</translation>
  </message>
  <message>
   <source>the headers of {0}</source>
   <translation>las cabeceras de {0}</translation>
  </message>
  <message>
   <source>The history cannot be read</source>
   <translation>El historial no se puede leer</translation>
  </message>
  <message>
   <source>the history of alerts cannot be read or written: {0}</source>
   <translation>el historial de alertas no se puede leer o escribir: {0}</translation>
  </message>
  <message>
   <source>the history of alerts is damaged: {0}</source>
   <translation>el historial de alertas está dañado: {0}</translation>
  </message>
  <message>
   <source>The history of alerts was damaged</source>
   <translation>El historial de alertas se dañó</translation>
  </message>
  <message>
   <source>the history of jobs cannot be read or written: {0}</source>
   <translation>no se puede leer ni escribir el historial de tareas: {0}</translation>
  </message>
  <message>
   <source>the history of jobs is damaged: {0}</source>
   <translation>el historial de tareas está dañado: {0}</translation>
  </message>
  <message>
   <source>The history of jobs was damaged</source>
   <translation>Se dañó el historial de tareas</translation>
  </message>
  <message>
   <source>The history of jobs was lost, so what ran already is not known.</source>
   <translation>El historial de tareas se perdió, así que no se sabe lo que ya se ejecutó.</translation>
  </message>
  <message>
   <source>The history of the dashboards was damaged</source>
   <translation>El historial de los tableros se dañó</translation>
  </message>
  <message>
   <source>The hottest of the processor's sensors, as its driver reports.</source>
   <translation>El más caliente de los sensores del procesador, según informa su controlador.</translation>
  </message>
  <message>
   <source>the hub at {0} answers with nonsense</source>
   <translation>el hub en {0} responde sin sentido</translation>
  </message>
  <message>
   <source>the hub at {0} answers with status {1}</source>
   <translation>el hub en {0} responde con el estado {1}</translation>
  </message>
  <message>
   <source>the hub at {0} cannot be reached: {1}</source>
   <translation>no se puede llegar al hub en {0}: {1}</translation>
  </message>
  <message>
   <source>the hub has no model {0}, or shows it only to its members</source>
   <translation>el hub no tiene el modelo {0}, o solo lo muestra a sus miembros</translation>
  </message>
  <message>
   <source>the id {0}</source>
   <translation>el id {0}</translation>
  </message>
  <message>
   <source>the id {0} is taken</source>
   <translation>el id {0} ya está tomado</translation>
  </message>
  <message>
   <source>the id {0} is taken by another model</source>
   <translation>el id {0} ya es de otro modelo</translation>
  </message>
  <message>
   <source>the index of the bundle is no good: {0}</source>
   <translation>el índice del paquete no vale: {0}</translation>
  </message>
  <message>
   <source>the index of the bundle was changed after it was signed</source>
   <translation>el índice del paquete se cambió después de firmarse</translation>
  </message>
  <message>
   <source>the index of the bundle {0} is damaged</source>
   <translation>el índice del paquete {0} está dañado</translation>
  </message>
  <message>
   <source>the index of {0} is larger than any index</source>
   <translation>el índice de {0} es mayor que cualquier índice</translation>
  </message>
  <message>
   <source>the index {0} cannot be read or written: {1}</source>
   <translation>el índice {0} no se puede leer o escribir: {1}</translation>
  </message>
  <message>
   <source>the index {0} is damaged: {1}</source>
   <translation>el índice {0} está dañado: {1}</translation>
  </message>
  <message>
   <source>the input is called {0}</source>
   <translation>la entrada se llama {0}</translation>
  </message>
  <message>
   <source>the input {0} has no value</source>
   <translation>la entrada {0} no tiene valor</translation>
  </message>
  <message>
   <source>the input {0} of a node has a default</source>
   <translation>la entrada {0} de un nodo tiene un valor predeterminado</translation>
  </message>
  <message>
   <source>The input {0} of the graph {1} has no value</source>
   <translation>La entrada {0} del grafo {1} no tiene valor</translation>
  </message>
  <message>
   <source>The input {0} takes {1}, not {2}</source>
   <translation>La entrada {0} acepta {1}, no {2}</translation>
  </message>
  <message>
   <source>The inputs are: {0}.</source>
   <translation>Las entradas son: {0}.</translation>
  </message>
  <message>
   <source>the inputs of run_graph are names with texts</source>
   <translation>las entradas de run_graph son nombres con textos</translation>
  </message>
  <message>
   <source>The instructions that it has</source>
   <translation>Las instrucciones que tiene</translation>
  </message>
  <message>
   <source>the job</source>
   <translation>la tarea</translation>
  </message>
  <message>
   <source>the job {0}</source>
   <translation>la tarea {0}</translation>
  </message>
  <message>
   <source>The job {0} failed</source>
   <translation>La tarea {0} falló</translation>
  </message>
  <message>
   <source>The job {0} finds no folder</source>
   <translation>La tarea {0} no encuentra la carpeta</translation>
  </message>
  <message>
   <source>The job {0} passes over what it may not take</source>
   <translation>La tarea {0} pasa por alto lo que no puede tomar</translation>
  </message>
  <message>
   <source>The job {0} waits for a person</source>
   <translation>La tarea {0} espera a una persona</translation>
  </message>
  <message>
   <source>The job {0} was cut off</source>
   <translation>La tarea {0} se cortó</translation>
  </message>
  <message>
   <source>The job {0} was stopped: a tool was not granted</source>
   <translation>La tarea {0} se detuvo: una herramienta no estaba concedida</translation>
  </message>
  <message>
   <source>the judge did not come to an end</source>
   <translation>el juez no llegó al final</translation>
  </message>
  <message>
   <source>the judge failed {0} times in a row and is not asked any more: {1}</source>
   <translation>el juez falló {0} veces seguidas y ya no se le pregunta: {1}</translation>
  </message>
  <message>
   <source>The judge's faults</source>
   <translation>Los fallos del juez</translation>
  </message>
  <message>
   <source>the kept text of {0} tokens {1}</source>
   <translation>el texto guardado de {0} tokens {1}</translation>
  </message>
  <message>
   <source>the kept text reaches to token {0}</source>
   <translation>el texto guardado llega hasta el token {0}</translation>
  </message>
  <message>
   <source>the kernel does not offer it</source>
   <translation>el kernel no lo ofrece</translation>
  </message>
  <message>
   <source>the key of the audit log is not in {0}</source>
   <translation>la clave del registro de auditoría no está en {0}</translation>
  </message>
  <message>
   <source>the key of the audit log is not loaded</source>
   <translation>la clave del registro de auditoría no está cargada</translation>
  </message>
  <message>
   <source>the key {0} is there twice</source>
   <translation>la clave {0} está dos veces</translation>
  </message>
  <message>
   <source>the key {0} {1}: {2}</source>
   <translation>la clave {0} {1}: {2}</translation>
  </message>
  <message>
   <source>The keyring of the account on this machine opens it; nothing is typed. Without that account only the recovery key opens it.</source>
   <translation>Lo abre el llavero de la cuenta en esta máquina; no se escribe nada. Sin esa cuenta solo lo abre la clave de recuperación.</translation>
  </message>
  <message>
   <source>The keyring opens it, and the passphrase where that does not.</source>
   <translation>Lo abre el llavero, y la frase de paso donde este no lo hace.</translation>
  </message>
  <message>
   <source>the keys cannot be read: {0}</source>
   <translation>las claves no se pueden leer: {0}</translation>
  </message>
  <message>
   <source>the kind {0}</source>
   <translation>el tipo {0}</translation>
  </message>
  <message>
   <source>The largest model takes up to {0} with a full context.</source>
   <translation>El modelo mayor ocupa hasta {0} con el contexto lleno.</translation>
  </message>
  <message>
   <source>The last session ended early</source>
   <translation>La última sesión acabó antes de tiempo</translation>
  </message>
  <message>
   <source>The latest are: {0}.</source>
   <translation>Los últimos son: {0}.</translation>
  </message>
  <message>
   <source>the least is more than the most</source>
   <translation>el mínimo es mayor que el máximo</translation>
  </message>
  <message>
   <source>The ledger of connections was damaged</source>
   <translation>El libro de conexiones se dañó</translation>
  </message>
  <message>
   <source>the library could not go back to token {0}: {1}</source>
   <translation>la biblioteca no pudo volver al token {0}: {1}</translation>
  </message>
  <message>
   <source>the library gave no reason</source>
   <translation>la biblioteca no dio ningún motivo</translation>
  </message>
  <message>
   <source>the library of tensors is not there: {0}</source>
   <translation>la biblioteca de tensores no está: {0}</translation>
  </message>
  <message>
   <source>the library refused the tools' grammar: {0}</source>
   <translation>la biblioteca rechazó la gramática de las herramientas: {0}</translation>
  </message>
  <message>
   <source>the likeliest</source>
   <translation>el más probable</translation>
  </message>
  <message>
   <source>the likeness to example sentences decides</source>
   <translation>decide el parecido con frases de ejemplo</translation>
  </message>
  <message>
   <source>the likeness to example sentences that decides</source>
   <translation>el parecido con frases de ejemplo que decide</translation>
  </message>
  <message>
   <source>the limit of new tokens</source>
   <translation>el límite de tokens nuevos</translation>
  </message>
  <message>
   <source>the limits of {0}</source>
   <translation>los límites de {0}</translation>
  </message>
  <message>
   <source>The link {0} does not fit: {1}</source>
   <translation>El enlace {0} no encaja: {1}</translation>
  </message>
  <message>
   <source>the link {0} is there already</source>
   <translation>el enlace {0} ya existe</translation>
  </message>
  <message>
   <source>The link {0}: {1}</source>
   <translation>El enlace {0}: {1}</translation>
  </message>
  <message>
   <source>the links go round in a circle</source>
   <translation>los enlaces forman un círculo</translation>
  </message>
  <message>
   <source>The links go round in a circle: {0}</source>
   <translation>Los enlaces forman un círculo: {0}</translation>
  </message>
  <message>
   <source>The list above the canvas has everything.</source>
   <translation>La lista sobre el lienzo lo tiene todo.</translation>
  </message>
  <message>
   <source>the list in the file is no good: {0}</source>
   <translation>la lista del archivo no vale: {0}</translation>
  </message>
  <message>
   <source>the list of downloads cannot be read now</source>
   <translation>la lista de descargas no se puede leer ahora</translation>
  </message>
  <message>
   <source>the list of downloads is damaged</source>
   <translation>la lista de descargas está dañada</translation>
  </message>
  <message>
   <source>the list of downloads was written by a newer version of this program</source>
   <translation>la lista de descargas la escribió una versión más nueva de este programa</translation>
  </message>
  <message>
   <source>the list of files in {0} is damaged: {1}</source>
   <translation>la lista de archivos en {0} está dañada: {1}</translation>
  </message>
  <message>
   <source>the list of files in {0} was written by a newer program</source>
   <translation>la lista de archivos en {0} la escribió un programa más nuevo</translation>
  </message>
  <message>
   <source>the list of keys {0} cannot be read: {1}</source>
   <translation>la lista de claves {0} no se puede leer: {1}</translation>
  </message>
  <message>
   <source>the list of the model {0} and the index of the bundle do not agree</source>
   <translation>la lista del modelo {0} y el índice del paquete no concuerdan</translation>
  </message>
  <message>
   <source>The list of {0} says what is wrong with each.</source>
   <translation>La lista de {0} dice qué le pasa a cada uno.</translation>
  </message>
  <message>
   <source>The log is being checked…</source>
   <translation>El registro se está comprobando…</translation>
  </message>
  <message>
   <source>The log is not kept</source>
   <translation>El registro no se guarda</translation>
  </message>
  <message>
   <source>the longest repetition</source>
   <translation>la repetición más larga</translation>
  </message>
  <message>
   <source>The machine is very busy; what is shown here may be out of date.</source>
   <translation>El equipo está muy ocupado; lo que se ve aquí puede estar desactualizado.</translation>
  </message>
  <message>
   <source>the machine's administrator decides the policy here</source>
   <translation>el administrador del equipo decide aquí la política</translation>
  </message>
  <message>
   <source>The manual, with search. F1 opens it at the page of what you see, Ctrl+K lists every command. The tour is there again, too.</source>
   <translation>El manual, con búsqueda. F1 lo abre en la página de lo que ve, Ctrl+K lista todos los comandos. El recorrido también está ahí de nuevo.</translation>
  </message>
  <message>
   <source>The mark where the cache ends is approximate.</source>
   <translation>La marca donde acaba la caché es aproximada.</translation>
  </message>
  <message>
   <source>the marker</source>
   <translation>la marca</translation>
  </message>
  <message>
   <source>the MCP server {0} is not what was read any more</source>
   <translation>el servidor MCP {0} ya no es lo que se leyó</translation>
  </message>
  <message>
   <source>the memory of a process cannot be held on this system</source>
   <translation>en este sistema no se puede limitar la memoria de un proceso</translation>
  </message>
  <message>
   <source>The message goes on from “Error”</source>
   <translation>El mensaje sigue por “Error”</translation>
  </message>
  <message>
   <source>the message is empty</source>
   <translation>el mensaje está vacío</translation>
  </message>
  <message>
   <source>the message to the agent is empty</source>
   <translation>el mensaje al agente está vacío</translation>
  </message>
  <message>
   <source>the mirror has no model {0}</source>
   <translation>el espejo no tiene el modelo {0}</translation>
  </message>
  <message>
   <source>the model did not answer in the form that Foundry Local asks of it</source>
   <translation>el modelo no respondió en la forma que Foundry Local le pide</translation>
  </message>
  <message>
   <source>the model ended its answer at once, so its speed cannot be told</source>
   <translation>el modelo terminó su respuesta al momento, así que no se sabe su velocidad</translation>
  </message>
  <message>
   <source>the model gives no probabilities here</source>
   <translation>el modelo no da probabilidades aquí</translation>
  </message>
  <message>
   <source>the model has {0} requests already, and takes no more until some are done</source>
   <translation>el modelo ya tiene {0} solicitudes, y no acepta más hasta que terminen algunas</translation>
  </message>
  <message>
   <source>The model is loaded with: {0}.</source>
   <translation>El modelo se carga con: {0}.</translation>
  </message>
  <message>
   <source>the model is looked up among those here</source>
   <translation>el modelo se busca entre los de aquí</translation>
  </message>
  <message>
   <source>the model is missing</source>
   <translation>falta el modelo</translation>
  </message>
  <message>
   <source>The model is told of it, but its answer may differ.</source>
   <translation>Se informa al modelo, pero su respuesta puede diferir.</translation>
  </message>
  <message>
   <source>The model it had: {0}</source>
   <translation>El modelo que tenía: {0}</translation>
  </message>
  <message>
   <source>the model itself</source>
   <translation>el propio modelo</translation>
  </message>
  <message>
   <source>The model knows {0} tokens of context, the agent asks for {1}</source>
   <translation>El modelo conoce {0} tokens de contexto, el agente pide {1}</translation>
  </message>
  <message>
   <source>the model loads but cannot decode: {0}</source>
   <translation>el modelo se carga, pero no puede decodificar: {0}</translation>
  </message>
  <message>
   <source>the model made no vector of this text</source>
   <translation>el modelo no hizo ningún vector de este texto</translation>
  </message>
  <message>
   <source>the model of the chair: {0}</source>
   <translation>el modelo del moderador: {0}</translation>
  </message>
  <message>
   <source>The model reads this, and chooses the tool by it. One or two sentences.</source>
   <translation>El modelo lee esto y elige la herramienta por ello. Una o dos frases.</translation>
  </message>
  <message>
   <source>the model still writes</source>
   <translation>el modelo aún escribe</translation>
  </message>
  <message>
   <source>the model stopped before all tokens were read</source>
   <translation>el modelo se detuvo antes de leer todos los tokens</translation>
  </message>
  <message>
   <source>the model that chooses by meaning</source>
   <translation>el modelo que elige por significado</translation>
  </message>
  <message>
   <source>The model the agent uses</source>
   <translation>El modelo que usa el agente</translation>
  </message>
  <message>
   <source>the model was unloaded</source>
   <translation>el modelo se descargó de memoria</translation>
  </message>
  <message>
   <source>the model {0} in the bundle has no {1}</source>
   <translation>el modelo {0} del paquete no tiene {1}</translation>
  </message>
  <message>
   <source>The model {0} is not installed</source>
   <translation>El modelo {0} no está instalado</translation>
  </message>
  <message>
   <source>the model {0} is not installed</source>
   <translation>el modelo {0} no está instalado</translation>
  </message>
  <message>
   <source>The model {0} is not installed; {1} is used</source>
   <translation>El modelo {0} no está instalado; se usa {1}</translation>
  </message>
  <message>
   <source>the model {0} that made this call is not installed</source>
   <translation>el modelo {0} que hizo esta llamada no está instalado</translation>
  </message>
  <message>
   <source>The model {0} was not made to call tools</source>
   <translation>El modelo {0} no se hizo para llamar a herramientas</translation>
  </message>
  <message>
   <source>the model {0}, its address and key</source>
   <translation>el modelo {0}, su dirección y su clave</translation>
  </message>
  <message>
   <source>the model's name</source>
   <translation>el nombre del modelo</translation>
  </message>
  <message>
   <source>the model's own</source>
   <translation>el del propio modelo</translation>
  </message>
  <message>
   <source>the model's process did not answer a stop and was ended</source>
   <translation>el proceso del modelo no respondió a la parada y se terminó</translation>
  </message>
  <message>
   <source>the model's process ended unexpectedly: {0}{1}</source>
   <translation>el proceso del modelo terminó de forma inesperada: {0}{1}</translation>
  </message>
  <message>
   <source>the model's process has no pipe</source>
   <translation>el proceso del modelo no tiene tubería</translation>
  </message>
  <message>
   <source>The models it had</source>
   <translation>Los modelos que tenían</translation>
  </message>
  <message>
   <source>The models themselves are untouched.</source>
   <translation>Los modelos en sí están intactos.</translation>
  </message>
  <message>
   <source>The models were not packed</source>
   <translation>Los modelos no se empaquetaron</translation>
  </message>
  <message>
   <source>The moment</source>
   <translation>Fecha y hora</translation>
  </message>
  <message>
   <source>The name is taken.</source>
   <translation>El nombre está ocupado.</translation>
  </message>
  <message>
   <source>the name of a graph</source>
   <translation>el nombre de un grafo</translation>
  </message>
  <message>
   <source>the name of a program or its full path</source>
   <translation>el nombre de un programa o su ruta completa</translation>
  </message>
  <message>
   <source>the name of an agent</source>
   <translation>el nombre de un agente</translation>
  </message>
  <message>
   <source>the name of the tool is missing</source>
   <translation>falta el nombre de la herramienta</translation>
  </message>
  <message>
   <source>the name {0} has no number</source>
   <translation>el nombre {0} no tiene número</translation>
  </message>
  <message>
   <source>the name {0} is not known</source>
   <translation>el nombre {0} no se conoce</translation>
  </message>
  <message>
   <source>The name {0} is taken</source>
   <translation>El nombre {0} ya está tomado</translation>
  </message>
  <message>
   <source>the network</source>
   <translation>la red</translation>
  </message>
  <message>
   <source>The network is off in the settings: servers on this machine can be used, those beyond it are refused.</source>
   <translation>La red está apagada en los ajustes: se pueden usar servidores de este equipo; los de fuera se rechazan.</translation>
  </message>
  <message>
   <source>the network is off, and this deployment reaches beyond this machine</source>
   <translation>la red está desactivada, y este despliegue va más allá de este equipo</translation>
  </message>
  <message>
   <source>the network is off, and {0} is another machine</source>
   <translation>la red está apagada, y {0} es otro equipo</translation>
  </message>
  <message>
   <source>the network is switched off in the settings</source>
   <translation>la red está apagada en los ajustes</translation>
  </message>
  <message>
   <source>the network is switched off, and {0} is not this machine</source>
   <translation>la red está apagada, y {0} no es este equipo</translation>
  </message>
  <message>
   <source>The network is switched off, so only servers on this machine are reached</source>
   <translation>La red está apagada, así que solo se alcanzan servidores de este equipo</translation>
  </message>
  <message>
   <source>the network: it is meant for {0}, but can reach {1}</source>
   <translation>la red: está pensada para {0}, pero puede alcanzar {1}</translation>
  </message>
  <message>
   <source>the new file lacks {0} of its source</source>
   <translation>al archivo nuevo le falta {0} de su origen</translation>
  </message>
  <message>
   <source>the new file was cut off</source>
   <translation>el archivo nuevo se cortó</translation>
  </message>
  <message>
   <source>The new key</source>
   <translation>La clave nueva</translation>
  </message>
  <message>
   <source>The new key. Copy it now: it is not shown again.</source>
   <translation>La clave nueva. Cópiela ahora: no se muestra otra vez.</translation>
  </message>
  <message>
   <source>the new model is not in the list</source>
   <translation>el modelo nuevo no está en la lista</translation>
  </message>
  <message>
   <source>the new program says that it is {0}, not {1}</source>
   <translation>el programa nuevo dice que es {0}, no {1}</translation>
  </message>
  <message>
   <source>The new run asks you:</source>
   <translation>La ejecución nueva le pregunta:</translation>
  </message>
  <message>
   <source>The new run goes on.</source>
   <translation>La ejecución nueva sigue.</translation>
  </message>
  <message>
   <source>The new run has ended.</source>
   <translation>La ejecución nueva ha terminado.</translation>
  </message>
  <message>
   <source>The new run waits at a breakpoint.</source>
   <translation>La ejecución nueva espera en un punto de interrupción.</translation>
  </message>
  <message>
   <source>the new version cannot be started: {0}</source>
   <translation>la versión nueva no se puede iniciar: {0}</translation>
  </message>
  <message>
   <source>the new version does not work here: {0}</source>
   <translation>la versión nueva no funciona aquí: {0}</translation>
  </message>
  <message>
   <source>the new version was still not done after {0} seconds</source>
   <translation>la versión nueva aún no había acabado tras {0} segundos</translation>
  </message>
  <message>
   <source>The newest is younger than 15 s</source>
   <translation>La más nueva tiene menos de 15 s</translation>
  </message>
  <message>
   <source>The newest part of the history of the dashboards was lost</source>
   <translation>Se perdió la parte más nueva del historial de los tableros</translation>
  </message>
  <message>
   <source>The newest sample is {0} s old.</source>
   <translation>La muestra más nueva tiene {0} s.</translation>
  </message>
  <message>
   <source>The newest {0} of {1} entries</source>
   <translation>Las {0} más nuevas de {1} entradas</translation>
  </message>
  <message>
   <source>The next message loads the model again.</source>
   <translation>El próximo mensaje carga el modelo de nuevo.</translation>
  </message>
  <message>
   <source>The next message loads the model again; a smaller context or model may help.</source>
   <translation>El próximo mensaje carga el modelo de nuevo; un contexto o modelo menor puede ayudar.</translation>
  </message>
  <message>
   <source>The next model {0} is not installed and is left out</source>
   <translation>El modelo siguiente {0} no está instalado y se omite</translation>
  </message>
  <message>
   <source>The next sample is judged anew. Run: workbench doctor</source>
   <translation>La próxima muestra se evalúa de nuevo. Ejecute: workbench doctor</translation>
  </message>
  <message>
   <source>The next start decrypts everything.</source>
   <translation>El próximo inicio lo descifra todo.</translation>
  </message>
  <message>
   <source>The next start encrypts conversations, runs, memories, documents, settings and the audit log. Models, logs and what you export are not.</source>
   <translation>El próximo inicio cifra conversaciones, ejecuciones, memorias, documentos, ajustes y el registro de auditoría. Modelos, registros y lo que exporte, no.</translation>
  </message>
  <message>
   <source>The next start encrypts everything with a new data key.</source>
   <translation>El próximo inicio lo cifra todo con una nueva clave de datos.</translation>
  </message>
  <message>
   <source>The next start encrypts everything.</source>
   <translation>El próximo inicio lo cifra todo.</translation>
  </message>
  <message>
   <source>The next thing you see is a chat. Write something and press Enter.</source>
   <translation>Lo siguiente que verá es un chat. Escriba algo y pulse Enter.</translation>
  </message>
  <message>
   <source>the next try is taken in {0} s</source>
   <translation>el próximo intento se acepta en {0} s</translation>
  </message>
  <message>
   <source>the node {0} cannot be linked to itself</source>
   <translation>el nodo {0} no se puede enlazar consigo mismo</translation>
  </message>
  <message>
   <source>the node {0} cannot be read</source>
   <translation>el nodo {0} no se puede leer</translation>
  </message>
  <message>
   <source>the node {0} cannot be unpacked</source>
   <translation>el nodo {0} no se puede desempaquetar</translation>
  </message>
  <message>
   <source>the node {0} holds no nodes</source>
   <translation>el nodo {0} no contiene nodos</translation>
  </message>
  <message>
   <source>The nodes are: {0}.</source>
   <translation>Los nodos son: {0}.</translation>
  </message>
  <message>
   <source>the note is empty</source>
   <translation>la nota está vacía</translation>
  </message>
  <message>
   <source>the notes are beside the script, not those of the program</source>
   <translation>las notas están junto al script, no son las del programa</translation>
  </message>
  <message>
   <source>the notes cannot be read or written: {0}</source>
   <translation>las notas no se pueden leer o escribir: {0}</translation>
  </message>
  <message>
   <source>the notes in {0} are lost: {1}</source>
   <translation>las notas de {0} se perdieron: {1}</translation>
  </message>
  <message>
   <source>The number of the item</source>
   <translation>El número del artículo</translation>
  </message>
  <message>
   <source>The old file was kept as {0}; it can be removed.</source>
   <translation>El archivo antiguo se guardó como {0}; se puede quitar.</translation>
  </message>
  <message>
   <source>The old recovery key opens nothing any more.</source>
   <translation>La clave de recuperación anterior ya no abre nada.</translation>
  </message>
  <message>
   <source>The old version stays as a branch.</source>
   <translation>La versión antigua queda como una rama.</translation>
  </message>
  <message>
   <source>The old version stays. Tell whoever gave you the file.</source>
   <translation>La versión antigua queda. Avise a quien le dio el archivo.</translation>
  </message>
  <message>
   <source>The old version stays. Try again while the machine is less busy.</source>
   <translation>La versión antigua queda. Inténtelo de nuevo con el equipo menos ocupado.</translation>
  </message>
  <message>
   <source>The oldest are removed for good until no more is used. What is pinned or bookmarked stays.</source>
   <translation>Las más antiguas se quitan para siempre hasta no usar más. Lo fijado o marcado se queda.</translation>
  </message>
  <message>
   <source>The oldest goes first.</source>
   <translation>Lo más antiguo sale primero.</translation>
  </message>
  <message>
   <source>the output is called {0}</source>
   <translation>la salida se llama {0}</translation>
  </message>
  <message>
   <source>the pack {0} cannot be used: {1}</source>
   <translation>el paquete {0} no se puede usar: {1}</translation>
  </message>
  <message>
   <source>The pack {0} is removed</source>
   <translation>El complemento {0} se ha quitado</translation>
  </message>
  <message>
   <source>The pack {0} is version {1} again</source>
   <translation>El complemento {0} vuelve a ser la versión {1}</translation>
  </message>
  <message>
   <source>The parameter {0} has no description</source>
   <translation>El parámetro {0} no tiene descripción</translation>
  </message>
  <message>
   <source>the parameters of run cannot be read</source>
   <translation>los parámetros de run no se pueden leer</translation>
  </message>
  <message>
   <source>the passphrase holds half a character</source>
   <translation>la frase de paso contiene medio carácter</translation>
  </message>
  <message>
   <source>The passphrase is asked for at every start from now on.</source>
   <translation>Desde ahora la frase de paso se pide en cada inicio.</translation>
  </message>
  <message>
   <source>the path of a file below the granted folder</source>
   <translation>la ruta de un archivo por debajo de la carpeta concedida</translation>
  </message>
  <message>
   <source>the pattern {0} cannot be read: {1}</source>
   <translation>el patrón {0} no se puede leer: {1}</translation>
  </message>
  <message>
   <source>the pattern {0} cannot be used: {1}</source>
   <translation>el patrón {0} no se puede usar: {1}</translation>
  </message>
  <message>
   <source>the pattern {0} takes too long</source>
   <translation>el patrón {0} tarda demasiado</translation>
  </message>
  <message>
   <source>the person declined</source>
   <translation>la persona lo rechazó</translation>
  </message>
  <message>
   <source>the PIN holds half a character</source>
   <translation>el PIN contiene medio carácter</translation>
  </message>
  <message>
   <source>The PIN is checked, then the system's keyring is asked. It may ask for its password in a window of its own.</source>
   <translation>Se comprueba el PIN y después se pregunta al llavero del sistema. Puede pedir su contraseña en una ventana propia.</translation>
  </message>
  <message>
   <source>The PIN is checked…</source>
   <translation>Se comprueba el PIN…</translation>
  </message>
  <message>
   <source>The plots show the first {0} candidates.</source>
   <translation>Los gráficos muestran los primeros {0} candidatos.</translation>
  </message>
  <message>
   <source>the policy cannot be read: {0}</source>
   <translation>la política no se puede leer: {0}</translation>
  </message>
  <message>
   <source>the policy cannot be read: {0}: {1}</source>
   <translation>la política no se puede leer: {0}: {1}</translation>
  </message>
  <message>
   <source>the policy cannot be trusted</source>
   <translation>la política no es de confianza</translation>
  </message>
  <message>
   <source>the policy cannot be used: {0}</source>
   <translation>la política no se puede usar: {0}</translation>
  </message>
  <message>
   <source>the policy decides {0}</source>
   <translation>la política decide {0}</translation>
  </message>
  <message>
   <source>the policy demands an encrypted store</source>
   <translation>la política exige un almacén cifrado</translation>
  </message>
  <message>
   <source>the policy demands an encrypted store, and this one is plain</source>
   <translation>la política exige un almacén cifrado, y este no lo está</translation>
  </message>
  <message>
   <source>The policy demands that everything is encrypted that Workbench keeps here, and nobody has set that up yet. An administrator says what opens the store.</source>
   <translation>La política exige que esté cifrado todo lo que Workbench guarda aquí, y nadie lo ha configurado todavía. Un administrador dice qué abre el almacén.</translation>
  </message>
  <message>
   <source>the policy in the bundle is no good: {0}</source>
   <translation>la política del paquete no vale: {0}</translation>
  </message>
  <message>
   <source>the policy in the bundle is no list of names and values</source>
   <translation>la política del paquete no es una lista de nombres y valores</translation>
  </message>
  <message>
   <source>the policy of the kiosk</source>
   <translation>la política del quiosco</translation>
  </message>
  <message>
   <source>the policy of this installation cannot be trusted</source>
   <translation>la política de esta instalación no es de confianza</translation>
  </message>
  <message>
   <source>the port</source>
   <translation>el puerto</translation>
  </message>
  <message>
   <source>the power is too large to work out</source>
   <translation>la potencia es demasiado grande para calcularla</translation>
  </message>
  <message>
   <source>the process of {0} ended: {1}{2}</source>
   <translation>el proceso de {0} terminó: {1}{2}</translation>
  </message>
  <message>
   <source>The program closed before this answer was finished.</source>
   <translation>El programa se cerró antes de acabar esta respuesta.</translation>
  </message>
  <message>
   <source>The program ended in the middle of it.</source>
   <translation>El programa terminó a la mitad.</translation>
  </message>
  <message>
   <source>The program ended while it ran. It is not run again.</source>
   <translation>El programa terminó mientras se ejecutaba. No se ejecuta de nuevo.</translation>
  </message>
  <message>
   <source>The program ended while this run was going on.</source>
   <translation>El programa terminó mientras esta ejecución estaba en curso.</translation>
  </message>
  <message>
   <source>the program is closing</source>
   <translation>el programa se está cerrando</translation>
  </message>
  <message>
   <source>the program may do all you may; only its time is limited</source>
   <translation>el programa puede hacer todo lo que usted puede; solo se limita su tiempo</translation>
  </message>
  <message>
   <source>The program paused it after {0}.</source>
   <translation>El programa la pausó tras {0}.</translation>
  </message>
  <message>
   <source>The program's default</source>
   <translation>Lo predeterminado del programa</translation>
  </message>
  <message>
   <source>the program's default</source>
   <translation>lo predeterminado del programa</translation>
  </message>
  <message>
   <source>the program's own folder</source>
   <translation>la carpeta del propio programa</translation>
  </message>
  <message>
   <source>the prompt does not fit into the server's context: {0}</source>
   <translation>el prompt no cabe en el contexto del servidor: {0}</translation>
  </message>
  <message>
   <source>the prompt has {0} tokens, but the context holds {1} for prompt and answer together</source>
   <translation>el prompt tiene {0} tokens, pero en el contexto caben {1} para prompt y respuesta juntos</translation>
  </message>
  <message>
   <source>the prompt is empty</source>
   <translation>el prompt está vacío</translation>
  </message>
  <message>
   <source>the prompt of this call was never read</source>
   <translation>el prompt de esta llamada nunca se leyó</translation>
  </message>
  <message>
   <source>the prompt of {0} tokens does not fit into the KV cache</source>
   <translation>el prompt de {0} tokens no cabe en la caché KV</translation>
  </message>
  <message>
   <source>the query failed: {0}</source>
   <translation>la consulta falló: {0}</translation>
  </message>
  <message>
   <source>The query gave no rows.</source>
   <translation>La consulta no dio filas.</translation>
  </message>
  <message>
   <source>The question, with all it must know</source>
   <translation>La pregunta, con todo lo que debe saber</translation>
  </message>
  <message>
   <source>The record was cut off there.</source>
   <translation>El registro se cortó ahí.</translation>
  </message>
  <message>
   <source>The records are being read</source>
   <translation>Se están leyendo las entradas</translation>
  </message>
  <message>
   <source>the recovery key</source>
   <translation>la clave de recuperación</translation>
  </message>
  <message>
   <source>The recovery key is shown this once.</source>
   <translation>La clave de recuperación se muestra solo esta vez.</translation>
  </message>
  <message>
   <source>the regression tests have changes that were not saved</source>
   <translation>las pruebas de regresión tienen cambios sin guardar</translation>
  </message>
  <message>
   <source>the remark {0} has no size</source>
   <translation>la observación {0} no tiene tamaño</translation>
  </message>
  <message>
   <source>The replay differs from the recording</source>
   <translation>La repetición difiere de lo registrado</translation>
  </message>
  <message>
   <source>The replay matches the recording</source>
   <translation>La repetición coincide con lo registrado</translation>
  </message>
  <message>
   <source>The report is being made …</source>
   <translation>El informe se está haciendo …</translation>
  </message>
  <message>
   <source>the request could not be made ready: {0}: {1}</source>
   <translation>no se pudo preparar la solicitud: {0}: {1}</translation>
  </message>
  <message>
   <source>the request has no message</source>
   <translation>la solicitud no tiene ningún mensaje</translation>
  </message>
  <message>
   <source>the request has no text</source>
   <translation>la solicitud no tiene texto</translation>
  </message>
  <message>
   <source>the requests</source>
   <translation>las solicitudes</translation>
  </message>
  <message>
   <source>The rest between firings</source>
   <translation>El descanso entre disparos</translation>
  </message>
  <message>
   <source>The result is text, or anything that JSON can hold. It runs in a process of its own, without network and files unless they are granted below.</source>
   <translation>El resultado es texto, o lo que quepa en JSON. Se ejecuta en un proceso propio, sin red ni archivos salvo que se permitan abajo.</translation>
  </message>
  <message>
   <source>the rounds alone end it here</source>
   <translation>aquí solo lo terminan las rondas</translation>
  </message>
  <message>
   <source>the router here asks in its own words</source>
   <translation>el enrutador de aquí pregunta con sus propias palabras</translation>
  </message>
  <message>
   <source>The rule is on</source>
   <translation>La regla está activa</translation>
  </message>
  <message>
   <source>The rule waits until there is one.</source>
   <translation>La regla espera hasta que haya una.</translation>
  </message>
  <message>
   <source>The rule was changed since: rehearse it again.</source>
   <translation>La regla cambió desde entonces: ensáyela otra vez.</translation>
  </message>
  <message>
   <source>the rule {0}: {1}</source>
   <translation>la regla {0}: {1}</translation>
  </message>
  <message>
   <source>the rules of alerts could not be judged: {0}</source>
   <translation>no se pudieron evaluar las reglas de alertas: {0}</translation>
  </message>
  <message>
   <source>the run</source>
   <translation>la ejecución</translation>
  </message>
  <message>
   <source>The run before still went on.</source>
   <translation>La ejecución anterior aún seguía.</translation>
  </message>
  <message>
   <source>The run before was cut off here, after a tool may have changed something. Once more, the change may be made twice</source>
   <translation>La ejecución anterior se cortó aquí, después de que una herramienta quizá cambiara algo. Otra vez, el cambio puede hacerse dos veces</translation>
  </message>
  <message>
   <source>The run cannot be followed further</source>
   <translation>La ejecución no se puede seguir más</translation>
  </message>
  <message>
   <source>The run cannot be replayed</source>
   <translation>La ejecución no se puede repetir</translation>
  </message>
  <message>
   <source>the run ended as: {0}</source>
   <translation>la ejecución terminó como: {0}</translation>
  </message>
  <message>
   <source>The run ended with {0}.</source>
   <translation>La ejecución terminó con {0}.</translation>
  </message>
  <message>
   <source>the run ended without a last event</source>
   <translation>la ejecución acabó sin un último evento</translation>
  </message>
  <message>
   <source>The run ended without a last event.</source>
   <translation>La ejecución terminó sin un último evento.</translation>
  </message>
  <message>
   <source>The run ends with an answer; no tool, node or model call in it fails.</source>
   <translation>La ejecución acaba con una respuesta; ninguna herramienta, nodo o llamada al modelo falla en ella.</translation>
  </message>
  <message>
   <source>The run failed.</source>
   <translation>La ejecución falló.</translation>
  </message>
  <message>
   <source>the run has no step {0}</source>
   <translation>la ejecución no tiene el paso {0}</translation>
  </message>
  <message>
   <source>the run holds a text of more than {0} characters</source>
   <translation>la ejecución contiene un texto de más de {0} caracteres</translation>
  </message>
  <message>
   <source>The run is a regression test already</source>
   <translation>La ejecución ya es una prueba de regresión</translation>
  </message>
  <message>
   <source>The run is a test case now</source>
   <translation>La ejecución es ahora un caso de prueba</translation>
  </message>
  <message>
   <source>The run makes no more tool calls than this.</source>
   <translation>La ejecución no hace más llamadas a herramientas que estas.</translation>
  </message>
  <message>
   <source>The run stopped after recording {0}, which is the limit.</source>
   <translation>La ejecución se detuvo tras registrar {0}, que es el límite.</translation>
  </message>
  <message>
   <source>The run stopped after {0} hours of work, which is the limit.</source>
   <translation>La ejecución se detuvo tras {0} horas de trabajo, que es el límite.</translation>
  </message>
  <message>
   <source>The run stopped after {0} runs of nodes, that is the limit.</source>
   <translation>La ejecución se detuvo tras {0} ejecuciones de nodos, que es el límite.</translation>
  </message>
  <message>
   <source>The run stopped after {0} seconds (max_seconds = {1}).</source>
   <translation>La ejecución se detuvo tras {0} segundos (max_seconds = {1}).</translation>
  </message>
  <message>
   <source>The run stopped after {0} steps (max_steps = {1}).</source>
   <translation>La ejecución se detuvo tras {0} pasos (max_steps = {1}).</translation>
  </message>
  <message>
   <source>The run stops</source>
   <translation>La ejecución se detiene</translation>
  </message>
  <message>
   <source>The run used its {0} tokens (max_tokens = {1}).</source>
   <translation>La ejecución usó sus {0} tokens (max_tokens = {1}).</translation>
  </message>
  <message>
   <source>the run was ended by another call</source>
   <translation>otra llamada terminó la ejecución</translation>
  </message>
  <message>
   <source>the same</source>
   <translation>lo mismo</translation>
  </message>
  <message>
   <source>The same arguments always give the same result</source>
   <translation>Los mismos argumentos dan siempre el mismo resultado</translation>
  </message>
  <message>
   <source>the same case</source>
   <translation>el mismo caso</translation>
  </message>
  <message>
   <source>The same for a million tokens that it writes.</source>
   <translation>Lo mismo por un millón de tokens que escribe.</translation>
  </message>
  <message>
   <source>The same tokens elsewhere</source>
   <translation>Los mismos tokens en otro sitio</translation>
  </message>
  <message>
   <source>The same: {0} events came out as they were recorded.</source>
   <translation>Igual: {0} eventos salieron como se registraron.</translation>
  </message>
  <message>
   <source>The sample handbook, or one made by workbench documents add.</source>
   <translation>El manual de ejemplo, o uno hecho con workbench documents add.</translation>
  </message>
  <message>
   <source>the sandbox of its Python code</source>
   <translation>la sandbox de su código Python</translation>
  </message>
  <message>
   <source>the sandbox of {0}</source>
   <translation>la sandbox de {0}</translation>
  </message>
  <message>
   <source>the schema is nested too deep</source>
   <translation>el esquema está anidado a demasiada profundidad</translation>
  </message>
  <message>
   <source>The schema of the answer says nothing that can be held; answers are free</source>
   <translation>El esquema de la respuesta no dice nada que se pueda imponer; las respuestas son libres</translation>
  </message>
  <message>
   <source>the schema of {0} cannot be used: {1}</source>
   <translation>el esquema de {0} no se puede usar: {1}</translation>
  </message>
  <message>
   <source>the screen is locked for {0}</source>
   <translation>la pantalla está bloqueada para {0}</translation>
  </message>
  <message>
   <source>the script asks a model which way fits</source>
   <translation>el script pregunta a un modelo qué camino encaja</translation>
  </message>
  <message>
   <source>the script asks the models alone, without its instructions and tools</source>
   <translation>el script pregunta solo a los modelos, sin sus instrucciones y herramientas</translation>
  </message>
  <message>
   <source>the script counts none</source>
   <translation>el script no cuenta ninguno</translation>
  </message>
  <message>
   <source>the script has a smaller one: usual operators and functions, floating point</source>
   <translation>el script tiene una menor: operadores y funciones habituales, coma flotante</translation>
  </message>
  <message>
   <source>the script has functions only</source>
   <translation>el script solo tiene funciones</translation>
  </message>
  <message>
   <source>the script has this path at its top: change it there</source>
   <translation>el script tiene esta ruta al principio: cámbiela allí</translation>
  </message>
  <message>
   <source>the script looks for words</source>
   <translation>el script busca por palabras</translation>
  </message>
  <message>
   <source>the script searches by words, with BM25</source>
   <translation>el script busca por palabras, con BM25</translation>
  </message>
  <message>
   <source>the script takes full names of time zones only</source>
   <translation>el script solo acepta nombres completos de zonas horarias</translation>
  </message>
  <message>
   <source>the search is longer than {0} characters</source>
   <translation>la búsqueda tiene más de {0} caracteres</translation>
  </message>
  <message>
   <source>The sensor the driver reads.</source>
   <translation>El sensor que lee el controlador.</translation>
  </message>
  <message>
   <source>the server answered {0} {1}: {2}</source>
   <translation>el servidor respondió {0} {1}: {2}</translation>
  </message>
  <message>
   <source>the server answers packed, although it was asked not to</source>
   <translation>el servidor responde comprimido, aunque se le pidió que no</translation>
  </message>
  <message>
   <source>the server at {0} cannot be reached: {1}</source>
   <translation>no se puede alcanzar el servidor en {0}: {1}</translation>
  </message>
  <message>
   <source>the server at {0} did not begin to answer within {1} seconds (first_token_s)</source>
   <translation>el servidor en {0} no empezó a responder en {1} segundos (first_token_s)</translation>
  </message>
  <message>
   <source>the server at {0} has no certificate that this system trusts: {1}</source>
   <translation>el servidor en {0} no tiene un certificado en el que este sistema confíe: {1}</translation>
  </message>
  <message>
   <source>the server at {0} stopped in the middle: nothing came for {1} seconds (between_tokens_s)</source>
   <translation>el servidor en {0} paró a la mitad: no llegó nada en {1} segundos (between_tokens_s)</translation>
  </message>
  <message>
   <source>the server at {0}:{1}</source>
   <translation>el servidor en {0}:{1}</translation>
  </message>
  <message>
   <source>the server at {0}:{1} did not answer within {2} seconds (first_token_s)</source>
   <translation>el servidor en {0}:{1} no respondió en {2} segundos (first_token_s)</translation>
  </message>
  <message>
   <source>the server at {0}:{1} took the connection but does not answer</source>
   <translation>el servidor en {0}:{1} aceptó la conexión, pero no responde</translation>
  </message>
  <message>
   <source>the server comes from a parameter</source>
   <translation>el servidor viene de un parámetro</translation>
  </message>
  <message>
   <source>the server decides what it holds arguments to</source>
   <translation>el servidor decide a qué sujeta los argumentos</translation>
  </message>
  <message>
   <source>The server does not keep to the length it was asked for.</source>
   <translation>El servidor no respeta la longitud que se le pidió.</translation>
  </message>
  <message>
   <source>the server does not know the model {0}, or not this address (HTTP 404){1}</source>
   <translation>el servidor no conoce el modelo {0}, o no esta dirección (HTTP 404){1}</translation>
  </message>
  <message>
   <source>the server does not listen at {0} without a certificate</source>
   <translation>el servidor no escucha en {0} sin certificado</translation>
  </message>
  <message>
   <source>the server does not take tools for this model: {0}</source>
   <translation>el servidor no acepta herramientas para este modelo: {0}</translation>
  </message>
  <message>
   <source>the server failed (HTTP {0}){1}</source>
   <translation>el servidor falló (HTTP {0}){1}</translation>
  </message>
  <message>
   <source>the server has no model {0}</source>
   <translation>el servidor no tiene el modelo {0}</translation>
  </message>
  <message>
   <source>the server holds something that no file can hold</source>
   <translation>el servidor contiene algo que ningún archivo puede contener</translation>
  </message>
  <message>
   <source>the server is asked to keep to it, and the answer has to be JSON</source>
   <translation>se pide al servidor que lo cumpla, y la respuesta tiene que ser JSON</translation>
  </message>
  <message>
   <source>The server is broken, or is none for models.</source>
   <translation>El servidor está averiado, o no es de modelos.</translation>
  </message>
  <message>
   <source>the server is fixed, and no other is followed to; the address behind its name is not checked</source>
   <translation>el servidor es fijo, y no se sigue a ningún otro; la dirección tras su nombre no se comprueba</translation>
  </message>
  <message>
   <source>the server is too busy (HTTP {0}){1}</source>
   <translation>el servidor está demasiado ocupado (HTTP {0}){1}</translation>
  </message>
  <message>
   <source>the server listens on this machine only, not at {0}</source>
   <translation>el servidor escucha solo en este equipo, no en {0}</translation>
  </message>
  <message>
   <source>the server must have them under these names</source>
   <translation>el servidor debe tenerlos con estos nombres</translation>
  </message>
  <message>
   <source>The server on screen has changes that are not saved.</source>
   <translation>El servidor en pantalla tiene cambios sin guardar.</translation>
  </message>
  <message>
   <source>the server packed its answer although it was asked not to</source>
   <translation>el servidor comprimió su respuesta aunque se le pidió que no</translation>
  </message>
  <message>
   <source>the server refused the request (HTTP {0}){1}</source>
   <translation>el servidor rechazó la solicitud (HTTP {0}){1}</translation>
  </message>
  <message>
   <source>the server reports an error: {0}</source>
   <translation>el servidor informa de un error: {0}</translation>
  </message>
  <message>
   <source>the server sends something that is no answer</source>
   <translation>el servidor envía algo que no es una respuesta</translation>
  </message>
  <message>
   <source>the server sends the tool on more than {0} times</source>
   <translation>el servidor reenvía la herramienta más de {0} veces</translation>
  </message>
  <message>
   <source>the server sends the tool to no address</source>
   <translation>el servidor reenvía la herramienta a ninguna dirección</translation>
  </message>
  <message>
   <source>the server sent a choice that is no object</source>
   <translation>el servidor envió una opción que no es un objeto</translation>
  </message>
  <message>
   <source>the server sent a line of more than {0}</source>
   <translation>el servidor envió una línea de más de {0}</translation>
  </message>
  <message>
   <source>the server sent a tool call that is longer than {0} characters</source>
   <translation>el servidor envió una llamada a herramienta de más de {0} caracteres</translation>
  </message>
  <message>
   <source>the server sent a tool call that is {0}</source>
   <translation>el servidor envió una llamada a herramienta que es {0}</translation>
  </message>
  <message>
   <source>the server sent an event that has no end</source>
   <translation>el servidor envió un evento que no tiene fin</translation>
  </message>
  <message>
   <source>the server sent an event that is no JSON: {0}</source>
   <translation>el servidor envió un evento que no es JSON: {0}</translation>
  </message>
  <message>
   <source>the server sent more than {0} in one answer</source>
   <translation>el servidor envió más de {0} en una respuesta</translation>
  </message>
  <message>
   <source>the server sent more than {0} tool calls in one answer</source>
   <translation>el servidor envió más de {0} llamadas a herramienta en una respuesta</translation>
  </message>
  <message>
   <source>the server sent no answer but {0}</source>
   <translation>el servidor no envió una respuesta, sino {0}</translation>
  </message>
  <message>
   <source>the server sent {0} instead of an answer</source>
   <translation>el servidor envió {0} en lugar de una respuesta</translation>
  </message>
  <message>
   <source>the server sent {0} where text should be</source>
   <translation>el servidor envió {0} donde debería haber texto</translation>
  </message>
  <message>
   <source>The server starts</source>
   <translation>El servidor se inicia</translation>
  </message>
  <message>
   <source>the server was never asked</source>
   <translation>nunca se preguntó al servidor</translation>
  </message>
  <message>
   <source>the server withheld the rest of the answer (content filter)</source>
   <translation>el servidor retuvo el resto de la respuesta (filtro de contenido)</translation>
  </message>
  <message>
   <source>the server {0} (HTTP {1}){2}</source>
   <translation>el servidor {0} (HTTP {1}){2}</translation>
  </message>
  <message>
   <source>the server's answer cannot be used: {0}</source>
   <translation>la respuesta del servidor no se puede usar: {0}</translation>
  </message>
  <message>
   <source>the server's list of models has no end</source>
   <translation>la lista de modelos del servidor no tiene fin</translation>
  </message>
  <message>
   <source>The server's own claim of its effects, which nothing checks</source>
   <translation>Lo que el propio servidor dice de sus efectos, que nada comprueba</translation>
  </message>
  <message>
   <source>The setting was not changed</source>
   <translation>El ajuste no se cambió</translation>
  </message>
  <message>
   <source>The settings choose the engine of ONNX models.</source>
   <translation>Los ajustes eligen el motor de los modelos ONNX.</translation>
  </message>
  <message>
   <source>The settings do not fit together</source>
   <translation>Los ajustes no encajan entre sí</translation>
  </message>
  <message>
   <source>the settings keep this program off the network</source>
   <translation>los ajustes mantienen este programa fuera de la red</translation>
  </message>
  <message>
   <source>the settings let no model run without a sandbox, and here it has {0}</source>
   <translation>los ajustes no dejan que ningún modelo se ejecute sin sandbox, y aquí hay {0}</translation>
  </message>
  <message>
   <source>the share of the GPU</source>
   <translation>la parte de la GPU</translation>
  </message>
  <message>
   <source>the signature of the bundle is no good: {0}</source>
   <translation>la firma del paquete no vale: {0}</translation>
  </message>
  <message>
   <source>the signing key in {0} cannot be read</source>
   <translation>la clave de firma en {0} no se puede leer</translation>
  </message>
  <message>
   <source>the signing key of this installation is damaged</source>
   <translation>la clave de firma de esta instalación está dañada</translation>
  </message>
  <message>
   <source>The smallest types have so few bits that it must be known which weights matter. The model reads this text first, and what it uses most is kept best. Without a text the other types are made as they are; with one, those of few bits lose less.</source>
   <translation>Los tipos más pequeños tienen tan pocos bits que hay que saber qué pesos importan. El modelo lee antes este texto, y lo que más usa se conserva mejor. Sin texto, los demás tipos se hacen tal cual; con uno, los de pocos bits pierden menos.</translation>
  </message>
  <message>
   <source>the source answers with status {0}</source>
   <translation>la fuente responde con el estado {0}</translation>
  </message>
  <message>
   <source>the source brings nothing for {0} s</source>
   <translation>la fuente no trae nada desde hace {0} s</translation>
  </message>
  <message>
   <source>the source does not give {0} to everybody (status {1})</source>
   <translation>la fuente no da {0} a todos (estado {1})</translation>
  </message>
  <message>
   <source>the source does not have {0} (status {1})</source>
   <translation>la fuente no tiene {0} (estado {1})</translation>
  </message>
  <message>
   <source>the source ended {0} too early</source>
   <translation>la fuente terminó {0} demasiado pronto</translation>
  </message>
  <message>
   <source>the source of {0} does not give parts of it</source>
   <translation>la fuente de {0} no da partes de él</translation>
  </message>
  <message>
   <source>the source of {0} has other bytes now</source>
   <translation>la fuente de {0} tiene otros bytes ahora</translation>
  </message>
  <message>
   <source>the source of {0} sent {1}</source>
   <translation>la fuente de {0} envió {1}</translation>
  </message>
  <message>
   <source>the source sends too slowly</source>
   <translation>la fuente envía demasiado despacio</translation>
  </message>
  <message>
   <source>the start</source>
   <translation>el principio</translation>
  </message>
  <message>
   <source>The store cannot be opened</source>
   <translation>El almacén no se puede abrir</translation>
  </message>
  <message>
   <source>the store is about to be turned</source>
   <translation>el almacén está a punto de convertirse</translation>
  </message>
  <message>
   <source>the store is encrypted already</source>
   <translation>el almacén ya está cifrado</translation>
  </message>
  <message>
   <source>the store is encrypted, and the nodes of a deployment would keep theirs plain</source>
   <translation>el almacén está cifrado, y los nodos de un despliegue guardarían el suyo sin cifrar</translation>
  </message>
  <message>
   <source>The store is encrypted…</source>
   <translation>Se cifra el almacén…</translation>
  </message>
  <message>
   <source>the store is not encrypted</source>
   <translation>el almacén no está cifrado</translation>
  </message>
  <message>
   <source>The store is plain, as it was.</source>
   <translation>El almacén está sin cifrar, como estaba.</translation>
  </message>
  <message>
   <source>the store was encrypted by a newer version of this program</source>
   <translation>el almacén lo cifró una versión más nueva de este programa</translation>
  </message>
  <message>
   <source>the stronger, the unlikelier (perplexity {0})</source>
   <translation>cuanto más fuerte, más improbable (perplejidad {0})</translation>
  </message>
  <message>
   <source>the supervisor cannot be started: {0}</source>
   <translation>no se puede iniciar el supervisor: {0}</translation>
  </message>
  <message>
   <source>The system may ask for the password of its keyring in a window of its own. That window may lie behind this one.</source>
   <translation>El sistema puede pedir la contraseña de su llavero en una ventana propia. Esa ventana puede estar detrás de esta.</translation>
  </message>
  <message>
   <source>the system starts no process: {0}</source>
   <translation>el sistema no inicia ningún proceso: {0}</translation>
  </message>
  <message>
   <source>The system's keyring</source>
   <translation>El llavero del sistema</translation>
  </message>
  <message>
   <source>the system's keyring</source>
   <translation>el llavero del sistema</translation>
  </message>
  <message>
   <source>The system's keyring did not answer within {0} s. Look for its question, or type the passphrase or the recovery key.</source>
   <translation>El llavero del sistema no ha respondido en {0} s. Busque su pregunta, o escriba la frase de paso o la clave de recuperación.</translation>
  </message>
  <message>
   <source>The system's keyring did not answer. Look for its question, or use a passphrase.</source>
   <translation>El llavero del sistema no ha respondido. Busque su pregunta, o use una frase de paso.</translation>
  </message>
  <message>
   <source>The system's keyring has no key for this store. Type the passphrase or the recovery key.</source>
   <translation>El llavero del sistema no tiene clave para este almacén. Escriba la frase de paso o la clave de recuperación.</translation>
  </message>
  <message>
   <source>The system's keyring has the key. Every file is turned now.</source>
   <translation>El llavero del sistema tiene la clave. Ahora se convierte cada archivo.</translation>
  </message>
  <message>
   <source>The system's keyring is asked…</source>
   <translation>Se pregunta al llavero del sistema…</translation>
  </message>
  <message>
   <source>The system's keyring is locked. Unlock it and ask again, or type the passphrase or the recovery key.</source>
   <translation>El llavero del sistema está bloqueado. Desbloquéelo y pregunte otra vez, o escriba la frase de paso o la clave de recuperación.</translation>
  </message>
  <message>
   <source>The system's keyring keeps it, and no file</source>
   <translation>El llavero del sistema la guarda, y ningún archivo</translation>
  </message>
  <message>
   <source>The system's keyring refused. Ask again, or type the passphrase or the recovery key.</source>
   <translation>El llavero del sistema se ha negado. Pregunte otra vez, o escriba la frase de paso o la clave de recuperación.</translation>
  </message>
  <message>
   <source>the team has no agents</source>
   <translation>el equipo no tiene agentes</translation>
  </message>
  <message>
   <source>the team has {0} participants</source>
   <translation>el equipo tiene {0} participantes</translation>
  </message>
  <message>
   <source>The template of this model is broken or hostile; use another file of the model.</source>
   <translation>La plantilla de este modelo está rota o es hostil; use otro archivo del modelo.</translation>
  </message>
  <message>
   <source>the test run called no tool that gave 84; it answered {0}</source>
   <translation>la ejecución de prueba no llamó a una herramienta que diera 84; respondió {0}</translation>
  </message>
  <message>
   <source>the test run ended with {0}: {1}</source>
   <translation>la ejecución de prueba acabó con {0}: {1}</translation>
  </message>
  <message>
   <source>The text</source>
   <translation>El texto</translation>
  </message>
  <message>
   <source>The text cannot be read: {0}</source>
   <translation>El texto no se puede leer: {0}</translation>
  </message>
  <message>
   <source>the text cannot be read: {0}</source>
   <translation>el texto no se puede leer: {0}</translation>
  </message>
  <message>
   <source>the text has {0} tokens</source>
   <translation>el texto tiene {0} tokens</translation>
  </message>
  <message>
   <source>the text has {0} tokens; at least {1} are needed to tell which weights matter</source>
   <translation>el texto tiene {0} tokens; hacen falta al menos {1} para saber qué pesos importan</translation>
  </message>
  <message>
   <source>the text holds half a character</source>
   <translation>el texto contiene medio carácter</translation>
  </message>
  <message>
   <source>the text is larger than {0}</source>
   <translation>el texto es mayor que {0}</translation>
  </message>
  <message>
   <source>the text is not JSON: {0}</source>
   <translation>el texto no es JSON: {0}</translation>
  </message>
  <message>
   <source>the text to look for is empty</source>
   <translation>el texto que buscar está vacío</translation>
  </message>
  <message>
   <source>The threshold</source>
   <translation>El umbral</translation>
  </message>
  <message>
   <source>the threshold is missing</source>
   <translation>falta el umbral</translation>
  </message>
  <message>
   <source>the time was not measured</source>
   <translation>no se midió el tiempo</translation>
  </message>
  <message>
   <source>The time was up before all of it was measured.</source>
   <translation>El tiempo se acabó antes de medirlo todo.</translation>
  </message>
  <message>
   <source>the title of the model {0} is no line of text</source>
   <translation>el título del modelo {0} no es una línea de texto</translation>
  </message>
  <message>
   <source>the tokenizer of {0} has {1} tokens, its network {2}</source>
   <translation>el tokenizador de {0} tiene {1} tokens, su red {2}</translation>
  </message>
  <message>
   <source>The tokens of the agent that called the tool are used up.</source>
   <translation>Se agotaron los tokens del agente que llamó a la herramienta.</translation>
  </message>
  <message>
   <source>the tool asks each time, whatever was allowed, so it cannot be granted</source>
   <translation>la herramienta pregunta cada vez, sea lo que sea que se permitió, así que no se puede conceder</translation>
  </message>
  <message>
   <source>The tool asks {0}, although its file says {1}</source>
   <translation>La herramienta pregunta {0}, aunque su archivo dice {1}</translation>
  </message>
  <message>
   <source>the tool call was cut off by the limit of new tokens</source>
   <translation>la llamada a herramienta se cortó por el límite de tokens nuevos</translation>
  </message>
  <message>
   <source>The tool calls of the run are those that are expected.</source>
   <translation>Las llamadas a herramientas de la ejecución son las esperadas.</translation>
  </message>
  <message>
   <source>the tool has no argument {0}</source>
   <translation>la herramienta no tiene el argumento {0}</translation>
  </message>
  <message>
   <source>the tool holds something that no file can hold</source>
   <translation>la herramienta contiene algo que ningún archivo puede contener</translation>
  </message>
  <message>
   <source>The tool is for nobody</source>
   <translation>La herramienta no es para nadie</translation>
  </message>
  <message>
   <source>the tool is not as it was when it was granted</source>
   <translation>la herramienta no es como cuando se concedió</translation>
  </message>
  <message>
   <source>The tool itself ran for {0} and failed.</source>
   <translation>La propia herramienta se ejecutó {0} y falló.</translation>
  </message>
  <message>
   <source>The tool itself ran for {0}.</source>
   <translation>La propia herramienta se ejecutó {0}.</translation>
  </message>
  <message>
   <source>the tool may not reach {0}</source>
   <translation>la herramienta no puede llegar a {0}</translation>
  </message>
  <message>
   <source>the tool of that name here has its own</source>
   <translation>la herramienta con ese nombre aquí tiene la suya</translation>
  </message>
  <message>
   <source>the tool of that name here is used</source>
   <translation>se usa la herramienta con ese nombre de aquí</translation>
  </message>
  <message>
   <source>The tool runs</source>
   <translation>La herramienta se ejecuta</translation>
  </message>
  <message>
   <source>the tool that saves the fields</source>
   <translation>la herramienta que guarda los campos</translation>
  </message>
  <message>
   <source>the tool {0}</source>
   <translation>la herramienta {0}</translation>
  </message>
  <message>
   <source>The tool {0} cannot be used: {1}</source>
   <translation>La herramienta {0} no se puede usar: {1}</translation>
  </message>
  <message>
   <source>the tool {0} gave no result</source>
   <translation>la herramienta {0} no dio resultado</translation>
  </message>
  <message>
   <source>the tool {0} of the kind {1}</source>
   <translation>la herramienta {0} del tipo {1}</translation>
  </message>
  <message>
   <source>the tool {0} was changed since it was allowed</source>
   <translation>la herramienta {0} cambió desde que se permitió</translation>
  </message>
  <message>
   <source>the tool {0}: {1}</source>
   <translation>la herramienta {0}: {1}</translation>
  </message>
  <message>
   <source>the tool's name</source>
   <translation>el nombre de la herramienta</translation>
  </message>
  <message>
   <source>the tool's own policy asks here</source>
   <translation>aquí pregunta la política de la propia herramienta</translation>
  </message>
  <message>
   <source>the tool's process has no pipe</source>
   <translation>el proceso de la herramienta no tiene tubería</translation>
  </message>
  <message>
   <source>the tools</source>
   <translation>las herramientas</translation>
  </message>
  <message>
   <source>The tools are {0}.</source>
   <translation>Las herramientas son {0}.</translation>
  </message>
  <message>
   <source>the tools' grammar cannot be used by this engine: it has {0}</source>
   <translation>este motor no puede usar la gramática de las herramientas: tiene {0}</translation>
  </message>
  <message>
   <source>The tour shows the window in six short steps; Esc ends it.</source>
   <translation>El recorrido muestra la ventana en seis pasos cortos; Esc lo termina.</translation>
  </message>
  <message>
   <source>the trace of this run has no beginning</source>
   <translation>la traza de esta ejecución no tiene principio</translation>
  </message>
  <message>
   <source>The two passphrases are different.</source>
   <translation>Las dos frases de paso son distintas.</translation>
  </message>
  <message>
   <source>The two runs are equal, but for their times.</source>
   <translation>Las dos ejecuciones son iguales, salvo en sus tiempos.</translation>
  </message>
  <message>
   <source>the type {0} of {1}</source>
   <translation>el tipo {0} de {1}</translation>
  </message>
  <message>
   <source>the update could not be begun: {0}</source>
   <translation>no se pudo empezar la actualización: {0}</translation>
  </message>
  <message>
   <source>The user can grant one in the agent's editor, under Databases.</source>
   <translation>El usuario puede conceder una en el editor del agente, en Bases de datos.</translation>
  </message>
  <message>
   <source>The user can grant one in the agent's editor, under Folders.</source>
   <translation>El usuario puede conceder una en el editor del agente, en Carpetas.</translation>
  </message>
  <message>
   <source>the value of {0} is not in the keyring</source>
   <translation>el valor de {0} no está en el llavero</translation>
  </message>
  <message>
   <source>the vectors of this collection are of another embedding model, or not made yet</source>
   <translation>los vectores de esta colección son de otro modelo de embeddings, o aún no se han hecho</translation>
  </message>
  <message>
   <source>The version of {0} is on screen</source>
   <translation>La versión de {0} está en pantalla</translation>
  </message>
  <message>
   <source>the way with most of its words, whole words only</source>
   <translation>el camino con más palabras suyas, solo palabras enteras</translation>
  </message>
  <message>
   <source>the ways to the nodes cross each other</source>
   <translation>los caminos a los nodos se cruzan</translation>
  </message>
  <message>
   <source>the weights in {0} were refused: {1}</source>
   <translation>los pesos de {0} se rechazaron: {1}</translation>
  </message>
  <message>
   <source>The whole answer is JSON and fits this schema.</source>
   <translation>Toda la respuesta es JSON y cumple este esquema.</translation>
  </message>
  <message>
   <source>The whole answer is the expected one.</source>
   <translation>Toda la respuesta es la esperada.</translation>
  </message>
  <message>
   <source>The whole run is told again out of its record: no model, no tool and no person is asked. It says whether the same comes out.</source>
   <translation>Toda la ejecución se vuelve a contar desde su registro: no se pregunta a ningún modelo, herramienta ni persona. Dice si sale lo mismo.</translation>
  </message>
  <message>
   <source>The whole run, or each call of a tool or node, takes less time than this.</source>
   <translation>Toda la ejecución, o cada llamada a una herramienta o nodo, tarda menos que esto.</translation>
  </message>
  <message>
   <source>The whole run. Click or drag to go there.</source>
   <translation>Toda la ejecución. Haga clic o arrastre para ir ahí.</translation>
  </message>
  <message>
   <source>the wire to {0}</source>
   <translation>el cable a {0}</translation>
  </message>
  <message>
   <source>the workflow ends before it</source>
   <translation>el flujo termina antes de ella</translation>
  </message>
  <message>
   <source>the workflow has no actions</source>
   <translation>el flujo no tiene acciones</translation>
  </message>
  <message>
   <source>the {0} engine is not installed: {1}</source>
   <translation>el motor {0} no está instalado: {1}</translation>
  </message>
  <message>
   <source>the {0} {1} can be asked in a run only</source>
   <translation>solo se puede preguntar a {0} {1} en una ejecución</translation>
  </message>
  <message>
   <source>the {0} {1} cannot be packed: it is a port of this graph</source>
   <translation>el {0} {1} no se puede empaquetar: es un puerto de este grafo</translation>
  </message>
  <message>
   <source>the {0} {1} holds half a character</source>
   <translation>el {0} {1} contiene medio carácter</translation>
  </message>
  <message>
   <source>the {0} {1}, or something it uses, was changed since this tool was allowed</source>
   <translation>el {0} {1}, o algo que usa, cambió desde que se permitió esta herramienta</translation>
  </message>
  <message>
   <source>The {0}s are: {1}; or give the path of a {2} file.</source>
   <translation>Hay estos ({0}): {1}; o dé la ruta de un archivo {2}.</translation>
  </message>
  <message>
   <source>their properties are no list of fields</source>
   <translation>sus propiedades no son una lista de campos</translation>
  </message>
  <message>
   <source>Theme</source>
   <translation>Tema</translation>
  </message>
  <message>
   <source>Then</source>
   <translation>Después</translation>
  </message>
  <message>
   <source>there are 1 to 48, each as 09:00</source>
   <translation>son de 1 a 48, cada una como 09:00</translation>
  </message>
  <message>
   <source>there are more than {0} calls</source>
   <translation>hay más de {0} llamadas</translation>
  </message>
  <message>
   <source>There are more than {0} examples</source>
   <translation>Hay más de {0} ejemplos</translation>
  </message>
  <message>
   <source>there are more than {0} tags</source>
   <translation>hay más de {0} etiquetas</translation>
  </message>
  <message>
   <source>There are no fields</source>
   <translation>No hay campos</translation>
  </message>
  <message>
   <source>there are no messages to write</source>
   <translation>no hay mensajes que escribir</translation>
  </message>
  <message>
   <source>There are no samples of {0}.</source>
   <translation>No hay muestras de {0}.</translation>
  </message>
  <message>
   <source>There are two parameters {0!r}</source>
   <translation>Hay dos parámetros {0!r}</translation>
  </message>
  <message>
   <source>there are two rules {0}</source>
   <translation>hay dos reglas {0}</translation>
  </message>
  <message>
   <source>There are two values {0!r}</source>
   <translation>Hay dos valores {0!r}</translation>
  </message>
  <message>
   <source>there are two {0}s {1}</source>
   <translation>hay dos {0}s {1}</translation>
  </message>
  <message>
   <source>there are {0} damaged copies of {1} already</source>
   <translation>ya hay {0} copias dañadas de {1}</translation>
  </message>
  <message>
   <source>there are {0} keys</source>
   <translation>hay {0} claves</translation>
  </message>
  <message>
   <source>there are {0} rules; {1} are read</source>
   <translation>hay {0} reglas; se leen {1}</translation>
  </message>
  <message>
   <source>There are: {0}.</source>
   <translation>Hay: {0}.</translation>
  </message>
  <message>
   <source>there is a field {0} that is not known</source>
   <translation>hay un campo {0} que no se conoce</translation>
  </message>
  <message>
   <source>there is a key {0} already</source>
   <translation>ya hay una clave {0}</translation>
  </message>
  <message>
   <source>there is a rule {0} already</source>
   <translation>ya hay una regla {0}</translation>
  </message>
  <message>
   <source>There is a server that starts just like it.</source>
   <translation>Hay un servidor que se inicia igual.</translation>
  </message>
  <message>
   <source>There is a tool {0} already</source>
   <translation>Ya hay una herramienta {0}</translation>
  </message>
  <message>
   <source>there is a tool {0} already</source>
   <translation>ya hay una herramienta {0}</translation>
  </message>
  <message>
   <source>there is an evaluation {0} already</source>
   <translation>ya hay una evaluación {0}</translation>
  </message>
  <message>
   <source>there is another input {0}</source>
   <translation>hay otra entrada {0}</translation>
  </message>
  <message>
   <source>there is another recording {0} already</source>
   <translation>ya hay otra grabación {0}</translation>
  </message>
  <message>
   <source>There is another {0} {1}</source>
   <translation>Hay otro {0} {1}</translation>
  </message>
  <message>
   <source>there is no address for {0}</source>
   <translation>no hay dirección para {0}</translation>
  </message>
  <message>
   <source>there is no administrator here</source>
   <translation>aquí no hay administrador</translation>
  </message>
  <message>
   <source>there is no agent or graph {0}</source>
   <translation>no hay ningún agente o grafo {0}</translation>
  </message>
  <message>
   <source>There is no agent {0}</source>
   <translation>No hay ningún agente {0}</translation>
  </message>
  <message>
   <source>there is no agent {0}</source>
   <translation>no hay ningún agente {0}</translation>
  </message>
  <message>
   <source>there is no agent {0} for the role {1} here</source>
   <translation>no hay ningún agente {0} para el rol {1} aquí</translation>
  </message>
  <message>
   <source>there is no answer: {0}</source>
   <translation>no hay respuesta: {0}</translation>
  </message>
  <message>
   <source>There is no collection {0}</source>
   <translation>No hay ninguna colección {0}</translation>
  </message>
  <message>
   <source>there is no collection {0}</source>
   <translation>no hay ninguna colección {0}</translation>
  </message>
  <message>
   <source>there is no connection {0}</source>
   <translation>no hay ninguna conexión {0}</translation>
  </message>
  <message>
   <source>There is no conversation to rename yet</source>
   <translation>Aún no hay conversación a la que cambiar el nombre</translation>
  </message>
  <message>
   <source>there is no conversation {0}</source>
   <translation>no hay ninguna conversación {0}</translation>
  </message>
  <message>
   <source>there is no data set {0}</source>
   <translation>no hay ningún conjunto de datos {0}</translation>
  </message>
  <message>
   <source>there is no database {0}.</source>
   <translation>no hay ninguna base de datos {0}.</translation>
  </message>
  <message>
   <source>there is no download {0}</source>
   <translation>no hay ninguna descarga {0}</translation>
  </message>
  <message>
   <source>there is no earlier pack {0}</source>
   <translation>no hay ningún complemento anterior {0}</translation>
  </message>
  <message>
   <source>there is no emergency access here</source>
   <translation>aquí no hay acceso de emergencia</translation>
  </message>
  <message>
   <source>there is no evaluation {0}</source>
   <translation>no hay ninguna evaluación {0}</translation>
  </message>
  <message>
   <source>there is no filter {0}:</source>
   <translation>no hay ningún filtro {0}:</translation>
  </message>
  <message>
   <source>there is no folder {0}</source>
   <translation>no hay ninguna carpeta {0}</translation>
  </message>
  <message>
   <source>there is no function run</source>
   <translation>no hay ninguna función run</translation>
  </message>
  <message>
   <source>there is no grader {0}</source>
   <translation>no hay ningún evaluador {0}</translation>
  </message>
  <message>
   <source>there is no input {0}</source>
   <translation>no hay ninguna entrada {0}</translation>
  </message>
  <message>
   <source>There is no key yet.</source>
   <translation>Aún no hay clave.</translation>
  </message>
  <message>
   <source>there is no key {0}</source>
   <translation>no hay ninguna clave {0}</translation>
  </message>
  <message>
   <source>There is no keyring here, so {0} must be entered again after a restart.</source>
   <translation>Aquí no hay llavero, así que {0} debe introducirse de nuevo tras reiniciar.</translation>
  </message>
  <message>
   <source>There is no keyring in this session. Type the passphrase or the recovery key.</source>
   <translation>No hay llavero en esta sesión. Escriba la frase de paso o la clave de recuperación.</translation>
  </message>
  <message>
   <source>there is no kind of source {0}</source>
   <translation>no hay ningún tipo de fuente {0}</translation>
  </message>
  <message>
   <source>there is no kind of tool {0}</source>
   <translation>no hay ningún tipo de herramienta {0}</translation>
  </message>
  <message>
   <source>there is no link {0}</source>
   <translation>no hay ningún enlace {0}</translation>
  </message>
  <message>
   <source>there is no list of rules</source>
   <translation>no hay ninguna lista de reglas</translation>
  </message>
  <message>
   <source>there is no memory {0}</source>
   <translation>no hay ninguna memoria {0}</translation>
  </message>
  <message>
   <source>there is no model among the files</source>
   <translation>no hay ningún modelo entre los archivos</translation>
  </message>
  <message>
   <source>There is no model to ask</source>
   <translation>No hay ningún modelo al que preguntar</translation>
  </message>
  <message>
   <source>there is no model to ask</source>
   <translation>no hay ningún modelo al que preguntar</translation>
  </message>
  <message>
   <source>there is no model {0} for the role {1} here</source>
   <translation>no hay ningún modelo {0} para el rol {1} aquí</translation>
  </message>
  <message>
   <source>there is no node or remark {0}</source>
   <translation>no hay ningún nodo ni observación {0}</translation>
  </message>
  <message>
   <source>there is no node to pack</source>
   <translation>no hay ningún nodo que empaquetar</translation>
  </message>
  <message>
   <source>there is no node {0}</source>
   <translation>no hay ningún nodo {0}</translation>
  </message>
  <message>
   <source>there is no node {0} in {1}</source>
   <translation>no hay ningún nodo {0} en {1}</translation>
  </message>
  <message>
   <source>there is no number in {0}</source>
   <translation>no hay ningún número en {0}</translation>
  </message>
  <message>
   <source>there is no pack {0}</source>
   <translation>no hay ningún paquete {0}</translation>
  </message>
  <message>
   <source>there is no parameter {0}</source>
   <translation>no hay ningún parámetro {0}</translation>
  </message>
  <message>
   <source>there is no pattern</source>
   <translation>no hay ningún patrón</translation>
  </message>
  <message>
   <source>there is no PIN</source>
   <translation>no hay PIN</translation>
  </message>
  <message>
   <source>there is no program {0} on this machine</source>
   <translation>no hay ningún programa {0} en este equipo</translation>
  </message>
  <message>
   <source>There is no program {0} on this machine.</source>
   <translation>No hay ningún programa {0} en este equipo.</translation>
  </message>
  <message>
   <source>there is no prompt to read</source>
   <translation>no hay ningún prompt que leer</translation>
  </message>
  <message>
   <source>there is no query to rank the texts by</source>
   <translation>no hay ninguna consulta por la que ordenar los textos</translation>
  </message>
  <message>
   <source>there is no remark {0}</source>
   <translation>no hay ninguna observación {0}</translation>
  </message>
  <message>
   <source>there is no role {0}</source>
   <translation>no hay ningún rol {0}</translation>
  </message>
  <message>
   <source>there is no rule {0}</source>
   <translation>no hay ninguna regla {0}</translation>
  </message>
  <message>
   <source>there is no run</source>
   <translation>no hay run</translation>
  </message>
  <message>
   <source>There is no run to go on from</source>
   <translation>No hay ejecución desde la que seguir</translation>
  </message>
  <message>
   <source>there is no run {0}</source>
   <translation>no hay ninguna ejecución {0}</translation>
  </message>
  <message>
   <source>there is no run {0} of a job</source>
   <translation>no hay ninguna ejecución {0} de una tarea</translation>
  </message>
  <message>
   <source>there is no sample data {0}</source>
   <translation>no hay datos de ejemplo {0}</translation>
  </message>
  <message>
   <source>There is no schema</source>
   <translation>No hay esquema</translation>
  </message>
  <message>
   <source>there is no schema</source>
   <translation>no hay esquema</translation>
  </message>
  <message>
   <source>there is no setting {0}</source>
   <translation>no hay ningún ajuste {0}</translation>
  </message>
  <message>
   <source>There is no smaller type than the one it has.</source>
   <translation>No hay un tipo más pequeño que el que tiene.</translation>
  </message>
  <message>
   <source>there is no such data set</source>
   <translation>no existe ese conjunto de datos</translation>
  </message>
  <message>
   <source>there is no such output</source>
   <translation>no existe esa salida</translation>
  </message>
  <message>
   <source>there is no such tool call</source>
   <translation>no existe esa llamada a herramienta</translation>
  </message>
  <message>
   <source>There is no such tool.</source>
   <translation>Esa herramienta no existe.</translation>
  </message>
  <message>
   <source>there is no template {0}</source>
   <translation>no hay ninguna plantilla {0}</translation>
  </message>
  <message>
   <source>there is no text</source>
   <translation>no hay texto</translation>
  </message>
  <message>
   <source>there is no time zone {0}.</source>
   <translation>no hay ninguna zona horaria {0}.</translation>
  </message>
  <message>
   <source>there is no time zone {0}; write Europe/Berlin</source>
   <translation>no hay ninguna zona horaria {0}; escriba Europe/Berlin</translation>
  </message>
  <message>
   <source>there is no tool of that name here</source>
   <translation>aquí no hay ninguna herramienta con ese nombre</translation>
  </message>
  <message>
   <source>There is no tool {0}</source>
   <translation>No hay ninguna herramienta {0}</translation>
  </message>
  <message>
   <source>there is no tool {0}</source>
   <translation>no hay ninguna herramienta {0}</translation>
  </message>
  <message>
   <source>there is no tool {0} any more</source>
   <translation>ya no hay ninguna herramienta {0}</translation>
  </message>
  <message>
   <source>There is no tool {0}. The tools are: {1}.</source>
   <translation>No hay ninguna herramienta {0}. Las herramientas son: {1}.</translation>
  </message>
  <message>
   <source>there is no tool {0}.{1}</source>
   <translation>no hay ninguna herramienta {0}.{1}</translation>
  </message>
  <message>
   <source>There is no tool {0}; you have no tools. Answer without one.</source>
   <translation>No hay ninguna herramienta {0}; usted no tiene herramientas. Responda sin ninguna.</translation>
  </message>
  <message>
   <source>there is no trace</source>
   <translation>no hay traza</translation>
  </message>
  <message>
   <source>there is no type {0}</source>
   <translation>no hay ningún tipo {0}</translation>
  </message>
  <message>
   <source>there is no {0}</source>
   <translation>no hay {0}</translation>
  </message>
  <message>
   <source>there is no {0} yet</source>
   <translation>aún no hay {0}</translation>
  </message>
  <message>
   <source>there is no {0} {1}</source>
   <translation>no hay {0} {1}</translation>
  </message>
  <message>
   <source>There is none</source>
   <translation>No hay</translation>
  </message>
  <message>
   <source>there is none</source>
   <translation>no hay ninguno</translation>
  </message>
  <message>
   <source>there is none of that name here</source>
   <translation>aquí no hay ninguna con ese nombre</translation>
  </message>
  <message>
   <source>there is none to choose</source>
   <translation>no hay ninguno que elegir</translation>
  </message>
  <message>
   <source>there is nothing at {0}</source>
   <translation>no hay nada en {0}</translation>
  </message>
  <message>
   <source>there is nothing inside</source>
   <translation>no hay nada dentro</translation>
  </message>
  <message>
   <source>There is nothing inside {0}</source>
   <translation>No hay nada dentro de {0}</translation>
  </message>
  <message>
   <source>there is nothing like it here</source>
   <translation>aquí no hay nada parecido</translation>
  </message>
  <message>
   <source>There is nothing to clean up.</source>
   <translation>No hay nada que limpiar.</translation>
  </message>
  <message>
   <source>there is nothing to compare</source>
   <translation>no hay nada que comparar</translation>
  </message>
  <message>
   <source>There is nothing to compare.</source>
   <translation>No hay nada que comparar.</translation>
  </message>
  <message>
   <source>there is nothing to pack, or too much</source>
   <translation>no hay nada que empaquetar, o demasiado</translation>
  </message>
  <message>
   <source>there is nothing to remember</source>
   <translation>no hay nada que recordar</translation>
  </message>
  <message>
   <source>There is only {0}.</source>
   <translation>Solo hay {0}.</translation>
  </message>
  <message>
   <source>there is {0} {1} already</source>
   <translation>ya hay {0} {1}</translation>
  </message>
  <message>
   <source>there one after the other</source>
   <translation>allí uno tras otro</translation>
  </message>
  <message>
   <source>there one step comes after another</source>
   <translation>allí un paso va tras otro</translation>
  </message>
  <message>
   <source>there the agents share one conversation</source>
   <translation>allí los agentes comparten una conversación</translation>
  </message>
  <message>
   <source>there the first way with a word in the text is taken, also inside another word</source>
   <translation>allí se toma el primer camino con una palabra en el texto, también dentro de otra palabra</translation>
  </message>
  <message>
   <source>there was a new file</source>
   <translation>hubo un archivo nuevo</translation>
  </message>
  <message>
   <source>there was not enough memory</source>
   <translation>no había suficiente memoria</translation>
  </message>
  <message>
   <source>These answer on the usual ports. None is used until you connect it.</source>
   <translation>Estos responden en los puertos habituales. Ninguno se usa hasta que lo conecte.</translation>
  </message>
  <message>
   <source>These are the newest {0}.</source>
   <translation>Estas son las {0} más nuevas.</translation>
  </message>
  <message>
   <source>These calls, in this order</source>
   <translation>Estas llamadas, en este orden</translation>
  </message>
  <message>
   <source>These two are already linked</source>
   <translation>Estos dos ya están enlazados</translation>
  </message>
  <message>
   <source>These two do not fit</source>
   <translation>Estos dos no encajan</translation>
  </message>
  <message>
   <source>These values came out. They can be changed.</source>
   <translation>Estos valores salieron. Se pueden cambiar.</translation>
  </message>
  <message>
   <source>These values go in. They can be changed.</source>
   <translation>Estos valores entran. Se pueden cambiar.</translation>
  </message>
  <message>
   <source>these words, one after the other</source>
   <translation>estas palabras, una tras otra</translation>
  </message>
  <message>
   <source>they are from 1 to 31</source>
   <translation>van de 1 a 31</translation>
  </message>
  <message>
   <source>they are full paths, or begin with ~ or sample:</source>
   <translation>son rutas completas, o empiezan por ~ o sample:</translation>
  </message>
  <message>
   <source>they are in the script: look for keys</source>
   <translation>están en el script: busque claves</translation>
  </message>
  <message>
   <source>they are nested too deep, or refer to themselves</source>
   <translation>están anidados a demasiada profundidad, o se refieren a sí mismos</translation>
  </message>
  <message>
   <source>they are no object</source>
   <translation>no son un objeto</translation>
  </message>
  <message>
   <source>They are not looked for.</source>
   <translation>No se buscan.</translation>
  </message>
  <message>
   <source>they are plain numbers</source>
   <translation>son números sencillos</translation>
  </message>
  <message>
   <source>they are run there</source>
   <translation>allí se ejecutan</translation>
  </message>
  <message>
   <source>they are two times such as 08:00 and 18:00</source>
   <translation>son dos horas como 08:00 y 18:00</translation>
  </message>
  <message>
   <source>They are used where they lie; nothing is copied or changed.</source>
   <translation>Se usan donde están; nada se copia ni se cambia.</translation>
  </message>
  <message>
   <source>They differ</source>
   <translation>Difieren</translation>
  </message>
  <message>
   <source>they refer to {0}, which is elsewhere</source>
   <translation>se refieren a {0}, que está en otro sitio</translation>
  </message>
  <message>
   <source>they refer to {0}, which is not there</source>
   <translation>se refieren a {0}, que no está</translation>
  </message>
  <message>
   <source>Thinking</source>
   <translation>Pensando</translation>
  </message>
  <message>
   <source>thinking</source>
   <translation>pensando</translation>
  </message>
  <message>
   <source>This</source>
   <translation>Esto</translation>
  </message>
  <message>
   <source>this action</source>
   <translation>esta acción</translation>
  </message>
  <message>
   <source>This cannot be done</source>
   <translation>Esto no se puede hacer</translation>
  </message>
  <message>
   <source>This check is not known.</source>
   <translation>Esta comprobación no se conoce.</translation>
  </message>
  <message>
   <source>this collection has no embedding model, so it is searched by words only</source>
   <translation>esta colección no tiene modelo de embeddings, así que solo se busca por palabras</translation>
  </message>
  <message>
   <source>This computer's clock</source>
   <translation>El reloj de este equipo</translation>
  </message>
  <message>
   <source>this conversion cannot be done: {0}</source>
   <translation>esta conversión no se puede hacer: {0}</translation>
  </message>
  <message>
   <source>this evaluation goes on</source>
   <translation>esta evaluación sigue</translation>
  </message>
  <message>
   <source>this evaluation goes on in another window or command</source>
   <translation>esta evaluación sigue en otra ventana u orden</translation>
  </message>
  <message>
   <source>this evaluation has ended</source>
   <translation>esta evaluación ha terminado</translation>
  </message>
  <message>
   <source>this field</source>
   <translation>este campo</translation>
  </message>
  <message>
   <source>This graph has no inputs: it runs as it is.</source>
   <translation>Este grafo no tiene entradas: se ejecuta tal cual.</translation>
  </message>
  <message>
   <source>This graph takes no message</source>
   <translation>Este grafo no toma mensajes</translation>
  </message>
  <message>
   <source>this header cannot be set</source>
   <translation>esta cabecera no se puede poner</translation>
  </message>
  <message>
   <source>This installation is locked</source>
   <translation>Esta instalación está bloqueada</translation>
  </message>
  <message>
   <source>This is a defect.</source>
   <translation>Esto es un defecto.</translation>
  </message>
  <message>
   <source>This is a fault of the program. Copy the details for a report.</source>
   <translation>Esto es un defecto del programa. Copie los detalles para informar de él.</translation>
  </message>
  <message>
   <source>This is a rehearsal: the tool would have been called. Nothing was changed.</source>
   <translation>Esto es un ensayo: se habría llamado a la herramienta. No se cambió nada.</translation>
  </message>
  <message>
   <source>This is all that a model is told of the tool, word for word.</source>
   <translation>Esto es todo lo que se dice a un modelo de la herramienta, palabra por palabra.</translation>
  </message>
  <message>
   <source>this is no agent or graph that is read here</source>
   <translation>esto no es un agente ni un grafo que se lea aquí</translation>
  </message>
  <message>
   <source>this is no component of AutoGen</source>
   <translation>esto no es un componente de AutoGen</translation>
  </message>
  <message>
   <source>this is no flow of Langflow</source>
   <translation>esto no es un flujo de Langflow</translation>
  </message>
  <message>
   <source>this is not allowed</source>
   <translation>esto no está permitido</translation>
  </message>
  <message>
   <source>this link is there twice</source>
   <translation>este enlace está dos veces</translation>
  </message>
  <message>
   <source>This link was not opened</source>
   <translation>Este enlace no se abrió</translation>
  </message>
  <message>
   <source>This machine</source>
   <translation>Este equipo</translation>
  </message>
  <message>
   <source>this machine only</source>
   <translation>solo este equipo</translation>
  </message>
  <message>
   <source>This machine was not measured. Models › This machine does that at any time.</source>
   <translation>Este equipo no se midió. Modelos › Este equipo lo hace en cualquier momento.</translation>
  </message>
  <message>
   <source>this machine's</source>
   <translation>la de este equipo</translation>
  </message>
  <message>
   <source>this model cannot be measured: no step was shown</source>
   <translation>este modelo no se puede medir: no se mostró ningún paso</translation>
  </message>
  <message>
   <source>this model cannot be measured: {0}</source>
   <translation>este modelo no se puede medir: {0}</translation>
  </message>
  <message>
   <source>this model does not rank texts: its file names no rank pooling</source>
   <translation>este modelo no ordena textos: su archivo no indica rank pooling</translation>
  </message>
  <message>
   <source>this model makes vectors of texts or ranks them, and writes no tokens</source>
   <translation>este modelo hace vectores de textos o los ordena, y no escribe tokens</translation>
  </message>
  <message>
   <source>this model makes vectors of texts or ranks them, and writes nothing</source>
   <translation>este modelo hace vectores de textos o los ordena, y no escribe nada</translation>
  </message>
  <message>
   <source>this model ranks texts and makes no vectors of them</source>
   <translation>este modelo ordena textos y no hace vectores de ellos</translation>
  </message>
  <message>
   <source>this model's engine does not show single tokens and their probabilities</source>
   <translation>el motor de este modelo no muestra tokens sueltos y sus probabilidades</translation>
  </message>
  <message>
   <source>this model's engine makes no vectors of texts and ranks none</source>
   <translation>el motor de este modelo no hace vectores de textos ni los ordena</translation>
  </message>
  <message>
   <source>this model's memory cannot be cut back, so all of it is read again</source>
   <translation>la memoria de este modelo no se puede recortar, así que todo se lee de nuevo</translation>
  </message>
  <message>
   <source>this option</source>
   <translation>esta opción</translation>
  </message>
  <message>
   <source>This page as a PNG</source>
   <translation>Esta página en PNG</translation>
  </message>
  <message>
   <source>This panel is in its own window.</source>
   <translation>Este panel está en su propia ventana.</translation>
  </message>
  <message>
   <source>this port is no longer there</source>
   <translation>este puerto ya no existe</translation>
  </message>
  <message>
   <source>This program</source>
   <translation>Este programa</translation>
  </message>
  <message>
   <source>this program has no server</source>
   <translation>este programa no tiene servidor</translation>
  </message>
  <message>
   <source>this program runs from its source, which an update does not replace</source>
   <translation>este programa se ejecuta desde su código fuente, que una actualización no sustituye</translation>
  </message>
  <message>
   <source>This program stays on this machine; nothing was sent.</source>
   <translation>Este programa se queda en este equipo; no se envió nada.</translation>
  </message>
  <message>
   <source>This run</source>
   <translation>Esta ejecución</translation>
  </message>
  <message>
   <source>This run is no longer there.</source>
   <translation>Esta ejecución ya no existe.</translation>
  </message>
  <message>
   <source>This server tells no measurements</source>
   <translation>Este servidor no dice mediciones</translation>
  </message>
  <message>
   <source>This step</source>
   <translation>Este paso</translation>
  </message>
  <message>
   <source>This step is the same in both runs.</source>
   <translation>Este paso es igual en ambas ejecuciones.</translation>
  </message>
  <message>
   <source>this store is not encrypted</source>
   <translation>este almacén no está cifrado</translation>
  </message>
  <message>
   <source>This system does not count what its disks read and write.</source>
   <translation>Este sistema no cuenta lo que leen y escriben sus discos.</translation>
  </message>
  <message>
   <source>This system does not tell connections.</source>
   <translation>Este sistema no dice conexiones.</translation>
  </message>
  <message>
   <source>this system has no keyring that keeps anything</source>
   <translation>este sistema no tiene ningún llavero que guarde algo</translation>
  </message>
  <message>
   <source>This system has no keyring, so it holds until you quit.</source>
   <translation>Este sistema no tiene llavero, así que vale hasta que salga.</translation>
  </message>
  <message>
   <source>This system has no keyring, so it is kept in a file that only you can read.</source>
   <translation>Este sistema no tiene llavero, así que se guarda en un archivo que solo usted puede leer.</translation>
  </message>
  <message>
   <source>This takes a while where much is kept. If the machine goes off meanwhile, the next start goes on.</source>
   <translation>Tarda un rato si hay mucho guardado. Si el equipo se apaga mientras tanto, el próximo inicio continúa.</translation>
  </message>
  <message>
   <source>This tool changes or sends something, also when it is only tried.</source>
   <translation>Esta herramienta cambia o envía algo, también cuando solo se prueba.</translation>
  </message>
  <message>
   <source>this tool was not granted</source>
   <translation>esta herramienta no se concedió</translation>
  </message>
  <message>
   <source>This type needs a text: at least {0} tokens, about {1} characters.</source>
   <translation>Este tipo necesita un texto: al menos {0} tokens, unos {1} caracteres.</translation>
  </message>
  <message>
   <source>This version does not know such nodes. It is kept as it is.</source>
   <translation>Esta versión no conoce esos nodos. Se conserva tal cual.</translation>
  </message>
  <message>
   <source>This version knows no nodes of the kind {0}</source>
   <translation>Esta versión no conoce nodos del tipo {0}</translation>
  </message>
  <message>
   <source>this was a {0}, and its policy is gone</source>
   <translation>esto era un {0}, y su política ha desaparecido</translation>
  </message>
  <message>
   <source>this wire</source>
   <translation>este cable</translation>
  </message>
  <message>
   <source>those it names</source>
   <translation>los que nombra</translation>
  </message>
  <message>
   <source>Thought</source>
   <translation>Pensamiento</translation>
  </message>
  <message numerus="yes">
   <source>Thought, %Ln characters</source>
   <translation>
    <numerusform>Pensamiento, %Ln carácter</numerusform>
    <numerusform>Pensamiento, %Ln caracteres</numerusform>
   </translation>
  </message>
  <message>
   <source>Thread</source>
   <translation>Hilo</translation>
  </message>
  <message>
   <source>Threads</source>
   <translation>Hilos</translation>
  </message>
  <message>
   <source>Threads of one model. By itself, Workbench measures what is best.</source>
   <translation>Hilos de un modelo. Por sí solo, Workbench mide qué es mejor.</translation>
  </message>
  <message>
   <source>Three of each kind: quick, but rough</source>
   <translation>Tres de cada tipo: rápido, pero aproximado</translation>
  </message>
  <message>
   <source>Threshold</source>
   <translation>Umbral</translation>
  </message>
  <message>
   <source>Thu</source>
   <translation>Jue</translation>
  </message>
  <message>
   <source>Thursday</source>
   <translation>jueves</translation>
  </message>
  <message>
   <source>Tick what is to be removed.</source>
   <translation>Marque lo que se debe quitar.</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>Tiempo</translation>
  </message>
  <message>
   <source>time and rows are limited, memory is not</source>
   <translation>el tiempo y las filas están limitados, la memoria no</translation>
  </message>
  <message>
   <source>Time between two measurements.</source>
   <translation>Tiempo entre dos mediciones.</translation>
  </message>
  <message>
   <source>Time in which the model was loaded.</source>
   <translation>Tiempo en que el modelo estuvo cargado.</translation>
  </message>
  <message>
   <source>Time in which the model worked on a request.</source>
   <translation>Tiempo en que el modelo trabajó en una solicitud.</translation>
  </message>
  <message>
   <source>Time limit</source>
   <translation>Límite de tiempo</translation>
  </message>
  <message>
   <source>time limit</source>
   <translation>límite de tiempo</translation>
  </message>
  <message>
   <source>Time of an answer in seconds</source>
   <translation>Tiempo de una respuesta en segundos</translation>
  </message>
  <message>
   <source>Time shown</source>
   <translation>Periodo mostrado</translation>
  </message>
  <message>
   <source>Time to find a setting</source>
   <translation>Tiempo para hallar un ajuste</translation>
  </message>
  <message>
   <source>Time to first token</source>
   <translation>Tiempo hasta el primer token</translation>
  </message>
  <message>
   <source>Time to first token, lately</source>
   <translation>Tiempo hasta el primer token, últimamente</translation>
  </message>
  <message>
   <source>Time zone</source>
   <translation>Zona horaria</translation>
  </message>
  <message>
   <source>Time: not held</source>
   <translation>Tiempo: sin contención</translation>
  </message>
  <message>
   <source>Times</source>
   <translation>Horas</translation>
  </message>
  <message>
   <source>Times of answers: middle half, median and 95 %</source>
   <translation>Tiempos de las respuestas: mitad central, mediana y 95 %</translation>
  </message>
  <message>
   <source>times, each</source>
   <translation>veces, cada una</translation>
  </message>
  <message>
   <source>Title</source>
   <translation>Título</translation>
  </message>
  <message>
   <source>Title of the bundle</source>
   <translation>Título del paquete</translation>
  </message>
  <message>
   <source>Title of the first screen</source>
   <translation>Título de la primera pantalla</translation>
  </message>
  <message>
   <source>Title of the model</source>
   <translation>Título del modelo</translation>
  </message>
  <message>
   <source>Title of the node</source>
   <translation>Título del nodo</translation>
  </message>
  <message>
   <source>To change</source>
   <translation>Para cambiar</translation>
  </message>
  <message>
   <source>To reach it</source>
   <translation>Para llegar a él</translation>
  </message>
  <message>
   <source>To the first word</source>
   <translation>Hasta la primera palabra</translation>
  </message>
  <message>
   <source>To try cases again, start a new evaluation on the data set.</source>
   <translation>Para probar casos de nuevo, inicie una evaluación nueva del conjunto de datos.</translation>
  </message>
  <message>
   <source>Today</source>
   <translation>Hoy</translation>
  </message>
  <message>
   <source>today</source>
   <translation>hoy</translation>
  </message>
  <message>
   <source>Today, {0}</source>
   <translation>Hoy, {0}</translation>
  </message>
  <message>
   <source>Today, {0} · {1} ago</source>
   <translation>Hoy, {0} · hace {1}</translation>
  </message>
  <message>
   <source>tok/s</source>
   <translation>tok/s</translation>
  </message>
  <message>
   <source>Token boundaries</source>
   <translation>Límites de los tokens</translation>
  </message>
  <message>
   <source>token limit</source>
   <translation>límite de tokens</translation>
  </message>
  <message>
   <source>Token {0} of {1}</source>
   <translation>Token {0} de {1}</translation>
  </message>
  <message>
   <source>Tokeniser</source>
   <translation>Tokenizador</translation>
  </message>
  <message>
   <source>Tokens</source>
   <translation>Tokens</translation>
  </message>
  <message>
   <source>tokens</source>
   <translation>tokens</translation>
  </message>
  <message>
   <source>Tokens a day</source>
   <translation>Tokens al día</translation>
  </message>
  <message>
   <source>Tokens all loaded models wrote in the last second.</source>
   <translation>Tokens que todos los modelos cargados escribieron en el último segundo.</translation>
  </message>
  <message>
   <source>tokens in one step</source>
   <translation>tokens en un paso</translation>
  </message>
  <message>
   <source>Tokens of a run</source>
   <translation>Tokens de una ejecución</translation>
  </message>
  <message>
   <source>tokens of a step</source>
   <translation>tokens de un paso</translation>
  </message>
  <message>
   <source>Tokens per second</source>
   <translation>Tokens por segundo</translation>
  </message>
  <message>
   <source>Tokens per second of servers</source>
   <translation>Tokens por segundo de los servidores</translation>
  </message>
  <message>
   <source>Tokens read</source>
   <translation>Tokens leídos</translation>
  </message>
  <message>
   <source>Tokens written</source>
   <translation>Tokens escritos</translation>
  </message>
  <message>
   <source>Tokens/s</source>
   <translation>Tokens/s</translation>
  </message>
  <message>
   <source>Too few cases to tell {0} from {1}</source>
   <translation>Muy pocos casos para distinguir {0} de {1}</translation>
  </message>
  <message>
   <source>too long</source>
   <translation>demasiado largo</translation>
  </message>
  <message>
   <source>Too many files were opened at once</source>
   <translation>Se abrieron demasiados archivos a la vez</translation>
  </message>
  <message>
   <source>Too many lines at once.</source>
   <translation>Demasiadas líneas a la vez.</translation>
  </message>
  <message>
   <source>too many loops inside one another</source>
   <translation>demasiados bucles unos dentro de otros</translation>
  </message>
  <message>
   <source>Too many notices at once.</source>
   <translation>Demasiados avisos a la vez.</translation>
  </message>
  <message>
   <source>too many wrong PINs: the next try is taken in {0}</source>
   <translation>demasiados PIN erróneos: el próximo intento se acepta en {0}</translation>
  </message>
  <message>
   <source>too much was copied</source>
   <translation>se copió demasiado</translation>
  </message>
  <message>
   <source>too short</source>
   <translation>demasiado corto</translation>
  </message>
  <message>
   <source>Too slow after</source>
   <translation>Demasiado lento tras</translation>
  </message>
  <message>
   <source>Took</source>
   <translation>Tardó</translation>
  </message>
  <message>
   <source>Tool</source>
   <translation>Herramienta</translation>
  </message>
  <message>
   <source>tool</source>
   <translation>herramienta</translation>
  </message>
  <message>
   <source>Tool call</source>
   <translation>Llamada a herramienta</translation>
  </message>
  <message>
   <source>tool call</source>
   <translation>llamada a herramienta</translation>
  </message>
  <message>
   <source>Tool call ended</source>
   <translation>Llamada a herramienta terminada</translation>
  </message>
  <message>
   <source>Tool call refused</source>
   <translation>Llamada a herramienta rechazada</translation>
  </message>
  <message>
   <source>Tool called</source>
   <translation>Herramienta llamada</translation>
  </message>
  <message>
   <source>Tool calls</source>
   <translation>Llamadas a herramientas</translation>
  </message>
  <message>
   <source>tool calls held to their schema</source>
   <translation>llamadas a herramientas sujetas a su esquema</translation>
  </message>
  <message>
   <source>Tool calls of %s</source>
   <translation>Llamadas a herramientas de %s</translation>
  </message>
  <message>
   <source>tool calls: the form in which this model writes them is read, but not held</source>
   <translation>llamadas a herramienta: la forma en que este modelo las escribe se lee, pero no se impone</translation>
  </message>
  <message>
   <source>tool calls: this connection offers no tools to its model</source>
   <translation>llamadas a herramienta: esta conexión no ofrece herramientas a su modelo</translation>
  </message>
  <message>
   <source>tool calls: this server is not known to hold them to their parameters</source>
   <translation>llamadas a herramienta: no se sabe que este servidor las sujete a sus parámetros</translation>
  </message>
  <message>
   <source>Tool of the program</source>
   <translation>Herramienta del programa</translation>
  </message>
  <message>
   <source>Tool parser</source>
   <translation>Analizador de herramientas</translation>
  </message>
  <message>
   <source>Tool ran for</source>
   <translation>La herramienta se ejecutó durante</translation>
  </message>
  <message>
   <source>Tool with a network</source>
   <translation>Herramienta con red</translation>
  </message>
  <message>
   <source>Tools</source>
   <translation>Herramientas</translation>
  </message>
  <message>
   <source>tools</source>
   <translation>herramientas</translation>
  </message>
  <message>
   <source>Tools and approvals</source>
   <translation>Herramientas y aprobaciones</translation>
  </message>
  <message>
   <source>Tools it may use</source>
   <translation>Herramientas que puede usar</translation>
  </message>
  <message>
   <source>Tools it may use. What the sentence speaks of is chosen.</source>
   <translation>Herramientas que puede usar. Las que menciona la frase están elegidas.</translation>
  </message>
  <message>
   <source>Tools may be for some roles only; no agent can use the others. Anyone who can open these settings can change it.</source>
   <translation>Las herramientas pueden ser solo para algunos roles; ningún agente usa las demás. Quien pueda abrir estos ajustes puede cambiarlo.</translation>
  </message>
  <message>
   <source>Tools may fail</source>
   <translation>Las herramientas pueden fallar</translation>
  </message>
  <message>
   <source>tools of MCP servers are added in the program</source>
   <translation>las herramientas de servidores MCP se añaden en el programa</translation>
  </message>
  <message>
   <source>Tools of the program that only read may run</source>
   <translation>Las herramientas del programa que solo leen pueden ejecutarse</translation>
  </message>
  <message>
   <source>Tools of the server</source>
   <translation>Herramientas del servidor</translation>
  </message>
  <message>
   <source>tools of {0}</source>
   <translation>herramientas de {0}</translation>
  </message>
  <message>
   <source>Tools offered: {0}</source>
   <translation>Herramientas ofrecidas: {0}</translation>
  </message>
  <message>
   <source>Tools that are always allowed</source>
   <translation>Herramientas siempre permitidas</translation>
  </message>
  <message>
   <source>Tools that could not be read</source>
   <translation>Herramientas que no se pudieron leer</translation>
  </message>
  <message>
   <source>Tools that may run although they ask</source>
   <translation>Herramientas que pueden ejecutarse aunque pregunten</translation>
  </message>
  <message>
   <source>Tools {0}</source>
   <translation>Herramientas {0}</translation>
  </message>
  <message>
   <source>Top k</source>
   <translation>Top k</translation>
  </message>
  <message>
   <source>Top p</source>
   <translation>Top p</translation>
  </message>
  <message>
   <source>top-k, min-p and the repetition penalty</source>
   <translation>top-k, min-p y la penalización por repetición</translation>
  </message>
  <message>
   <source>Total memory minus what the system says is available, all programs together.</source>
   <translation>Memoria total menos la que el sistema dice disponible, todos los programas juntos.</translation>
  </message>
  <message>
   <source>Tour of the window</source>
   <translation>Recorrido por la ventana</translation>
  </message>
  <message>
   <source>Trace</source>
   <translation>Traza</translation>
  </message>
  <message>
   <source>Trace collector</source>
   <translation>Recolector de trazas</translation>
  </message>
  <message>
   <source>traces, results used again, breakpoints</source>
   <translation>trazas, resultados reutilizados, puntos de interrupción</translation>
  </message>
  <message>
   <source>Trained context</source>
   <translation>Contexto entrenado</translation>
  </message>
  <message>
   <source>Transcript</source>
   <translation>Transcripción</translation>
  </message>
  <message>
   <source>Transcript of the run</source>
   <translation>Transcripción de la ejecución</translation>
  </message>
  <message>
   <source>Translation</source>
   <translation>Traducción</translation>
  </message>
  <message>
   <source>Tree</source>
   <translation>Árbol</translation>
  </message>
  <message>
   <source>Tried</source>
   <translation>Intentado</translation>
  </message>
  <message>
   <source>Tried again</source>
   <translation>Intentado otra vez</translation>
  </message>
  <message>
   <source>Tries</source>
   <translation>Intentos</translation>
  </message>
  <message>
   <source>Tries after a failure</source>
   <translation>Intentos tras un fallo</translation>
  </message>
  <message>
   <source>Tries again</source>
   <translation>Reintentos</translation>
  </message>
  <message>
   <source>Tries of each case</source>
   <translation>Intentos de cada caso</translation>
  </message>
  <message>
   <source>true or false</source>
   <translation>true o false</translation>
  </message>
  <message>
   <source>Trusted by</source>
   <translation>De confianza según</translation>
  </message>
  <message>
   <source>Trusted signer</source>
   <translation>Firmante de confianza</translation>
  </message>
  <message>
   <source>Try a larger model, or describe the fields.</source>
   <translation>Pruebe un modelo mayor, o describa los campos.</translation>
  </message>
  <message>
   <source>Try a model</source>
   <translation>Probar un modelo</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>Intentar de nuevo</translation>
  </message>
  <message>
   <source>Try again later.</source>
   <translation>Inténtelo más tarde.</translation>
  </message>
  <message>
   <source>Try again later; what was fetched is kept.</source>
   <translation>Inténtelo más tarde; lo descargado se conserva.</translation>
  </message>
  <message>
   <source>Try again when no other program refreshes it.</source>
   <translation>Inténtelo de nuevo cuando ningún otro programa lo actualice.</translation>
  </message>
  <message>
   <source>Try again with edited arguments</source>
   <translation>Intentar de nuevo con argumentos editados</translation>
  </message>
  <message>
   <source>Try again, or a larger model.</source>
   <translation>Inténtelo de nuevo, o con un modelo mayor.</translation>
  </message>
  <message>
   <source>Try again.</source>
   <translation>Inténtelo de nuevo.</translation>
  </message>
  <message>
   <source>Try again: it is read anew.</source>
   <translation>Inténtelo de nuevo: se lee otra vez.</translation>
  </message>
  <message>
   <source>Try again; if it repeats, load the model again.</source>
   <translation>Inténtelo de nuevo; si se repite, cargue el modelo de nuevo.</translation>
  </message>
  <message>
   <source>Try again; if it repeats, start it again.</source>
   <translation>Inténtelo de nuevo; si se repite, inícielo de nuevo.</translation>
  </message>
  <message>
   <source>Try again; if it repeats, unload the model and load it once more.</source>
   <translation>Inténtelo de nuevo; si se repite, descargue el modelo de memoria y cárguelo otra vez.</translation>
  </message>
  <message>
   <source>Try again; if it repeats, use the ONNX Runtime GenAI engine for this model.</source>
   <translation>Inténtelo de nuevo; si se repite, use el motor ONNX Runtime GenAI para este modelo.</translation>
  </message>
  <message>
   <source>Try agents on these cases (Ctrl+Shift+E)</source>
   <translation>Probar agentes con estos casos (Ctrl+Mayús+E)</translation>
  </message>
  <message>
   <source>Try it</source>
   <translation>Probar</translation>
  </message>
  <message>
   <source>Try it again.</source>
   <translation>Inténtelo otra vez.</translation>
  </message>
  <message>
   <source>Try it in a run of that agent.</source>
   <translation>Pruébelo en una ejecución de ese agente.</translation>
  </message>
  <message>
   <source>Try it in a terminal; here it reaches what is granted.</source>
   <translation>Pruébelo en un terminal; aquí alcanza lo que se le concede.</translation>
  </message>
  <message>
   <source>Try it with a trap</source>
   <translation>Probarlo con una trampa</translation>
  </message>
  <message>
   <source>Try it, or see what the model sees</source>
   <translation>Probarla, o ver lo que ve el modelo</translation>
  </message>
  <message>
   <source>Try it: compare on a sample</source>
   <translation>Pruébelo: compare con una muestra</translation>
  </message>
  <message>
   <source>Try number {0}</source>
   <translation>Intento {0}</translation>
  </message>
  <message>
   <source>Try the tool</source>
   <translation>Probar la herramienta</translation>
  </message>
  <message>
   <source>Try the tool with these values (Ctrl+Return)</source>
   <translation>Probar la herramienta con estos valores (Ctrl+Intro)</translation>
  </message>
  <message>
   <source>Try those again that gave no answer or could not be judged</source>
   <translation>Intentar de nuevo los que no dieron respuesta o no se pudieron juzgar</translation>
  </message>
  <message>
   <source>Try {0}</source>
   <translation>Probar {0}</translation>
  </message>
  <message>
   <source>Try {0} again</source>
   <translation>Intentar {0} de nuevo</translation>
  </message>
  <message>
   <source>trying what production will do, for a few people</source>
   <translation>probar lo que hará producción, para unas pocas personas</translation>
  </message>
  <message>
   <source>Tue</source>
   <translation>Mar</translation>
  </message>
  <message>
   <source>Tuesday</source>
   <translation>martes</translation>
  </message>
  <message>
   <source>Turn back</source>
   <translation>Volver atrás</translation>
  </message>
  <message>
   <source>Turn it on in the settings, or leave the address out.</source>
   <translation>Enciéndala en los ajustes, u omita la dirección.</translation>
  </message>
  <message>
   <source>Turn it on in the settings, or write network: off and take those nodes away.</source>
   <translation>Actívela en los ajustes, o escriba network: off y quite esos nodos.</translation>
  </message>
  <message>
   <source>Turn it on with the window</source>
   <translation>Encenderlo con la ventana</translation>
  </message>
  <message>
   <source>Turn off</source>
   <translation>Apagar</translation>
  </message>
  <message>
   <source>Turn on</source>
   <translation>Encender</translation>
  </message>
  <message>
   <source>Turn the local server on or off</source>
   <translation>Encender o apagar el servidor local</translation>
  </message>
  <message>
   <source>Turn the network on in the settings, or use a model that is here.</source>
   <translation>Encienda la red en los ajustes, o use un modelo de aquí.</translation>
  </message>
  <message>
   <source>Turn the network on in the settings.</source>
   <translation>Encienda la red en los ajustes.</translation>
  </message>
  <message>
   <source>Turning everything back to what it was…</source>
   <translation>Devolviendo todo a como estaba…</translation>
  </message>
  <message>
   <source>Turning the server on or off</source>
   <translation>Encendiendo o apagando el servidor</translation>
  </message>
  <message>
   <source>Two letters</source>
   <translation>Dos letras</translation>
  </message>
  <message>
   <source>two links lead to {0}</source>
   <translation>dos enlaces llevan a {0}</translation>
  </message>
  <message>
   <source>two variables are compared, or worked with</source>
   <translation>se comparan dos variables, o se opera con ellas</translation>
  </message>
  <message>
   <source>Type</source>
   <translation>Tipo</translation>
  </message>
  <message>
   <source>Type a command</source>
   <translation>Escriba un comando</translation>
  </message>
  <message>
   <source>Type a few words of its name and press Enter. Nothing leaves this machine before you do; then only these words go to the source you choose. The catalogue needs no network.</source>
   <translation>Escriba unas palabras de su nombre y pulse Intro. Nada sale de este equipo antes; entonces solo esas palabras van a la fuente que elija. El catálogo no necesita red.</translation>
  </message>
  <message>
   <source>Type it again.</source>
   <translation>Escríbalo de nuevo.</translation>
  </message>
  <message>
   <source>Type it when it is asked, or pipe it in.</source>
   <translation>Escríbalo cuando se pida, o páselo por la entrada.</translation>
  </message>
  <message>
   <source>Type its name, or let the server list what it has.</source>
   <translation>Escriba su nombre, o deje que el servidor liste lo que tiene.</translation>
  </message>
  <message>
   <source>Type name and PIN of an administrator.</source>
   <translation>Escriba el nombre y el PIN de un administrador.</translation>
  </message>
  <message>
   <source>type of the KV cache</source>
   <translation>tipo de la caché KV</translation>
  </message>
  <message>
   <source>Type one.</source>
   <translation>Escriba uno.</translation>
  </message>
  <message>
   <source>Type that text again.</source>
   <translation>Escriba ese texto de nuevo.</translation>
  </message>
  <message>
   <source>Type the name of one above, such as qwen3:4b, and press Fetch.</source>
   <translation>Escriba arriba el nombre de uno, como qwen3:4b, y pulse Descargar.</translation>
  </message>
  <message>
   <source>Type the new passphrase once more, then every file is encrypted. If it does not fit, nothing is changed. You can turn back at any time.</source>
   <translation>Escriba la nueva frase de paso otra vez, y se cifrará cada archivo. Si no coincide, nada cambia. Puede volver atrás en cualquier momento.</translation>
  </message>
  <message>
   <source>Type the new passphrase.</source>
   <translation>Escriba la nueva frase de paso.</translation>
  </message>
  <message>
   <source>Type the passphrase instead</source>
   <translation>Escribir la frase de paso en su lugar</translation>
  </message>
  <message>
   <source>Type the passphrase, then every file becomes plain: who gets hold of this disk reads it.</source>
   <translation>Escriba la frase de paso, y cada archivo quedará sin cifrar: quien consiga este disco lo lee.</translation>
  </message>
  <message>
   <source>Type the passphrase, then every file is encrypted anew with another key.</source>
   <translation>Escriba la frase de paso, y cada archivo se volverá a cifrar con otra clave.</translation>
  </message>
  <message>
   <source>Type the passphrase.</source>
   <translation>Escriba la frase de paso.</translation>
  </message>
  <message>
   <source>Type them, paste them from a spreadsheet, or make them of earlier runs.</source>
   <translation>Escríbalos, péguelos de una hoja de cálculo o hágalos de ejecuciones anteriores.</translation>
  </message>
  <message>
   <source>Type your name and your PIN.</source>
   <translation>Escriba su nombre y su PIN.</translation>
  </message>
  <message>
   <source>Types</source>
   <translation>Tipos</translation>
  </message>
  <message>
   <source>Under so many seconds</source>
   <translation>En menos de tantos segundos</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Deshacer</translation>
  </message>
  <message>
   <source>Undo delete</source>
   <translation>Deshacer eliminación</translation>
  </message>
  <message>
   <source>Undo deleting a rule</source>
   <translation>Deshacer la eliminación de una regla</translation>
  </message>
  <message>
   <source>Undo deleting the server</source>
   <translation>Deshacer la eliminación del servidor</translation>
  </message>
  <message>
   <source>Undo it now</source>
   <translation>Deshacerlo ahora</translation>
  </message>
  <message>
   <source>Undo reset</source>
   <translation>Deshacer restablecimiento</translation>
  </message>
  <message>
   <source>Undo reset brings yours back.</source>
   <translation>Deshacer restablecimiento recupera los suyos.</translation>
  </message>
  <message>
   <source>Undo takes it away, Save keeps it.</source>
   <translation>Deshacer lo quita, Guardar lo conserva.</translation>
  </message>
  <message>
   <source>Undo takes them away, Save keeps them.</source>
   <translation>Deshacer los quita, Guardar los conserva.</translation>
  </message>
  <message>
   <source>Undo the last note or tag</source>
   <translation>Deshacer la última nota o etiqueta</translation>
  </message>
  <message>
   <source>Unfold every step</source>
   <translation>Desplegar todos los pasos</translation>
  </message>
  <message>
   <source>Unhealthy</source>
   <translation>Con problemas</translation>
  </message>
  <message>
   <source>unhealthy</source>
   <translation>con problemas</translation>
  </message>
  <message>
   <source>Unit converter</source>
   <translation>Conversor de unidades</translation>
  </message>
  <message>
   <source>unknown</source>
   <translation>desconocido</translation>
  </message>
  <message>
   <source>unknown driver</source>
   <translation>controlador desconocido</translation>
  </message>
  <message>
   <source>unknown kind {0}</source>
   <translation>tipo desconocido {0}</translation>
  </message>
  <message>
   <source>Unknown signer</source>
   <translation>Firmante desconocido</translation>
  </message>
  <message>
   <source>Unload</source>
   <translation>Descargar de memoria</translation>
  </message>
  <message>
   <source>Unload a model, or close other programs.</source>
   <translation>Descargue de memoria un modelo, o cierre otros programas.</translation>
  </message>
  <message>
   <source>Unload it after</source>
   <translation>Descargarlo de memoria tras</translation>
  </message>
  <message>
   <source>Unload it as the settings say: %s</source>
   <translation>Descargarlo de memoria según los ajustes: %s</translation>
  </message>
  <message>
   <source>Unload it there first, then remove it.</source>
   <translation>Descárguelo de memoria allí antes y después quítelo.</translation>
  </message>
  <message>
   <source>Unload models idle for</source>
   <translation>Descargar de memoria los inactivos durante</translation>
  </message>
  <message>
   <source>unload models unused for {0} until it clears</source>
   <translation>descargar de memoria los modelos sin usar durante {0} hasta que termine</translation>
  </message>
  <message>
   <source>Unload other models or close other programs; the tokens without their probabilities can be shown.</source>
   <translation>Descargue de memoria otros modelos o cierre otros programas; los tokens sin sus probabilidades se pueden mostrar.</translation>
  </message>
  <message>
   <source>Unload other models, or choose a smaller one.</source>
   <translation>Descargue de memoria otros modelos, o elija uno menor.</translation>
  </message>
  <message>
   <source>Unload other models, or compare smaller files.</source>
   <translation>Descargue de memoria otros modelos, o compare archivos menores.</translation>
  </message>
  <message>
   <source>Unload them</source>
   <translation>Descargarlos de memoria</translation>
  </message>
  <message>
   <source>Unload when idle</source>
   <translation>Descargar de memoria si está inactivo</translation>
  </message>
  <message>
   <source>Unload {0}</source>
   <translation>Descargar de memoria {0}</translation>
  </message>
  <message>
   <source>Unload {0}, or raise 'Models at a time' in the settings.</source>
   <translation>Descargue de memoria {0}, o aumente 'Modelos a la vez' en los ajustes.</translation>
  </message>
  <message>
   <source>unload_idle has one setting: idle_for</source>
   <translation>unload_idle tiene un ajuste: idle_for</translation>
  </message>
  <message>
   <source>Unloaded {0}: {1}; {2}.</source>
   <translation>Descargado de memoria {0}: {1}; {2}.</translation>
  </message>
  <message>
   <source>unloading</source>
   <translation>descargando de memoria</translation>
  </message>
  <message>
   <source>Unloading %s</source>
   <translation>Descargando de memoria %s</translation>
  </message>
  <message>
   <source>Unloading…</source>
   <translation>Descargando…</translation>
  </message>
  <message>
   <source>Unlock</source>
   <translation>Desbloquear</translation>
  </message>
  <message>
   <source>Unlock the keyring, or put the file back; if the key is lost: workbench audit new-key.</source>
   <translation>Desbloquee el llavero, o reponga el archivo; si la clave se perdió: workbench audit new-key.</translation>
  </message>
  <message>
   <source>Unpack a subgraph</source>
   <translation>Desempaquetar un subgrafo</translation>
  </message>
  <message>
   <source>Unpack it on the drive first: workbench models unpack FILE --to FOLDER.</source>
   <translation>Desempaquételo antes en la unidad: workbench models unpack FILE --to FOLDER.</translation>
  </message>
  <message>
   <source>Unpack {0}</source>
   <translation>Desempaquetar {0}</translation>
  </message>
  <message>
   <source>unpacking was stopped; what was copied is kept</source>
   <translation>se detuvo el desempaquetado; lo copiado se conserva</translation>
  </message>
  <message>
   <source>Unpin</source>
   <translation>Soltar</translation>
  </message>
  <message>
   <source>until the program ends: there is no keyring</source>
   <translation>hasta que termine el programa: no hay llavero</translation>
  </message>
  <message>
   <source>until told</source>
   <translation>hasta nuevo aviso</translation>
  </message>
  <message>
   <source>Up to 1 B</source>
   <translation>Hasta 1 B</translation>
  </message>
  <message>
   <source>up to {0} times</source>
   <translation>hasta {0} veces</translation>
  </message>
  <message>
   <source>Update begun</source>
   <translation>Actualización iniciada</translation>
  </message>
  <message>
   <source>Update of Workbench</source>
   <translation>Actualización de Workbench</translation>
  </message>
  <message>
   <source>Update or downgrade the package llama-cpp-python, or take Q2_K.</source>
   <translation>Actualice o baje de versión el paquete llama-cpp-python, o tome Q2_K.</translation>
  </message>
  <message>
   <source>Update this one.</source>
   <translation>Actualice este programa.</translation>
  </message>
  <message>
   <source>Update this program, or connect the server again under another name.</source>
   <translation>Actualice este programa, o conecte el servidor de nuevo con otro nombre.</translation>
  </message>
  <message>
   <source>Update this program, or move the file away and make new keys.</source>
   <translation>Actualice este programa, o mueva el archivo a otro lugar y cree claves nuevas.</translation>
  </message>
  <message>
   <source>Update this program, or start it with another data folder.</source>
   <translation>Actualice este programa, o inícielo con otra carpeta de datos.</translation>
  </message>
  <message>
   <source>Update this program; the list was kept as {0}.</source>
   <translation>Actualice este programa; la lista se guardó como {0}.</translation>
  </message>
  <message>
   <source>Update this program; the model stays as it is until then.</source>
   <translation>Actualice este programa; el modelo queda como está hasta entonces.</translation>
  </message>
  <message>
   <source>Update this program; until then connections are refused or allowed as always, but not written down.</source>
   <translation>Actualice este programa; hasta entonces las conexiones se rechazan o permiten como siempre, pero no se anotan.</translation>
  </message>
  <message>
   <source>Update this program; until then the dashboards keep one hour.</source>
   <translation>Actualice este programa; hasta entonces los tableros guardan una hora.</translation>
  </message>
  <message>
   <source>Update this.</source>
   <translation>Actualice este.</translation>
  </message>
  <message>
   <source>Updates and packs</source>
   <translation>Actualizaciones y complementos</translation>
  </message>
  <message>
   <source>Updates and packs ({0})</source>
   <translation>Actualizaciones y complementos ({0})</translation>
  </message>
  <message>
   <source>Use</source>
   <translation>Usar</translation>
  </message>
  <message>
   <source>Use a GGUF file of this model with llama.cpp instead.</source>
   <translation>Use en su lugar un archivo GGUF de este modelo con llama.cpp.</translation>
  </message>
  <message>
   <source>Use a loop.</source>
   <translation>Use un bucle.</translation>
  </message>
  <message>
   <source>Use a name such as Europe/Paris.</source>
   <translation>Use un nombre como Europe/Paris.</translation>
  </message>
  <message>
   <source>Use a newer version of the program.</source>
   <translation>Use una versión más nueva del programa.</translation>
  </message>
  <message>
   <source>Use a number such as 192.168.1.20, or 127.0.0.1 for this machine only.</source>
   <translation>Use un número como 192.168.1.20, o 127.0.0.1 para solo este equipo.</translation>
  </message>
  <message>
   <source>Use a passphrase only.</source>
   <translation>Use solo una frase de paso.</translation>
  </message>
  <message>
   <source>Use another file of the model, or tools with simpler parameters.</source>
   <translation>Use otro archivo del modelo, o herramientas con parámetros más sencillos.</translation>
  </message>
  <message>
   <source>Use at most {0} characters.</source>
   <translation>Use como máximo {0} caracteres.</translation>
  </message>
  <message>
   <source>Use fewer.</source>
   <translation>Use menos.</translation>
  </message>
  <message>
   <source>Use Foreach.</source>
   <translation>Use Foreach.</translation>
  </message>
  <message>
   <source>Use it</source>
   <translation>Usarlo</translation>
  </message>
  <message>
   <source>Use letters, digits and _, up to 64.</source>
   <translation>Use letras, dígitos y _, hasta 64.</translation>
  </message>
  <message>
   <source>Use letters, digits and _.</source>
   <translation>Use letras, dígitos y _.</translation>
  </message>
  <message>
   <source>Use letters, digits and _; value is taken.</source>
   <translation>Use letras, dígitos y _; value ya está tomado.</translation>
  </message>
  <message>
   <source>Use letters.</source>
   <translation>Use letras.</translation>
  </message>
  <message>
   <source>Use list_files to see what is there.</source>
   <translation>Use list_files para ver lo que hay.</translation>
  </message>
  <message>
   <source>Use names such as mile, kg or degC.</source>
   <translation>Use nombres como mile, kg o degC.</translation>
  </message>
  <message>
   <source>Use only models and files that are on this machine.</source>
   <translation>Use solo modelos y archivos de este equipo.</translation>
  </message>
  <message>
   <source>Use patterns with *.</source>
   <translation>Use patrones con *.</translation>
  </message>
  <message>
   <source>Use read_file.</source>
   <translation>Use read_file.</translation>
  </message>
  <message>
   <source>Use small letters, digits and _.</source>
   <translation>Use letras minúsculas, dígitos y _.</translation>
  </message>
  <message>
   <source>Use small letters, digits, - and _.</source>
   <translation>Use minúsculas, dígitos, - y _.</translation>
  </message>
  <message>
   <source>Use that version, or move the file away.</source>
   <translation>Use esa versión, o retire el archivo de ahí.</translation>
  </message>
  <message>
   <source>Use that version. The file is left as it is.</source>
   <translation>Use esa versión. El archivo se deja como está.</translation>
  </message>
  <message>
   <source>Use the name of a document.</source>
   <translation>Use el nombre de un documento.</translation>
  </message>
  <message>
   <source>Use the ONNX Runtime GenAI engine for this model.</source>
   <translation>Use el motor ONNX Runtime GenAI para este modelo.</translation>
  </message>
  <message>
   <source>Use the ONNX Runtime GenAI engine for this model: it knows the model's own.</source>
   <translation>Use el motor ONNX Runtime GenAI para este modelo: conoce el del propio modelo.</translation>
  </message>
  <message>
   <source>Use the program first.</source>
   <translation>Use antes el programa.</translation>
  </message>
  <message>
   <source>Use the program's own</source>
   <translation>Usar la del programa</translation>
  </message>
  <message>
   <source>Use the tool in an agent or a graph.</source>
   <translation>Use la herramienta en un agente o un grafo.</translation>
  </message>
  <message>
   <source>Use up to 24 small letters, digits and _, beginning with a letter.</source>
   <translation>Use hasta 24 letras minúsculas, dígitos y _, empezando por una letra.</translation>
  </message>
  <message>
   <source>Use up to 40 small letters, digits, - and _.</source>
   <translation>Use hasta 40 letras minúsculas, dígitos, - y _.</translation>
  </message>
  <message>
   <source>Use up to 64 characters.</source>
   <translation>Use hasta 64 caracteres.</translation>
  </message>
  <message>
   <source>Use up to 64 small letters, digits and _, beginning with a letter.</source>
   <translation>Use hasta 64 letras minúsculas, dígitos y _, empezando por una letra.</translation>
  </message>
  <message>
   <source>Use up to 64 small letters, digits, - and _, beginning with a letter or digit.</source>
   <translation>Use hasta 64 letras minúsculas, dígitos, - y _, empezando por una letra o un dígito.</translation>
  </message>
  <message>
   <source>Use up to 64 small letters, digits, dots and dashes.</source>
   <translation>Use hasta 64 letras minúsculas, dígitos, puntos y guiones.</translation>
  </message>
  <message>
   <source>Use where it lies</source>
   <translation>Usar donde está</translation>
  </message>
  <message>
   <source>Use {0}</source>
   <translation>Usar {0}</translation>
  </message>
  <message>
   <source>Used</source>
   <translation>Usado</translation>
  </message>
  <message>
   <source>Used unasked</source>
   <translation>Usadas sin preguntar</translation>
  </message>
  <message>
   <source>User</source>
   <translation>Usuario</translation>
  </message>
  <message>
   <source>Users</source>
   <translation>Usuarios</translation>
  </message>
  <message>
   <source>uses the memory of the machine, as far as its driver tells</source>
   <translation>usa la memoria del equipo, según informa su controlador</translation>
  </message>
  <message>
   <source>using a tool</source>
   <translation>usando una herramienta</translation>
  </message>
  <message>
   <source>Usual limit</source>
   <translation>Límite habitual</translation>
  </message>
  <message>
   <source>Value</source>
   <translation>Valor</translation>
  </message>
  <message>
   <source>Value at which it clears</source>
   <translation>Valor en que termina</translation>
  </message>
  <message>
   <source>Value that goes on</source>
   <translation>Valor que sigue</translation>
  </message>
  <message>
   <source>Values</source>
   <translation>Valores</translation>
  </message>
  <message>
   <source>Values it is given</source>
   <translation>Valores que se le dan</translation>
  </message>
  <message>
   <source>Values of other parameters that begin with - are refused: they are options.</source>
   <translation>Los valores de otros parámetros que empiezan con - se rechazan: son opciones.</translation>
  </message>
  <message>
   <source>variable {0}</source>
   <translation>variable {0}</translation>
  </message>
  <message>
   <source>Variants</source>
   <translation>Variantes</translation>
  </message>
  <message>
   <source>Verdicts</source>
   <translation>Veredictos</translation>
  </message>
  <message>
   <source>Verify</source>
   <translation>Verificar</translation>
  </message>
  <message>
   <source>Verify and repair the model, then pack it.</source>
   <translation>Compruebe y repare el modelo, y después empaquételo.</translation>
  </message>
  <message>
   <source>Verify it in the model manager, which repairs what can be fetched again, or get the file again from where it came from.</source>
   <translation>Verifíquelo en el gestor de modelos, que repara lo que se puede volver a descargar, u obtenga el archivo de nuevo de donde vino.</translation>
  </message>
  <message>
   <source>Verify the audit log</source>
   <translation>Verificar el registro de auditoría</translation>
  </message>
  <message>
   <source>Version</source>
   <translation>Versión</translation>
  </message>
  <message>
   <source>version {0}</source>
   <translation>versión {0}</translation>
  </message>
  <message>
   <source>View</source>
   <translation>Vista</translation>
  </message>
  <message>
   <source>Visitor</source>
   <translation>Visitante</translation>
  </message>
  <message>
   <source>Visitors</source>
   <translation>Visitantes</translation>
  </message>
  <message>
   <source>vLLM</source>
   <translation>vLLM</translation>
  </message>
  <message>
   <source>vLLM cannot be started so: {0}</source>
   <translation>vLLM no se puede iniciar así: {0}</translation>
  </message>
  <message>
   <source>vLLM does, and llama.cpp's server when it is started with --metrics. Connect it as such a program in Engines; its figures appear two seconds after its model is loaded.</source>
   <translation>vLLM lo dice, y el servidor de llama.cpp si se inicia con --metrics. Conéctelo como tal programa en Motores; sus cifras aparecen dos segundos después de cargar su modelo.</translation>
  </message>
  <message>
   <source>w</source>
   <translation>sem</translation>
  </message>
  <message>
   <source>Wait a moment, or choose another model.</source>
   <translation>Espere un momento, o elija otro modelo.</translation>
  </message>
  <message>
   <source>Wait a moment, run fewer agents at a time, or use a second model.</source>
   <translation>Espere un momento, ejecute menos agentes a la vez, o use un segundo modelo.</translation>
  </message>
  <message>
   <source>Wait for it, or stop it there, then resume.</source>
   <translation>Espere, o deténgalo allí, y reanude.</translation>
  </message>
  <message>
   <source>Wait for it, or stop it there; pull again.</source>
   <translation>Espere, o deténgalo allí; descargue de nuevo.</translation>
  </message>
  <message>
   <source>Wait for it.</source>
   <translation>Espérelo.</translation>
  </message>
  <message>
   <source>Wait for its end, or stop it.</source>
   <translation>Espere a que termine, o deténgala.</translation>
  </message>
  <message>
   <source>Wait for its end.</source>
   <translation>Espere a que termine.</translation>
  </message>
  <message>
   <source>Wait in the queue</source>
   <translation>Espera en la cola</translation>
  </message>
  <message>
   <source>Wait that long. A restart makes it no shorter.</source>
   <translation>Espere ese tiempo. Reiniciar no lo acorta.</translation>
  </message>
  <message>
   <source>Wait until it has started, or start it again.</source>
   <translation>Espere a que haya arrancado, o inícielo de nuevo.</translation>
  </message>
  <message>
   <source>Wait until it is done, or pause it there.</source>
   <translation>Espere a que termine, o páusela allí.</translation>
  </message>
  <message>
   <source>Wait until it is done, or pause it.</source>
   <translation>Espere a que acabe, o póngalo en pausa.</translation>
  </message>
  <message>
   <source>Wait until it is done, then try again.</source>
   <translation>Espere a que acabe e inténtelo de nuevo.</translation>
  </message>
  <message>
   <source>Wait until the call has ended.</source>
   <translation>Espere a que acabe la llamada.</translation>
  </message>
  <message>
   <source>Wait, or stop it.</source>
   <translation>Espere, o deténgalo.</translation>
  </message>
  <message>
   <source>Waited</source>
   <translation>Esperó</translation>
  </message>
  <message>
   <source>waited {0}</source>
   <translation>esperó {0}</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>En espera</translation>
  </message>
  <message>
   <source>waiting</source>
   <translation>en espera</translation>
  </message>
  <message>
   <source>Waiting at the server</source>
   <translation>En espera en el servidor</translation>
  </message>
  <message>
   <source>waiting for you</source>
   <translation>le espera</translation>
  </message>
  <message>
   <source>waiting for your decision</source>
   <translation>espera su decisión</translation>
  </message>
  <message>
   <source>Waiting requests</source>
   <translation>Peticiones en espera</translation>
  </message>
  <message>
   <source>waiting: {0}</source>
   <translation>en espera: {0}</translation>
  </message>
  <message>
   <source>waits</source>
   <translation>espera</translation>
  </message>
  <message>
   <source>waits at a breakpoint</source>
   <translation>espera en un punto de interrupción</translation>
  </message>
  <message>
   <source>Waits at {0}</source>
   <translation>Espera en {0}</translation>
  </message>
  <message>
   <source>Waits for a value</source>
   <translation>Espera un valor</translation>
  </message>
  <message>
   <source>Waits for every value that comes, and makes a list and a text of them</source>
   <translation>Espera cada valor que llega, y hace de ellos una lista y un texto</translation>
  </message>
  <message>
   <source>waits for its next start</source>
   <translation>espera su próximo inicio</translation>
  </message>
  <message>
   <source>waits for you</source>
   <translation>le espera</translation>
  </message>
  <message>
   <source>waits for your decision</source>
   <translation>espera su decisión</translation>
  </message>
  <message>
   <source>Waits to be allowed</source>
   <translation>Espera a que se la permita</translation>
  </message>
  <message>
   <source>wants a key</source>
   <translation>pide una clave</translation>
  </message>
  <message>
   <source>Warm up also reads its weights once, so the first answer comes sooner.</source>
   <translation>Calentar también lee sus pesos una vez, así la primera respuesta llega antes.</translation>
  </message>
  <message>
   <source>Warning</source>
   <translation>Aviso</translation>
  </message>
  <message>
   <source>was due</source>
   <translation>hora prevista</translation>
  </message>
  <message>
   <source>was given up to make room for others</source>
   <translation>se descartó para dar sitio a otros</translation>
  </message>
  <message>
   <source>was not kept, for its answer had a fixed seed</source>
   <translation>no se guardó, pues su respuesta tenía una semilla fija</translation>
  </message>
  <message>
   <source>was not kept, for no memory is set aside for the prompt cache</source>
   <translation>no se guardó, pues no hay memoria reservada para la caché de prompts</translation>
  </message>
  <message>
   <source>Waterfall of the run</source>
   <translation>Cascada de la ejecución</translation>
  </message>
  <message>
   <source>Ways</source>
   <translation>Caminos</translation>
  </message>
  <message>
   <source>Web mirrors</source>
   <translation>Espejos web</translation>
  </message>
  <message>
   <source>Web pages</source>
   <translation>Páginas web</translation>
  </message>
  <message>
   <source>Web service</source>
   <translation>Servicio web</translation>
  </message>
  <message>
   <source>Wed</source>
   <translation>Mié</translation>
  </message>
  <message>
   <source>Wednesday</source>
   <translation>miércoles</translation>
  </message>
  <message>
   <source>Weights</source>
   <translation>Pesos</translation>
  </message>
  <message>
   <source>weights</source>
   <translation>pesos</translation>
  </message>
  <message>
   <source>Weights of all models on the CPU, as their engines report.</source>
   <translation>Pesos de todos los modelos en la CPU, según informan sus motores.</translation>
  </message>
  <message>
   <source>Welcome to Workbench</source>
   <translation>Le damos la bienvenida a Workbench</translation>
  </message>
  <message>
   <source>well</source>
   <translation>bien</translation>
  </message>
  <message>
   <source>Went on by</source>
   <translation>Siguió por</translation>
  </message>
  <message>
   <source>Went on with</source>
   <translation>Siguió con</translation>
  </message>
  <message>
   <source>What</source>
   <translation>Qué</translation>
  </message>
  <message>
   <source>What a good answer does. Empty: it says the same as the expected answer.</source>
   <translation>Lo que hace una buena respuesta. Vacío: dice lo mismo que la respuesta esperada.</translation>
  </message>
  <message>
   <source>What a server elsewhere asks for a million tokens that it reads. The dashboards tell what your tokens would have cost there.</source>
   <translation>Lo que cobra un servidor externo por un millón de tokens que lee. Los tableros dicen lo que sus tokens habrían costado allí.</translation>
  </message>
  <message>
   <source>What all disks read since the sample before, all programs together.</source>
   <translation>Lo que leyeron todos los discos desde la muestra anterior, todos los programas juntos.</translation>
  </message>
  <message>
   <source>What all disks wrote since the sample before, all programs together.</source>
   <translation>Lo que escribieron todos los discos desde la muestra anterior, todos los programas juntos.</translation>
  </message>
  <message>
   <source>What all loaded models hold of prompts and answers, those kept for later included.</source>
   <translation>Lo que todos los modelos cargados mantienen de prompts y respuestas, incluidos los guardados para después.</translation>
  </message>
  <message>
   <source>What all processor packages counted (RAPL) since the sample before.</source>
   <translation>Lo que contaron todos los paquetes del procesador (RAPL) desde la muestra anterior.</translation>
  </message>
  <message>
   <source>what answers there is not Foundry Local</source>
   <translation>lo que responde ahí no es Foundry Local</translation>
  </message>
  <message>
   <source>what answers there is not Ollama: it sent no list of models</source>
   <translation>lo que responde ahí no es Ollama: no envió ninguna lista de modelos</translation>
  </message>
  <message>
   <source>what begins with def run( last is not its function run</source>
   <translation>lo último que empieza por def run( no es su función run</translation>
  </message>
  <message>
   <source>What belongs here; the model reads it</source>
   <translation>Lo que pertenece aquí; el modelo lo lee</translation>
  </message>
  <message>
   <source>What can be searched for</source>
   <translation>Lo que se puede buscar</translation>
  </message>
  <message>
   <source>what comes after the group is drawn for all of them</source>
   <translation>lo que viene tras el grupo se dibuja para todos ellos</translation>
  </message>
  <message>
   <source>What decided whether it fits</source>
   <translation>Qué decidió si cabe</translation>
  </message>
  <message>
   <source>What differs from this version</source>
   <translation>Lo que difiere de esta versión</translation>
  </message>
  <message>
   <source>What differs in the step</source>
   <translation>Lo que difiere en el paso</translation>
  </message>
  <message>
   <source>What failed</source>
   <translation>Lo que falló</translation>
  </message>
  <message>
   <source>what failed or was mended</source>
   <translation>lo que falló o se arregló</translation>
  </message>
  <message>
   <source>What fired</source>
   <translation>Lo que se disparó</translation>
  </message>
  <message>
   <source>What fits into the free memory; where only the number of weights is known, which ≈ stands for, at 4 bits each</source>
   <translation>Lo que cabe en la memoria libre; donde solo se conoce el número de pesos, que ≈ indica, a 4 bits cada uno</translation>
  </message>
  <message>
   <source>what follows its failure: {0}</source>
   <translation>lo que sigue a su fallo: {0}</translation>
  </message>
  <message>
   <source>What for</source>
   <translation>Para qué</translation>
  </message>
  <message>
   <source>What graphs remember</source>
   <translation>Lo que recuerdan los grafos</translation>
  </message>
  <message>
   <source>what graphs remember cannot be read or written: {0}</source>
   <translation>lo que los grafos recuerdan no se puede leer o escribir: {0}</translation>
  </message>
  <message>
   <source>what graphs remember is lost: {0} ({1})</source>
   <translation>lo que los grafos recuerdan se perdió: {0} ({1})</translation>
  </message>
  <message>
   <source>what guards the network for {0}</source>
   <translation>lo que protege la red para {0}</translation>
  </message>
  <message>
   <source>What holds it here</source>
   <translation>Lo que la contiene aquí</translation>
  </message>
  <message>
   <source>What is checked</source>
   <translation>Lo que se comprueba</translation>
  </message>
  <message>
   <source>What is different</source>
   <translation>Lo que es diferente</translation>
  </message>
  <message>
   <source>What is different from what you allowed</source>
   <translation>Lo que es diferente de lo que permitió</translation>
  </message>
  <message>
   <source>What is exported is not encrypted</source>
   <translation>Lo que se exporta no se cifra</translation>
  </message>
  <message>
   <source>What is given</source>
   <translation>Qué recibe</translation>
  </message>
  <message>
   <source>What is good or bad here</source>
   <translation>Lo bueno o malo aquí</translation>
  </message>
  <message>
   <source>What is installed works as before; folders and USB drives, too.</source>
   <translation>Lo instalado funciona como antes; carpetas y memorias USB también.</translation>
  </message>
  <message>
   <source>What is kept here is not encrypted: who gets hold of this disk reads it.</source>
   <translation>Lo guardado aquí no está cifrado: quien consiga este disco lo lee.</translation>
  </message>
  <message>
   <source>what is kept of an evaluation is damaged: {0}</source>
   <translation>lo que se guarda de una evaluación está dañado: {0}</translation>
  </message>
  <message>
   <source>What is left out</source>
   <translation>Lo que se omite</translation>
  </message>
  <message>
   <source>what is remembered</source>
   <translation>lo que se recuerda</translation>
  </message>
  <message>
   <source>what is remembered of a conversation</source>
   <translation>lo que se recuerda de una conversación</translation>
  </message>
  <message>
   <source>What is shown beside the table</source>
   <translation>Lo que se muestra junto a la tabla</translation>
  </message>
  <message>
   <source>What is shown of the node</source>
   <translation>Lo que se muestra del nodo</translation>
  </message>
  <message>
   <source>What is shown, as a table</source>
   <translation>Lo que se muestra, como tabla</translation>
  </message>
  <message>
   <source>What is started</source>
   <translation>Lo que se inicia</translation>
  </message>
  <message>
   <source>What is the agent for?</source>
   <translation>¿Para qué es el agente?</translation>
  </message>
  <message>
   <source>what is to be left out of runs could not be read from the settings</source>
   <translation>lo que se debe omitir de las ejecuciones no se pudo leer de los ajustes</translation>
  </message>
  <message>
   <source>What is tried</source>
   <translation>Lo que se prueba</translation>
  </message>
  <message>
   <source>What is written</source>
   <translation>Lo que se escribe</translation>
  </message>
  <message>
   <source>What is written here needs no wire.</source>
   <translation>Lo escrito aquí no necesita cable.</translation>
  </message>
  <message>
   <source>What is wrong stands above; change it, and the command is here again.</source>
   <translation>Lo que está mal figura arriba; cámbielo y el comando vuelve aquí.</translation>
  </message>
  <message>
   <source>What it did</source>
   <translation>Lo que hizo</translation>
  </message>
  <message>
   <source>What it does</source>
   <translation>Lo que hace</translation>
  </message>
  <message>
   <source>What it is</source>
   <translation>Qué es</translation>
  </message>
  <message>
   <source>What it is asked</source>
   <translation>Lo que se le pregunta</translation>
  </message>
  <message>
   <source>What it is asked. {file} is what a watched folder gives, {name} its name.</source>
   <translation>Lo que se le pregunta. {file} es lo que da una carpeta vigilada, {name} su nombre.</translation>
  </message>
  <message>
   <source>What it may reach</source>
   <translation>A qué puede llegar</translation>
  </message>
  <message>
   <source>What it may touch</source>
   <translation>Lo que puede tocar</translation>
  </message>
  <message>
   <source>What it starts and offers</source>
   <translation>Lo que inicia y ofrece</translation>
  </message>
  <message>
   <source>What it was told</source>
   <translation>Lo que se le dijo</translation>
  </message>
  <message>
   <source>What it wrote to its error output, the last lines.</source>
   <translation>Lo que escribió en su salida de errores, las últimas líneas.</translation>
  </message>
  <message>
   <source>What lies before this step is told as it was recorded. From here on models answer and tools run for real; tools that change something ask first.</source>
   <translation>Lo anterior a este paso se cuenta como se registró. De aquí en adelante los modelos responden y las herramientas se ejecutan de verdad; las que cambian algo preguntan antes.</translation>
  </message>
  <message>
   <source>What may happen</source>
   <translation>Lo que puede pasar</translation>
  </message>
  <message>
   <source>What needs your attention is kept here.</source>
   <translation>Lo que necesita su atención se guarda aquí.</translation>
  </message>
  <message>
   <source>What opens the store</source>
   <translation>Qué abre el almacén</translation>
  </message>
  <message>
   <source>what run returned is no JSON: {0}</source>
   <translation>lo que devolvió run no es JSON: {0}</translation>
  </message>
  <message>
   <source>What runs</source>
   <translation>En ejecución</translation>
  </message>
  <message>
   <source>What runs folders with ONNX models, from their next load on.</source>
   <translation>Lo que ejecuta carpetas con modelos ONNX, desde su próxima carga.</translation>
  </message>
  <message>
   <source>What runs get is undone when the alert clears, or by you.</source>
   <translation>Lo que reciben las ejecuciones se deshace cuando termina la alerta, o por usted.</translation>
  </message>
  <message>
   <source>what the agent is asked</source>
   <translation>lo que se pregunta al agente</translation>
  </message>
  <message>
   <source>What the agent is for</source>
   <translation>Para qué es el agente</translation>
  </message>
  <message>
   <source>What the audit log keeps of them, and of what tools get and give. A digest does not show a text, but proves later what it was. Keys are left out of texts.</source>
   <translation>Lo que el registro de auditoría guarda de ellas, y de lo que las herramientas reciben y dan. Un resumen no muestra un texto, pero prueba después cuál era. Las claves se omiten de los textos.</translation>
  </message>
  <message>
   <source>What the battery gives, as its driver reports; told on battery only.</source>
   <translation>Lo que da la batería, según informa su controlador; solo se dice con batería.</translation>
  </message>
  <message>
   <source>What the board counted since the sample before; else its power over that time.</source>
   <translation>Lo que contó la placa desde la muestra anterior; si no, su potencia en ese tiempo.</translation>
  </message>
  <message>
   <source>What the driver reports.</source>
   <translation>Lo que informa el controlador.</translation>
  </message>
  <message>
   <source>what the file gives is too long</source>
   <translation>lo que da el archivo es demasiado largo</translation>
  </message>
  <message>
   <source>What the file holds</source>
   <translation>Lo que contiene el archivo</translation>
  </message>
  <message>
   <source>What the KV caches of all models on the CPU set aside, as their engines report.</source>
   <translation>Lo que reservan las cachés KV de todos los modelos en la CPU, según informan sus motores.</translation>
  </message>
  <message>
   <source>What the model fills in, in this order.</source>
   <translation>Lo que rellena el modelo, en este orden.</translation>
  </message>
  <message>
   <source>What the model sees</source>
   <translation>Lo que ve el modelo</translation>
  </message>
  <message>
   <source>What the model was told</source>
   <translation>Lo que se dijo al modelo</translation>
  </message>
  <message>
   <source>What the model wrote</source>
   <translation>Lo que escribió el modelo</translation>
  </message>
  <message>
   <source>What the new key may use</source>
   <translation>Lo que la clave nueva puede usar</translation>
  </message>
  <message>
   <source>What the run, or the node around, gives.</source>
   <translation>Lo que da la ejecución, o el nodo que lo rodea.</translation>
  </message>
  <message>
   <source>What the server claims of its effects</source>
   <translation>Lo que el servidor dice de sus efectos</translation>
  </message>
  <message>
   <source>What the server counted between two readings, all of its users together.</source>
   <translation>Lo que el servidor contó entre dos lecturas, todos sus usuarios juntos.</translation>
  </message>
  <message>
   <source>what the server has</source>
   <translation>lo que tiene el servidor</translation>
  </message>
  <message>
   <source>What the server says of itself, all of its users together; read every two seconds.</source>
   <translation>Lo que el servidor dice de sí mismo, todos sus usuarios juntos; se lee cada dos segundos.</translation>
  </message>
  <message>
   <source>What the settings leave out of exports is left out.</source>
   <translation>Lo que los ajustes omiten de las exportaciones se omite.</translation>
  </message>
  <message>
   <source>What the settings leave out of runs is kept with the cases until the evaluation ends, for it must be able to go on; then it is deleted, and no case can be tried again.</source>
   <translation>Lo que los ajustes omiten de las ejecuciones se guarda con los casos hasta que acaba la evaluación, pues debe poder seguir; después se elimina, y ningún caso se puede intentar de nuevo.</translation>
  </message>
  <message>
   <source>What the settings leave out was deleted from its cases when it ended.</source>
   <translation>Lo que los ajustes omiten se borró de sus casos cuando terminó.</translation>
  </message>
  <message>
   <source>What the system reports.</source>
   <translation>Lo que informa el sistema.</translation>
  </message>
  <message>
   <source>What the system says a program can still take without swapping.</source>
   <translation>Lo que el sistema dice que un programa aún puede tomar sin intercambio.</translation>
  </message>
  <message>
   <source>What the tokens of the time shown would have cost there.</source>
   <translation>Lo que los tokens del periodo mostrado habrían costado allí.</translation>
  </message>
  <message>
   <source>What the tools said</source>
   <translation>Lo que dijeron las herramientas</translation>
  </message>
  <message>
   <source>what the {0} {1} may use was changed since it was allowed</source>
   <translation>lo que el {0} {1} puede usar cambió desde que se permitió</translation>
  </message>
  <message>
   <source>What this does not show</source>
   <translation>Lo que esto no muestra</translation>
  </message>
  <message>
   <source>What this machine can do</source>
   <translation>Lo que puede hacer este equipo</translation>
  </message>
  <message>
   <source>What to do</source>
   <translation>Qué hacer</translation>
  </message>
  <message>
   <source>What to know of {0}</source>
   <translation>Lo que hay que saber de {0}</translation>
  </message>
  <message>
   <source>what took longer, as in slower:2s</source>
   <translation>lo que tardó más, como en slower:2s</translation>
  </message>
  <message>
   <source>What was asked</source>
   <translation>Lo que se preguntó</translation>
  </message>
  <message>
   <source>What was begun ends first (F8)</source>
   <translation>Lo empezado termina antes (F8)</translation>
  </message>
  <message>
   <source>What was begun goes on. Only {0} opens this screen again.</source>
   <translation>Lo empezado sigue. Solo {0} abre de nuevo esta pantalla.</translation>
  </message>
  <message>
   <source>What was done</source>
   <translation>Lo que se hizo</translation>
  </message>
  <message>
   <source>What was kept is the {0} value of each {1}, so how long something lasts is told no finer than that.</source>
   <translation>Lo que se guardó es el valor {0} de cada {1}, así que no se dice con más precisión cuánto dura algo.</translation>
  </message>
  <message>
   <source>What was left out</source>
   <translation>Lo que se omitió</translation>
  </message>
  <message>
   <source>What was not measured</source>
   <translation>Lo que no se midió</translation>
  </message>
  <message>
   <source>What was refused</source>
   <translation>Lo que se rechazó</translation>
  </message>
  <message>
   <source>What was remembered of loading models could not be read</source>
   <translation>Lo recordado de la carga de modelos no se pudo leer</translation>
  </message>
  <message>
   <source>What was run</source>
   <translation>Lo que se ejecutó</translation>
  </message>
  <message>
   <source>What was tried</source>
   <translation>Lo que se intentó</translation>
  </message>
  <message>
   <source>what was written fits the schema no more: {0}</source>
   <translation>lo escrito ya no cumple el esquema: {0}</translation>
  </message>
  <message>
   <source>What was wrong</source>
   <translation>Lo que estaba mal</translation>
  </message>
  <message>
   <source>What will be left out</source>
   <translation>Lo que se omitirá</translation>
  </message>
  <message>
   <source>What will happen</source>
   <translation>Lo que ocurrirá</translation>
  </message>
  <message>
   <source>What would you like to ask?</source>
   <translation>¿Qué quiere preguntar?</translation>
  </message>
  <message>
   <source>What you fetch under Find shows here; it goes on after a restart.</source>
   <translation>Lo que descarga en Buscar aparece aquí; sigue tras reiniciar.</translation>
  </message>
  <message>
   <source>What you write now cannot be kept</source>
   <translation>Lo que escriba ahora no se puede guardar</translation>
  </message>
  <message>
   <source>What {0} may be</source>
   <translation>Qué puede ser {0}</translation>
  </message>
  <message>
   <source>What {0} may do</source>
   <translation>Qué puede hacer {0}</translation>
  </message>
  <message>
   <source>what {0} read is not JSON: {1}</source>
   <translation>lo que leyó {0} no es JSON: {1}</translation>
  </message>
  <message>
   <source>When</source>
   <translation>Cuándo</translation>
  </message>
  <message>
   <source>When I ask</source>
   <translation>Cuando pregunte</translation>
  </message>
  <message>
   <source>When it cannot be written</source>
   <translation>Cuando no se puede escribir</translation>
  </message>
  <message>
   <source>When it is not used</source>
   <translation>Cuando no se usa</translation>
  </message>
  <message>
   <source>When it runs</source>
   <translation>Cuándo se ejecuta</translation>
  </message>
  <message>
   <source>When one fails</source>
   <translation>Cuando uno falla</translation>
  </message>
  <message>
   <source>When the disk is full</source>
   <translation>Cuando el disco está lleno</translation>
  </message>
  <message>
   <source>Whenever you start it</source>
   <translation>Cuando usted la inicie</translation>
  </message>
  <message>
   <source>Where engines run</source>
   <translation>Dónde se ejecutan los motores</translation>
  </message>
  <message>
   <source>Where fetched models go, such as a second disk. Empty takes the program's own folder.</source>
   <translation>Adónde van los modelos descargados, como un segundo disco. Vacío usa la carpeta del programa.</translation>
  </message>
  <message>
   <source>Where it clears</source>
   <translation>Dónde termina</translation>
  </message>
  <message>
   <source>Where it is</source>
   <translation>Dónde está</translation>
  </message>
  <message>
   <source>Where models live</source>
   <translation>Dónde están los modelos</translation>
  </message>
  <message>
   <source>where people sign in, the program is not updated from its window</source>
   <translation>donde las personas inician sesión, el programa no se actualiza desde su ventana</translation>
  </message>
  <message>
   <source>Where possible</source>
   <translation>Donde sea posible</translation>
  </message>
  <message>
   <source>where possible</source>
   <translation>donde sea posible</translation>
  </message>
  <message>
   <source>Whether a model fits, and how fast it is, follows from this.</source>
   <translation>De esto depende si un modelo cabe y lo rápido que es.</translation>
  </message>
  <message>
   <source>whether a model that is a folder fits is told once it is here</source>
   <translation>si un modelo que es una carpeta cabe, se dice cuando esté aquí</translation>
  </message>
  <message>
   <source>Whether they fit cannot be told: %s.</source>
   <translation>No se puede decir si caben: %s.</translation>
  </message>
  <message>
   <source>Which calls</source>
   <translation>Qué llamadas</translation>
  </message>
  <message>
   <source>Which cases</source>
   <translation>Qué casos</translation>
  </message>
  <message>
   <source>which has no tools</source>
   <translation>que no tiene herramientas</translation>
  </message>
  <message>
   <source>which looks at documents</source>
   <translation>que mira documentos</translation>
  </message>
  <message>
   <source>Which model</source>
   <translation>Qué modelo</translation>
  </message>
  <message>
   <source>Which model, which prompt?</source>
   <translation>¿Qué modelo, qué prompt?</translation>
  </message>
  <message>
   <source>Which number counts</source>
   <translation>Qué número cuenta</translation>
  </message>
  <message>
   <source>Which try</source>
   <translation>Qué intento</translation>
  </message>
  <message>
   <source>While it writes</source>
   <translation>Mientras escribe</translation>
  </message>
  <message>
   <source>Who</source>
   <translation>Quién</translation>
  </message>
  <message>
   <source>Who answered</source>
   <translation>Quién respondió</translation>
  </message>
  <message>
   <source>Who answers, with which model</source>
   <translation>Quién responde, con qué modelo</translation>
  </message>
  <message>
   <source>Who is asked</source>
   <translation>A quién se pregunta</translation>
  </message>
  <message>
   <source>Who is signed in</source>
   <translation>Quién tiene la sesión</translation>
  </message>
  <message>
   <source>Who is signed in to this system opens the store without a passphrase.</source>
   <translation>Quien tenga sesión en este sistema abre el almacén sin frase de paso.</translation>
  </message>
  <message>
   <source>Who it is, and how it answers.</source>
   <translation>Quién es, y cómo responde.</translation>
  </message>
  <message>
   <source>Who speaks next</source>
   <translation>Quién habla después</translation>
  </message>
  <message>
   <source>who speaks when nobody fits</source>
   <translation>quién habla cuando nadie encaja</translation>
  </message>
  <message>
   <source>Whoever unpacks it sees each of them and is asked before they count.</source>
   <translation>Quien lo desempaquete ve cada uno y se le pregunta antes de que cuenten.</translation>
  </message>
  <message>
   <source>whole again; {0} were fetched</source>
   <translation>íntegro de nuevo; se descargaron {0}</translation>
  </message>
  <message>
   <source>Whole number</source>
   <translation>Número entero</translation>
  </message>
  <message>
   <source>Whom it is for</source>
   <translation>Para quién es</translation>
  </message>
  <message>
   <source>Why</source>
   <translation>Por qué</translation>
  </message>
  <message>
   <source>Why it cannot start</source>
   <translation>Por qué no puede iniciarse</translation>
  </message>
  <message>
   <source>Why it cannot wait</source>
   <translation>Por qué no puede esperar</translation>
  </message>
  <message>
   <source>Why it does not start</source>
   <translation>Por qué no se inicia</translation>
  </message>
  <message>
   <source>Why it was refused</source>
   <translation>Por qué se rechazó</translation>
  </message>
  <message>
   <source>Wire a list to “List”.</source>
   <translation>Conecte una lista a “Lista”.</translation>
  </message>
  <message>
   <source>Wire a text that is not empty.</source>
   <translation>Conecte un texto que no esté vacío.</translation>
  </message>
  <message>
   <source>Wire it.</source>
   <translation>Conéctelo.</translation>
  </message>
  <message>
   <source>Wire the node that keeps it to “After”, so that it comes first.</source>
   <translation>Conecte el nodo que lo guarda a “Después”, para que vaya primero.</translation>
  </message>
  <message>
   <source>With a small model</source>
   <translation>Con un modelo pequeño</translation>
  </message>
  <message>
   <source>With another run of the list…</source>
   <translation>Con otra ejecución de la lista…</translation>
  </message>
  <message>
   <source>With one of your agents, what is written below is not used.</source>
   <translation>Con uno de sus agentes, lo escrito abajo no se usa.</translation>
  </message>
  <message>
   <source>With the load</source>
   <translation>Con la carga</translation>
  </message>
  <message>
   <source>With the run it came from</source>
   <translation>Con la ejecución de origen</translation>
  </message>
  <message>
   <source>With which instructions</source>
   <translation>Con qué instrucciones</translation>
  </message>
  <message>
   <source>With which models</source>
   <translation>Con qué modelos</translation>
  </message>
  <message>
   <source>with {0}</source>
   <translation>con {0}</translation>
  </message>
  <message>
   <source>Within 2 % of the true value</source>
   <translation>A menos del 2 % del valor real</translation>
  </message>
  <message>
   <source>within 2 %, {0}.</source>
   <translation>con un margen del 2 %, {0}.</translation>
  </message>
  <message>
   <source>Within its limits</source>
   <translation>Dentro de sus límites</translation>
  </message>
  <message>
   <source>Without a keyring, keep it in a file of mine</source>
   <translation>Sin llavero, guardarlo en un archivo mío</translation>
  </message>
  <message>
   <source>Without a tool parser, agents with tools get an error.</source>
   <translation>Sin un analizador de herramientas, los agentes con herramientas reciben un error.</translation>
  </message>
  <message>
   <source>Without an agent, which has its own.</source>
   <translation>Sin agente, que tiene las suyas.</translation>
  </message>
  <message>
   <source>Without any it has no network. Python and commands are held to ports only: there they can reach any server, so each call asks.</source>
   <translation>Sin ninguno no tiene red. Python y los comandos se limitan solo a puertos: ahí llegan a cualquier servidor, así que cada llamada pregunta.</translation>
  </message>
  <message>
   <source>Without errors</source>
   <translation>Sin errores</translation>
  </message>
  <message>
   <source>Won't fit</source>
   <translation>No cabe</translation>
  </message>
  <message>
   <source>Words</source>
   <translation>Palabras</translation>
  </message>
  <message>
   <source>words</source>
   <translation>palabras</translation>
  </message>
  <message>
   <source>Words in the text, a model that is asked, or likeness to example sentences.</source>
   <translation>Palabras del texto, un modelo preguntado, o parecido con frases de ejemplo.</translation>
  </message>
  <message>
   <source>Words of any column; tag:work asks for a tag</source>
   <translation>Palabras de cualquier columna; tag:work pide una etiqueta</translation>
  </message>
  <message>
   <source>Words of the search</source>
   <translation>Palabras de la búsqueda</translation>
  </message>
  <message>
   <source>Words with commas between</source>
   <translation>Palabras separadas por comas</translation>
  </message>
  <message>
   <source>Work</source>
   <translation>Trabajo</translation>
  </message>
  <message>
   <source>Work goes on</source>
   <translation>El trabajo sigue</translation>
  </message>
  <message>
   <source>Work out an arithmetic expression</source>
   <translation>Calcular una expresión aritmética</translation>
  </message>
  <message>
   <source>Workbench</source>
   <translation>Workbench</translation>
  </message>
  <message>
   <source>Workbench and models</source>
   <translation>Workbench y modelos</translation>
  </message>
  <message>
   <source>Workbench could not be opened</source>
   <translation>Workbench no se pudo abrir</translation>
  </message>
  <message>
   <source>Workbench itself</source>
   <translation>El propio Workbench</translation>
  </message>
  <message>
   <source>Workbench was ended while it encrypted or decrypted the files here. It goes on where it was, with the passphrase.</source>
   <translation>Workbench se cerró mientras cifraba o descifraba los archivos de aquí. Sigue donde estaba, con la frase de paso.</translation>
  </message>
  <message>
   <source>Workbench was still running after {0} seconds</source>
   <translation>Workbench seguía en ejecución después de {0} segundos</translation>
  </message>
  <message>
   <source>Workbench {0}</source>
   <translation>Workbench {0}</translation>
  </message>
  <message>
   <source>Workbench: recovery key</source>
   <translation>Workbench: clave de recuperación</translation>
  </message>
  <message>
   <source>Working</source>
   <translation>Trabajando</translation>
  </message>
  <message>
   <source>Worse in</source>
   <translation>Peor en</translation>
  </message>
  <message>
   <source>Worth fetching first</source>
   <translation>Conviene descargar primero</translation>
  </message>
  <message>
   <source>Would have fired {0} in {1}, {2} in sum.</source>
   <translation>Se habría disparado {0} en {1}, {2} en total.</translation>
  </message>
  <message>
   <source>Would not have fired in {0} ({1} samples).</source>
   <translation>No se habría disparado en {0} ({1} muestras).</translation>
  </message>
  <message>
   <source>Write '&gt;', '&lt;', '&gt;=' or '&lt;='.</source>
   <translation>Escriba '&gt;', '&lt;', '&gt;=' o '&lt;='.</translation>
  </message>
  <message>
   <source>Write 0 for never.</source>
   <translation>Escriba 0 para nunca.</translation>
  </message>
  <message>
   <source>Write 1 or more.</source>
   <translation>Escriba 1 o más.</translation>
  </message>
  <message>
   <source>Write [x, y, width, height].</source>
   <translation>Escriba [x, y, width, height].</translation>
  </message>
  <message>
   <source>Write a comparison.</source>
   <translation>Escriba una comparación.</translation>
  </message>
  <message>
   <source>Write a list such as [{"kind": "contains", "value": "42"}].</source>
   <translation>Escriba una lista como [{"kind": "contains", "value": "42"}].</translation>
  </message>
  <message>
   <source>Write a list such as [{"name": "calculator", "arguments": {"expression": "1 + 1"}}].</source>
   <translation>Escriba una lista como [{"name": "calculator", "arguments": {"expression": "1 + 1"}}].</translation>
  </message>
  <message>
   <source>Write a message</source>
   <translation>Escriba un mensaje</translation>
  </message>
  <message>
   <source>Write a message first.</source>
   <translation>Escriba antes un mensaje.</translation>
  </message>
  <message>
   <source>Write a name such as cpu.percent, with at most {0} *.</source>
   <translation>Escriba un nombre como cpu.percent, con {0} * como máximo.</translation>
  </message>
  <message>
   <source>Write a number above 0.</source>
   <translation>Escriba un número mayor que 0.</translation>
  </message>
  <message>
   <source>Write a number from 0 to 1.</source>
   <translation>Escriba un número de 0 a 1.</translation>
  </message>
  <message>
   <source>Write a number in the node.</source>
   <translation>Escriba un número en el nodo.</translation>
  </message>
  <message>
   <source>Write a number with its unit.</source>
   <translation>Escriba un número con su unidad.</translation>
  </message>
  <message>
   <source>Write a number.</source>
   <translation>Escriba un número.</translation>
  </message>
  <message>
   <source>Write a part of the model's name: model:qwen.</source>
   <translation>Escriba una parte del nombre del modelo: model:qwen.</translation>
  </message>
  <message>
   <source>Write a part of the name: agent:starter, agent:"my agent".</source>
   <translation>Escriba una parte del nombre: agent:starter, agent:"my agent".</translation>
  </message>
  <message>
   <source>Write a row of column names, then one row for each case.</source>
   <translation>Escriba una fila con los nombres de las columnas, luego una fila por cada caso.</translation>
  </message>
  <message>
   <source>Write a simpler match in the recording.</source>
   <translation>Escriba un match más sencillo en la grabación.</translation>
  </message>
  <message>
   <source>Write a simpler one.</source>
   <translation>Escriba una más sencilla.</translation>
  </message>
  <message>
   <source>Write another default, or none.</source>
   <translation>Escriba otro valor predeterminado, o ninguno.</translation>
  </message>
  <message>
   <source>Write another pattern.</source>
   <translation>Escriba otro patrón.</translation>
  </message>
  <message>
   <source>Write another value, or take it away for the default.</source>
   <translation>Escriba otro valor, o quítelo para usar el predeterminado.</translation>
  </message>
  <message>
   <source>Write another value.</source>
   <translation>Escriba otro valor.</translation>
  </message>
  <message>
   <source>Write cluster: vllm: model: NAME.</source>
   <translation>Escriba cluster: vllm: model: NAME.</translation>
  </message>
  <message>
   <source>Write def run(...) with plain parameters.</source>
   <translation>Escriba def run(...) con parámetros sencillos.</translation>
  </message>
  <message>
   <source>Write def run(...): in it.</source>
   <translation>Escriba def run(...): en él.</translation>
  </message>
  <message>
   <source>Write example.org, for example.</source>
   <translation>Escriba example.org, por ejemplo.</translation>
  </message>
  <message>
   <source>Write fields (text: …) there.</source>
   <translation>Escriba campos (text: …) ahí.</translation>
  </message>
  <message>
   <source>Write fields such as id: and metric:.</source>
   <translation>Escriba campos como id: y metric:.</translation>
  </message>
  <message>
   <source>Write format: 1.</source>
   <translation>Escriba format: 1.</translation>
  </message>
  <message>
   <source>Write here</source>
   <translation>Escriba aquí</translation>
  </message>
  <message>
   <source>Write hold: where possible.</source>
   <translation>Escriba hold: where possible.</translation>
  </message>
  <message>
   <source>Write http:// or https://, a plain host, and a path; no user, no fragment.</source>
   <translation>Escriba http:// o https://, un host sencillo y una ruta; sin usuario ni fragmento.</translation>
  </message>
  <message>
   <source>Write it anew.</source>
   <translation>Escríbalo de nuevo.</translation>
  </message>
  <message>
   <source>Write it as 127.0.0.1:8000.</source>
   <translation>Escríbala como 127.0.0.1:8000.</translation>
  </message>
  <message>
   <source>Write it as JSON lines.</source>
   <translation>Escríbalo como líneas JSON.</translation>
  </message>
  <message>
   <source>Write it as Ollama does, such as qwen3:4b.</source>
   <translation>Escríbalo como Ollama, por ejemplo qwen3:4b.</translation>
  </message>
  <message>
   <source>Write it as {0}, or leave it out.</source>
   <translation>Escríbalo como {0}, u omítalo.</translation>
  </message>
  <message>
   <source>Write it as: node.output -&gt; node.input</source>
   <translation>Escríbalo así: node.output -&gt; node.input</translation>
  </message>
  <message>
   <source>Write it in full.</source>
   <translation>Escríbalo completo.</translation>
  </message>
  <message>
   <source>Write it out.</source>
   <translation>Escríbalo entero.</translation>
  </message>
  <message>
   <source>Write kind and name.</source>
   <translation>Escriba kind y name.</translation>
  </message>
  <message>
   <source>Write kind: and a kind of node.</source>
   <translation>Escriba kind: y un tipo de nodo.</translation>
  </message>
  <message>
   <source>Write kind: and what it does.</source>
   <translation>Escriba kind: y lo que hace.</translation>
  </message>
  <message>
   <source>Write kind: Prompt and a name.</source>
   <translation>Escriba kind: Prompt y un nombre.</translation>
  </message>
  <message>
   <source>Write kind: {0}.</source>
   <translation>Escriba kind: {0}.</translation>
  </message>
  <message>
   <source>Write less.</source>
   <translation>Escriba menos.</translation>
  </message>
  <message>
   <source>Write more of it.</source>
   <translation>Escriba más.</translation>
  </message>
  <message>
   <source>Write one above.</source>
   <translation>Escriba uno arriba.</translation>
  </message>
  <message>
   <source>Write one JSON object on each line.</source>
   <translation>Escriba un objeto JSON en cada línea.</translation>
  </message>
  <message>
   <source>Write one of them.</source>
   <translation>Escriba uno de ellos.</translation>
  </message>
  <message>
   <source>Write one, such as 80 %.</source>
   <translation>Escriba uno, como 80 %.</translation>
  </message>
  <message>
   <source>Write one.</source>
   <translation>Escriba uno.</translation>
  </message>
  <message>
   <source>Write path: /folder.</source>
   <translation>Escriba path: /carpeta.</translation>
  </message>
  <message>
   <source>Write plain JSON values.</source>
   <translation>Escriba valores JSON sencillos.</translation>
  </message>
  <message>
   <source>Write plain texts and numbers.</source>
   <translation>Escriba textos y números sencillos.</translation>
  </message>
  <message>
   <source>Write plain values.</source>
   <translation>Escriba valores sencillos.</translation>
  </message>
  <message>
   <source>Write rating:up or rating:down.</source>
   <translation>Escriba rating:up o rating:down.</translation>
  </message>
  <message>
   <source>Write since:2026-01-31, since:2d or since:3h.</source>
   <translation>Escriba since:2026-01-31, since:2d o since:3h.</translation>
  </message>
  <message>
   <source>Write slower:2s, slower:500ms or slower:3m.</source>
   <translation>Escriba slower:2s, slower:500ms o slower:3m.</translation>
  </message>
  <message>
   <source>Write some.</source>
   <translation>Escriba algunas.</translation>
  </message>
  <message>
   <source>Write something first.</source>
   <translation>Escriba algo antes.</translation>
  </message>
  <message>
   <source>Write such as 1 min.</source>
   <translation>Escriba, por ejemplo, 1 min.</translation>
  </message>
  <message>
   <source>Write such as {0}.</source>
   <translation>Escriba algo como {0}.</translation>
  </message>
  <message>
   <source>Write tag:bad.</source>
   <translation>Escriba tag:bad.</translation>
  </message>
  <message>
   <source>Write that address yourself.</source>
   <translation>Escriba esa dirección usted mismo.</translation>
  </message>
  <message>
   <source>Write that one yourself.</source>
   <translation>Escriba esa usted mismo.</translation>
  </message>
  <message>
   <source>Write the audit log</source>
   <translation>Escribir el registro de auditoría</translation>
  </message>
  <message>
   <source>write the audit log</source>
   <translation>escribir en el registro de auditoría</translation>
  </message>
  <message>
   <source>Write the column names, then the cases.</source>
   <translation>Escriba los nombres de las columnas, luego los casos.</translation>
  </message>
  <message>
   <source>Write the rule again.</source>
   <translation>Escriba la regla de nuevo.</translation>
  </message>
  <message>
   <source>Write them as a list of ids in metadata.workbench.fallback.</source>
   <translation>Escríbalos como lista de ids en metadata.workbench.fallback.</translation>
  </message>
  <message>
   <source>Write this line in place of the one that is there</source>
   <translation>Escribir esta línea en lugar de la que hay</translation>
  </message>
  <message>
   <source>Write tool:calculator, or tool:search* for a beginning.</source>
   <translation>Escriba tool:calculator, o tool:search* para un comienzo.</translation>
  </message>
  <message>
   <source>Write trigger.actions.</source>
   <translation>Escriba trigger.actions.</translation>
  </message>
  <message>
   <source>Write true or false.</source>
   <translation>Escriba true o false.</translation>
  </message>
  <message>
   <source>Write until:2026-01-31, until:2d or until:3h.</source>
   <translation>Escriba until:2026-01-31, until:2d o until:3h.</translation>
  </message>
  <message>
   <source>Write variable:.</source>
   <translation>Escriba variable:.</translation>
  </message>
  <message>
   <source>Write version: 1 and rules: [] for no rules.</source>
   <translation>Escriba version: 1 y rules: [] para ninguna regla.</translation>
  </message>
  <message>
   <source>Write version: {0}, or take a newer program.</source>
   <translation>Escriba version: {0}, o tome un programa más nuevo.</translation>
  </message>
  <message>
   <source>Write what the user says.</source>
   <translation>Escriba lo que dice el usuario.</translation>
  </message>
  <message>
   <source>Write who you are and why it cannot wait. Both are recorded.</source>
   <translation>Escriba quién es y por qué no puede esperar. Ambos se registran.</translation>
  </message>
  <message>
   <source>Write your own cases</source>
   <translation>Escribir casos propios</translation>
  </message>
  <message>
   <source>Write {"kind": …} with the settings beside it.</source>
   <translation>Escriba {"kind": …} con los ajustes al lado.</translation>
  </message>
  <message>
   <source>Write {0}, or name=pattern.</source>
   <translation>Escriba {0}, o nombre=patrón.</translation>
  </message>
  <message>
   <source>Write {0}: with a {name}.</source>
   <translation>Escriba {0}: con un {name}.</translation>
  </message>
  <message>
   <source>Write {name} for a parameter, and {{ or }} for a brace.</source>
   <translation>Escriba {name} para un parámetro, y {{ o }} para una llave.</translation>
  </message>
  <message>
   <source>write {…}</source>
   <translation>escriba {…}</translation>
  </message>
  <message>
   <source>Write {…} on each line.</source>
   <translation>Escriba {…} en cada línea.</translation>
  </message>
  <message>
   <source>writes</source>
   <translation>escribe</translation>
  </message>
  <message>
   <source>Writes a file</source>
   <translation>Escribe un archivo</translation>
  </message>
  <message>
   <source>Writes/s</source>
   <translation>Escrituras/s</translation>
  </message>
  <message>
   <source>writing</source>
   <translation>escribiendo</translation>
  </message>
  <message>
   <source>Writing of the server</source>
   <translation>Escritura del servidor</translation>
  </message>
  <message>
   <source>Writing, mean over the requests</source>
   <translation>Escritura, media de las peticiones</translation>
  </message>
  <message>
   <source>Written</source>
   <translation>Escrito</translation>
  </message>
  <message>
   <source>written</source>
   <translation>escrito</translation>
  </message>
  <message>
   <source>Written by each request.</source>
   <translation>Escritos por cada solicitud.</translation>
  </message>
  <message>
   <source>Written freely</source>
   <translation>Escrito libremente</translation>
  </message>
  <message>
   <source>written freely</source>
   <translation>escrito libremente</translation>
  </message>
  <message>
   <source>Written so far</source>
   <translation>Escrito hasta ahora</translation>
  </message>
  <message>
   <source>Written to the audit log.</source>
   <translation>Escrito en el registro de auditoría.</translation>
  </message>
  <message>
   <source>Wrote {0} bytes to {1}.</source>
   <translation>Se escribieron {0} bytes en {1}.</translation>
  </message>
  <message>
   <source>xe: {0}/tile*/physical_vram_size_bytes</source>
   <translation>xe: {0}/tile*/physical_vram_size_bytes</translation>
  </message>
  <message>
   <source>Yes</source>
   <translation>Sí</translation>
  </message>
  <message>
   <source>yes</source>
   <translation>sí</translation>
  </message>
  <message>
   <source>Yes or no</source>
   <translation>Sí o no</translation>
  </message>
  <message>
   <source>yes or no</source>
   <translation>sí o no</translation>
  </message>
  <message>
   <source>yesterday</source>
   <translation>ayer</translation>
  </message>
  <message>
   <source>Yesterday, {0}</source>
   <translation>Ayer, {0}</translation>
  </message>
  <message>
   <source>You</source>
   <translation>Usted</translation>
  </message>
  <message>
   <source>You act as</source>
   <translation>Actúa como</translation>
  </message>
  <message>
   <source>you act as {0}, and a role can only be lowered, not raised to {1}</source>
   <translation>actúa como {0}, y un rol solo se puede bajar, no subir a {1}</translation>
  </message>
  <message>
   <source>You allowed this once</source>
   <translation>Permitió esto una vez</translation>
  </message>
  <message>
   <source>You answered “Always for this agent”. Revoked tools ask again.</source>
   <translation>Respondió “Siempre para este agente”. Las herramientas revocadas preguntan de nuevo.</translation>
  </message>
  <message>
   <source>You are a helpful assistant. Answer briefly.</source>
   <translation>Eres un asistente servicial. Responde con brevedad.</translation>
  </message>
  <message>
   <source>You are …</source>
   <translation>Eres …</translation>
  </message>
  <message>
   <source>You denied this</source>
   <translation>Denegó esto</translation>
  </message>
  <message>
   <source>you may not replace {0}</source>
   <translation>no puede sustituir {0}</translation>
  </message>
  <message>
   <source>You said never, so nothing calls it.</source>
   <translation>Dijo nunca, así que nada la llama.</translation>
  </message>
  <message>
   <source>You stopped this answer.</source>
   <translation>Detuvo esta respuesta.</translation>
  </message>
  <message>
   <source>Your conversations were lost</source>
   <translation>Sus conversaciones se perdieron</translation>
  </message>
  <message>
   <source>Your conversations will be listed here.</source>
   <translation>Sus conversaciones se listarán aquí.</translation>
  </message>
  <message>
   <source>Your name</source>
   <translation>Su nombre</translation>
  </message>
  <message>
   <source>Your notes in this program</source>
   <translation>Sus notas en este programa</translation>
  </message>
  <message>
   <source>Your unsent text could not be read</source>
   <translation>Su texto sin enviar no se pudo leer</translation>
  </message>
  <message>
   <source>Zoom in</source>
   <translation>Acercar</translation>
  </message>
  <message>
   <source>Zoom out</source>
   <translation>Alejar</translation>
  </message>
  <message>
   <source>Zoom to the chosen step</source>
   <translation>Ampliar el paso elegido</translation>
  </message>
  <message>
   <source>Zoom {0}, back to 100 %</source>
   <translation>Zoom {0}, volver al 100 %</translation>
  </message>
  <message>
   <source>{0} % are left.</source>
   <translation>Queda el {0} %.</translation>
  </message>
  <message>
   <source>{0} % of the requests of the last 15 minutes failed.</source>
   <translation>Falló el {0} % de las peticiones de los últimos 15 minutos.</translation>
  </message>
  <message>
   <source>{0} % of the runs of the last five minutes failed</source>
   <translation>El {0} % de las ejecuciones de los últimos cinco minutos falló</translation>
  </message>
  <message>
   <source>{0} (at least {1}, {2})</source>
   <translation>{0} (como mínimo {1}, {2})</translation>
  </message>
  <message>
   <source>{0} (context_tokens = {1})</source>
   <translation>{0} (context_tokens = {1})</translation>
  </message>
  <message>
   <source>{0} (graph)</source>
   <translation>{0} (grafo)</translation>
  </message>
  <message>
   <source>{0} (missing)</source>
   <translation>{0} (falta)</translation>
  </message>
  <message>
   <source>{0} (not for this tool)</source>
   <translation>{0} (no para esta herramienta)</translation>
  </message>
  <message>
   <source>{0} (not installed)</source>
   <translation>{0} (no instalado)</translation>
  </message>
  <message>
   <source>{0} (not there)</source>
   <translation>{0} (no existe)</translation>
  </message>
  <message>
   <source>{0} (not used by this agent)</source>
   <translation>{0} (este agente no la usa)</translation>
  </message>
  <message>
   <source>{0} (which leads to {1})</source>
   <translation>{0} (que lleva a {1})</translation>
  </message>
  <message>
   <source>{0} added</source>
   <translation>{0} añadidos</translation>
  </message>
  <message>
   <source>{0} already leads to {1}: this would go in a circle</source>
   <translation>{0} ya lleva a {1}: sería un círculo</translation>
  </message>
  <message>
   <source>{0} and {1}</source>
   <translation>{0} y {1}</translation>
  </message>
  <message>
   <source>{0} and {1} have no case in common that could be judged.</source>
   <translation>{0} y {1} no tienen en común ningún caso que se pudiera juzgar.</translation>
  </message>
  <message>
   <source>{0} answered instead of {1}: {2}</source>
   <translation>{0} respondió en lugar de {1}: {2}</translation>
  </message>
  <message>
   <source>{0} answers instead of {1}</source>
   <translation>{0} responde en lugar de {1}</translation>
  </message>
  <message>
   <source>{0} answers with status {1}</source>
   <translation>{0} responde con el estado {1}</translation>
  </message>
  <message>
   <source>{0} anything up to {1} characters</source>
   <translation>{0} cualquier cosa de hasta {1} caracteres</translation>
  </message>
  <message>
   <source>{0} are free on the disk of the data folder.</source>
   <translation>Hay {0} libres en el disco de la carpeta de datos.</translation>
  </message>
  <message>
   <source>{0} are free on the disk; models take {1}</source>
   <translation>{0} están libres en el disco; los modelos ocupan {1}</translation>
  </message>
  <message>
   <source>{0} are free, and it can be written to.</source>
   <translation>{0} libres, y se puede escribir en ella.</translation>
  </message>
  <message>
   <source>{0} are free, and {1} are needed to encrypt the largest file</source>
   <translation>hay {0} libres, y se necesitan {1} para cifrar el archivo más grande</translation>
  </message>
  <message>
   <source>{0} are free: that is little for models. It can be written to.</source>
   <translation>{0} libres: es poco para modelos. Se puede escribir en ella.</translation>
  </message>
  <message>
   <source>{0} are to be unpacked, but the disk has only {1} free</source>
   <translation>se van a desempaquetar {0}, pero el disco solo tiene {1} libres</translation>
  </message>
  <message>
   <source>{0} are to come and {1} should stay free, but the disk has only {2} free{3}</source>
   <translation>van a llegar {0} y deben quedar libres {1}, pero el disco solo tiene {2} libres{3}</translation>
  </message>
  <message>
   <source>{0} are to come, but the disk has only {1} free</source>
   <translation>van a llegar {0}, pero el disco solo tiene {1} libres</translation>
  </message>
  <message>
   <source>{0} asks although the agent says it never does</source>
   <translation>{0} pregunta, aunque el agente dice que nunca lo hace</translation>
  </message>
  <message>
   <source>{0} asks to run a library of its own ({1}), which is refused</source>
   <translation>{0} pide ejecutar una biblioteca propia ({1}), lo que se rechaza</translation>
  </message>
  <message>
   <source>{0} asks you</source>
   <translation>{0} le pregunta</translation>
  </message>
  <message>
   <source>{0} at a time</source>
   <translation>{0} a la vez</translation>
  </message>
  <message>
   <source>{0} at most here</source>
   <translation>aquí {0} como máximo</translation>
  </message>
  <message>
   <source>{0} at the server</source>
   <translation>{0} en el servidor</translation>
  </message>
  <message>
   <source>{0} at the servers {1}</source>
   <translation>{0} en los servidores {1}</translation>
  </message>
  <message>
   <source>{0} at {1}</source>
   <translation>{0} a las {1}</translation>
  </message>
  <message>
   <source>{0} at {1} of the schema cannot be judged here</source>
   <translation>{0} en {1} del esquema no se puede juzgar aquí</translation>
  </message>
  <message>
   <source>{0} became shorter at its source while it was fetched</source>
   <translation>{0} se acortó en su fuente mientras se descargaba</translation>
  </message>
  <message>
   <source>{0} belongs to the encrypted store</source>
   <translation>{0} pertenece al almacén cifrado</translation>
  </message>
  <message>
   <source>{0} belongs to the system's package manager</source>
   <translation>{0} pertenece al gestor de paquetes del sistema</translation>
  </message>
  <message>
   <source>{0} beside it leads elsewhere and is left alone</source>
   <translation>{0} al lado lleva a otro sitio y se deja en paz</translation>
  </message>
  <message>
   <source>{0} billion parameters</source>
   <translation>{0} mil millones de parámetros</translation>
  </message>
  <message>
   <source>{0} calls instead of at most {1}</source>
   <translation>{0} llamadas en lugar de {1} como máximo</translation>
  </message>
  <message>
   <source>{0} calls of tools are granted in a run</source>
   <translation>se conceden {0} llamadas a herramientas en una ejecución</translation>
  </message>
  <message>
   <source>{0} came before {1} was done</source>
   <translation>{0} vino antes de que terminara {1}</translation>
  </message>
  <message>
   <source>{0} came whole, but cannot be loaded</source>
   <translation>{0} llegó entero, pero no se puede cargar</translation>
  </message>
  <message>
   <source>{0} came whole, but it is not the file that its source describes: its SHA-256 begins with {1}, not {2}</source>
   <translation>{0} llegó entero, pero no es el archivo que describe su fuente: su SHA-256 empieza por {1}, no {2}</translation>
  </message>
  <message>
   <source>{0} came with the program and stays</source>
   <translation>{0} vino con el programa y se queda</translation>
  </message>
  <message>
   <source>{0} can be read by whoever gets hold of it.</source>
   <translation>{0} lo puede leer quien lo obtenga.</translation>
  </message>
  <message>
   <source>{0} candidates</source>
   <translation>{0} candidatos</translation>
  </message>
  <message>
   <source>{0} cannot be a part of the address</source>
   <translation>{0} no puede ser parte de la dirección</translation>
  </message>
  <message>
   <source>{0} cannot be allowed: {1}</source>
   <translation>{0} no se puede permitir: {1}</translation>
  </message>
  <message>
   <source>{0} cannot be changed: {1}</source>
   <translation>{0} no se puede cambiar: {1}</translation>
  </message>
  <message>
   <source>{0} cannot be checked: {1}</source>
   <translation>{0} no se puede comprobar: {1}</translation>
  </message>
  <message>
   <source>{0} cannot be converted to {1}: they measure different things</source>
   <translation>{0} no se puede convertir en {1}: miden cosas distintas</translation>
  </message>
  <message>
   <source>{0} cannot be looked at: {1}.</source>
   <translation>{0} no se puede mirar: {1}.</translation>
  </message>
  <message>
   <source>{0} cannot be made: {1}</source>
   <translation>no se puede crear {0}: {1}</translation>
  </message>
  <message>
   <source>{0} cannot be opened: {1}</source>
   <translation>no se puede abrir {0}: {1}</translation>
  </message>
  <message>
   <source>{0} cannot be packed</source>
   <translation>{0} no se puede empaquetar</translation>
  </message>
  <message>
   <source>{0} cannot be packed: its file {1} is empty</source>
   <translation>{0} no se puede empaquetar: su archivo {1} está vacío</translation>
  </message>
  <message>
   <source>{0} cannot be packed: {1}</source>
   <translation>{0} no se puede empaquetar: {1}</translation>
  </message>
  <message>
   <source>{0} cannot be part of an expression</source>
   <translation>{0} no puede ser parte de una expresión</translation>
  </message>
  <message>
   <source>{0} cannot be reached: {1}</source>
   <translation>no se puede llegar a {0}: {1}</translation>
  </message>
  <message>
   <source>{0} cannot be read: {1}</source>
   <translation>{0} no se puede leer: {1}</translation>
  </message>
  <message>
   <source>{0} cannot be restored</source>
   <translation>{0} no se puede restaurar</translation>
  </message>
  <message>
   <source>{0} cannot be set</source>
   <translation>{0} no se puede poner</translation>
  </message>
  <message>
   <source>{0} cannot be started: {1}</source>
   <translation>no se puede iniciar {0}: {1}</translation>
  </message>
  <message>
   <source>{0} cannot be taken from the file: {1}</source>
   <translation>{0} no se puede tomar del archivo: {1}</translation>
  </message>
  <message>
   <source>{0} cannot be used: {1}</source>
   <translation>{0} no se puede usar: {1}</translation>
  </message>
  <message>
   <source>{0} cannot be written: {1}</source>
   <translation>{0} no se puede escribir: {1}</translation>
  </message>
  <message>
   <source>{0} cannot decode ({1}): {2}</source>
   <translation>{0} no puede decodificar ({1}): {2}</translation>
  </message>
  <message>
   <source>{0} cannot guess ahead for {1}: {2}</source>
   <translation>{0} no puede adivinar por adelantado para {1}: {2}</translation>
  </message>
  <message>
   <source>{0} cannot guess ahead: its memory cannot be cut back</source>
   <translation>{0} no puede adivinar por adelantado: su memoria no se puede recortar</translation>
  </message>
  <message>
   <source>{0} cannot guess for this model: it has {1} tokens, and the model has {2}</source>
   <translation>{0} no puede adivinar para este modelo: tiene {1} tokens, y el modelo tiene {2}</translation>
  </message>
  <message>
   <source>{0} cannot guess for this model: token {1} is {2} there and {3} in the model</source>
   <translation>{0} no puede adivinar para este modelo: el token {1} es {2} allí y {3} en el modelo</translation>
  </message>
  <message>
   <source>{0} cannot sign the policy here</source>
   <translation>{0} no puede firmar la política aquí</translation>
  </message>
  <message>
   <source>{0} cases of “{1}”</source>
   <translation>{0} casos de “{1}”</translation>
  </message>
  <message>
   <source>{0} changed</source>
   <translation>{0} cambiados</translation>
  </message>
  <message>
   <source>{0} changed meanwhile</source>
   <translation>{0} cambió mientras tanto</translation>
  </message>
  <message>
   <source>{0} changed or vanished meanwhile</source>
   <translation>{0} cambió o desapareció mientras tanto</translation>
  </message>
  <message>
   <source>{0} characters are too few. It takes at least {1} tokens, about {2}.</source>
   <translation>{0} caracteres son pocos. Se necesitan al menos {1} tokens, unos {2}.</translation>
  </message>
  <message>
   <source>{0} characters, about {1} tokens.</source>
   <translation>{0} caracteres, unos {1} tokens.</translation>
  </message>
  <message>
   <source>{0} characters, {1} are the most</source>
   <translation>{0} caracteres, el máximo es {1}</translation>
  </message>
  <message>
   <source>{0} Choose made-up load, or wait until there are some.</source>
   <translation>{0} Elija una carga inventada o espere a que haya muestras.</translation>
  </message>
  <message>
   <source>{0} chose it</source>
   <translation>{0} lo eligió</translation>
  </message>
  <message>
   <source>{0} chose none</source>
   <translation>{0} no eligió ninguno</translation>
  </message>
  <message>
   <source>{0} chosen</source>
   <translation>{0} elegidos</translation>
  </message>
  <message>
   <source>{0} closed the connection in the middle: the answer is not whole</source>
   <translation>{0} cerró la conexión a mitad: la respuesta no está completa</translation>
  </message>
  <message>
   <source>{0} comes from</source>
   <translation>{0} viene de</translation>
  </message>
  <message>
   <source>{0} copied</source>
   <translation>{0}: copiado</translation>
  </message>
  <message>
   <source>{0} copy</source>
   <translation>{0} (copia)</translation>
  </message>
  <message>
   <source>{0} could not be asked: {1}</source>
   <translation>no se pudo preguntar a {0}: {1}</translation>
  </message>
  <message>
   <source>{0} could not be copied: {1}</source>
   <translation>no se pudo copiar {0}: {1}</translation>
  </message>
  <message>
   <source>{0} could not be linked: {1}</source>
   <translation>{0} no se pudo enlazar: {1}</translation>
  </message>
  <message>
   <source>{0} could not be loaded, its process ended: {1}{2}</source>
   <translation>{0} no se pudo cargar, su proceso terminó: {1}{2}</translation>
  </message>
  <message>
   <source>{0} could not be loaded: {1}</source>
   <translation>{0} no se pudo cargar: {1}</translation>
  </message>
  <message>
   <source>{0} could not be loaded: {1}: {2}</source>
   <translation>{0} no se pudo cargar: {1}: {2}</translation>
  </message>
  <message>
   <source>{0} could not be opened: {1}</source>
   <translation>{0} no se pudo abrir: {1}</translation>
  </message>
  <message>
   <source>{0} could not be read or written: {1}</source>
   <translation>{0} no se pudo leer o escribir: {1}</translation>
  </message>
  <message>
   <source>{0} could not be read: {1}</source>
   <translation>no se pudo leer {0}: {1}</translation>
  </message>
  <message>
   <source>{0} could not be replaced: {1}</source>
   <translation>{0} no se pudo sustituir: {1}</translation>
  </message>
  <message>
   <source>{0} could not run: {1}.</source>
   <translation>{0} no se pudo ejecutar: {1}.</translation>
  </message>
  <message>
   <source>{0} could not sign the policy: the PIN is not known here</source>
   <translation>{0} no pudo firmar la política: el PIN no se conoce aquí</translation>
  </message>
  <message>
   <source>{0} crashed</source>
   <translation>{0} falló</translation>
  </message>
  <message>
   <source>{0} crashed {1} times within {2} minutes and is not started again by itself</source>
   <translation>{0} falló {1} veces en {2} minutos y ya no se inicia solo</translation>
  </message>
  <message>
   <source>{0} days</source>
   <translation>{0} días</translation>
  </message>
  <message>
   <source>{0} did not answer in time</source>
   <translation>{0} no respondió a tiempo</translation>
  </message>
  <message>
   <source>{0} did not answer within {1} s</source>
   <translation>{0} no respondió en {1} s</translation>
  </message>
  <message>
   <source>{0} did not answer within {1} seconds</source>
   <translation>{0} no respondió en {1} segundos</translation>
  </message>
  <message>
   <source>{0} did not end</source>
   <translation>{0} no terminó</translation>
  </message>
  <message>
   <source>{0} did not run</source>
   <translation>{0} no se ejecutó</translation>
  </message>
  <message>
   <source>{0} did not run: {1}</source>
   <translation>{0} no se ejecutó: {1}</translation>
  </message>
  <message>
   <source>{0} did not start: {1}</source>
   <translation>{0} no se inició: {1}</translation>
  </message>
  <message>
   <source>{0} does here</source>
   <translation>aquí lo hace {0}</translation>
  </message>
  <message>
   <source>{0} does not accept your access token: it is wrong, expired, or may not read this</source>
   <translation>{0} no acepta su token de acceso: es erróneo, caducó o no puede leer esto</translation>
  </message>
  <message>
   <source>{0} does not end</source>
   <translation>{0} no termina</translation>
  </message>
  <message>
   <source>{0} does not fit now; models that nobody uses hold {1}</source>
   <translation>{0} no cabe ahora; modelos que nadie usa ocupan {1}</translation>
  </message>
  <message>
   <source>{0} does not fit: {1}</source>
   <translation>{0} no cabe: {1}</translation>
  </message>
  <message>
   <source>{0} does not fit: {1}{2}</source>
   <translation>{0} no cabe: {1}{2}</translation>
  </message>
  <message>
   <source>{0} does not run any more</source>
   <translation>{0} ya no se ejecuta</translation>
  </message>
  <message>
   <source>{0} does not run any more: {1}</source>
   <translation>{0} ya no se ejecuta: {1}</translation>
  </message>
  <message>
   <source>{0} does not run on this machine, so there is nothing to set</source>
   <translation>{0} no se ejecuta en este equipo, así que no hay nada que ajustar</translation>
  </message>
  <message>
   <source>{0} does not run this model, but {1}</source>
   <translation>{0} no ejecuta este modelo, pero {1} sí</translation>
  </message>
  <message>
   <source>{0} does not say that it is made to compare texts</source>
   <translation>{0} no dice que se hizo para comparar textos</translation>
  </message>
  <message>
   <source>{0} does not say what the key of the audit log is</source>
   <translation>{0} no dice cuál es la clave del registro de auditoría</translation>
  </message>
  <message>
   <source>{0} does not take a message: it has no input named text</source>
   <translation>{0} no toma mensajes: no tiene una entrada llamada text</translation>
  </message>
  <message>
   <source>{0} does not use the tool {1}</source>
   <translation>{0} no usa la herramienta {1}</translation>
  </message>
  <message>
   <source>{0} downloads</source>
   <translation>{0} descargas</translation>
  </message>
  <message>
   <source>{0} ended it</source>
   <translation>lo terminó {0}</translation>
  </message>
  <message>
   <source>{0} ended with {1}</source>
   <translation>{0} terminó con {1}</translation>
  </message>
  <message>
   <source>{0} events came out as they were recorded.</source>
   <translation>{0} eventos salieron tal como se registraron.</translation>
  </message>
  <message>
   <source>{0} failed ({1}): {2}</source>
   <translation>{0} falló ({1}): {2}</translation>
  </message>
  <message>
   <source>{0} failed because of an error in the tool ({1})</source>
   <translation>{0} falló por un error en la herramienta ({1})</translation>
  </message>
  <message>
   <source>{0} failures in a row</source>
   <translation>{0} fallos seguidos</translation>
  </message>
  <message>
   <source>{0} fetches the server whenever it starts, and keeps nothing here: install the server once, outside, and name its program in place of this.</source>
   <translation>{0} descarga el servidor cada vez que se inicia, y aquí no guarda nada: instale el servidor una vez, fuera, e indique su programa en lugar de este.</translation>
  </message>
  <message>
   <source>{0} files in {1}; no other folder, no network</source>
   <translation>{0} archivos en {1}; ninguna otra carpeta, sin red</translation>
  </message>
  <message>
   <source>{0} forgotten</source>
   <translation>{0} olvidados</translation>
  </message>
  <message>
   <source>{0} found</source>
   <translation>{0} encontrados</translation>
  </message>
  <message>
   <source>{0} from {1}</source>
   <translation>{0} de {1}</translation>
  </message>
  <message>
   <source>{0} from {1} to {2}</source>
   <translation>{0} de {1} a {2}</translation>
  </message>
  <message>
   <source>{0} gives no name for a tool</source>
   <translation>{0} no da un nombre para una herramienta</translation>
  </message>
  <message>
   <source>{0} granted</source>
   <translation>{0} concedidas</translation>
  </message>
  <message>
   <source>{0} h</source>
   <translation>{0} h</translation>
  </message>
  <message>
   <source>{0} has a name that is refused</source>
   <translation>{0} tiene un nombre que se rechaza</translation>
  </message>
  <message>
   <source>{0} has a tensor of {1} dimensions</source>
   <translation>{0} tiene un tensor de {1} dimensiones</translation>
  </message>
  <message>
   <source>{0} has an absurd alignment of {1}</source>
   <translation>{0} tiene una alineación absurda de {1}</translation>
  </message>
  <message>
   <source>{0} has an absurd header: {1} tensors, {2} keys</source>
   <translation>{0} tiene una cabecera absurda: {1} tensores, {2} claves</translation>
  </message>
  <message>
   <source>{0} has an impossibly large tensor</source>
   <translation>{0} tiene un tensor imposiblemente grande</translation>
  </message>
  <message>
   <source>{0} has another size at its source by now</source>
   <translation>{0} ya tiene otro tamaño en su fuente</translation>
  </message>
  <message>
   <source>{0} has another vocabulary than the file it is compared with</source>
   <translation>{0} tiene otro vocabulario que el archivo con el que se compara</translation>
  </message>
  <message>
   <source>{0} has characters that cannot be seen</source>
   <translation>{0} tiene caracteres que no se ven</translation>
  </message>
  <message>
   <source>{0} has no default, one before it has</source>
   <translation>{0} no tiene valor predeterminado, y uno anterior sí</translation>
  </message>
  <message>
   <source>{0} has no entry {1}</source>
   <translation>{0} no tiene la entrada {1}</translation>
  </message>
  <message>
   <source>{0} has no examples</source>
   <translation>{0} no tiene ejemplos</translation>
  </message>
  <message>
   <source>{0} has no files</source>
   <translation>{0} no tiene archivos</translation>
  </message>
  <message>
   <source>{0} has no files to fetch</source>
   <translation>{0} no tiene archivos que descargar</translation>
  </message>
  <message>
   <source>{0} has no input {1}, only {2}</source>
   <translation>{0} no tiene la entrada {1}, solo {2}</translation>
  </message>
  <message>
   <source>{0} has no number</source>
   <translation>{0} no tiene número</translation>
  </message>
  <message>
   <source>{0} has no output</source>
   <translation>{0} no tiene salida</translation>
  </message>
  <message>
   <source>{0} has no output {1}, only {2}</source>
   <translation>{0} no tiene la salida {1}, solo {2}</translation>
  </message>
  <message>
   <source>{0} has no parameter {1}, only {2}{3}</source>
   <translation>{0} no tiene el parámetro {1}, solo {2}{3}</translation>
  </message>
  <message>
   <source>{0} has no readable {1}: {2}</source>
   <translation>{0} no tiene {1} legible: {2}</translation>
  </message>
  <message>
   <source>{0} has no setting {1}</source>
   <translation>{0} no tiene el ajuste {1}</translation>
  </message>
  <message>
   <source>{0} has no settings</source>
   <translation>{0} no tiene ajustes</translation>
  </message>
  <message>
   <source>{0} has no tool {1}</source>
   <translation>{0} no tiene la herramienta {1}</translation>
  </message>
  <message>
   <source>{0} has no value at this place</source>
   <translation>{0} no tiene valor en este punto</translation>
  </message>
  <message>
   <source>{0} has no value that can be worked out</source>
   <translation>{0} no tiene un valor que se pueda calcular</translation>
  </message>
  <message>
   <source>{0} has no variant {1} any more</source>
   <translation>{0} ya no tiene la variante {1}</translation>
  </message>
  <message>
   <source>{0} has no words</source>
   <translation>{0} no tiene palabras</translation>
  </message>
  <message>
   <source>{0} has number {1}, and number {2} held before</source>
   <translation>{0} tiene el número {1}, y antes valía el número {2}</translation>
  </message>
  <message>
   <source>{0} has so few bits that it must be known which weights matter (an importance matrix); that is measured on a text of yours, and there is none</source>
   <translation>{0} tiene tan pocos bits que hay que saber qué pesos importan (una matriz de importancia); eso se mide en un texto suyo, y no hay ninguno</translation>
  </message>
  <message>
   <source>{0} has the file {1} twice</source>
   <translation>{0} tiene dos veces el archivo {1}</translation>
  </message>
  <message>
   <source>{0} has this run already</source>
   <translation>{0} ya tiene esta ejecución</translation>
  </message>
  <message>
   <source>{0} has {1} bytes at its source, not {2}</source>
   <translation>{0} tiene {1} bytes en su fuente, no {2}</translation>
  </message>
  <message>
   <source>{0} here</source>
   <translation>{0} aquí</translation>
  </message>
  <message>
   <source>{0} hexadecimal digits</source>
   <translation>{0} dígitos hexadecimales</translation>
  </message>
  <message>
   <source>{0} holds a file twice, or far too many</source>
   <translation>{0} contiene un archivo dos veces, o demasiados</translation>
  </message>
  <message>
   <source>{0} holds access tokens, and others may read it</source>
   <translation>{0} contiene tokens de acceso, y otros pueden leerlo</translation>
  </message>
  <message>
   <source>{0} holds no model that is known here</source>
   <translation>{0} no contiene ningún modelo conocido aquí</translation>
  </message>
  <message>
   <source>{0} holds no model {1}</source>
   <translation>{0} no contiene el modelo {1}</translation>
  </message>
  <message>
   <source>{0} holds no nodes</source>
   <translation>{0} no contiene nodos</translation>
  </message>
  <message>
   <source>{0} holds no {1}</source>
   <translation>{0} no contiene {1}</translation>
  </message>
  <message>
   <source>{0} holds this program's own data</source>
   <translation>{0} contiene los datos de este programa</translation>
  </message>
  <message>
   <source>{0} holds {1}, which is not in its signed index</source>
   <translation>{0} contiene {1}, que no está en su índice firmado</translation>
  </message>
  <message>
   <source>{0} hours</source>
   <translation>{0} horas</translation>
  </message>
  <message>
   <source>{0} in 1 file</source>
   <translation>{0} en 1 archivo</translation>
  </message>
  <message>
   <source>{0} in the bundle is a link to somewhere else</source>
   <translation>{0} en el paquete es un enlace a otro sitio</translation>
  </message>
  <message>
   <source>{0} in the bundle {1} is damaged: part {2} of {3} is not what was signed</source>
   <translation>{0} en el paquete {1} está dañado: la parte {2} de {3} no es la que se firmó</translation>
  </message>
  <message>
   <source>{0} in {1} and another file of it have the same name where capitals do not count</source>
   <translation>{0} en {1} y otro archivo suyo tienen el mismo nombre donde las mayúsculas no cuentan</translation>
  </message>
  <message>
   <source>{0} in {1} describes no model</source>
   <translation>{0} en {1} no describe ningún modelo</translation>
  </message>
  <message>
   <source>{0} in {1} does not describe a text model</source>
   <translation>{0} en {1} no describe un modelo de texto</translation>
  </message>
  <message>
   <source>{0} in {1} does not hold an object</source>
   <translation>{0} en {1} no contiene un objeto</translation>
  </message>
  <message>
   <source>{0} in {1} does not name its ONNX file</source>
   <translation>{0} en {1} no indica su archivo ONNX</translation>
  </message>
  <message>
   <source>{0} in {1} files</source>
   <translation>{0} en {1} archivos</translation>
  </message>
  <message>
   <source>{0} in {1} has {2} bytes, not {3}</source>
   <translation>{0} en {1} tiene {2} bytes, no {3}</translation>
  </message>
  <message>
   <source>{0} in {1} is damaged: {2}</source>
   <translation>{0} en {1} está dañado: {2}</translation>
  </message>
  <message>
   <source>{0} in {1} is empty</source>
   <translation>{0} en {1} está vacío</translation>
  </message>
  <message>
   <source>{0} in {1} is far too long</source>
   <translation>{0} en {1} es demasiado largo</translation>
  </message>
  <message>
   <source>{0} in {1} is not valid JSON: {2}</source>
   <translation>{0} en {1} no es JSON válido: {2}</translation>
  </message>
  <message>
   <source>{0} in {1} is too large</source>
   <translation>{0} en {1} es demasiado grande</translation>
  </message>
  <message>
   <source>{0} instead of a number</source>
   <translation>{0} en lugar de un número</translation>
  </message>
  <message>
   <source>{0} instead of stop, fallback or branch</source>
   <translation>{0} en lugar de stop, fallback o branch</translation>
  </message>
  <message>
   <source>{0} instead of {1}</source>
   <translation>{0} en lugar de {1}</translation>
  </message>
  <message>
   <source>{0} is a file with several names and is left alone</source>
   <translation>{0} es un archivo con varios nombres y no se toca</translation>
  </message>
  <message>
   <source>{0} is a file, not a folder</source>
   <translation>{0} es un archivo, no una carpeta</translation>
  </message>
  <message>
   <source>{0} is a file, not a folder.</source>
   <translation>{0} es un archivo, no una carpeta.</translation>
  </message>
  <message>
   <source>{0} is a folder</source>
   <translation>{0} es una carpeta</translation>
  </message>
  <message>
   <source>{0} is a link to another place</source>
   <translation>{0} es un enlace a otro sitio</translation>
  </message>
  <message>
   <source>{0} is a list, not one value</source>
   <translation>{0} es una lista, no un valor</translation>
  </message>
  <message>
   <source>{0} is a name that is refused</source>
   <translation>{0} es un nombre que se rechaza</translation>
  </message>
  <message>
   <source>{0} is a number, not {1}</source>
   <translation>{0} es un número, no {1}</translation>
  </message>
  <message>
   <source>{0} is a recording, which only repeats what was recorded</source>
   <translation>{0} es una grabación, que solo repite lo grabado</translation>
  </message>
  <message>
   <source>{0} is a text of at most {1} characters</source>
   <translation>{0} es un texto de {1} caracteres como máximo</translation>
  </message>
  <message>
   <source>{0} is a tool of the program</source>
   <translation>{0} es una herramienta del programa</translation>
  </message>
  <message>
   <source>{0} is a {1} GGUF file, which this engine cannot read</source>
   <translation>{0} es un archivo GGUF {1}, que este motor no puede leer</translation>
  </message>
  <message>
   <source>{0} is an agent, and no workflow</source>
   <translation>{0} es un agente, y no un flujo</translation>
  </message>
  <message>
   <source>{0} is away</source>
   <translation>{0} no está</translation>
  </message>
  <message>
   <source>{0} is being applied by another program</source>
   <translation>otro programa está aplicando {0}</translation>
  </message>
  <message>
   <source>{0} is being fetched again</source>
   <translation>{0} se está descargando de nuevo</translation>
  </message>
  <message>
   <source>{0} is being refreshed</source>
   <translation>{0} se está actualizando</translation>
  </message>
  <message>
   <source>{0} is being refreshed already</source>
   <translation>{0} ya se está actualizando</translation>
  </message>
  <message>
   <source>{0} is case {1} of {2}. Look over what it expects.</source>
   <translation>{0} es el caso {1} de {2}. Revise lo que espera.</translation>
  </message>
  <message>
   <source>{0} is closed already</source>
   <translation>{0} ya está cerrado</translation>
  </message>
  <message>
   <source>{0} is cut off inside its header</source>
   <translation>{0} está cortado dentro de su cabecera</translation>
  </message>
  <message>
   <source>{0} is cut off or no safetensors file</source>
   <translation>{0} está cortado o no es un archivo safetensors</translation>
  </message>
  <message>
   <source>{0} is cut off, or no safetensors file</source>
   <translation>{0} está cortado, o no es un archivo safetensors</translation>
  </message>
  <message>
   <source>{0} is cut off: it has {1} bytes of at least {2}</source>
   <translation>{0} está cortado: tiene {1} bytes de al menos {2}</translation>
  </message>
  <message>
   <source>{0} is damaged</source>
   <translation>{0} está dañado</translation>
  </message>
  <message>
   <source>{0} is damaged or cut off</source>
   <translation>{0} está dañado o cortado</translation>
  </message>
  <message>
   <source>{0} is damaged or cut off, or is no ONNX file</source>
   <translation>{0} está dañado o cortado, o no es un archivo ONNX</translation>
  </message>
  <message>
   <source>{0} is damaged, and another program has it open</source>
   <translation>{0} está dañado, y otro programa lo tiene abierto</translation>
  </message>
  <message>
   <source>{0} is damaged, so no key is accepted</source>
   <translation>{0} está dañado, así que no se acepta ninguna clave</translation>
  </message>
  <message>
   <source>{0} is damaged: it holds no settings</source>
   <translation>{0} está dañado: no contiene ajustes</translation>
  </message>
  <message>
   <source>{0} is damaged: it is not valid JSON</source>
   <translation>{0} está dañado: no es JSON válido</translation>
  </message>
  <message>
   <source>{0} is damaged: nothing is in it</source>
   <translation>{0} está dañado: no hay nada en él</translation>
  </message>
  <message>
   <source>{0} is damaged: part {1} of {2} is not what it was</source>
   <translation>{0} está dañado: la parte {1} de {2} no es lo que era</translation>
  </message>
  <message>
   <source>{0} is damaged: {1}</source>
   <translation>{0} está dañado: {1}</translation>
  </message>
  <message>
   <source>{0} is empty at its source</source>
   <translation>{0} está vacío en su fuente</translation>
  </message>
  <message>
   <source>{0} is from {1} to {2}, not {3}</source>
   <translation>{0} va de {1} a {2}, no {3}</translation>
  </message>
  <message>
   <source>{0} is from {1} to {2}, not {3}.</source>
   <translation>{0} va de {1} a {2}, no {3}.</translation>
  </message>
  <message>
   <source>{0} is granted twice</source>
   <translation>{0} se concede dos veces</translation>
  </message>
  <message>
   <source>{0} is in Foundry Local's catalogue, but not on this machine</source>
   <translation>{0} está en el catálogo de Foundry Local, pero no en este equipo</translation>
  </message>
  <message>
   <source>{0} is in it</source>
   <translation>{0} está en él</translation>
  </message>
  <message>
   <source>{0} is in the way</source>
   <translation>{0} está en medio</translation>
  </message>
  <message>
   <source>{0} is in {1}; {2} is wanted</source>
   <translation>{0} está en {1}; se espera {2}</translation>
  </message>
  <message>
   <source>{0} is larger than {1}: {2}</source>
   <translation>{0} es más grande que {1}: {2}</translation>
  </message>
  <message>
   <source>{0} is left alone since {1}</source>
   <translation>{0} se deja en paz desde {1}</translation>
  </message>
  <message>
   <source>{0} is loaded without its draft model {1}</source>
   <translation>{0} se carga sin su modelo borrador {1}</translation>
  </message>
  <message>
   <source>{0} is loaded {1} right now, so it is not removed</source>
   <translation>{0} está cargado {1} ahora, así que no se quita</translation>
  </message>
  <message>
   <source>{0} is missing</source>
   <translation>falta {0}</translation>
  </message>
  <message>
   <source>{0} is missing from the file</source>
   <translation>{0} falta en el archivo</translation>
  </message>
  <message>
   <source>{0} is missing in {1}</source>
   <translation>{0} falta en {1}</translation>
  </message>
  <message>
   <source>{0} is missing, and this installation has one</source>
   <translation>{0} falta, y esta instalación tiene uno</translation>
  </message>
  <message>
   <source>{0} is missing: it is part {1} of {2} of the model</source>
   <translation>falta {0}: es la parte {1} de {2} del modelo</translation>
  </message>
  <message>
   <source>{0} is neither a host nor host:port</source>
   <translation>{0} no es un host ni host:puerto</translation>
  </message>
  <message>
   <source>{0} is neither true nor false</source>
   <translation>{0} no es true ni false</translation>
  </message>
  <message>
   <source>{0} is no action</source>
   <translation>{0} no es una acción</translation>
  </message>
  <message>
   <source>{0} is no address of a hub: it begins with https:// or http://</source>
   <translation>{0} no es la dirección de un hub: empieza por https:// o http://</translation>
  </message>
  <message>
   <source>{0} is no address of a server</source>
   <translation>{0} no es la dirección de un servidor</translation>
  </message>
  <message>
   <source>{0} is no address of a server: it has a part after ? or #</source>
   <translation>{0} no es la dirección de un servidor: tiene una parte tras ? o #</translation>
  </message>
  <message>
   <source>{0} is no address of an Ollama server</source>
   <translation>{0} no es la dirección de un servidor Ollama</translation>
  </message>
  <message>
   <source>{0} is no address that a tool may reach</source>
   <translation>{0} no es una dirección a la que pueda llegar una herramienta</translation>
  </message>
  <message>
   <source>{0} is no address to listen at</source>
   <translation>{0} no es una dirección donde escuchar</translation>
  </message>
  <message>
   <source>{0} is no address to listen on.</source>
   <translation>{0} no es una dirección en la que escuchar.</translation>
  </message>
  <message>
   <source>{0} is no address: it begins with http:// or https:// and a host</source>
   <translation>{0} no es una dirección: empieza por http:// o https:// y un host</translation>
  </message>
  <message>
   <source>{0} is no address: it holds invisible characters</source>
   <translation>{0} no es una dirección: contiene caracteres invisibles</translation>
  </message>
  <message>
   <source>{0} is no address: its host is a name of plain letters or a number</source>
   <translation>{0} no es una dirección: su host es un nombre de letras sencillas o un número</translation>
  </message>
  <message>
   <source>{0} is no address: no server has port 0</source>
   <translation>{0} no es una dirección: ningún servidor tiene el puerto 0</translation>
  </message>
  <message>
   <source>{0} is no address: {1}</source>
   <translation>{0} no es una dirección: {1}</translation>
  </message>
  <message>
   <source>{0} is no administrator</source>
   <translation>{0} no es administrador</translation>
  </message>
  <message>
   <source>{0} is no bundle of this program</source>
   <translation>{0} no es un paquete de este programa</translation>
  </message>
  <message>
   <source>{0} is no bundle, but a device or a pipe</source>
   <translation>{0} no es un paquete, sino un dispositivo o una tubería</translation>
  </message>
  <message>
   <source>{0} is no checkpoint of an audit log</source>
   <translation>{0} no es un punto de control de un registro de auditoría</translation>
  </message>
  <message>
   <source>{0} is no condition</source>
   <translation>{0} no es una condición</translation>
  </message>
  <message>
   <source>{0} is no connection: {1}</source>
   <translation>{0} no es una conexión: {1}</translation>
  </message>
  <message>
   <source>{0} is no file of this kind, or was cut off: {1}</source>
   <translation>{0} no es un archivo de este tipo, o se cortó: {1}</translation>
  </message>
  <message>
   <source>{0} is no file of this program</source>
   <translation>{0} no es un archivo de este programa</translation>
  </message>
  <message>
   <source>{0} is no folder that holds only the program</source>
   <translation>{0} no es una carpeta que contenga solo el programa</translation>
  </message>
  <message>
   <source>{0} is no Foundry Local on this machine</source>
   <translation>{0} no es un Foundry Local en este equipo</translation>
  </message>
  <message>
   <source>{0} is no full path of a folder</source>
   <translation>{0} no es la ruta completa de una carpeta</translation>
  </message>
  <message>
   <source>{0} is no id</source>
   <translation>{0} no es un id</translation>
  </message>
  <message>
   <source>{0} is no id of an evaluation</source>
   <translation>{0} no es el id de una evaluación</translation>
  </message>
  <message>
   <source>{0} is no key</source>
   <translation>{0} no es una clave</translation>
  </message>
  <message>
   <source>{0} is no likeness</source>
   <translation>{0} no es un parecido</translation>
  </message>
  <message>
   <source>{0} is no message</source>
   <translation>{0} no es un mensaje</translation>
  </message>
  <message>
   <source>{0} is no model's name or folder: letters, digits and ./@:-_ only.</source>
   <translation>{0} no es nombre ni carpeta de modelo: solo letras, dígitos y ./@:-_.</translation>
  </message>
  <message>
   <source>{0} is no name</source>
   <translation>{0} no es un nombre</translation>
  </message>
  <message>
   <source>{0} is no name for a folder</source>
   <translation>{0} no es nombre para una carpeta</translation>
  </message>
  <message>
   <source>{0} is no name of a graph</source>
   <translation>{0} no es nombre de grafo</translation>
  </message>
  <message>
   <source>{0} is no name of a key</source>
   <translation>{0} no es nombre de una clave</translation>
  </message>
  <message>
   <source>{0} is no name of a memory</source>
   <translation>{0} no es nombre de memoria</translation>
  </message>
  <message>
   <source>{0} is no name of a model</source>
   <translation>{0} no es nombre de modelo</translation>
  </message>
  <message>
   <source>{0} is no name of a model on the hub</source>
   <translation>{0} no es nombre de un modelo del hub</translation>
  </message>
  <message>
   <source>{0} is no name of a parser.</source>
   <translation>{0} no es nombre de un analizador.</translation>
  </message>
  <message>
   <source>{0} is no name of a server</source>
   <translation>{0} no es nombre de servidor</translation>
  </message>
  <message>
   <source>{0} is no name of a tool</source>
   <translation>{0} no es nombre de herramienta</translation>
  </message>
  <message>
   <source>{0} is no name of a {1}</source>
   <translation>{0} no es nombre de {1}</translation>
  </message>
  <message>
   <source>{0} is no name of an agent</source>
   <translation>{0} no es nombre de agente</translation>
  </message>
  <message>
   <source>{0} is no name of {1}</source>
   <translation>{0} no es un nombre de {1}</translation>
  </message>
  <message>
   <source>{0} is no name: use small letters, digits, - and _</source>
   <translation>{0} no es un nombre: use letras minúsculas, dígitos, - y _</translation>
  </message>
  <message>
   <source>{0} is no number</source>
   <translation>{0} no es un número</translation>
  </message>
  <message>
   <source>{0} is no number in JSON</source>
   <translation>{0} no es un número en JSON</translation>
  </message>
  <message>
   <source>{0} is no number of characters</source>
   <translation>{0} no es un número de caracteres</translation>
  </message>
  <message>
   <source>{0} is no number to compare with</source>
   <translation>{0} no es un número con el que comparar</translation>
  </message>
  <message>
   <source>{0} is no number with a unit</source>
   <translation>{0} no es un número con unidad</translation>
  </message>
  <message>
   <source>{0} is no ONNX GenAI model: {1} ({2})</source>
   <translation>{0} no es un modelo ONNX GenAI: {1} ({2})</translation>
  </message>
  <message>
   <source>{0} is no part of a connection</source>
   <translation>{0} no es parte de una conexión</translation>
  </message>
  <message>
   <source>{0} is no place</source>
   <translation>{0} no es una posición</translation>
  </message>
  <message>
   <source>{0} is no plain file</source>
   <translation>{0} no es un archivo normal</translation>
  </message>
  <message>
   <source>{0} is no plain file and is left alone</source>
   <translation>{0} no es un archivo normal y se deja en paz</translation>
  </message>
  <message>
   <source>{0} is no plain name or number of a host</source>
   <translation>{0} no es un nombre o número sencillo de un host</translation>
  </message>
  <message>
   <source>{0} is no plain word</source>
   <translation>{0} no es una palabra sencilla</translation>
  </message>
  <message>
   <source>{0} is no port</source>
   <translation>{0} no es un puerto</translation>
  </message>
  <message>
   <source>{0} is no program</source>
   <translation>{0} no es un programa</translation>
  </message>
  <message>
   <source>{0} is no rating</source>
   <translation>{0} no es una valoración</translation>
  </message>
  <message>
   <source>{0} is no rule</source>
   <translation>{0} no es una regla</translation>
  </message>
  <message>
   <source>{0} is no tag</source>
   <translation>{0} no es una etiqueta</translation>
  </message>
  <message>
   <source>{0} is no text</source>
   <translation>{0} no es texto</translation>
  </message>
  <message>
   <source>{0} is no time in seconds</source>
   <translation>{0} no es un tiempo en segundos</translation>
  </message>
  <message>
   <source>{0} is no value of setting {1}: an address begins with https:// or http://</source>
   <translation>{0} no es un valor del ajuste {1}: una dirección empieza por https:// o http://</translation>
  </message>
  <message>
   <source>{0} is no value of setting {1}: it is damaged text</source>
   <translation>{0} no es un valor del ajuste {1}: es texto dañado</translation>
  </message>
  <message>
   <source>{0} is no value of setting {1}: it is from {2} to {3}</source>
   <translation>{0} no es un valor del ajuste {1}: va de {2} a {3}</translation>
  </message>
  <message>
   <source>{0} is no value of setting {1}: {2}</source>
   <translation>{0} no es un valor del ajuste {1}: {2}</translation>
  </message>
  <message>
   <source>{0} is no value of {1}</source>
   <translation>{0} no es un valor de {1}</translation>
  </message>
  <message>
   <source>{0} is no way to search</source>
   <translation>{0} no es una forma de buscar</translation>
  </message>
  <message>
   <source>{0} is none of {1}</source>
   <translation>{0} no es ninguno de {1}</translation>
  </message>
  <message>
   <source>{0} is none of {1}.</source>
   <translation>{0} no es ninguno de {1}.</translation>
  </message>
  <message>
   <source>{0} is not a file</source>
   <translation>{0} no es un archivo</translation>
  </message>
  <message>
   <source>{0} is not a folder</source>
   <translation>{0} no es una carpeta</translation>
  </message>
  <message>
   <source>{0} is not a full path</source>
   <translation>{0} no es una ruta completa</translation>
  </message>
  <message>
   <source>{0} is not a GGUF file: it starts with {1}</source>
   <translation>{0} no es un archivo GGUF: empieza por {1}</translation>
  </message>
  <message>
   <source>{0} is not a link</source>
   <translation>{0} no es un enlace</translation>
  </message>
  <message>
   <source>{0} is not a list</source>
   <translation>{0} no es una lista</translation>
  </message>
  <message>
   <source>{0} is not a model that writes text from left to right</source>
   <translation>{0} no es un modelo que escriba texto de izquierda a derecha</translation>
  </message>
  <message>
   <source>{0} is not a path below the granted folder</source>
   <translation>{0} no es una ruta por debajo de la carpeta concedida</translation>
  </message>
  <message>
   <source>{0} is not a path inside the granted folders</source>
   <translation>{0} no es una ruta dentro de las carpetas concedidas</translation>
  </message>
  <message>
   <source>{0} is not a path that can be read</source>
   <translation>{0} no es una ruta que se pueda leer</translation>
  </message>
  <message>
   <source>{0} is not a recording: {1}</source>
   <translation>{0} no es una grabación: {1}</translation>
  </message>
  <message>
   <source>{0} is not a text file</source>
   <translation>{0} no es un archivo de texto</translation>
  </message>
  <message>
   <source>{0} is not a tool of this program.</source>
   <translation>{0} no es una herramienta de este programa.</translation>
  </message>
  <message>
   <source>{0} is not a unit that is known.</source>
   <translation>{0} no es una unidad conocida.</translation>
  </message>
  <message>
   <source>{0} is not a usable GGUF file: {1}</source>
   <translation>{0} no es un archivo GGUF utilizable: {1}</translation>
  </message>
  <message>
   <source>{0} is not among the granted folders</source>
   <translation>{0} no está entre las carpetas concedidas</translation>
  </message>
  <message>
   <source>{0} is not an SQLite database</source>
   <translation>{0} no es una base de datos SQLite</translation>
  </message>
  <message>
   <source>{0} is not as it was a moment ago</source>
   <translation>{0} no es como era hace un momento</translation>
  </message>
  <message>
   <source>{0} is not as long as its header says: it is cut off or damaged</source>
   <translation>{0} no es tan largo como dice su cabecera: está cortado o dañado</translation>
  </message>
  <message>
   <source>{0} is not between 0 and 7 days</source>
   <translation>{0} no está entre 0 y 7 días</translation>
  </message>
  <message>
   <source>{0} is not connected now</source>
   <translation>{0} no está conectada ahora</translation>
  </message>
  <message>
   <source>{0} is not connected now. Connect the drive: it comes back.</source>
   <translation>{0} no está conectada ahora. Conecte la unidad: vuelve.</translation>
  </message>
  <message>
   <source>{0} is not encrypted, and this store is</source>
   <translation>{0} no está cifrado, y este almacén sí</translation>
  </message>
  <message>
   <source>{0} is not for the role {1} here</source>
   <translation>{0} no es para el rol {1} aquí</translation>
  </message>
  <message>
   <source>{0} is not for your role here</source>
   <translation>{0} no es para su rol aquí</translation>
  </message>
  <message>
   <source>{0} is not in 0 to {1}</source>
   <translation>{0} no está entre 0 y {1}</translation>
  </message>
  <message>
   <source>{0} is not in 1 to {1}</source>
   <translation>{0} no está entre 1 y {1}</translation>
  </message>
  <message>
   <source>{0} is not in a folder of models any more</source>
   <translation>{0} ya no está en una carpeta de modelos</translation>
  </message>
  <message>
   <source>{0} is not in it</source>
   <translation>{0} no está en él</translation>
  </message>
  <message>
   <source>{0} is not in the granted folders</source>
   <translation>{0} no está en las carpetas concedidas</translation>
  </message>
  <message>
   <source>{0} is not in the library.</source>
   <translation>{0} no está en la biblioteca.</translation>
  </message>
  <message>
   <source>{0} is not in the signed list</source>
   <translation>{0} no está en la lista firmada</translation>
  </message>
  <message>
   <source>{0} is not in {1}</source>
   <translation>{0} no está en {1}</translation>
  </message>
  <message>
   <source>{0} is not installed, or cannot be used now.</source>
   <translation>{0} no está instalado, o no se puede usar ahora.</translation>
  </message>
  <message>
   <source>{0} is not installed: {1}</source>
   <translation>{0} no está instalado: {1}</translation>
  </message>
  <message>
   <source>{0} is not known</source>
   <translation>{0} no se conoce</translation>
  </message>
  <message>
   <source>{0} is not loaded: {1} of at most {2} models are ({3})</source>
   <translation>{0} no se carga: lo están {1} de {2} modelos como máximo ({3})</translation>
  </message>
  <message>
   <source>{0} is not one number</source>
   <translation>{0} no es un solo número</translation>
  </message>
  <message>
   <source>{0} is not part {1} of {2} of a model</source>
   <translation>{0} no es la parte {1} de {2} de un modelo</translation>
  </message>
  <message>
   <source>{0} is not removed: {1}</source>
   <translation>{0} no se quita: {1}</translation>
  </message>
  <message>
   <source>{0} is not the file it should be</source>
   <translation>{0} no es el archivo que debería ser</translation>
  </message>
  <message>
   <source>{0} is not there</source>
   <translation>{0} no existe</translation>
  </message>
  <message>
   <source>{0} is not there any more</source>
   <translation>{0} ya no existe</translation>
  </message>
  <message>
   <source>{0} is not there, or its drive is away</source>
   <translation>{0} no existe, o su unidad no está</translation>
  </message>
  <message>
   <source>{0} is not what it was</source>
   <translation>{0} no es lo que era</translation>
  </message>
  <message>
   <source>{0} is not whole: {1} bytes are missing at its end</source>
   <translation>{0} no está entero: faltan {1} bytes al final</translation>
  </message>
  <message>
   <source>{0} is not whole: {1} is missing</source>
   <translation>{0} no está entero: falta {1}</translation>
  </message>
  <message>
   <source>{0} is not worked out here</source>
   <translation>{0} no se calcula aquí</translation>
  </message>
  <message>
   <source>{0} is not {1}</source>
   <translation>{0} no es {1}</translation>
  </message>
  <message>
   <source>{0} is of a kind whose requests cannot share a batch in MLX</source>
   <translation>{0} es de un tipo cuyas solicitudes no pueden compartir un lote en MLX</translation>
  </message>
  <message>
   <source>{0} is on {1}, beyond this machine, and the network is off in the settings</source>
   <translation>{0} está en {1}, fuera de este equipo, y la red está apagada en los ajustes</translation>
  </message>
  <message>
   <source>{0} is only {1} bytes long</source>
   <translation>{0} tiene solo {1} bytes</translation>
  </message>
  <message>
   <source>{0} is part {1} of {2} of a model, which is opened by its first part, whose name ends with {3}</source>
   <translation>{0} es la parte {1} de {2} de un modelo, que se abre por su primera parte, cuyo nombre termina en {3}</translation>
  </message>
  <message>
   <source>{0} is ready</source>
   <translation>{0} está listo</translation>
  </message>
  <message>
   <source>{0} is signed with a key that nobody here trusts: {1}</source>
   <translation>{0} está firmado con una clave en la que nadie aquí confía: {1}</translation>
  </message>
  <message>
   <source>{0} is there already</source>
   <translation>{0} ya existe</translation>
  </message>
  <message>
   <source>{0} is there already and not empty</source>
   <translation>{0} ya existe y no está vacía</translation>
  </message>
  <message>
   <source>{0} is there twice</source>
   <translation>{0} está dos veces</translation>
  </message>
  <message>
   <source>{0} is this program's own data</source>
   <translation>{0} son datos de este programa</translation>
  </message>
  <message>
   <source>{0} is too large</source>
   <translation>{0} es demasiado grande</translation>
  </message>
  <message>
   <source>{0} is too large for a policy</source>
   <translation>{0} es demasiado grande para una política</translation>
  </message>
  <message>
   <source>{0} is too large for a template</source>
   <translation>{0} es demasiado grande para una plantilla</translation>
  </message>
  <message>
   <source>{0} is too large for what it should hold</source>
   <translation>{0} es demasiado grande para lo que debería contener</translation>
  </message>
  <message>
   <source>{0} is too large to be looked at</source>
   <translation>{0} es demasiado grande para mirarlo</translation>
  </message>
  <message>
   <source>{0} is too large to read ({1})</source>
   <translation>{0} es demasiado grande para leerlo ({1})</translation>
  </message>
  <message>
   <source>{0} is too large: more than {1}</source>
   <translation>{0} es demasiado grande: más de {1}</translation>
  </message>
  <message>
   <source>{0} is true or false, not {1}</source>
   <translation>{0} es true o false, no {1}</translation>
  </message>
  <message>
   <source>{0} is truncated: it has {1} of at least {2} bytes, so {3} are missing, to the end of {4}</source>
   <translation>{0} está truncado: tiene {1} de al menos {2} bytes, así que faltan {3}, hasta el final de {4}</translation>
  </message>
  <message>
   <source>{0} is {1} already</source>
   <translation>{0} ya es {1}</translation>
  </message>
  <message>
   <source>{0} keeps room for {1} tokens; at most {2} were used in an hour</source>
   <translation>{0} reserva sitio para {1} tokens; como máximo se usaron {2} en una hora</translation>
  </message>
  <message>
   <source>{0} kinds</source>
   <translation>{0} tipos</translation>
  </message>
  <message>
   <source>{0} lack a part and is switched off</source>
   <translation>{0} faltarle una parte y está desactivada</translation>
  </message>
  <message>
   <source>{0} leads out of the granted folder</source>
   <translation>{0} lleva fuera de la carpeta concedida</translation>
  </message>
  <message>
   <source>{0} leads to an address without encryption</source>
   <translation>{0} lleva a una dirección sin cifrado</translation>
  </message>
  <message>
   <source>{0} leads to {1}, which is not in the open internet</source>
   <translation>{0} lleva a {1}, que no está en la internet abierta</translation>
  </message>
  <message>
   <source>{0} left</source>
   <translation>faltan {0}</translation>
  </message>
  <message>
   <source>{0} like {1}</source>
   <translation>{0} como {1}</translation>
  </message>
  <message>
   <source>{0} likes</source>
   <translation>{0} me gusta</translation>
  </message>
  <message>
   <source>{0} looks like the tool {1}</source>
   <translation>{0} se parece a la herramienta {1}</translation>
  </message>
  <message>
   <source>{0} looks like {1}, a tool of the program</source>
   <translation>{0} se parece a {1}, una herramienta del programa</translation>
  </message>
  <message>
   <source>{0} loses nothing measurable against {1} (less than {2}</source>
   <translation>{0} no pierde nada medible frente a {1} (menos de {2}</translation>
  </message>
  <message>
   <source>{0} machines could not try it: {1}</source>
   <translation>{0} equipos no pudieron probarlo: {1}</translation>
  </message>
  <message>
   <source>{0} makes this a {1}, and nobody known here signed it</source>
   <translation>{0} hace de esto un {1}, y nadie conocido aquí lo firmó</translation>
  </message>
  <message>
   <source>{0} may be left out</source>
   <translation>{0} se puede omitir</translation>
  </message>
  <message>
   <source>{0} may not read something it was granted</source>
   <translation>{0} no puede leer algo que se le permitió</translation>
  </message>
  <message>
   <source>{0} may not start as it is now</source>
   <translation>{0} no puede iniciarse como está ahora</translation>
  </message>
  <message>
   <source>{0} may not start: nobody allowed it as it is now</source>
   <translation>{0} no puede iniciarse: nadie lo permitió tal como es ahora</translation>
  </message>
  <message>
   <source>{0} may not start: {1} is not the file that was allowed</source>
   <translation>{0} no puede iniciarse: {1} no es el archivo que se permitió</translation>
  </message>
  <message>
   <source>{0} messages</source>
   <translation>{0} mensajes</translation>
  </message>
  <message>
   <source>{0} min</source>
   <translation>{0} min</translation>
  </message>
  <message>
   <source>{0} minutes</source>
   <translation>{0} minutos</translation>
  </message>
  <message>
   <source>{0} mistakes to mend first.</source>
   <translation>{0} errores que corregir antes.</translation>
  </message>
  <message>
   <source>{0} models idle for {1} hold {2}</source>
   <translation>{0} modelos inactivos desde hace {1} ocupan {2}</translation>
  </message>
  <message>
   <source>{0} more</source>
   <translation>{0} más</translation>
  </message>
  <message>
   <source>{0} more are in the table of outcomes (CSV).</source>
   <translation>Hay {0} más en la tabla de resultados (CSV).</translation>
  </message>
  <message>
   <source>{0} more candidates</source>
   <translation>{0} candidatos más</translation>
  </message>
  <message>
   <source>{0} more differ in this step.</source>
   <translation>Otros {0} difieren en este paso.</translation>
  </message>
  <message>
   <source>{0} more follow these.</source>
   <translation>Otros {0} siguen a estos.</translation>
  </message>
  <message>
   <source>{0} more parts of the schema of {1} are not held</source>
   <translation>otras {0} partes del esquema de {1} no se imponen</translation>
  </message>
  <message>
   <source>{0} more tags</source>
   <translation>{0} etiquetas más</translation>
  </message>
  <message>
   <source>{0} more; the command line shows all</source>
   <translation>{0} más; la línea de comandos los muestra todos</translation>
  </message>
  <message>
   <source>{0} moved</source>
   <translation>{0} movidos</translation>
  </message>
  <message>
   <source>{0} ms</source>
   <translation>{0} ms</translation>
  </message>
  <message>
   <source>{0} must be a text</source>
   <translation>{0} debe ser un texto</translation>
  </message>
  <message>
   <source>{0} names no memory</source>
   <translation>{0} no nombra ninguna memoria</translation>
  </message>
  <message>
   <source>{0} names no metric</source>
   <translation>{0} no indica ninguna métrica</translation>
  </message>
  <message>
   <source>{0} needs no access token</source>
   <translation>{0} no necesita token de acceso</translation>
  </message>
  <message>
   <source>{0} needs the parameter {1}: {2}</source>
   <translation>{0} necesita el parámetro {1}: {2}</translation>
  </message>
  <message>
   <source>{0} needs {1} and {2} are kept in reserve, but {3} are free</source>
   <translation>{0} necesita {1} y {2} se reservan, pero hay {3} libres</translation>
  </message>
  <message>
   <source>{0} needs {1} bytes, {2} are free</source>
   <translation>{0} necesita {1} bytes, hay {2} libres</translation>
  </message>
  <message>
   <source>{0} never began</source>
   <translation>{0} nunca empezó</translation>
  </message>
  <message>
   <source>{0} never ran to its end</source>
   <translation>{0} nunca llegó a su fin</translation>
  </message>
  <message>
   <source>{0} nodes, {1} links. Tab goes through the nodes.</source>
   <translation>{0} nodos, {1} enlaces. Tab recorre los nodos.</translation>
  </message>
  <message>
   <source>{0} nodes; {1} are the most</source>
   <translation>{0} nodos; el máximo es {1}</translation>
  </message>
  <message>
   <source>{0} not judged</source>
   <translation>{0} sin juzgar</translation>
  </message>
  <message>
   <source>{0} of at most {1} in {2}</source>
   <translation>{0} de un máximo de {1} en {2}</translation>
  </message>
  <message>
   <source>{0} of its documents as they are now, beside the script</source>
   <translation>{0} de sus documentos tal como son ahora, junto al script</translation>
  </message>
  <message>
   <source>{0} of memory</source>
   <translation>{0} de memoria</translation>
  </message>
  <message>
   <source>{0} of the audit log cannot be read: {1}</source>
   <translation>{0} del registro de auditoría no se puede leer: {1}</translation>
  </message>
  <message>
   <source>{0} of them cannot be read; they are left out.</source>
   <translation>{0} de ellos no se pueden leer; se omiten.</translation>
  </message>
  <message>
   <source>{0} of {1}</source>
   <translation>{0} de {1}</translation>
  </message>
  <message>
   <source>{0} of {1} are available.</source>
   <translation>Hay {0} de {1} disponibles.</translation>
  </message>
  <message>
   <source>{0} of {1} files: {2}</source>
   <translation>{0} de {1} archivos: {2}</translation>
  </message>
  <message>
   <source>{0} of {1} nodes</source>
   <translation>{0} de {1} nodos</translation>
  </message>
  <message>
   <source>{0} of {1} to read</source>
   <translation>{0} de {1} por leer</translation>
  </message>
  <message>
   <source>{0} of {1} tokens</source>
   <translation>{0} de {1} tokens</translation>
  </message>
  <message>
   <source>{0} of {1} tokens came from the cache</source>
   <translation>{0} de {1} tokens vinieron de la caché</translation>
  </message>
  <message>
   <source>{0} of {1} took less, {2}</source>
   <translation>{0} de {1} tardaron menos, {2}</translation>
  </message>
  <message>
   <source>{0} of {1} tries</source>
   <translation>{0} de {1} intentos</translation>
  </message>
  <message>
   <source>{0} of {1} tries have not been made yet; the figures are of the others.</source>
   <translation>{0} de {1} intentos aún no se han hecho; las cifras son de los demás.</translation>
  </message>
  <message>
   <source>{0} on {1}</source>
   <translation>{0} en {1}</translation>
  </message>
  <message>
   <source>{0} on {1} is faster still: choose it for your agents if its answers are as good.</source>
   <translation>{0} en {1} es aún más rápido: elíjalo para sus agentes si sus respuestas son igual de buenas.</translation>
  </message>
  <message>
   <source>{0} or {1}</source>
   <translation>{0} o {1}</translation>
  </message>
  <message>
   <source>{0} parameters</source>
   <translation>{0} parámetros</translation>
  </message>
  <message>
   <source>{0} passed</source>
   <translation>{0} superados</translation>
  </message>
  <message>
   <source>{0} Pull it again when the network is back.</source>
   <translation>{0} Descárguelo de nuevo cuando vuelva la red.</translation>
  </message>
  <message>
   <source>{0} reaches no server</source>
   <translation>{0} no alcanza ningún servidor</translation>
  </message>
  <message>
   <source>{0} reaches no such folder</source>
   <translation>{0} no alcanza esa carpeta</translation>
  </message>
  <message>
   <source>{0} read</source>
   <translation>{0} leídos</translation>
  </message>
  <message>
   <source>{0} read (from the cache too) and {1} written in the time shown</source>
   <translation>{0} leídos (también de la caché) y {1} escritos en el periodo mostrado</translation>
  </message>
  <message>
   <source>{0} read no fields; it said: {1}</source>
   <translation>{0} no leyó campos; dijo: {1}</translation>
  </message>
  <message>
   <source>{0} read no {1}</source>
   <translation>{0} no leyó {1}</translation>
  </message>
  <message>
   <source>{0} read, {1} written</source>
   <translation>{0} leídos, {1} escritos</translation>
  </message>
  <message>
   <source>{0} refers to itself without end</source>
   <translation>{0} se refiere a sí mismo sin fin</translation>
  </message>
  <message>
   <source>{0} removed</source>
   <translation>{0} quitados</translation>
  </message>
  <message>
   <source>{0} request</source>
   <translation>{0} petición</translation>
  </message>
  <message>
   <source>{0} requests</source>
   <translation>{0} peticiones</translation>
  </message>
  <message>
   <source>{0} requests a minute</source>
   <translation>{0} peticiones por minuto</translation>
  </message>
  <message>
   <source>{0} retries instead of 0 to {1}</source>
   <translation>{0} reintentos en lugar de 0 a {1}</translation>
  </message>
  <message>
   <source>{0} reused</source>
   <translation>{0} reutilizados</translation>
  </message>
  <message>
   <source>{0} right of {1}</source>
   <translation>{0} correctos de {1}</translation>
  </message>
  <message>
   <source>{0} rounds at most here</source>
   <translation>aquí, {0} rondas como máximo</translation>
  </message>
  <message>
   <source>{0} rows changed.</source>
   <translation>{0} filas cambiadas.</translation>
  </message>
  <message>
   <source>{0} runs already</source>
   <translation>{0} ya está en ejecución</translation>
  </message>
  <message>
   <source>{0} runs by {1} now, not by {2}</source>
   <translation>{0} se ejecuta ahora con {1}, no con {2}</translation>
  </message>
  <message>
   <source>{0} s</source>
   <translation>{0} s</translation>
  </message>
  <message>
   <source>{0} s, median of two minutes</source>
   <translation>{0} s, mediana de dos minutos</translation>
  </message>
  <message>
   <source>{0} said by anyone ends it</source>
   <translation>{0} dicho por cualquiera lo termina</translation>
  </message>
  <message>
   <source>{0} said nothing within {1} seconds</source>
   <translation>{0} no dijo nada en {1} segundos</translation>
  </message>
  <message>
   <source>{0} seconds</source>
   <translation>{0} segundos</translation>
  </message>
  <message>
   <source>{0} sends none</source>
   <translation>{0} no envía ninguno</translation>
  </message>
  <message>
   <source>{0} sent, {1} received</source>
   <translation>{0} enviados, {1} recibidos</translation>
  </message>
  <message>
   <source>{0} starts</source>
   <translation>{0} inicios</translation>
  </message>
  <message>
   <source>{0} step</source>
   <translation>{0} paso</translation>
  </message>
  <message>
   <source>{0} steps</source>
   <translation>{0} pasos</translation>
  </message>
  <message>
   <source>{0} tells no use of it</source>
   <translation>{0} no informa de su uso</translation>
  </message>
  <message>
   <source>{0} texts were given at once; at most {1} can be</source>
   <translation>se dieron {0} textos a la vez; como máximo pueden ser {1}</translation>
  </message>
  <message>
   <source>{0} That is in the job {1}.</source>
   <translation>{0} Eso está en la tarea {1}.</translation>
  </message>
  <message>
   <source>{0} That is in {1}.</source>
   <translation>{0} Eso está en {1}.</translation>
  </message>
  <message>
   <source>{0} The evaluation goes on with the cases as they were when it began.</source>
   <translation>{0} La evaluación sigue con los casos como eran al empezar.</translation>
  </message>
  <message>
   <source>{0} The first {1} are listed.</source>
   <translation>{0} Se muestran los primeros {1}.</translation>
  </message>
  <message>
   <source>{0} there is no {1}, which the record has.</source>
   <translation>{0} no hay {1}, que el registro tiene.</translation>
  </message>
  <message>
   <source>{0} there is {1}, which the record has not.</source>
   <translation>{0} hay {1}, que el registro no tiene.</translation>
  </message>
  <message>
   <source>{0} times</source>
   <translation>{0} veces</translation>
  </message>
  <message>
   <source>{0} to {1}</source>
   <translation>{0} a {1}</translation>
  </message>
  <message>
   <source>{0} to {1} billion</source>
   <translation>{0} a {1} mil millones</translation>
  </message>
  <message>
   <source>{0} to {1} is granted, not {2}</source>
   <translation>se concede de {0} a {1}, no {2}</translation>
  </message>
  <message>
   <source>{0} to {1} of {2}</source>
   <translation>{0} a {1} de {2}</translation>
  </message>
  <message>
   <source>{0} tok/s</source>
   <translation>{0} tok/s</translation>
  </message>
  <message>
   <source>{0} tokens</source>
   <translation>{0} tokens</translation>
  </message>
  <message>
   <source>{0} tokens ({1} %)</source>
   <translation>{0} tokens ({1} %)</translation>
  </message>
  <message>
   <source>{0} tokens a day</source>
   <translation>{0} tokens al día</translation>
  </message>
  <message>
   <source>{0} tokens are kept, but for other tools, other options or another text</source>
   <translation>hay {0} tokens guardados, pero para otras herramientas, otras opciones u otro texto</translation>
  </message>
  <message>
   <source>{0} tokens read</source>
   <translation>{0} tokens leídos</translation>
  </message>
  <message>
   <source>{0} tokens were scored. Divergence: how far a file's shares are from those of {1}, 0 is not at all. Same token: how often both would write the same one.</source>
   <translation>Se puntuaron {0} tokens. Divergencia: cuánto se alejan las probabilidades de un archivo de las de {1}; 0 es nada. Mismo token: con qué frecuencia ambos escribirían el mismo.</translation>
  </message>
  <message>
   <source>{0} tokens written</source>
   <translation>{0} tokens escritos</translation>
  </message>
  <message>
   <source>{0} tokens, none of them read; the room ends after {1}</source>
   <translation>{0} tokens, ninguno leído; el espacio acaba tras {1}</translation>
  </message>
  <message>
   <source>{0} tools were offered; at most {1} are possible</source>
   <translation>se ofrecieron {0} herramientas; como máximo son posibles {1}</translation>
  </message>
  <message>
   <source>{0} unfinished {1} kept.</source>
   <translation>{0} {1} sin terminar conservado(s).</translation>
  </message>
  <message>
   <source>{0} up to {1} characters</source>
   <translation>{0} de hasta {1} caracteres</translation>
  </message>
  <message>
   <source>{0} waits for its turn</source>
   <translation>{0} espera su turno</translation>
  </message>
  <message>
   <source>{0} wants an access token</source>
   <translation>{0} pide un token de acceso</translation>
  </message>
  <message>
   <source>{0} was called</source>
   <translation>se llamó a {0}</translation>
  </message>
  <message>
   <source>{0} was changed since it was shown</source>
   <translation>{0} se cambió desde que se mostró</translation>
  </message>
  <message>
   <source>{0} was imported</source>
   <translation>{0} se importó</translation>
  </message>
  <message>
   <source>{0} was left empty</source>
   <translation>{0} quedó vacío</translation>
  </message>
  <message>
   <source>{0} was loaded but says nothing of itself</source>
   <translation>{0} se cargó pero no dice nada de sí</translation>
  </message>
  <message>
   <source>{0} was loaded with {1}</source>
   <translation>{0} se cargó con {1}</translation>
  </message>
  <message>
   <source>{0} was not expected</source>
   <translation>{0} no se esperaba</translation>
  </message>
  <message>
   <source>{0} was not expected here</source>
   <translation>{0} no se esperaba aquí</translation>
  </message>
  <message>
   <source>{0} was not fetched by this program, so nobody knows where its bytes can be had</source>
   <translation>{0} no lo descargó este programa, así que nadie sabe dónde obtener sus bytes</translation>
  </message>
  <message>
   <source>{0} was not fetched, so nobody knows where its bytes can be had</source>
   <translation>{0} no se descargó, así que nadie sabe dónde obtener sus bytes</translation>
  </message>
  <message>
   <source>{0} was not loaded</source>
   <translation>{0} no se cargó</translation>
  </message>
  <message>
   <source>{0} was not started</source>
   <translation>{0} no se inició</translation>
  </message>
  <message>
   <source>{0} was not taken: {1}. The folder stays as it was.</source>
   <translation>{0} no se aceptó: {1}. La carpeta sigue como estaba.</translation>
  </message>
  <message>
   <source>{0} was replaced at its source while it was fetched</source>
   <translation>{0} se sustituyó en su fuente mientras se descargaba</translation>
  </message>
  <message>
   <source>{0} was signed by somebody this copy does not trust{1}: {2}</source>
   <translation>{0} lo firmó alguien en quien esta copia no confía{1}: {2}</translation>
  </message>
  <message>
   <source>{0} was still not loaded after {1} seconds and was given up</source>
   <translation>{0} seguía sin cargarse tras {1} segundos y se abandonó</translation>
  </message>
  <message>
   <source>{0} was stopped</source>
   <translation>{0} se detuvo</translation>
  </message>
  <message>
   <source>{0} was stopped after {1} seconds</source>
   <translation>{0} se detuvo tras {1} segundos</translation>
  </message>
  <message>
   <source>{0} was unloaded to make room for {1}</source>
   <translation>{0} se descargó de memoria para dar sitio a {1}</translation>
  </message>
  <message>
   <source>{0} was written by a newer version of this program</source>
   <translation>{0} lo escribió una versión más nueva de este programa</translation>
  </message>
  <message>
   <source>{0} was written by a newer version of this program (format {1})</source>
   <translation>{0} lo escribió una versión más nueva de este programa (formato {1})</translation>
  </message>
  <message>
   <source>{0} was written by a newer version of this program, so no key is accepted</source>
   <translation>{0} lo escribió una versión más nueva de este programa, así que no se acepta ninguna clave</translation>
  </message>
  <message>
   <source>{0} was {1}; {2}</source>
   <translation>{0} era {1}; {2}</translation>
  </message>
  <message>
   <source>{0} was {1}; {2} for {3}</source>
   <translation>{0} era {1}; {2} durante {3}</translation>
  </message>
  <message>
   <source>{0} weights do not go with float32.</source>
   <translation>Los pesos {0} no van con float32.</translation>
  </message>
  <message>
   <source>{0} weights go with float16, not bfloat16.</source>
   <translation>Los pesos {0} van con float16, no con bfloat16.</translation>
  </message>
  <message>
   <source>{0} What is there is shown as it was stored.</source>
   <translation>{0} Lo que hay se muestra como se guardó.</translation>
  </message>
  <message>
   <source>{0} will be copied, every byte checked.</source>
   <translation>Se copiarán {0}, cada byte comprobado.</translation>
  </message>
  <message>
   <source>{0} with {1} events could be saved, {2} of them incomplete.</source>
   <translation>Se pudieron guardar {0} con {1} eventos, {2} de ellas incompletas.</translation>
  </message>
  <message>
   <source>{0} words instead of 1 to {1}</source>
   <translation>{0} palabras en lugar de 1 a {1}</translation>
  </message>
  <message>
   <source>{0} would be larger than can be read again</source>
   <translation>{0} sería mayor de lo que se puede volver a leer</translation>
  </message>
  <message>
   <source>{0} would be larger than {1}</source>
   <translation>{0} sería mayor que {1}</translation>
  </message>
  <message>
   <source>{0} would be refused</source>
   <translation>{0} se rechazarían</translation>
  </message>
  <message>
   <source>{0} would give the agent everything you have</source>
   <translation>{0} daría al agente todo lo que usted tiene</translation>
  </message>
  <message>
   <source>{0} would have been called</source>
   <translation>{0} se habrían llamado</translation>
  </message>
  <message>
   <source>{0} would have what was sent to it sent to {1}</source>
   <translation>{0} haría enviar a {1} lo que se le envió</translation>
  </message>
  <message>
   <source>{0} would stand too far away</source>
   <translation>{0} quedaría demasiado lejos</translation>
  </message>
  <message>
   <source>{0} writes nothing</source>
   <translation>{0} no escribe nada</translation>
  </message>
  <message>
   <source>{0} written</source>
   <translation>{0} escritos</translation>
  </message>
  <message>
   <source>{0} wrote more than {1} bytes and was stopped</source>
   <translation>{0} escribió más de {1} bytes y se detuvo</translation>
  </message>
  <message>
   <source>{0} {1} differs: {2}.</source>
   <translation>{0} {1} difiere: {2}.</translation>
  </message>
  <message>
   <source>{0} {1} is installed</source>
   <translation>{0} {1} está instalado</translation>
  </message>
  <message>
   <source>{0} {1} were not loaded</source>
   <translation>{0} {1} no se cargaron</translation>
  </message>
  <message>
   <source>{0} {1}s begin with {2}</source>
   <translation>{0} {1}s empiezan por {2}</translation>
  </message>
  <message>
   <source>{0} °C; it slows itself down to stay whole.</source>
   <translation>{0} °C; reduce su velocidad para no dañarse.</translation>
  </message>
  <message>
   <source>{0} · from the MCP server {1}</source>
   <translation>{0} · del servidor MCP {1}</translation>
  </message>
  <message>
   <source>{0} · reaches {1}</source>
   <translation>{0} · alcanza {1}</translation>
  </message>
  <message>
   <source>{0} · round {1}</source>
   <translation>{0} · ronda {1}</translation>
  </message>
  <message>
   <source>{0} · {1}</source>
   <translation>{0} · {1}</translation>
  </message>
  <message>
   <source>{0} · {1} more before it</source>
   <translation>{0} · {1} más antes</translation>
  </message>
  <message>
   <source>{0}() compared in this way</source>
   <translation>{0}() comparado de esta manera</translation>
  </message>
  <message>
   <source>{0}() is not worked out here</source>
   <translation>{0}() no se calcula aquí</translation>
  </message>
  <message>
   <source>{0}() with these arguments</source>
   <translation>{0}() con estos argumentos</translation>
  </message>
  <message>
   <source>{0}, and they come out so alike that more of the same would hardly help.</source>
   <translation>{0}, y salen tan parecidos que más de lo mismo apenas ayudaría.</translation>
  </message>
  <message>
   <source>{0}, and {1} more</source>
   <translation>{0} y {1} más</translation>
  </message>
  <message>
   <source>{0}, argument {1}</source>
   <translation>{0}, argumento {1}</translation>
  </message>
  <message>
   <source>{0}, argument {1}.</source>
   <translation>{0}, argumento {1}.</translation>
  </message>
  <message>
   <source>{0}, cannot be used</source>
   <translation>{0}, no se puede usar</translation>
  </message>
  <message>
   <source>{0}, column {1}</source>
   <translation>{0}, columna {1}</translation>
  </message>
  <message>
   <source>{0}, differs</source>
   <translation>{0}, difiere</translation>
  </message>
  <message>
   <source>{0}, equal</source>
   <translation>{0}, igual</translation>
  </message>
  <message>
   <source>{0}, first run</source>
   <translation>{0}, primera ejecución</translation>
  </message>
  <message>
   <source>{0}, from {1}</source>
   <translation>{0}, de {1}</translation>
  </message>
  <message>
   <source>{0}, in place of its link</source>
   <translation>{0}, en lugar de su enlace</translation>
  </message>
  <message>
   <source>{0}, last {1} ({2})</source>
   <translation>{0}, la última {1} ({2})</translation>
  </message>
  <message>
   <source>{0}, less than {1}</source>
   <translation>{0}, menos que {1}</translation>
  </message>
  <message>
   <source>{0}, measured now</source>
   <translation>{0}, medida ahora</translation>
  </message>
  <message>
   <source>{0}, not less than {1} s</source>
   <translation>{0}, no menos de {1} s</translation>
  </message>
  <message>
   <source>{0}, not linked</source>
   <translation>{0}, sin enlazar</translation>
  </message>
  <message>
   <source>{0}, only in the first run</source>
   <translation>{0}, solo en la primera ejecución</translation>
  </message>
  <message>
   <source>{0}, only in the second run</source>
   <translation>{0}, solo en la segunda ejecución</translation>
  </message>
  <message>
   <source>{0}, optional</source>
   <translation>{0}, opcional</translation>
  </message>
  <message>
   <source>{0}, pinned</source>
   <translation>{0}, fijado</translation>
  </message>
  <message>
   <source>{0}, read</source>
   <translation>{0}, leída</translation>
  </message>
  <message>
   <source>{0}, second run</source>
   <translation>{0}, segunda ejecución</translation>
  </message>
  <message>
   <source>{0}, the agent {1} runs, given its path.</source>
   <translation>{0}, se ejecuta el agente {1}, con la ruta del archivo.</translation>
  </message>
  <message>
   <source>{0}, the agent {1} runs, given its text.</source>
   <translation>{0}, se ejecuta el agente {1}, con el texto del archivo.</translation>
  </message>
  <message>
   <source>{0}, the agent {1} runs.</source>
   <translation>{0}, se ejecuta el agente {1}.</translation>
  </message>
  <message>
   <source>{0}, the first difference</source>
   <translation>{0}, la primera diferencia</translation>
  </message>
  <message>
   <source>{0}, the graph {1} runs, given its path.</source>
   <translation>{0}, se ejecuta el grafo {1}, con la ruta del archivo.</translation>
  </message>
  <message>
   <source>{0}, the graph {1} runs, given its text.</source>
   <translation>{0}, se ejecuta el grafo {1}, con el texto del archivo.</translation>
  </message>
  <message>
   <source>{0}, the graph {1} runs.</source>
   <translation>{0}, se ejecuta el grafo {1}.</translation>
  </message>
  <message>
   <source>{0}, to {1}</source>
   <translation>{0}, a {1}</translation>
  </message>
  <message>
   <source>{0}, unused for {1}</source>
   <translation>{0}, sin uso desde hace {1}</translation>
  </message>
  <message>
   <source>{0}, where downloads are to go, is not connected now</source>
   <translation>{0}, adonde van las descargas, no está conectada ahora</translation>
  </message>
  <message>
   <source>{0}, which cannot be asked: {1}</source>
   <translation>{0}, al que no se puede preguntar: {1}</translation>
  </message>
  <message>
   <source>{0}, which is granted, leads elsewhere than when the tool was read</source>
   <translation>{0}, que está concedida, lleva a otro sitio que cuando se leyó la herramienta</translation>
  </message>
  <message>
   <source>{0}, which may use {1}; each of them asks as it does there</source>
   <translation>{0}, que puede usar {1}; cada una pregunta como lo hace allí</translation>
  </message>
  <message>
   <source>{0}, which {1} needs, is missing</source>
   <translation>falta {0}, que {1} necesita</translation>
  </message>
  <message>
   <source>{0}, {1} cached</source>
   <translation>{0}, {1} de la caché</translation>
  </message>
  <message>
   <source>{0}, {1} entries</source>
   <translation>{0}, {1} entradas</translation>
  </message>
  <message>
   <source>{0}, {1} of them right</source>
   <translation>{0}, {1} de ellos correctos</translation>
  </message>
  <message>
   <source>{0}, {1}.</source>
   <translation>{0}, {1}.</translation>
  </message>
  <message>
   <source>{0}, {1}. It came with the program, answers at once and is only a start: it knows little, but it calls tools.</source>
   <translation>{0}, {1}. Vino con el programa, responde al momento y es solo un comienzo: sabe poco, pero llama a herramientas.</translation>
  </message>
  <message>
   <source>{0}. Do not call it so again.</source>
   <translation>{0}. No la llame así de nuevo.</translation>
  </message>
  <message>
   <source>{0}. The run ends here.</source>
   <translation>{0}. La ejecución termina aquí.</translation>
  </message>
  <message>
   <source>{0}.name: {1} is no name</source>
   <translation>{0}.name: {1} no es un nombre</translation>
  </message>
  <message>
   <source>{0}.name: {1} is there twice</source>
   <translation>{0}.name: {1} está dos veces</translation>
  </message>
  <message>
   <source>{0}/{1} is damaged</source>
   <translation>{0}/{1} está dañado</translation>
  </message>
  <message numerus="yes">
   <source>{0}: %Ln things were left out, or are done otherwise</source>
   <translation>
    <numerusform>{0}: %Ln elemento se omitió, o se hace de otro modo</numerusform>
    <numerusform>{0}: %Ln elementos se omitieron, o se hacen de otro modo</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{0}: %Ln things will be left out, or done otherwise</source>
   <translation>
    <numerusform>{0}: %Ln elemento se omitirá, o se hará de otro modo</numerusform>
    <numerusform>{0}: %Ln elementos se omitirán, o se harán de otro modo</numerusform>
   </translation>
  </message>
  <message>
   <source>{0}: a choice between groups of parameters is not held</source>
   <translation>{0}: una elección entre grupos de parámetros no se impone</translation>
  </message>
  <message>
   <source>{0}: a function that stops with an error, write in it what it does</source>
   <translation>{0}: una función que se detiene con un error; escriba en ella lo que hace</translation>
  </message>
  <message>
   <source>{0}: a value or schema in it is nested too deep for a program</source>
   <translation>{0}: un valor o esquema está anidado a demasiada profundidad para un programa</translation>
  </message>
  <message>
   <source>{0}: about {1} more would do, if they come out alike.</source>
   <translation>{0}: bastarían unos {1} más, si salen parecidos.</translation>
  </message>
  <message>
   <source>{0}: additionalProperties is not held</source>
   <translation>{0}: additionalProperties no se impone</translation>
  </message>
  <message>
   <source>{0}: additionalProperties is not held: only named keys are written</source>
   <translation>{0}: additionalProperties no se impone: solo se escriben claves con nombre</translation>
  </message>
  <message>
   <source>{0}: an action failed</source>
   <translation>{0}: una acción falló</translation>
  </message>
  <message>
   <source>{0}: answer</source>
   <translation>{0}: respuesta</translation>
  </message>
  <message>
   <source>{0}: arguments</source>
   <translation>{0}: argumentos</translation>
  </message>
  <message>
   <source>{0}: cannot be read: {1}</source>
   <translation>{0}: no se puede leer: {1}</translation>
  </message>
  <message>
   <source>{0}: from the keyring</source>
   <translation>{0}: del llavero</translation>
  </message>
  <message>
   <source>{0}: half within {1}, 95 % within {2}</source>
   <translation>{0}: la mitad en {1}, el 95 % en {2}</translation>
  </message>
  <message>
   <source>{0}: instructions</source>
   <translation>{0}: instrucciones</translation>
  </message>
  <message>
   <source>{0}: it has no conditions</source>
   <translation>{0}: no tiene condiciones</translation>
  </message>
  <message>
   <source>{0}: it has no plain id</source>
   <translation>{0}: no tiene un id sencillo</translation>
  </message>
  <message>
   <source>{0}: it is no call</source>
   <translation>{0}: no es una llamada</translation>
  </message>
  <message>
   <source>{0}: it is no check</source>
   <translation>{0}: no es una comprobación</translation>
  </message>
  <message>
   <source>{0}: it is no data set by its name</source>
   <translation>{0}: por su nombre, no es un conjunto de datos</translation>
  </message>
  <message>
   <source>{0}: it is no JSON: {1}</source>
   <translation>{0}: no es JSON: {1}</translation>
  </message>
  <message>
   <source>{0}: it is no list of up to {1} calls</source>
   <translation>{0}: no es una lista de hasta {1} llamadas</translation>
  </message>
  <message>
   <source>{0}: it is no list of up to {1} checks</source>
   <translation>{0}: no es una lista de hasta {1} comprobaciones</translation>
  </message>
  <message>
   <source>{0}: it is no text in UTF-8</source>
   <translation>{0}: no es texto en UTF-8</translation>
  </message>
  <message>
   <source>{0}: it was not begun again</source>
   <translation>{0}: no se inició de nuevo</translation>
  </message>
  <message>
   <source>{0}: it was not granted.</source>
   <translation>{0}: no se concedió.</translation>
  </message>
  <message>
   <source>{0}: items as a list is not held</source>
   <translation>{0}: items como lista no se impone</translation>
  </message>
  <message>
   <source>{0}: its text cannot be read: {1}</source>
   <translation>{0}: su texto no se puede leer: {1}</translation>
  </message>
  <message>
   <source>{0}: may change it</source>
   <translation>{0}: puede cambiarla</translation>
  </message>
  <message>
   <source>{0}: more than 40 conditions</source>
   <translation>{0}: más de 40 condiciones</translation>
  </message>
  <message>
   <source>{0}: more than {1} brackets</source>
   <translation>{0}: más de {1} paréntesis</translation>
  </message>
  <message>
   <source>{0}: more than {1} cases</source>
   <translation>{0}: más de {1} casos</translation>
  </message>
  <message>
   <source>{0}: more than {1} items are not counted</source>
   <translation>{0}: no se cuentan más de {1} elementos</translation>
  </message>
  <message>
   <source>{0}: more than {1} nodes lie around what is inside</source>
   <translation>{0}: hay más de {1} nodos alrededor de lo que hay dentro</translation>
  </message>
  <message>
   <source>{0}: more than {1} words</source>
   <translation>{0}: más de {1} palabras</translation>
  </message>
  <message>
   <source>{0}: name</source>
   <translation>{0}: nombre</translation>
  </message>
  <message>
   <source>{0}: no value now</source>
   <translation>{0}: sin valor ahora</translation>
  </message>
  <message>
   <source>{0}: node of the graph</source>
   <translation>{0}: nodo del grafo</translation>
  </message>
  <message>
   <source>{0}: not judged</source>
   <translation>{0}: no juzgado</translation>
  </message>
  <message>
   <source>{0}: not measured. Intervals: 95 %. #: the number in the plots; *: on the best front, where no other one is at least as good in everything.</source>
   <translation>{0}: no medido. Intervalos: 95 %. #: el número en los gráficos; *: en el mejor frente, donde ningún otro es al menos tan bueno en todo.</translation>
  </message>
  <message>
   <source>{0}: oneOf is held as anyOf</source>
   <translation>{0}: oneOf se trata como anyOf</translation>
  </message>
  <message>
   <source>{0}: only named parameters are written</source>
   <translation>{0}: solo se escriben parámetros con nombre</translation>
  </message>
  <message>
   <source>{0}: secret</source>
   <translation>{0}: secreto</translation>
  </message>
  <message>
   <source>{0}: the arguments are no object</source>
   <translation>{0}: los argumentos no son un objeto</translation>
  </message>
  <message>
   <source>{0}: the call has no name</source>
   <translation>{0}: la llamada no tiene nombre</translation>
  </message>
  <message>
   <source>{0}: the column {1} is not known</source>
   <translation>{0}: la columna {1} no se conoce</translation>
  </message>
  <message>
   <source>{0}: the columns {1} and {2} mean the same</source>
   <translation>{0}: las columnas {1} y {2} significan lo mismo</translation>
  </message>
  <message>
   <source>{0}: the file is not YAML: it holds the character U+{1}</source>
   <translation>{0}: el archivo no es YAML: contiene el carácter U+{1}</translation>
  </message>
  <message>
   <source>{0}: the judge is the same model; it judged its own answers.</source>
   <translation>{0}: el juez es el mismo modelo; juzgó sus propias respuestas.</translation>
  </message>
  <message>
   <source>{0}: the links go round in a circle</source>
   <translation>{0}: los enlaces forman un círculo</translation>
  </message>
  <message>
   <source>{0}: the memory it takes was not measured.</source>
   <translation>{0}: no se midió la memoria que ocupa.</translation>
  </message>
  <message>
   <source>{0}: the time of its answers was not measured.</source>
   <translation>{0}: no se midió el tiempo de sus respuestas.</translation>
  </message>
  <message>
   <source>{0}: there is no collection {1}</source>
   <translation>{0}: no hay ninguna colección {1}</translation>
  </message>
  <message>
   <source>{0}: there is no column with the user's text</source>
   <translation>{0}: no hay ninguna columna con el texto del usuario</translation>
  </message>
  <message>
   <source>{0}: there is no such node</source>
   <translation>{0}: no existe ese nodo</translation>
  </message>
  <message>
   <source>{0}: they do not end, or are longer than {1} characters</source>
   <translation>{0}: no terminan, o tienen más de {1} caracteres</translation>
  </message>
  <message>
   <source>{0}: this cannot be written as a workflow, which is one step after another: {1}</source>
   <translation>{0}: esto no se puede escribir como un flujo, que es un paso tras otro: {1}</translation>
  </message>
  <message>
   <source>{0}: this is no action</source>
   <translation>{0}: esto no es una acción</translation>
  </message>
  <message>
   <source>{0}: this is no list</source>
   <translation>{0}: esto no es una lista</translation>
  </message>
  <message>
   <source>{0}: too many levels</source>
   <translation>{0}: demasiados niveles</translation>
  </message>
  <message>
   <source>{0}: tool</source>
   <translation>{0}: herramienta</translation>
  </message>
  <message>
   <source>{0}: value</source>
   <translation>{0}: valor</translation>
  </message>
  <message>
   <source>{0}: write a size, such as 1 MB</source>
   <translation>{0}: escriba un tamaño, como 1 MB</translation>
  </message>
  <message>
   <source>{0}: write a whole number</source>
   <translation>{0}: escriba un número entero</translation>
  </message>
  <message>
   <source>{0}: write the hours as 08:00 to 18:00</source>
   <translation>{0}: escriba el horario como 08:00 to 18:00</translation>
  </message>
  <message>
   <source>{0}: write two numbers, such as 0 to 100</source>
   <translation>{0}: escriba dos números, como 0 to 100</translation>
  </message>
  <message>
   <source>{0}: {1} beside enum or const is not held</source>
   <translation>{0}: {1} junto a enum o const no se impone</translation>
  </message>
  <message>
   <source>{0}: {1} is in {2} already</source>
   <translation>{0}: {1} ya está en {2}</translation>
  </message>
  <message>
   <source>{0}: {1} is no case</source>
   <translation>{0}: {1} no es un caso</translation>
  </message>
  <message>
   <source>{0}: {1} is none of the choices</source>
   <translation>{0}: {1} no es ninguna de las opciones</translation>
  </message>
  <message>
   <source>{0}: {1} is not a tool</source>
   <translation>{0}: {1} no es una herramienta</translation>
  </message>
  <message>
   <source>{0}: {1} is not held</source>
   <translation>{0}: {1} no se impone</translation>
  </message>
  <message>
   <source>{0}: {1} is not known here</source>
   <translation>{0}: {1} no se conoce aquí</translation>
  </message>
  <message>
   <source>{0}: {1} is not {2}</source>
   <translation>{0}: {1} no es {2}</translation>
  </message>
  <message>
   <source>{0}: {1} now</source>
   <translation>{0}: {1} ahora</translation>
  </message>
  <message>
   <source>{0}: {1} of them now</source>
   <translation>{0}: {1} de ellos ahora</translation>
  </message>
  <message>
   <source>{0}: {1} of {2} answers could not be judged; they do not count.</source>
   <translation>{0}: {1} de {2} respuestas no se pudieron juzgar; no cuentan.</translation>
  </message>
  <message>
   <source>{0}: {1} of {2} tries gave no answer; they count as failed.</source>
   <translation>{0}: {1} de {2} intentos no dieron respuesta; cuentan como fallidos.</translation>
  </message>
  <message>
   <source>{0}: {1} of {2} tries have not been made.</source>
   <translation>{0}: {1} de {2} intentos no se han hecho.</translation>
  </message>
  <message>
   <source>{0}: {1} of {2} verdicts could not be used ({3}).</source>
   <translation>{0}: {1} de {2} veredictos no se pudieron usar ({3}).</translation>
  </message>
  <message>
   <source>{0}: {1}, each with {2}</source>
   <translation>{0}: {1}, cada uno con {2}</translation>
  </message>
  <message>
   <source>{0}: {1}: {2} is not {3}</source>
   <translation>{0}: {1}: {2} no es {3}</translation>
  </message>
  <message>
   <source>{0}; {1} was unused the longest, for {2} min{3}.</source>
   <translation>{0}; {1} llevaba más tiempo sin uso, {2} min{3}.</translation>
  </message>
  <message>
   <source>{0}Look at its report under Jobs.</source>
   <translation>{0}Mire su informe en Tareas.</translation>
  </message>
  <message>
   <source>{0}nd</source>
   <translation>día {0}</translation>
  </message>
  <message>
   <source>{0}rd</source>
   <translation>día {0}</translation>
  </message>
  <message>
   <source>{0}Remove the column, or read the file without the columns that are not known.</source>
   <translation>{0}Quite la columna, o lea el archivo sin las columnas que no se conocen.</translation>
  </message>
  <message>
   <source>{0}st</source>
   <translation>día {0}</translation>
  </message>
  <message>
   <source>{0}th</source>
   <translation>día {0}</translation>
  </message>
  <message>
   <source>{0}the answer is empty</source>
   <translation>{0}la respuesta está vacía</translation>
  </message>
  <message>
   <source>{0}{1} is not there, or is no list of models: {2}</source>
   <translation>{0}{1} no existe, o no es una lista de modelos: {2}</translation>
  </message>
  <message>
   <source>{0}{1}. It does not run until somebody allows it.</source>
   <translation>{0}{1}. No se ejecuta hasta que alguien lo permita.</translation>
  </message>
  <message>
   <source>{0}{1}; a new one was begun.</source>
   <translation>{0}{1}; se empezó uno nuevo.</translation>
  </message>
  <message>
   <source>{0}{1}; all before it is there.</source>
   <translation>{0}{1}; todo lo anterior está.</translation>
  </message>
  <message>
   <source>{1} models were found in {0}.</source>
   <translation>Se encontraron {1} modelos en {0}.</translation>
  </message>
  <message>
   <source>{name} alone is that argument as it is; in a text it is put in its place. The graph's answer is the result.</source>
   <translation>{name} solo es ese argumento tal cual; en un texto se pone en su lugar. La respuesta del grafo es el resultado.</translation>
  </message>
  <message>
   <source>{name} stands for a parameter. No path leads out of the folder.</source>
   <translation>{name} representa un parámetro. Ninguna ruta sale de la carpeta.</translation>
  </message>
  <message>
   <source>{name} stands for a parameter. The agent's answer is the result.</source>
   <translation>{name} representa un parámetro. La respuesta del agente es el resultado.</translation>
  </message>
  <message>
   <source>{name} stands for a parameter: in path, query, headers and body.</source>
   <translation>{name} representa un parámetro: en la ruta, la consulta, las cabeceras y el cuerpo.</translation>
  </message>
  <message>
   <source>{{0}} is no plain name</source>
   <translation>{{0}} no es un nombre sencillo</translation>
  </message>
  <message>
   <source>{{0}} says how it is written, which is not read here</source>
   <translation>{{0}} dice cómo se escribe, lo que aquí no se lee</translation>
  </message>
  <message>
   <source>{} are taken with the load, the rest as it is used.</source>
   <translation>{} se toman al cargar, el resto según se use.</translation>
  </message>
  <message>
   <source>“answer” is what a chat shows.</source>
   <translation>“answer” es lo que muestra un chat.</translation>
  </message>
  <message>
   <source>“chair” asks a model after each message.</source>
   <translation>“chair” pregunta a un modelo tras cada mensaje.</translation>
  </message>
  <message>
   <source>“Earlier messages”</source>
   <translation>“Mensajes anteriores”</translation>
  </message>
  <message>
   <source>“go on” leaves its output without a value, as long as another one answers.</source>
   <translation>“go on” deja su salida sin valor, mientras otro responda.</translation>
  </message>
  <message>
   <source>“Values” has no value</source>
   <translation>“Valores” no tiene valor</translation>
  </message>
  <message>
   <source>“yes” and “1” count as true</source>
   <translation>“yes” y “1” cuentan como verdadero</translation>
  </message>
  <message>
   <source>“{0}” cannot be measured</source>
   <translation>“{0}” no se puede medir</translation>
  </message>
  <message>
   <source>“{0}” has no value</source>
   <translation>“{0}” no tiene valor</translation>
  </message>
  <message>
   <source>“{0}” is in it</source>
   <translation>“{0}” está en él</translation>
  </message>
  <message>
   <source>“{0}” is larger than {1}</source>
   <translation>“{0}” es mayor que {1}</translation>
  </message>
  <message>
   <source>“{0}” takes one link, {1} lead there</source>
   <translation>“{0}” acepta un enlace, {1} llevan hasta ahí</translation>
  </message>
  <message>
   <source>… and maybe more</source>
   <translation>… y quizá más</translation>
  </message>
  <message>
   <source>… and {0} more</source>
   <translation>… y {0} más</translation>
  </message>
  <message>
   <source>… only the first {0} rows are shown</source>
   <translation>… solo se muestran las primeras {0} filas</translation>
  </message>
  <message>
   <source>… {0} characters more: choose the step to read them</source>
   <translation>… {0} caracteres más: elija el paso para leerlos</translation>
  </message>
  <message>
   <source>… {0} more characters</source>
   <translation>… {0} caracteres más</translation>
  </message>
  <message>
   <source>≈ %s tok/s</source>
   <translation>≈ %s tok/s</translation>
  </message>
  <message>
   <source>≈ fits</source>
   <translation>≈ cabe</translation>
  </message>
  <message>
   <source>≈ too large</source>
   <translation>≈ demasiado grande</translation>
  </message>
  <message>
   <source>≈: from its number of weights, at 4 bits each. Its page counts exactly.</source>
   <translation>≈: por su número de pesos, a 4 bits cada uno. Su página cuenta exactamente.</translation>
  </message>
  <message>
   <source>≤ {0:g} s</source>
   <translation>≤ {0:g} s</translation>
  </message>
 </context>
</TS>
