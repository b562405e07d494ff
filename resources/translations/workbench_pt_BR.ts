<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR">
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
   <translation> (cortado no limite de tamanho)</translation>
  </message>
  <message>
   <source> and </source>
   <translation> e </translation>
  </message>
  <message>
   <source> and {0} more</source>
   <translation> e {0} a mais</translation>
  </message>
  <message>
   <source> bytes</source>
   <translation> bytes</translation>
  </message>
  <message>
   <source> days</source>
   <translation> dias</translation>
  </message>
  <message>
   <source> Did you mean {0}?</source>
   <translation> Você quis dizer {0}?</translation>
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
   <translation> Não restrito aqui: {0}.</translation>
  </message>
  <message>
   <source> of file</source>
   <translation> de arquivo</translation>
  </message>
  <message>
   <source> requests</source>
   <translation> requisições</translation>
  </message>
  <message>
   <source> That may be too few: {0} are needed.</source>
   <translation> Isso pode ser pouco: são necessários {0}.</translation>
  </message>
  <message>
   <source> times</source>
   <translation> vezes</translation>
  </message>
  <message>
   <source> tokens</source>
   <translation> tokens</translation>
  </message>
  <message>
   <source> · before the last change</source>
   <translation> · antes da última alteração</translation>
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
   <translation> · nenhum agente pode fazê-la pular a pergunta; só a sua resposta pode</translation>
  </message>
  <message>
   <source> · only the first {0} are told</source>
   <translation> · só as primeiras {0} são ditas</translation>
  </message>
  <message>
   <source> · this is the first difference</source>
   <translation> · esta é a primeira diferença</translation>
  </message>
  <message>
   <source> · {0} kept</source>
   <translation> · {0} mantidos</translation>
  </message>
  <message>
   <source>"{0}" has no word in it</source>
   <translation>"{0}" não tem nenhuma palavra</translation>
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
   <translation>%d foram encontrados, e os filtros excluem todos.</translation>
  </message>
  <message>
   <source>%g s to connect, %g s to the first word, %g s between words</source>
   <translation>%g s para conectar, %g s até a primeira palavra, %g s entre palavras</translation>
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
    <numerusform>%Ln conexão</numerusform>
    <numerusform>%Ln conexões</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln days ago</source>
   <translation>
    <numerusform>há %Ln dia</numerusform>
    <numerusform>há %Ln dias</numerusform>
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
    <numerusform>%Ln camada na GPU</numerusform>
    <numerusform>%Ln camadas na GPU</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln lines added</source>
   <translation>
    <numerusform>%Ln linha adicionada</numerusform>
    <numerusform>%Ln linhas adicionadas</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln lines folded</source>
   <translation>
    <numerusform>%Ln linha recolhida</numerusform>
    <numerusform>%Ln linhas recolhidas</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln lines removed</source>
   <translation>
    <numerusform>%Ln linha removida</numerusform>
    <numerusform>%Ln linhas removidas</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln links</source>
   <translation>
    <numerusform>%Ln ligação</numerusform>
    <numerusform>%Ln ligações</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln model calls</source>
   <translation>
    <numerusform>%Ln chamada de modelo</numerusform>
    <numerusform>%Ln chamadas de modelo</numerusform>
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
    <numerusform>%Ln nó adicionado</numerusform>
    <numerusform>%Ln nós adicionados</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln nodes changed</source>
   <translation>
    <numerusform>%Ln nó alterado</numerusform>
    <numerusform>%Ln nós alterados</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln nodes moved</source>
   <translation>
    <numerusform>%Ln nó movido</numerusform>
    <numerusform>%Ln nós movidos</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln nodes removed</source>
   <translation>
    <numerusform>%Ln nó removido</numerusform>
    <numerusform>%Ln nós removidos</numerusform>
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
    <numerusform>%Ln registro em {0}.</numerusform>
    <numerusform>%Ln registros em {0}.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln remarks</source>
   <translation>
    <numerusform>%Ln observação</numerusform>
    <numerusform>%Ln observações</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln requests</source>
   <translation>
    <numerusform>%Ln requisição</numerusform>
    <numerusform>%Ln requisições</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln retries</source>
   <translation>
    <numerusform>%Ln nova tentativa</numerusform>
    <numerusform>%Ln novas tentativas</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln rules were added, all switched off.</source>
   <translation>
    <numerusform>%Ln regra foi adicionada, desligada.</numerusform>
    <numerusform>%Ln regras foram adicionadas, todas desligadas.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln runs</source>
   <translation>
    <numerusform>%Ln execução</numerusform>
    <numerusform>%Ln execuções</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln runs are not searchable yet; search again in a moment.</source>
   <translation>
    <numerusform>%Ln execução ainda não pode ser buscada; busque de novo em instantes.</numerusform>
    <numerusform>%Ln execuções ainda não podem ser buscadas; busque de novo em instantes.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln runs chosen</source>
   <translation>
    <numerusform>%Ln execução escolhida</numerusform>
    <numerusform>%Ln execuções escolhidas</numerusform>
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
    <numerusform>%Ln etapa difere</numerusform>
    <numerusform>%Ln etapas diferem</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln steps folded</source>
   <translation>
    <numerusform>%Ln etapa recolhida</numerusform>
    <numerusform>%Ln etapas recolhidas</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln threads</source>
   <translation>
    <numerusform>%Ln thread</numerusform>
    <numerusform>%Ln threads</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln times</source>
   <translation>
    <numerusform>%Ln vez</numerusform>
    <numerusform>%Ln vezes</numerusform>
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
    <numerusform>%Ln chamada de ferramenta</numerusform>
    <numerusform>%Ln chamadas de ferramentas</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln tools</source>
   <translation>
    <numerusform>%Ln ferramenta</numerusform>
    <numerusform>%Ln ferramentas</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln tries</source>
   <translation>
    <numerusform>%Ln tentativa</numerusform>
    <numerusform>%Ln tentativas</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln tries were refused.</source>
   <translation>
    <numerusform>%Ln tentativa foi recusada.</numerusform>
    <numerusform>%Ln tentativas foram recusadas.</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n more</source>
   <translation>
    <numerusform>mais %n</numerusform>
    <numerusform>mais %n</numerusform>
   </translation>
  </message>
  <message>
   <source>%s ago</source>
   <translation>há %s</translation>
  </message>
  <message>
   <source>%s and %d more</source>
   <translation>%s e mais %d</translation>
  </message>
  <message>
   <source>%s are free again</source>
   <translation>%s estão livres de novo</translation>
  </message>
  <message>
   <source>%s become free. What is ticked is removed for good.</source>
   <translation>%s ficam livres. O que está marcado é removido de vez.</translation>
  </message>
  <message>
   <source>%s cannot be read</source>
   <translation>%s não pode ser lido</translation>
  </message>
  <message>
   <source>%s cannot guess ahead for this model: %s.</source>
   <translation>%s não pode adivinhar à frente para este modelo: %s.</translation>
  </message>
  <message>
   <source>%s does not answer</source>
   <translation>%s não responde</translation>
  </message>
  <message>
   <source>%s does not know: %s</source>
   <translation>%s não conhece: %s</translation>
  </message>
  <message>
   <source>%s does not let this program in</source>
   <translation>%s não deixa este programa entrar</translation>
  </message>
  <message>
   <source>%s fall back on it.</source>
   <translation>%s o usam como reserva.</translation>
  </message>
  <message>
   <source>%s files</source>
   <translation>arquivos %s</translation>
  </message>
  <message>
   <source>%s guesses ahead for %s</source>
   <translation>%s adivinha à frente para %s</translation>
  </message>
  <message>
   <source>%s has its best setting</source>
   <translation>%s tem o melhor ajuste</translation>
  </message>
  <message>
   <source>%s in %d files</source>
   <translation>%s em %d arquivos</translation>
  </message>
  <message>
   <source>%s is changed</source>
   <translation>%s foi alterado</translation>
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
   <translation>%s não está conectada agora. Conecte a unidade: o modelo volta.</translation>
  </message>
  <message>
   <source>%s is saved</source>
   <translation>%s foi salvo</translation>
  </message>
  <message>
   <source>%s knows no model like that. Try fewer or other words.</source>
   <translation>%s não conhece um modelo assim. Tente menos palavras, ou outras.</translation>
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
   <translation>%s foi adicionado</translation>
  </message>
  <message>
   <source>%s was not asked: the network is off</source>
   <translation>%s não foi consultado: a rede está desligada</translation>
  </message>
  <message>
   <source>%s was taken in</source>
   <translation>%s foi recebido</translation>
  </message>
  <message>
   <source>%s. How it was obtained: %s</source>
   <translation>%s. Como foi obtido: %s</translation>
  </message>
  <message>
   <source>%s; every tensor was checked.</source>
   <translation>%s; cada tensor foi conferido.</translation>
  </message>
  <message>
   <source>'-' stands before something that is no number</source>
   <translation>'-' está antes de algo que não é um número</translation>
  </message>
  <message>
   <source>'in' with something else than a text before it</source>
   <translation>'in' com algo que não é um texto antes</translation>
  </message>
  <message>
   <source>(a mail program)</source>
   <translation>(um programa de e-mail)</translation>
  </message>
  <message>
   <source>({0} more in the report)</source>
   <translation>({0} a mais no relatório)</translation>
  </message>
  <message>
   <source>* stands for any.</source>
   <translation>* vale para qualquer um.</translation>
  </message>
  <message>
   <source>, %s of it on the GPU</source>
   <translation>, %s disso na GPU</translation>
  </message>
  <message>
   <source>, above its limit</source>
   <translation>, acima do limite</translation>
  </message>
  <message>
   <source>, and said nothing</source>
   <translation>, e não disse nada</translation>
  </message>
  <message>
   <source>, on the best front</source>
   <translation>, na melhor frente</translation>
  </message>
  <message>
   <source>, reading</source>
   <translation>, lendo</translation>
  </message>
  <message>
   <source>, running</source>
   <translation>, em andamento</translation>
  </message>
  <message>
   <source>, though by less than {0}</source>
   <translation>, embora por menos de {0}</translation>
  </message>
  <message>
   <source>, until %s UTC</source>
   <translation>, até %s UTC</translation>
  </message>
  <message>
   <source>, waiting</source>
   <translation>, esperando</translation>
  </message>
  <message>
   <source>, with other arguments.</source>
   <translation>, com outros argumentos.</translation>
  </message>
  <message>
   <source>--model names one for all agents</source>
   <translation>--model indica um para todos os agentes</translation>
  </message>
  <message>
   <source>0 is never.</source>
   <translation>0 é nunca.</translation>
  </message>
  <message>
   <source>0.01 is 1 %.</source>
   <translation>0.01 é 1 %.</translation>
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
   <translation>1 para uma chamada que falhou, 0 para as outras.</translation>
  </message>
  <message>
   <source>1 for a call that nobody allowed.</source>
   <translation>1 para uma chamada que ninguém permitiu.</translation>
  </message>
  <message>
   <source>1 for a request that failed, 0 for others.</source>
   <translation>1 para uma requisição que falhou, 0 para as outras.</translation>
  </message>
  <message>
   <source>1 for a run that a person stopped.</source>
   <translation>1 para uma execução que uma pessoa parou.</translation>
  </message>
  <message>
   <source>1 for a run that failed, 0 for others.</source>
   <translation>1 para uma execução que falhou, 0 para as outras.</translation>
  </message>
  <message>
   <source>1 model was found in {0}.</source>
   <translation>1 modelo foi encontrado em {0}.</translation>
  </message>
  <message>
   <source>1 to 4 B</source>
   <translation>1 a 4 B</translation>
  </message>
  <message>
   <source>1 to {0} are read.</source>
   <translation>São lidos de 1 a {0}.</translation>
  </message>
  <message>
   <source>1 while power comes from outside, 0 while it comes from the battery.</source>
   <translation>1 enquanto a energia vem de fora, 0 enquanto vem da bateria.</translation>
  </message>
  <message>
   <source>127.0.0.1 is this machine only; 0.0.0.0 is every address it has.</source>
   <translation>127.0.0.1 é só esta máquina; 0.0.0.0 são todos os endereços que ela tem.</translation>
  </message>
  <message>
   <source>30 days</source>
   <translation>30 dias</translation>
  </message>
  <message>
   <source>365 days</source>
   <translation>365 dias</translation>
  </message>
  <message>
   <source>4 to 9 B</source>
   <translation>4 a 9 B</translation>
  </message>
  <message>
   <source>7 days</source>
   <translation>7 dias</translation>
  </message>
  <message>
   <source>95 % of the calls took less</source>
   <translation>95 % das chamadas levaram menos</translation>
  </message>
  <message>
   <source>95 % of the requests took less</source>
   <translation>95 % das requisições levaram menos</translation>
  </message>
  <message>
   <source>95 % of the runs took less</source>
   <translation>95 % das execuções levaram menos</translation>
  </message>
  <message>
   <source>95 % within</source>
   <translation>95 % em</translation>
  </message>
  <message>
   <source>95th percentile</source>
   <translation>percentil 95</translation>
  </message>
  <message>
   <source>99 % of the requests took less</source>
   <translation>99 % das requisições levaram menos</translation>
  </message>
  <message>
   <source>99th percentile</source>
   <translation>percentil 99</translation>
  </message>
  <message>
   <source>; did you mean {0}?</source>
   <translation>; você quis dizer {0}?</translation>
  </message>
  <message>
   <source>; it last said: </source>
   <translation>; disse por último: </translation>
  </message>
  <message>
   <source>; it last said: {0}</source>
   <translation>; disse por último: {0}</translation>
  </message>
  <message>
   <source>; this model's memory cannot be cut back, so all of it is read again</source>
   <translation>; a memória deste modelo não pode ser recuada, por isso tudo é lido de novo</translation>
  </message>
  <message>
   <source>`workbench engines packs` lists those there are.</source>
   <translation>`workbench engines packs` lista os que há.</translation>
  </message>
  <message>
   <source>`workbench models signers` lists those who are.</source>
   <translation>`workbench models signers` lista os que são.</translation>
  </message>
  <message>
   <source>a byte in it is no text</source>
   <translation>um byte nele não é texto</translation>
  </message>
  <message>
   <source>a call that begins with {0}</source>
   <translation>uma chamada que começa com {0}</translation>
  </message>
  <message>
   <source>a call that begins without a mark</source>
   <translation>uma chamada que começa sem marca</translation>
  </message>
  <message>
   <source>A call that takes longer or more is ended; a longer result is cut.</source>
   <translation>Uma chamada que demora mais ou gasta mais é encerrada; um resultado mais longo é cortado.</translation>
  </message>
  <message>
   <source>A case of another data set</source>
   <translation>Um caso de outro conjunto de dados</translation>
  </message>
  <message>
   <source>A case of the run</source>
   <translation>Um caso da execução</translation>
  </message>
  <message>
   <source>A chat needs one input for text, best with the name “text”.</source>
   <translation>Um chat precisa de uma entrada de texto, de preferência com o nome “text”.</translation>
  </message>
  <message>
   <source>a choice</source>
   <translation>uma opção</translation>
  </message>
  <message>
   <source>a collection has a title and a folder</source>
   <translation>uma coleção tem um título e uma pasta</translation>
  </message>
  <message>
   <source>a comma too many</source>
   <translation>uma vírgula a mais</translation>
  </message>
  <message>
   <source>a component {0} is not read</source>
   <translation>um componente {0} não é lido</translation>
  </message>
  <message>
   <source>a connection to {0} was refused: {1}</source>
   <translation>uma conexão com {0} foi recusada: {1}</translation>
  </message>
  <message>
   <source>A connection was refused</source>
   <translation>Uma conexão foi recusada</translation>
  </message>
  <message>
   <source>a context of {0} tokens could not be made: {1}</source>
   <translation>um contexto de {0} tokens não pôde ser criado: {1}</translation>
  </message>
  <message>
   <source>A copy with fewer bits per weight: smaller, faster, a little worse. The copy is checked, and tried once, before it is in the list.</source>
   <translation>Uma cópia com menos bits por peso: menor, mais rápida, um pouco pior. A cópia é conferida e testada uma vez antes de entrar na lista.</translation>
  </message>
  <message>
   <source>a count</source>
   <translation>uma contagem</translation>
  </message>
  <message>
   <source>a data set has at most {0} cases</source>
   <translation>um conjunto de dados tem no máximo {0} casos</translation>
  </message>
  <message>
   <source>a defect of the program: {0}</source>
   <translation>um defeito do programa: {0}</translation>
  </message>
  <message>
   <source>A desktop: nobody signs in, and roles count for tools only. A kiosk is for visitors who come and go, a clinic for people who sign in.</source>
   <translation>Um desktop: ninguém entra com PIN, e os papéis valem só para ferramentas. Um quiosque é para visitantes de passagem; uma clínica, para pessoas que entram com PIN.</translation>
  </message>
  <message>
   <source>A digest</source>
   <translation>Um resumo (hash)</translation>
  </message>
  <message>
   <source>a factorial needs a whole number from 0 to 200</source>
   <translation>um fatorial precisa de um número inteiro de 0 a 200</translation>
  </message>
  <message>
   <source>a failure</source>
   <translation>uma falha</translation>
  </message>
  <message>
   <source>a failure ends the workflow there</source>
   <translation>lá uma falha termina o fluxo</translation>
  </message>
  <message>
   <source>a failure ends there</source>
   <translation>lá uma falha encerra tudo</translation>
  </message>
  <message>
   <source>a file in a folder</source>
   <translation>um arquivo em uma pasta</translation>
  </message>
  <message>
   <source>A file says which agents and models run as a service, on this device or over several nodes. The manual has the words, resources/deployments examples.</source>
   <translation>Um arquivo diz quais agentes e modelos funcionam como serviço, neste dispositivo ou em vários nós. O manual explica as palavras; em resources/deployments há exemplos.</translation>
  </message>
  <message>
   <source>A file…</source>
   <translation>Um arquivo…</translation>
  </message>
  <message>
   <source>a fixed seed begins anew</source>
   <translation>uma semente fixa começa do zero</translation>
  </message>
  <message>
   <source>A fixed word, or {name} alone</source>
   <translation>Uma palavra fixa, ou só {name}</translation>
  </message>
  <message>
   <source>a folder has a path, and maybe write</source>
   <translation>uma pasta tem path, e talvez write</translation>
  </message>
  <message>
   <source>A folder on the machine that serves it, or a name in the hub's cache. What starts the server then stands here, to be copied or saved.</source>
   <translation>Uma pasta na máquina que o serve, ou um nome no cache do hub. O que inicia o servidor aparece aqui, para copiar ou salvar.</translation>
  </message>
  <message>
   <source>a folder on this disk</source>
   <translation>uma pasta neste disco</translation>
  </message>
  <message>
   <source>A folder…</source>
   <translation>Uma pasta…</translation>
  </message>
  <message>
   <source>a form here has none</source>
   <translation>um formulário aqui não tem</translation>
  </message>
  <message>
   <source>a full path</source>
   <translation>um caminho completo</translation>
  </message>
  <message>
   <source>a full path is needed here, not {0}</source>
   <translation>aqui é preciso um caminho completo, não {0}</translation>
  </message>
  <message>
   <source>A full path, a name, or python for the program's own Python. No shell.</source>
   <translation>Um caminho completo, um nome, ou python para o Python do próprio programa. Sem shell.</translation>
  </message>
  <message>
   <source>A function of yours, run in a process of its own that is held to its grants</source>
   <translation>Uma função sua, executada em um processo próprio, restrito às suas concessões</translation>
  </message>
  <message>
   <source>A GGUF file (Ctrl+O) or a folder (Ctrl+Shift+O); it can also be dropped here</source>
   <translation>Um arquivo GGUF (Ctrl+O) ou uma pasta (Ctrl+Shift+O); também pode ser solto aqui</translation>
  </message>
  <message>
   <source>a grammar may have left nothing likelier</source>
   <translation>uma gramática pode não ter deixado nada mais provável</translation>
  </message>
  <message>
   <source>A graph file is a few hundred kilobytes.</source>
   <translation>Um arquivo de grafo tem algumas centenas de kilobytes.</translation>
  </message>
  <message>
   <source>a graph has no instructions of its own</source>
   <translation>um grafo não tem instruções próprias</translation>
  </message>
  <message>
   <source>A graph has none of its own: edit the node in the builder.</source>
   <translation>Um grafo não tem o seu próprio: edite o nó no construtor.</translation>
  </message>
  <message>
   <source>A graph joins models, agents, tools and people: draw what gives what to whom, run it here, and look into every step. A template becomes a graph of your own.</source>
   <translation>Um grafo une modelos, agentes, ferramentas e pessoas: desenhe o que dá o quê a quem, execute aqui e veja cada etapa por dentro. Um modelo pronto vira um grafo seu.</translation>
  </message>
  <message>
   <source>A job cannot be read</source>
   <translation>Uma tarefa não pode ser lida</translation>
  </message>
  <message>
   <source>A job is a few kilobytes.</source>
   <translation>Uma tarefa tem alguns kilobytes.</translation>
  </message>
  <message>
   <source>A job lets an agent or a graph run at a time of the day, every so often, or for each new file in a folder. Nobody is asked while it runs: it may use only the tools that you grant it here, within the limits that you set.</source>
   <translation>Uma tarefa deixa um agente ou um grafo rodar em um horário do dia, de tempos em tempos ou para cada arquivo novo em uma pasta. Ninguém é consultado durante a execução: ela só pode usar as ferramentas que você conceder aqui, dentro dos limites que definir.</translation>
  </message>
  <message>
   <source>A job names an agent, its input and when.</source>
   <translation>Uma tarefa indica um agente, a entrada dele e quando.</translation>
  </message>
  <message>
   <source>a large model over eight GPUs of two machines or groups</source>
   <translation>um modelo grande em oito GPUs de duas máquinas ou grupos</translation>
  </message>
  <message>
   <source>a library is missing: {0}</source>
   <translation>falta uma biblioteca: {0}</translation>
  </message>
  <message>
   <source>a line of Ollama's has no end</source>
   <translation>uma linha do Ollama não tem fim</translation>
  </message>
  <message>
   <source>a link such as node.output -&gt; node.input</source>
   <translation>uma ligação como node.output -&gt; node.input</translation>
  </message>
  <message>
   <source>a list here has its values in the order of the nodes' ids</source>
   <translation>uma lista aqui tem os valores na ordem dos ids dos nós</translation>
  </message>
  <message>
   <source>a list of calls</source>
   <translation>uma lista de chamadas</translation>
  </message>
  <message>
   <source>a list of cases</source>
   <translation>uma lista de casos</translation>
  </message>
  <message>
   <source>a list of links</source>
   <translation>uma lista de ligações</translation>
  </message>
  <message>
   <source>a list of schemas</source>
   <translation>uma lista de esquemas</translation>
  </message>
  <message>
   <source>a list of texts</source>
   <translation>uma lista de textos</translation>
  </message>
  <message>
   <source>a list of up to {0} folders</source>
   <translation>uma lista de até {0} pastas</translation>
  </message>
  <message>
   <source>a list of up to {0} servers</source>
   <translation>uma lista de até {0} servidores</translation>
  </message>
  <message>
   <source>a list of up to {0} texts</source>
   <translation>uma lista de até {0} textos</translation>
  </message>
  <message>
   <source>a list of up to {0} values of type {1}</source>
   <translation>uma lista de até {0} valores do tipo {1}</translation>
  </message>
  <message>
   <source>a list of up to {0} words</source>
   <translation>uma lista de até {0} palavras</translation>
  </message>
  <message>
   <source>a list of {0}</source>
   <translation>uma lista de {0}</translation>
  </message>
  <message>
   <source>a list of {0} whole numbers up to {1}</source>
   <translation>uma lista de {0} números inteiros até {1}</translation>
  </message>
  <message>
   <source>a machine ended before all of its cases were tried</source>
   <translation>uma máquina terminou antes que todos os seus casos fossem tentados</translation>
  </message>
  <message>
   <source>a match is not a regular expression: {0}</source>
   <translation>um match não é uma expressão regular: {0}</translation>
  </message>
  <message>
   <source>A message has a role and a text.</source>
   <translation>Uma mensagem tem um papel e um texto.</translation>
  </message>
  <message>
   <source>A million answer tokens</source>
   <translation>Um milhão de tokens de resposta</translation>
  </message>
  <message>
   <source>A million prompt tokens</source>
   <translation>Um milhão de tokens de prompt</translation>
  </message>
  <message>
   <source>A mirror that speaks the language of huggingface.co. Empty takes HF_ENDPOINT, else the hub itself.</source>
   <translation>Um espelho que fala a língua do huggingface.co. Vazio usa HF_ENDPOINT, senão o próprio hub.</translation>
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
   <translation>uma chamada de modelo falhou: {0}</translation>
  </message>
  <message>
   <source>A model is a GGUF file, or a folder of safetensors, ONNX or OpenVINO files. Add one from this disk or a USB stick, or drop it here; it is checked and copied.</source>
   <translation>Um modelo é um arquivo GGUF ou uma pasta com arquivos safetensors, ONNX ou OpenVINO. Adicione um deste disco ou de um pendrive, ou solte-o aqui; ele é conferido e copiado.</translation>
  </message>
  <message>
   <source>a model is chosen by its id, or connected in Engines</source>
   <translation>um modelo é escolhido pelo id, ou conectado em Motores</translation>
  </message>
  <message>
   <source>A model judged. It was asked twice about each answer, in both orders; where it contradicted itself, passed an answer by criteria that it cannot meet, failed one by criteria that any answer meets, or gave no verdict, the answer counts as not judged. What talks a judge into more than there is, is not found in this way: take its share of passes for an opinion.</source>
   <translation>Um modelo avaliou. Foi consultado duas vezes sobre cada resposta, nas duas ordens; onde contradisse a si mesmo, aprovou uma resposta por critérios que ela não pode cumprir, reprovou uma por critérios que qualquer resposta cumpre, ou não deu veredito, a resposta conta como não avaliada. O que convence um juiz de mais do que há não é descoberto desta forma: tome a parte de aprovações dele como uma opinião.</translation>
  </message>
  <message>
   <source>A model judges</source>
   <translation>Um modelo julga</translation>
  </message>
  <message>
   <source>A model that has said nothing for so long gives way to the next model of its agent. An agent without a next model waits.</source>
   <translation>Um modelo que não disse nada por esse tempo dá lugar ao próximo modelo do agente. Um agente sem próximo modelo espera.</translation>
  </message>
  <message>
   <source>A model that was not used for that long gives its memory back.</source>
   <translation>Um modelo que não foi usado por esse tempo devolve sua memória.</translation>
  </message>
  <message>
   <source>A model's engine follows from its file; the settings choose for ONNX models.</source>
   <translation>O motor de um modelo depende do arquivo dele; para modelos ONNX, as configurações escolhem.</translation>
  </message>
  <message>
   <source>a name and a reason of at least {0} characters are needed</source>
   <translation>são precisos um nome e um motivo de pelo menos {0} caracteres</translation>
  </message>
  <message>
   <source>a name in quotes</source>
   <translation>um nome entre aspas</translation>
  </message>
  <message>
   <source>a name is missing after '.'</source>
   <translation>falta um nome depois de '.'</translation>
  </message>
  <message>
   <source>a name that is no text</source>
   <translation>um nome que não é texto</translation>
  </message>
  <message>
   <source>a network of their own, which is empty</source>
   <translation>uma rede própria, que está vazia</translation>
  </message>
  <message>
   <source>A new one is begun.</source>
   <translation>Uma nova é iniciada.</translation>
  </message>
  <message>
   <source>a newer version of the program wrote this file</source>
   <translation>uma versão mais nova do programa escreveu este arquivo</translation>
  </message>
  <message>
   <source>a newer version of this program wrote {0}</source>
   <translation>uma versão mais nova deste programa escreveu {0}</translation>
  </message>
  <message>
   <source>a newer version wrote it</source>
   <translation>uma versão mais nova o escreveu</translation>
  </message>
  <message>
   <source>A node cannot take what it gives itself</source>
   <translation>Um nó não pode receber o que ele mesmo dá</translation>
  </message>
  <message>
   <source>a node has this id</source>
   <translation>um nó tem este id</translation>
  </message>
  <message>
   <source>A node whose inputs and settings are as before is not run again.</source>
   <translation>Um nó cujas entradas e configurações são as mesmas não é executado de novo.</translation>
  </message>
  <message>
   <source>A notice was shown.</source>
   <translation>Um aviso foi mostrado.</translation>
  </message>
  <message>
   <source>a number</source>
   <translation>um número</translation>
  </message>
  <message>
   <source>a number above 0</source>
   <translation>um número acima de 0</translation>
  </message>
  <message>
   <source>a number has both</source>
   <translation>um número tem ambos</translation>
  </message>
  <message>
   <source>A number in the answer is near enough to the expected one.</source>
   <translation>Um número na resposta é próximo o bastante do esperado.</translation>
  </message>
  <message>
   <source>a number in the arguments is too large</source>
   <translation>um número nos argumentos é grande demais</translation>
  </message>
  <message>
   <source>a number is granted, not {0}</source>
   <translation>concede-se um número, não {0}</translation>
  </message>
  <message>
   <source>a number is wanted here</source>
   <translation>aqui se espera um número</translation>
  </message>
  <message>
   <source>a packed program cannot be part of a cluster</source>
   <translation>um programa empacotado não pode fazer parte de um cluster</translation>
  </message>
  <message>
   <source>A parcel holds plain files only.</source>
   <translation>Um pacote de atualização contém só arquivos comuns.</translation>
  </message>
  <message>
   <source>a part of a character, bytes {0}</source>
   <translation>uma parte de um caractere, bytes {0}</translation>
  </message>
  <message>
   <source>a part of the agent's name</source>
   <translation>uma parte do nome do agente</translation>
  </message>
  <message>
   <source>a part of the model's name</source>
   <translation>uma parte do nome do modelo</translation>
  </message>
  <message>
   <source>a part of them is no schema</source>
   <translation>uma parte deles não é um esquema</translation>
  </message>
  <message>
   <source>a passphrase</source>
   <translation>uma frase secreta</translation>
  </message>
  <message>
   <source>a passphrase has at least {0} characters, and not the same ones</source>
   <translation>uma frase secreta tem pelo menos {0} caracteres, e não todos iguais</translation>
  </message>
  <message>
   <source>a path inside {0} is granted, not {1}</source>
   <translation>concede-se um caminho dentro de {0}, não {1}</translation>
  </message>
  <message>
   <source>a path that stays below the folder</source>
   <translation>um caminho que fica abaixo da pasta</translation>
  </message>
  <message>
   <source>a path with the number of an item in a list</source>
   <translation>um caminho com o número de um item em uma lista</translation>
  </message>
  <message>
   <source>a person decides here instead</source>
   <translation>aqui uma pessoa decide</translation>
  </message>
  <message>
   <source>A person undid what it changed.</source>
   <translation>Uma pessoa desfez o que ele mudou.</translation>
  </message>
  <message>
   <source>a PIN for the role {0} has at least {1} characters</source>
   <translation>um PIN para o papel {0} tem pelo menos {1} caracteres</translation>
  </message>
  <message>
   <source>a PIN has at most {0} characters</source>
   <translation>um PIN tem no máximo {0} caracteres</translation>
  </message>
  <message>
   <source>a plain file is granted, and this is none</source>
   <translation>concede-se um arquivo comum, e este não é</translation>
  </message>
  <message>
   <source>A program of this machine</source>
   <translation>Um programa desta máquina</translation>
  </message>
  <message>
   <source>A program of this machine with fixed arguments, without a shell</source>
   <translation>Um programa desta máquina com argumentos fixos, sem shell</translation>
  </message>
  <message>
   <source>a prompt of {0} tokens does not fit into one step of {1}: read long prompts in parts, or make the step larger.</source>
   <translation>um prompt de {0} tokens não cabe em uma etapa de {1}: leia prompts longos em partes, ou aumente a etapa.</translation>
  </message>
  <message>
   <source>A question</source>
   <translation>Uma pergunta</translation>
  </message>
  <message>
   <source>a question waits for an answer</source>
   <translation>uma pergunta espera uma resposta</translation>
  </message>
  <message>
   <source>a quotation mark has no partner</source>
   <translation>falta fechar uma das aspas</translation>
  </message>
  <message>
   <source>A regular expression is found in the answer. It is given up after 2 seconds.</source>
   <translation>Uma expressão regular é encontrada na resposta. Desiste-se após 2 segundos.</translation>
  </message>
  <message>
   <source>A report to read, as Markdown</source>
   <translation>Um relatório para ler, em Markdown</translation>
  </message>
  <message>
   <source>A request to one server, which is fixed and granted in the tool</source>
   <translation>Uma requisição a um servidor, fixado e concedido na ferramenta</translation>
  </message>
  <message>
   <source>a request to {0} was refused: the server is {1}</source>
   <translation>uma requisição a {0} foi recusada: o servidor é {1}</translation>
  </message>
  <message>
   <source>A restart is no shorter.</source>
   <translation>Reiniciar não encurta a espera.</translation>
  </message>
  <message>
   <source>a root of a negative number is not a real number</source>
   <translation>a raiz de um número negativo não é um número real</translation>
  </message>
  <message>
   <source>A rule watches a metric and does something when it is bad for a while: tells you, frees memory, or spares the machine. Rehearse it before it is on.</source>
   <translation>Uma regra observa uma métrica e faz algo quando ela vai mal por um tempo: avisa você, libera memória ou poupa a máquina. Ensaie-a antes de ligá-la.</translation>
  </message>
  <message>
   <source>a rule {0}</source>
   <translation>uma regra {0}</translation>
  </message>
  <message>
   <source>A run before was cut off in {0}, which is elsewhere now, after {1} may have changed something. If this is the same, the change may be made twice</source>
   <translation>Uma execução anterior foi interrompida em {0}, que agora está em outro lugar, depois que {1} pode ter mudado algo. Se for o mesmo, a mudança pode ser feita duas vezes</translation>
  </message>
  <message>
   <source>A run ends after {0}, {1} steps, {2} tokens or {3} calls of tools.</source>
   <translation>Uma execução termina depois de {0}, {1} etapas, {2} tokens ou {3} chamadas de ferramentas.</translation>
  </message>
  <message>
   <source>A run goes on</source>
   <translation>Uma execução continua</translation>
  </message>
  <message>
   <source>a run here is always recorded</source>
   <translation>uma execução aqui é sempre gravada</translation>
  </message>
  <message>
   <source>A run shows every model call, tool call and approval over time, with the exact prompt and what it cost. Choose one at the left, or ask in the chat.</source>
   <translation>Uma execução mostra cada chamada de modelo, de ferramenta e cada aprovação ao longo do tempo, com o prompt exato e o que custou. Escolha uma à esquerda ou pergunte no chat.</translation>
  </message>
  <message>
   <source>A run that can no longer be stored is stopped, or goes on unrecorded.</source>
   <translation>Uma execução que não pode mais ser gravada é parada, ou continua sem registro.</translation>
  </message>
  <message>
   <source>a schema</source>
   <translation>um esquema</translation>
  </message>
  <message>
   <source>a script has no conversations: it forgets this when it ends</source>
   <translation>um script não tem conversas: esquece isto quando termina</translation>
  </message>
  <message>
   <source>a script knows no roles: whoever starts it may use it</source>
   <translation>um script não conhece papéis: quem o inicia pode usá-la</translation>
  </message>
  <message>
   <source>a script runs from its beginning</source>
   <translation>um script roda desde o começo</translation>
  </message>
  <message>
   <source>a server among {0} is granted, not {1}</source>
   <translation>concede-se um servidor entre {0}, não {1}</translation>
  </message>
  <message>
   <source>a server at an address is granted nothing of this machine</source>
   <translation>a um servidor em um endereço não se concede nada desta máquina</translation>
  </message>
  <message>
   <source>a server has either a command or a url</source>
   <translation>um servidor tem um command ou uma url</translation>
  </message>
  <message>
   <source>A server is another program that runs a model: vLLM, Ollama, llama.cpp, LM Studio, Foundry Local, or anything that speaks OpenAI's API. Connected, its model can be used like one that is here.</source>
   <translation>Um servidor é outro programa que executa um modelo: vLLM, Ollama, llama.cpp, LM Studio, Foundry Local ou qualquer um que fale a API da OpenAI. Conectado, seu modelo pode ser usado como um daqui.</translation>
  </message>
  <message>
   <source>A small model came with the program. Larger ones that you fetch later go here: from half a gigabyte to ten gigabytes each.</source>
   <translation>Um modelo pequeno veio com o programa. Os maiores que você baixar depois vão para cá: de meio gigabyte a dez gigabytes cada.</translation>
  </message>
  <message>
   <source>A small model of the same tokens writes ahead and this one checks several tokens in one step: that pays where the small one is about ten times smaller, most of all on a GPU; where it does not, it pauses by itself, and answers stay the same.</source>
   <translation>Um modelo pequeno com os mesmos tokens escreve à frente e este confere vários tokens de uma vez: compensa quando o pequeno é umas dez vezes menor, sobretudo em uma GPU; quando não, ele pausa sozinho, e as respostas continuam iguais.</translation>
  </message>
  <message>
   <source>a statement of up to {0} characters</source>
   <translation>uma instrução de até {0} caracteres</translation>
  </message>
  <message>
   <source>A statement tells of this.</source>
   <translation>Uma declaração fala disto.</translation>
  </message>
  <message>
   <source>a step of {0} tokens is too small for {1} requests at once.</source>
   <translation>uma etapa de {0} tokens é pequena demais para {1} requisições ao mesmo tempo.</translation>
  </message>
  <message>
   <source>a step with guesses failed</source>
   <translation>uma etapa com palpites falhou</translation>
  </message>
  <message>
   <source>a stored {0} event is damaged</source>
   <translation>um evento {0} armazenado está danificado</translation>
  </message>
  <message>
   <source>A table of the steps, as CSV</source>
   <translation>Uma tabela das etapas, em CSV</translation>
  </message>
  <message>
   <source>a tag is longer than {0} characters</source>
   <translation>uma etiqueta tem mais de {0} caracteres</translation>
  </message>
  <message>
   <source>A tag is one word of at most {0} letters, such as work.</source>
   <translation>Uma etiqueta é uma palavra de no máximo {0} letras, como trabalho.</translation>
  </message>
  <message>
   <source>a team on one GPU: long contexts before many requests</source>
   <translation>uma equipe em uma GPU: contextos longos antes de muitas requisições</translation>
  </message>
  <message>
   <source>a text in one line, or {secret: true}</source>
   <translation>um texto em uma linha, ou {secret: true}</translation>
  </message>
  <message>
   <source>a text of plain characters</source>
   <translation>um texto de caracteres simples</translation>
  </message>
  <message>
   <source>a text of up to {0} characters</source>
   <translation>um texto de até {0} caracteres</translation>
  </message>
  <message>
   <source>A text that is written down here</source>
   <translation>Um texto escrito aqui</translation>
  </message>
  <message>
   <source>A text with places that are filled with values</source>
   <translation>Um texto com lugares preenchidos com valores</translation>
  </message>
  <message>
   <source>a time limit of {0} instead of up to {1} seconds</source>
   <translation>um limite de tempo de {0} em vez de até {1} segundos</translation>
  </message>
  <message>
   <source>a title has at most {0} letters, notes have {1}, and a model has at most {2} tags</source>
   <translation>um título tem no máximo {0} letras, notas têm {1}, e um modelo tem no máximo {2} etiquetas</translation>
  </message>
  <message>
   <source>a token for {0} would go over the network for all to read</source>
   <translation>um token para {0} iria pela rede à vista de todos</translation>
  </message>
  <message>
   <source>A tool asks whether it may run</source>
   <translation>Uma ferramenta pergunta se pode rodar</translation>
  </message>
  <message>
   <source>a tool call</source>
   <translation>uma chamada de ferramenta</translation>
  </message>
  <message>
   <source>a tool call in it cannot be written: {0}</source>
   <translation>uma chamada de ferramenta nele não pode ser escrita: {0}</translation>
  </message>
  <message>
   <source>a tool call in it is too long</source>
   <translation>uma chamada de ferramenta nele é longa demais</translation>
  </message>
  <message>
   <source>A tool call or a step that nobody allows within that time counts as denied, and the run goes on without it.</source>
   <translation>Uma chamada de ferramenta ou etapa que ninguém permite nesse tempo conta como negada, e a execução continua sem ela.</translation>
  </message>
  <message>
   <source>A tool file is a few kilobytes.</source>
   <translation>Um arquivo de ferramenta tem alguns kilobytes.</translation>
  </message>
  <message>
   <source>A tool is something an agent may do: count, look up, ask a server, read a file. Say what it takes and what it may touch, try it here with your own values, and then give it to an agent. A tool is one file, and asks before it changes anything.</source>
   <translation>Uma ferramenta é algo que um agente pode fazer: contar, consultar, perguntar a um servidor, ler um arquivo. Diga o que ela recebe e no que pode tocar, teste aqui com seus valores e depois dê-a a um agente. Uma ferramenta é um arquivo, e pergunta antes de mudar algo.</translation>
  </message>
  <message>
   <source>A tool or node ended before another one, or the answer, began.</source>
   <translation>Uma ferramenta ou nó terminou antes que outro, ou a resposta, começasse.</translation>
  </message>
  <message>
   <source>A tool or node, or: answer.</source>
   <translation>Uma ferramenta ou nó, ou: answer.</translation>
  </message>
  <message>
   <source>A tool or node; * stands for any.</source>
   <translation>Uma ferramenta ou nó; * vale para qualquer um.</translation>
  </message>
  <message>
   <source>A tool to grant</source>
   <translation>Ferramenta a conceder</translation>
  </message>
  <message>
   <source>A try passes if every check passes, and fails if one fails; where one could not judge and none failed, it is not judged and does not count. Each case counts alike. Intervals of pass rates are Wilson's; repetitions of a case are taken for what they add. Candidates are compared case by case: McNemar's exact test with one try a case, else a permutation test, both with Holm's correction. Intervals of differences are those of Bonett and Price, so wide that all of them hold together with 95 %. How many more cases would do is a guess from the cases at hand. Times are told apart by the median of the ratios.</source>
   <translation>Uma tentativa passa se cada verificação passa, e falha se uma falha; onde uma não pôde avaliar e nenhuma falhou, não é avaliada e não conta. Cada caso conta igual. Os intervalos das taxas de aprovação são os de Wilson; repetições de um caso valem pelo que acrescentam. Os candidatos são comparados caso a caso: teste exato de McNemar com uma tentativa por caso, senão um teste de permutação, ambos com a correção de Holm. Os intervalos das diferenças são os de Bonett e Price, tão largos que todos valem juntos com 95 %. Quantos casos a mais bastariam é uma estimativa a partir dos casos disponíveis. Os tempos são distinguidos pela mediana das razões.</translation>
  </message>
  <message>
   <source>A turn</source>
   <translation>Um turno</translation>
  </message>
  <message>
   <source>a type or a list of types</source>
   <translation>um tipo ou uma lista de tipos</translation>
  </message>
  <message>
   <source>a value</source>
   <translation>um valor</translation>
  </message>
  <message>
   <source>A value goes on instead</source>
   <translation>Um valor segue no lugar</translation>
  </message>
  <message>
   <source>a value is missing</source>
   <translation>falta um valor</translation>
  </message>
  <message>
   <source>A value is needed</source>
   <translation>É necessário um valor</translation>
  </message>
  <message>
   <source>a value is not a number</source>
   <translation>um valor não é um número</translation>
  </message>
  <message>
   <source>a value is not finite</source>
   <translation>um valor não é finito</translation>
  </message>
  <message>
   <source>a value may be ({0})</source>
   <translation>um valor pode ter ({0})</translation>
  </message>
  <message>
   <source>a value of type {0} that may be chosen</source>
   <translation>um valor do tipo {0} que pode ser escolhido</translation>
  </message>
  <message>
   <source>A value that is given when the graph runs, such as the user's message</source>
   <translation>Um valor dado quando o grafo roda, como a mensagem do usuário</translation>
  </message>
  <message>
   <source>a value that never changes decides it</source>
   <translation>um valor que nunca muda decide</translation>
  </message>
  <message>
   <source>A value that the graph gives back, such as its answer</source>
   <translation>Um valor que o grafo devolve, como a resposta</translation>
  </message>
  <message>
   <source>a vector has no direction</source>
   <translation>um vetor não tem direção</translation>
  </message>
  <message>
   <source>a vector has {0} numbers, the others here have {1}</source>
   <translation>um vetor tem {0} números, os outros aqui têm {1}</translation>
  </message>
  <message>
   <source>a vector is missing</source>
   <translation>falta um vetor</translation>
  </message>
  <message>
   <source>a way to another node</source>
   <translation>um caminho para outro nó</translation>
  </message>
  <message>
   <source>a whole number</source>
   <translation>um número inteiro</translation>
  </message>
  <message>
   <source>a whole number that is too large</source>
   <translation>um número inteiro grande demais</translation>
  </message>
  <message>
   <source>a workflow has nothing like {0}</source>
   <translation>um fluxo não tem nada como {0}</translation>
  </message>
  <message>
   <source>a workflow only names agents: register one as {0}; its instructions are in metadata.workbench</source>
   <translation>um fluxo só indica agentes pelo nome: registre um como {0}; as instruções estão em metadata.workbench</translation>
  </message>
  <message>
   <source>a {0} is granted, not {1}</source>
   <translation>concede-se {0}, não {1}</translation>
  </message>
  <message>
   <source>a {0} is not taken in here</source>
   <translation>um {0} não é recebido aqui</translation>
  </message>
  <message>
   <source>a {0} was started, and the policy makes this a {1}</source>
   <translation>um {0} foi iniciado, e a política faz disto um {1}</translation>
  </message>
  <message>
   <source>a {0}, which is no JSON value</source>
   <translation>um {0}, que não é um valor JSON</translation>
  </message>
  <message>
   <source>About</source>
   <translation>Sobre</translation>
  </message>
  <message>
   <source>about the graph</source>
   <translation>sobre o grafo</translation>
  </message>
  <message>
   <source>About {0} tokens are left for messages and answer, the longest answer is set to {1}</source>
   <translation>Sobram cerca de {0} tokens para mensagens e resposta; a resposta mais longa está definida em {1}</translation>
  </message>
  <message>
   <source>about {0} tokens/s</source>
   <translation>cerca de {0} tokens/s</translation>
  </message>
  <message>
   <source>about {0} tokens/s, {1} of memory</source>
   <translation>cerca de {0} tokens/s, {1} de memória</translation>
  </message>
  <message>
   <source>About {0}, as earlier ones took.</source>
   <translation>Cerca de {0}, como as anteriores levaram.</translation>
  </message>
  <message>
   <source>Accept its conditions on the model's page and enter an access token.</source>
   <translation>Aceite as condições na página do modelo e informe um token de acesso.</translation>
  </message>
  <message>
   <source>Accept them on the model's page and enter an access token in the settings.</source>
   <translation>Aceite-as na página do modelo e informe um token de acesso nas configurações.</translation>
  </message>
  <message>
   <source>Access token</source>
   <translation>Token de acesso</translation>
  </message>
  <message>
   <source>Actions are: {0}.</source>
   <translation>As ações são: {0}.</translation>
  </message>
  <message>
   <source>actions is no list</source>
   <translation>actions não é uma lista</translation>
  </message>
  <message>
   <source>Activity</source>
   <translation>Atividade</translation>
  </message>
  <message>
   <source>Add</source>
   <translation>Adicionar</translation>
  </message>
  <message>
   <source>Add a call</source>
   <translation>Adicionar uma chamada</translation>
  </message>
  <message>
   <source>Add a case</source>
   <translation>Adicionar um caso</translation>
  </message>
  <message>
   <source>Add a check</source>
   <translation>Adicionar uma verificação</translation>
  </message>
  <message>
   <source>Add a check.</source>
   <translation>Adicione uma verificação.</translation>
  </message>
  <message>
   <source>Add a folder of models</source>
   <translation>Adicionar uma pasta de modelos</translation>
  </message>
  <message>
   <source>Add a folder of models…</source>
   <translation>Adicionar uma pasta de modelos…</translation>
  </message>
  <message>
   <source>Add a folder that holds genai_config.json: Models, Add model…, Folder.</source>
   <translation>Adicione uma pasta com genai_config.json: Modelos, Adicionar modelo…, Pasta.</translation>
  </message>
  <message>
   <source>Add a header</source>
   <translation>Adicionar um cabeçalho</translation>
  </message>
  <message>
   <source>Add a model file.</source>
   <translation>Adicione um arquivo de modelo.</translation>
  </message>
  <message>
   <source>Add a model file…</source>
   <translation>Adicionar um arquivo de modelo…</translation>
  </message>
  <message>
   <source>Add a model folder…</source>
   <translation>Adicionar uma pasta de modelo…</translation>
  </message>
  <message>
   <source>Add a node</source>
   <translation>Adicionar um nó</translation>
  </message>
  <message>
   <source>Add a node.</source>
   <translation>Adicione um nó.</translation>
  </message>
  <message>
   <source>Add a node…</source>
   <translation>Adicionar um nó…</translation>
  </message>
  <message>
   <source>Add a parameter</source>
   <translation>Adicionar um parâmetro</translation>
  </message>
  <message>
   <source>Add a person</source>
   <translation>Adicionar uma pessoa</translation>
  </message>
  <message>
   <source>Add a tag</source>
   <translation>Adicionar uma etiqueta</translation>
  </message>
  <message>
   <source>Add a variable</source>
   <translation>Adicionar uma variável</translation>
  </message>
  <message>
   <source>Add an argument</source>
   <translation>Adicionar um argumento</translation>
  </message>
  <message>
   <source>Add an output and wire it.</source>
   <translation>Adicione uma saída e ligue-a.</translation>
  </message>
  <message>
   <source>Add another…</source>
   <translation>Adicionar outro…</translation>
  </message>
  <message>
   <source>Add file…</source>
   <translation>Adicionar arquivo…</translation>
  </message>
  <message>
   <source>Add folder…</source>
   <translation>Adicionar pasta…</translation>
  </message>
  <message>
   <source>Add in the evaluations…</source>
   <translation>Adicionar nas avaliações…</translation>
  </message>
  <message>
   <source>Add it, or remove it.</source>
   <translation>Adicione-o, ou remova-o.</translation>
  </message>
  <message>
   <source>Add MCP servers</source>
   <translation>Adicionar servidores MCP</translation>
  </message>
  <message>
   <source>Add model</source>
   <translation>Adicionar modelo</translation>
  </message>
  <message>
   <source>Add model folder</source>
   <translation>Adicionar pasta de modelo</translation>
  </message>
  <message>
   <source>Add model…</source>
   <translation>Adicionar modelo…</translation>
  </message>
  <message>
   <source>Add one first.</source>
   <translation>Adicione um antes.</translation>
  </message>
  <message>
   <source>Add one to the node.</source>
   <translation>Adicione um ao nó.</translation>
  </message>
  <message>
   <source>Add one.</source>
   <translation>Adicione um.</translation>
  </message>
  <message>
   <source>Add one: workbench documents add.</source>
   <translation>Adicione uma: workbench documents add.</translation>
  </message>
  <message>
   <source>Add or outline</source>
   <translation>Adicionar ou estrutura</translation>
  </message>
  <message>
   <source>Add or remove some.</source>
   <translation>Adicione ou remova alguns.</translation>
  </message>
  <message>
   <source>Add other instructions</source>
   <translation>Adicionar outras instruções</translation>
  </message>
  <message>
   <source>Add remark</source>
   <translation>Adicionar observação</translation>
  </message>
  <message>
   <source>Add the case</source>
   <translation>Adicionar o caso</translation>
  </message>
  <message>
   <source>Add the chosen model</source>
   <translation>Adicionar o modelo escolhido</translation>
  </message>
  <message>
   <source>add the server here</source>
   <translation>adicione o servidor aqui</translation>
  </message>
  <message>
   <source>Add to a file…</source>
   <translation>Acrescentar a um arquivo…</translation>
  </message>
  <message>
   <source>Add to {0}</source>
   <translation>Adicionar a {0}</translation>
  </message>
  <message>
   <source>Add tool {0}</source>
   <translation>Adicionar a ferramenta {0}</translation>
  </message>
  <message>
   <source>Add {0}</source>
   <translation>Adicionar {0}</translation>
  </message>
  <message>
   <source>Add {0} server</source>
   <translation>Adicionar {0} servidor</translation>
  </message>
  <message>
   <source>Add {0} servers</source>
   <translation>Adicionar {0} servidores</translation>
  </message>
  <message>
   <source>added</source>
   <translation>adicionado</translation>
  </message>
  <message>
   <source>Added {0} bytes to {1}.</source>
   <translation>Foram acrescentados {0} bytes a {1}.</translation>
  </message>
  <message>
   <source>Adding %s</source>
   <translation>Adicionando %s</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>Endereço</translation>
  </message>
  <message>
   <source>address at the servers</source>
   <translation>endereço nos servidores</translation>
  </message>
  <message>
   <source>Address of an OpenTelemetry collector (OTLP over HTTP), such as http://localhost:4318. Empty sends nothing.</source>
   <translation>Endereço de um coletor OpenTelemetry (OTLP sobre HTTP), como http://localhost:4318. Vazio não envia nada.</translation>
  </message>
  <message>
   <source>Address of the hub</source>
   <translation>Endereço do hub</translation>
  </message>
  <message>
   <source>Address of the Ollama server</source>
   <translation>Endereço do servidor Ollama</translation>
  </message>
  <message>
   <source>Addresses of folders with a models.json behind a web server, one a line.</source>
   <translation>Endereços de pastas com um models.json atrás de um servidor web, um por linha.</translation>
  </message>
  <message>
   <source>Addresses of pages that may ask it, one a line, such as http://localhost:3000. All others are refused.</source>
   <translation>Endereços de páginas que podem perguntar a ele, um por linha, como http://localhost:3000. Todos os outros são recusados.</translation>
  </message>
  <message>
   <source>Adds to</source>
   <translation>Acrescenta a</translation>
  </message>
  <message>
   <source>Adds to a file</source>
   <translation>Acrescenta a um arquivo</translation>
  </message>
  <message>
   <source>Administrator</source>
   <translation>Administrador</translation>
  </message>
  <message>
   <source>Administrator who signs</source>
   <translation>Administrador que assina</translation>
  </message>
  <message>
   <source>Administrators</source>
   <translation>Administradores</translation>
  </message>
  <message>
   <source>After</source>
   <translation>Depois</translation>
  </message>
  <message>
   <source>after %g minutes</source>
   <translation>após %g minutos</translation>
  </message>
  <message>
   <source>After that many the one at work must answer itself.</source>
   <translation>Depois desse número, quem está trabalhando deve responder.</translation>
  </message>
  <message>
   <source>After the last failure</source>
   <translation>Após a última falha</translation>
  </message>
  <message>
   <source>after the node</source>
   <translation>depois do nó</translation>
  </message>
  <message>
   <source>After {0}</source>
   <translation>Após {0}</translation>
  </message>
  <message>
   <source>after {0} for {1}, up to {2}</source>
   <translation>após {0} por {1}, até {2}</translation>
  </message>
  <message>
   <source>after {0} rounds here</source>
   <translation>aqui, depois de {0} rodadas</translation>
  </message>
  <message>
   <source>Agent</source>
   <translation>Agente</translation>
  </message>
  <message>
   <source>Agent Framework workflow</source>
   <translation>Fluxo do Agent Framework</translation>
  </message>
  <message>
   <source>Agent of a new chat</source>
   <translation>Agente de um novo chat</translation>
  </message>
  <message>
   <source>Agent or graph</source>
   <translation>Agente ou grafo</translation>
  </message>
  <message>
   <source>Agent's model</source>
   <translation>Modelo do agente</translation>
  </message>
  <message>
   <source>Agents</source>
   <translation>Agentes</translation>
  </message>
  <message>
   <source>Agents and graphs</source>
   <translation>Agentes e grafos</translation>
  </message>
  <message>
   <source>Agents and graphs are a few hundred kilobytes.</source>
   <translation>Agentes e grafos têm algumas centenas de kilobytes.</translation>
  </message>
  <message>
   <source>Agents and models</source>
   <translation>Agentes e modelos</translation>
  </message>
  <message>
   <source>Agents and tools</source>
   <translation>Agentes e ferramentas</translation>
  </message>
  <message>
   <source>Agents at a time</source>
   <translation>Agentes por vez</translation>
  </message>
  <message>
   <source>Agents for visitors</source>
   <translation>Agentes para visitantes</translation>
  </message>
  <message>
   <source>agents here take a message only</source>
   <translation>agentes aqui recebem só uma mensagem</translation>
  </message>
  <message>
   <source>Agents in turn</source>
   <translation>Agentes em sequência</translation>
  </message>
  <message>
   <source>Agents it leads</source>
   <translation>Agentes que ele lidera</translation>
  </message>
  <message>
   <source>Agents need what no bundle holds, so take it along: {0}.</source>
   <translation>Os agentes precisam do que nenhum pacote contém, então leve junto: {0}.</translation>
  </message>
  <message>
   <source>Agents that could not be read</source>
   <translation>Agentes que não puderam ser lidos</translation>
  </message>
  <message>
   <source>Agents to pack</source>
   <translation>Agentes para empacotar</translation>
  </message>
  <message>
   <source>Alert acted</source>
   <translation>Alerta agiu</translation>
  </message>
  <message>
   <source>Alert cleared</source>
   <translation>Alerta encerrado</translation>
  </message>
  <message>
   <source>Alert fired</source>
   <translation>Alerta disparado</translation>
  </message>
  <message>
   <source>Alerts</source>
   <translation>Alertas</translation>
  </message>
  <message>
   <source>Alerts shows what fired and what was done.</source>
   <translation>Alertas mostra o que disparou e o que foi feito.</translation>
  </message>
  <message>
   <source>Alerts shows what it did, and undoes it.</source>
   <translation>Alertas mostra o que fez, e o desfaz.</translation>
  </message>
  <message>
   <source>Alerts shows which fire.</source>
   <translation>Alertas mostra quais disparam.</translation>
  </message>
  <message>
   <source>All</source>
   <translation>Todos</translation>
  </message>
  <message>
   <source>All answers</source>
   <translation>Todas as respostas</translation>
  </message>
  <message>
   <source>All are {0}.</source>
   <translation>Todos são {0}.</translation>
  </message>
  <message>
   <source>All cases</source>
   <translation>Todos os casos</translation>
  </message>
  <message>
   <source>All cases: %s</source>
   <translation>Todos os casos: %s</translation>
  </message>
  <message>
   <source>All cases: correct</source>
   <translation>Todos os casos: corretos</translation>
  </message>
  <message>
   <source>All commands</source>
   <translation>Todos os comandos</translation>
  </message>
  <message>
   <source>all day</source>
   <translation>o dia todo</translation>
  </message>
  <message>
   <source>All downloads together stay below this, from the next moment on; 0: no limit</source>
   <translation>Todos os downloads juntos ficam abaixo disto a partir de agora; 0: sem limite</translation>
  </message>
  <message>
   <source>All kinds</source>
   <translation>Todos os tipos</translation>
  </message>
  <message>
   <source>all models</source>
   <translation>todos os modelos</translation>
  </message>
  <message>
   <source>All of it runs as the file says.</source>
   <translation>Tudo funciona como o arquivo diz.</translation>
  </message>
  <message>
   <source>all others are worse.</source>
   <translation>todos os outros são piores.</translation>
  </message>
  <message>
   <source>All programs together: {0}</source>
   <translation>Todos os programas juntos: {0}</translation>
  </message>
  <message>
   <source>All runs of this graph, or only those of one conversation.</source>
   <translation>Todas as execuções deste grafo, ou só as de uma conversa.</translation>
  </message>
  <message>
   <source>All settings have their defaults</source>
   <translation>Todas as configurações estão no padrão</translation>
  </message>
  <message>
   <source>All sources</source>
   <translation>Todas as fontes</translation>
  </message>
  <message>
   <source>all tables are gone</source>
   <translation>todas as tabelas sumiram</translation>
  </message>
  <message>
   <source>All that was said</source>
   <translation>Tudo o que foi dito</translation>
  </message>
  <message>
   <source>All the room for this</source>
   <translation>Todo o espaço para isto</translation>
  </message>
  <message>
   <source>Allow ``` around it</source>
   <translation>Permitir ``` ao redor</translation>
  </message>
  <message>
   <source>Allow always</source>
   <translation>Permitir sempre</translation>
  </message>
  <message>
   <source>Allow once</source>
   <translation>Permitir uma vez</translation>
  </message>
  <message>
   <source>Allow the {0} tool I have read</source>
   <translation>Permitir a ferramenta que li ({0})</translation>
  </message>
  <message>
   <source>Allow the {0} tools I have read</source>
   <translation>Permitir as {0} ferramentas que li</translation>
  </message>
  <message>
   <source>Allow {0}?</source>
   <translation>Permitir {0}?</translation>
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
   <translation>permitiu</translation>
  </message>
  <message>
   <source>allowed it for good</source>
   <translation>permitiu de vez</translation>
  </message>
  <message>
   <source>allowed once</source>
   <translation>permitida uma vez</translation>
  </message>
  <message>
   <source>Also keep the context as {0}: less memory, a little less quality</source>
   <translation>Manter também o contexto como {0}: menos memória, um pouco menos de qualidade</translation>
  </message>
  <message>
   <source>Also the files that are there already</source>
   <translation>Também os arquivos que já estão lá</translation>
  </message>
  <message>
   <source>always</source>
   <translation>sempre</translation>
  </message>
  <message>
   <source>Always allow</source>
   <translation>Permitir sempre</translation>
  </message>
  <message>
   <source>always allowed</source>
   <translation>sempre permitida</translation>
  </message>
  <message>
   <source>Always allowed for this agent</source>
   <translation>Sempre permitido para este agente</translation>
  </message>
  <message>
   <source>Always asks</source>
   <translation>Sempre pergunta</translation>
  </message>
  <message>
   <source>always asks</source>
   <translation>sempre pergunta</translation>
  </message>
  <message>
   <source>Always for the agent of this node</source>
   <translation>Sempre para o agente deste nó</translation>
  </message>
  <message>
   <source>Always for this agent</source>
   <translation>Sempre para este agente</translation>
  </message>
  <message>
   <source>an action is one name with its settings</source>
   <translation>uma ação é um nome com seus ajustes</translation>
  </message>
  <message>
   <source>an action is there twice</source>
   <translation>uma ação está duas vezes</translation>
  </message>
  <message>
   <source>An address</source>
   <translation>Um endereço</translation>
  </message>
  <message>
   <source>An administrator opens it in the settings: Local server, Other machines.</source>
   <translation>Um administrador o abre nas configurações: Servidor local, Outras máquinas.</translation>
  </message>
  <message>
   <source>An administrator opens that in the settings: Local server, Other machines.</source>
   <translation>Um administrador abre isso nas configurações: Servidor local, Outras máquinas.</translation>
  </message>
  <message>
   <source>An administrator restores it at {0}.</source>
   <translation>Um administrador o restaura em {0}.</translation>
  </message>
  <message>
   <source>An administrator restores {0}.</source>
   <translation>Um administrador restaura {0}.</translation>
  </message>
  <message>
   <source>An administrator says: workbench policy sign.</source>
   <translation>Um administrador diz: workbench policy sign.</translation>
  </message>
  <message>
   <source>An administrator says: workbench store encrypt.</source>
   <translation>Um administrador diz: workbench store encrypt.</translation>
  </message>
  <message>
   <source>An administrator signs a policy with profile: {0}.</source>
   <translation>Um administrador assina uma política com profile: {0}.</translation>
  </message>
  <message>
   <source>An administrator signs it again.</source>
   <translation>Um administrador assina de novo.</translation>
  </message>
  <message>
   <source>An administrator signs what is written here. It holds from the next start.</source>
   <translation>Um administrador assina o que está escrito aqui. Vale a partir do próximo início.</translation>
  </message>
  <message>
   <source>An agent cannot allow that by itself; choose Always for this agent when it asks.</source>
   <translation>Um agente não pode permitir isso sozinho; escolha Sempre para este agente quando ele perguntar.</translation>
  </message>
  <message>
   <source>An agent file is a few kilobytes.</source>
   <translation>Um arquivo de agente tem alguns kilobytes.</translation>
  </message>
  <message>
   <source>an agent has no field {0}</source>
   <translation>um agente não tem o campo {0}</translation>
  </message>
  <message>
   <source>an agent here takes a message</source>
   <translation>um agente aqui recebe uma mensagem</translation>
  </message>
  <message>
   <source>an agent is told no message of role {0}</source>
   <translation>um agente não recebe mensagens do papel {0}</translation>
  </message>
  <message>
   <source>an agent that a tool asked made this call</source>
   <translation>um agente chamado por uma ferramenta fez esta chamada</translation>
  </message>
  <message>
   <source>An agent that leads others and answers with what they found</source>
   <translation>Um agente que lidera outros e responde com o que eles acharam</translation>
  </message>
  <message>
   <source>An alert fires: {0}.</source>
   <translation>Um alerta dispara: {0}.</translation>
  </message>
  <message>
   <source>An answer that does not fit will not do.</source>
   <translation>Uma resposta que não se encaixa não serve.</translation>
  </message>
  <message>
   <source>An answer will not do if it</source>
   <translation>Uma resposta não serve se</translation>
  </message>
  <message>
   <source>An embedding model finds the answer like the expected one.</source>
   <translation>Um modelo de embeddings acha a resposta parecida com a esperada.</translation>
  </message>
  <message>
   <source>an engine needs a model</source>
   <translation>um motor precisa de um modelo</translation>
  </message>
  <message>
   <source>An evaluation asks each case of a data set of each candidate, checks the answers and the tool calls, and says how often each was right, how fast it was and how much memory it took, and whether the difference is more than chance. It runs alone, and goes on where it was after a pause or a crash.</source>
   <translation>Uma avaliação faz cada caso de um conjunto de dados a cada candidato, confere as respostas e as chamadas de ferramentas, e diz com que frequência cada um acertou, quão rápido foi e quanta memória usou, e se a diferença é mais que acaso. Roda sozinha e continua de onde estava após uma pausa ou queda.</translation>
  </message>
  <message>
   <source>an hour</source>
   <translation>uma hora</translation>
  </message>
  <message>
   <source>An id has 1 to 64 small letters, digits, - and _.</source>
   <translation>Um id tem de 1 a 64 letras minúsculas, dígitos, - e _.</translation>
  </message>
  <message>
   <source>an input here has no such field</source>
   <translation>uma entrada aqui não tem esse campo</translation>
  </message>
  <message>
   <source>An input takes from an output, not from another input</source>
   <translation>Uma entrada recebe de uma saída, não de outra entrada</translation>
  </message>
  <message>
   <source>An MCP server is a program, or an address, that brings tools of its own. You read what it starts and what it offers before an agent may use any of it.</source>
   <translation>Um servidor MCP é um programa, ou um endereço, que traz ferramentas próprias. Você lê o que ele inicia e o que oferece antes que um agente possa usar algo dele.</translation>
  </message>
  <message>
   <source>an object</source>
   <translation>um objeto</translation>
  </message>
  <message>
   <source>an object with the inputs by name</source>
   <translation>um objeto com as entradas por nome</translation>
  </message>
  <message>
   <source>An output leads to an input, not to another output</source>
   <translation>Uma saída leva a uma entrada, não a outra saída</translation>
  </message>
  <message>
   <source>An SQLite file. The tool reaches no other file.</source>
   <translation>Um arquivo SQLite. A ferramenta não alcança outro arquivo.</translation>
  </message>
  <message>
   <source>An update of the program is taken by `workbench update FILE`.</source>
   <translation>Uma atualização do programa é aplicada com `workbench update FILE`.</translation>
  </message>
  <message>
   <source>and {0} more</source>
   <translation>e mais {0}</translation>
  </message>
  <message>
   <source>And {0} more.</source>
   <translation>E mais {0}.</translation>
  </message>
  <message>
   <source>Another machine was reached once, as you asked, since {0}</source>
   <translation>Outra máquina foi alcançada uma vez, a seu pedido, desde {0}</translation>
  </message>
  <message>
   <source>Another model asked</source>
   <translation>Outro modelo perguntado</translation>
  </message>
  <message>
   <source>Another model judges by your criteria. It is asked in both orders; if it contradicts itself, the answer counts as not judged.</source>
   <translation>Outro modelo julga pelos seus critérios. É perguntado nas duas ordens; se se contradiz, a resposta conta como não julgada.</translation>
  </message>
  <message>
   <source>Another model wrote it; choose that one.</source>
   <translation>Outro modelo a escreveu; escolha esse.</translation>
  </message>
  <message>
   <source>Another program has your data open</source>
   <translation>Outro programa tem seus dados abertos</translation>
  </message>
  <message>
   <source>another program has {0} open</source>
   <translation>outro programa está com {0} aberto</translation>
  </message>
  <message>
   <source>another program of this kind holds the audit log and does not let go</source>
   <translation>outro programa deste tipo está com o log de auditoria e não o solta</translation>
  </message>
  <message>
   <source>another window or command of this program has the data folder open</source>
   <translation>outra janela ou comando deste programa está com a pasta de dados aberta</translation>
  </message>
  <message>
   <source>another Workbench on this machine fetches it already</source>
   <translation>outro Workbench desta máquina já o está baixando</translation>
  </message>
  <message>
   <source>another Workbench on this machine is changing the models</source>
   <translation>outro Workbench desta máquina está alterando os modelos</translation>
  </message>
  <message>
   <source>Answer</source>
   <translation>Resposta</translation>
  </message>
  <message>
   <source>answer</source>
   <translation>resposta</translation>
  </message>
  <message>
   <source>Answer as JSON</source>
   <translation>Resposta em JSON</translation>
  </message>
  <message>
   <source>Answer for the {0} tools I have read</source>
   <translation>Responder pelas {0} ferramentas que li</translation>
  </message>
  <message>
   <source>Answer the questions of the tools again.</source>
   <translation>Responda de novo às perguntas das ferramentas.</translation>
  </message>
  <message>
   <source>Answer without this tool.</source>
   <translation>Responda sem esta ferramenta.</translation>
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
   <translation>Respondeu no lugar</translation>
  </message>
  <message>
   <source>Answers</source>
   <translation>Respostas</translation>
  </message>
  <message>
   <source>Answers a message, calling tools where it needs them</source>
   <translation>Responde a uma mensagem, chamando ferramentas quando precisa</translation>
  </message>
  <message>
   <source>Answers and tool calls</source>
   <translation>Respostas e chamadas de ferramentas</translation>
  </message>
  <message>
   <source>answers are texts there</source>
   <translation>lá as respostas são textos</translation>
  </message>
  <message>
   <source>Answers as one text</source>
   <translation>Respostas como um só texto</translation>
  </message>
  <message>
   <source>Answers begin after {0} s; {1} is smaller than {2}</source>
   <translation>As respostas começam depois de {0} s; {1} é menor que {2}</translation>
  </message>
  <message>
   <source>answers checked against their schema</source>
   <translation>respostas conferidas com o esquema</translation>
  </message>
  <message>
   <source>Answers programs on this machine that have its key; no browser page.</source>
   <translation>Responde a programas desta máquina que tenham a chave; a nenhuma página do navegador.</translation>
  </message>
  <message>
   <source>Answers programs on this machine to which you give its key.</source>
   <translation>Responde a programas desta máquina aos quais você dá a chave.</translation>
  </message>
  <message>
   <source>answers side by side</source>
   <translation>respostas lado a lado</translation>
  </message>
  <message>
   <source>any</source>
   <translation>qualquer</translation>
  </message>
  <message>
   <source>Any address, while the settings let the program reach the network.</source>
   <translation>Qualquer endereço, enquanto as configurações deixarem o programa usar a rede.</translation>
  </message>
  <message>
   <source>Any agent</source>
   <translation>Qualquer agente</translation>
  </message>
  <message>
   <source>Any calls, or none</source>
   <translation>Quaisquer chamadas, ou nenhuma</translation>
  </message>
  <message>
   <source>Any licence</source>
   <translation>Qualquer licença</translation>
  </message>
  <message>
   <source>Any name (*)</source>
   <translation>Qualquer nome (*)</translation>
  </message>
  <message>
   <source>Any note</source>
   <translation>Qualquer nota</translation>
  </message>
  <message>
   <source>Any result</source>
   <translation>Qualquer resultado</translation>
  </message>
  <message>
   <source>any server, at any port</source>
   <translation>qualquer servidor, em qualquer porta</translation>
  </message>
  <message>
   <source>any server, at port {0}</source>
   <translation>qualquer servidor, na porta {0}</translation>
  </message>
  <message>
   <source>Any size</source>
   <translation>Qualquer tamanho</translation>
  </message>
  <message>
   <source>Any task</source>
   <translation>Qualquer tarefa</translation>
  </message>
  <message>
   <source>Any time</source>
   <translation>Qualquer momento</translation>
  </message>
  <message>
   <source>Any, or one a line</source>
   <translation>Qualquer um, ou um por linha</translation>
  </message>
  <message>
   <source>Any; or JSON: {"city": "Paris"}</source>
   <translation>Qualquer; ou JSON: {"city": "Paris"}</translation>
  </message>
  <message>
   <source>anything</source>
   <translation>qualquer coisa</translation>
  </message>
  <message>
   <source>anything, characters at most</source>
   <translation>qualquer coisa, máximo de caracteres</translation>
  </message>
  <message>
   <source>Appearance</source>
   <translation>Aparência</translation>
  </message>
  <message>
   <source>Apple GPU</source>
   <translation>GPU da Apple</translation>
  </message>
  <message>
   <source>Apple Neural Engine</source>
   <translation>Apple Neural Engine</translation>
  </message>
  <message>
   <source>Apple processor</source>
   <translation>Processador Apple</translation>
  </message>
  <message>
   <source>Applied here</source>
   <translation>Aplicadas aqui</translation>
  </message>
  <message>
   <source>Apply</source>
   <translation>Aplicar</translation>
  </message>
  <message>
   <source>Apply the deployment</source>
   <translation>Aplicar a implantação</translation>
  </message>
  <message>
   <source>Apply the deployment again.</source>
   <translation>Aplique a implantação de novo.</translation>
  </message>
  <message>
   <source>Applying the deployment {0}</source>
   <translation>Aplicando a implantação {0}</translation>
  </message>
  <message>
   <source>Approval</source>
   <translation>Aprovação</translation>
  </message>
  <message>
   <source>approval</source>
   <translation>aprovação</translation>
  </message>
  <message>
   <source>Approval and limits</source>
   <translation>Aprovação e limites</translation>
  </message>
  <message>
   <source>Approval asked</source>
   <translation>Aprovação pedida</translation>
  </message>
  <message>
   <source>Approval kept</source>
   <translation>Aprovação mantida</translation>
  </message>
  <message>
   <source>Approval of {0}</source>
   <translation>Aprovação de {0}</translation>
  </message>
  <message>
   <source>Approval taken back</source>
   <translation>Aprovação retirada</translation>
  </message>
  <message>
   <source>Approvals</source>
   <translation>Aprovações</translation>
  </message>
  <message>
   <source>Approvals wait</source>
   <translation>As aprovações esperam</translation>
  </message>
  <message>
   <source>Approved</source>
   <translation>Aprovado</translation>
  </message>
  <message>
   <source>Approved for good</source>
   <translation>Aprovado de vez</translation>
  </message>
  <message>
   <source>Architecture</source>
   <translation>Arquitetura</translation>
  </message>
  <message>
   <source>area is memory (a dot: unknown), a ring is on the best front</source>
   <translation>a área é a memória (um ponto: desconhecida), um anel está na melhor frente</translation>
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
   <translation>Argumentos que não servem são recusados depois de escritos.</translation>
  </message>
  <message>
   <source>Arrange in a row</source>
   <translation>Alinhar em fila</translation>
  </message>
  <message>
   <source>As a person left it</source>
   <translation>Como uma pessoa deixou</translation>
  </message>
  <message>
   <source>as in since:2d or since:2026-01-31</source>
   <translation>como em since:2d ou since:2026-01-31</translation>
  </message>
  <message>
   <source>as in until:3h</source>
   <translation>como em until:3h</translation>
  </message>
  <message>
   <source>As it was read</source>
   <translation>Como foi lido</translation>
  </message>
  <message>
   <source>As many agents run as the settings allow.</source>
   <translation>Rodam tantos agentes quanto as configurações permitem.</translation>
  </message>
  <message>
   <source>As many are answered or wait; the next one is told when to come again.</source>
   <translation>Tantas são respondidas ou esperam; à próxima é dito quando voltar.</translation>
  </message>
  <message>
   <source>As on screen</source>
   <translation>Como na tela</translation>
  </message>
  <message>
   <source>As recorded</source>
   <translation>Como registrado</translation>
  </message>
  <message>
   <source>as texts there: 1.0 is not 1</source>
   <translation>lá como textos: 1.0 não é 1</translation>
  </message>
  <message>
   <source>As the model wrote it</source>
   <translation>Como o modelo escreveu</translation>
  </message>
  <message>
   <source>As the source lists them</source>
   <translation>Como a fonte lista</translation>
  </message>
  <message>
   <source>As they lie there</source>
   <translation>Como estão lá</translation>
  </message>
  <message>
   <source>As they were</source>
   <translation>Como eram</translation>
  </message>
  <message>
   <source>As usual</source>
   <translation>Como de costume</translation>
  </message>
  <message>
   <source>as vLLM chooses</source>
   <translation>como o vLLM escolher</translation>
  </message>
  <message>
   <source>As written</source>
   <translation>Como escrito</translation>
  </message>
  <message>
   <source>As you read it</source>
   <translation>Como você leu</translation>
  </message>
  <message>
   <source>Ask a model something: how long it takes to begin and to end is shown here.</source>
   <translation>Pergunte algo a um modelo: quanto demora para começar e terminar aparece aqui.</translation>
  </message>
  <message>
   <source>Ask a person</source>
   <translation>Perguntar a uma pessoa</translation>
  </message>
  <message>
   <source>Ask again</source>
   <translation>Perguntar de novo</translation>
  </message>
  <message>
   <source>Ask again to get a whole answer.</source>
   <translation>Pergunte de novo para obter uma resposta inteira.</translation>
  </message>
  <message>
   <source>Ask again, and it goes on: workbench engines ollama pull {0}</source>
   <translation>Peça de novo, e continua: workbench engines ollama pull {0}</translation>
  </message>
  <message>
   <source>Ask again, or for less at once.</source>
   <translation>Peça de novo, ou peça menos de uma vez.</translation>
  </message>
  <message>
   <source>Ask again, or raise this limit of the connection.</source>
   <translation>Pergunte de novo, ou aumente este limite da conexão.</translation>
  </message>
  <message>
   <source>Ask again, or wire the error port.</source>
   <translation>Pergunte de novo, ou ligue a porta de erro.</translation>
  </message>
  <message>
   <source>Ask again.</source>
   <translation>Pergunte de novo.</translation>
  </message>
  <message>
   <source>Ask again: another node answers then.</source>
   <translation>Pergunte de novo: outro nó responde então.</translation>
  </message>
  <message>
   <source>Ask again: what it has fetched so far is kept.</source>
   <translation>Peça de novo: o que já foi baixado é mantido.</translation>
  </message>
  <message>
   <source>Ask again; if it repeats, start Ollama again.</source>
   <translation>Pergunte de novo; se repetir, reinicie o Ollama.</translation>
  </message>
  <message>
   <source>Ask an administrator to change it.</source>
   <translation>Peça a um administrador para mudar.</translation>
  </message>
  <message>
   <source>Ask an administrator, or sign in as somebody who may.</source>
   <translation>Peça a um administrador, ou entre como alguém que possa.</translation>
  </message>
  <message>
   <source>Ask an administrator.</source>
   <translation>Peça a um administrador.</translation>
  </message>
  <message>
   <source>Ask anew.</source>
   <translation>Pergunte outra vez.</translation>
  </message>
  <message>
   <source>Ask another agent a question and get its answer</source>
   <translation>Fazer uma pergunta a outro agente e obter a resposta</translation>
  </message>
  <message>
   <source>Ask before opening links</source>
   <translation>Perguntar antes de abrir links</translation>
  </message>
  <message>
   <source>Ask each time</source>
   <translation>Perguntar a cada vez</translation>
  </message>
  <message>
   <source>Ask fewer of them through one another.</source>
   <translation>Pergunte a menos deles, um por meio do outro.</translation>
  </message>
  <message>
   <source>Ask for at least one token.</source>
   <translation>Peça pelo menos um token.</translation>
  </message>
  <message>
   <source>Ask for less at once.</source>
   <translation>Peça menos de uma vez.</translation>
  </message>
  <message>
   <source>Ask for less, or let an administrator look at the server.</source>
   <translation>Peça menos, ou deixe um administrador olhar o servidor.</translation>
  </message>
  <message>
   <source>Ask for the bundle anew; nothing was taken from this one.</source>
   <translation>Peça o pacote de novo; nada foi tirado deste.</translation>
  </message>
  <message>
   <source>Ask in other words, or choose another model.</source>
   <translation>Pergunte com outras palavras, ou escolha outro modelo.</translation>
  </message>
  <message>
   <source>Ask in other words.</source>
   <translation>Pergunte com outras palavras.</translation>
  </message>
  <message>
   <source>Ask it</source>
   <translation>Perguntar</translation>
  </message>
  <message>
   <source>Ask its maker for the address that speaks streamable HTTP.</source>
   <translation>Peça ao fabricante o endereço que fala streamable HTTP.</translation>
  </message>
  <message>
   <source>Ask one.</source>
   <translation>Pergunte a um.</translation>
  </message>
  <message>
   <source>Ask something that was recorded.</source>
   <translation>Pergunte algo que foi gravado.</translation>
  </message>
  <message>
   <source>Ask the administrator.</source>
   <translation>Peça ao administrador.</translation>
  </message>
  <message>
   <source>Ask the keyring again</source>
   <translation>Perguntar de novo ao chaveiro</translation>
  </message>
  <message>
   <source>Ask the machine's administrator.</source>
   <translation>Peça ao administrador da máquina.</translation>
  </message>
  <message>
   <source>Ask the model whether it is sure</source>
   <translation>Perguntar ao modelo se tem certeza</translation>
  </message>
  <message>
   <source>Ask the source for more; so does the end of the list</source>
   <translation>Pedir mais à fonte; o fim da lista faz o mesmo</translation>
  </message>
  <message>
   <source>Ask who set this up.</source>
   <translation>Pergunte a quem configurou isto.</translation>
  </message>
  <message>
   <source>Ask {0} earlier</source>
   <translation>Perguntar a {0} antes</translation>
  </message>
  <message>
   <source>Ask {0} later</source>
   <translation>Perguntar a {0} depois</translation>
  </message>
  <message>
   <source>Asked</source>
   <translation>Perguntado</translation>
  </message>
  <message>
   <source>Asked again</source>
   <translation>Perguntado de novo</translation>
  </message>
  <message>
   <source>Asked for</source>
   <translation>Pedido</translation>
  </message>
  <message>
   <source>Asked in this order when the model cannot answer.</source>
   <translation>Perguntados nesta ordem quando o modelo não pode responder.</translation>
  </message>
  <message>
   <source>asked nobody</source>
   <translation>não perguntou a ninguém</translation>
  </message>
  <message>
   <source>Asked where meaning decides; compares texts where embedding does, which is then an embedding model (empty: the first one installed).</source>
   <translation>Perguntado quando o sentido decide; compara textos por embeddings, e então é um modelo de embeddings (vazio: o primeiro instalado).</translation>
  </message>
  <message>
   <source>Asked with each model in turn; empty is the model alone.</source>
   <translation>Perguntado com um modelo após o outro; vazio é só o modelo.</translation>
  </message>
  <message>
   <source>asking for {0}</source>
   <translation>perguntar por {0}</translation>
  </message>
  <message>
   <source>Asking Foundry Local for its models</source>
   <translation>Pedindo ao Foundry Local os seus modelos</translation>
  </message>
  <message>
   <source>Asking Foundry Local's catalogue</source>
   <translation>Consultando o catálogo do Foundry Local</translation>
  </message>
  <message>
   <source>Asking Ollama</source>
   <translation>Consultando o Ollama</translation>
  </message>
  <message>
   <source>Asking the server</source>
   <translation>Consultando o servidor</translation>
  </message>
  <message>
   <source>Asks a small model first, and larger ones if its answer will not do</source>
   <translation>Pergunta primeiro a um modelo pequeno, e a maiores se a resposta não serve</translation>
  </message>
  <message>
   <source>Asks agents one after the other, each with the answer before</source>
   <translation>Pergunta aos agentes um após o outro, cada um com a resposta anterior</translation>
  </message>
  <message>
   <source>Asks first</source>
   <translation>Pergunta antes</translation>
  </message>
  <message>
   <source>Asks no model</source>
   <translation>Não pergunta a nenhum modelo</translation>
  </message>
  <message>
   <source>Asks several agents the same at the same time</source>
   <translation>Pergunta o mesmo a vários agentes ao mesmo tempo</translation>
  </message>
  <message>
   <source>Asks the model questions whose right calls are known, and judges each answer by rules: the tool, its arguments, several calls at once, and whether it calls nothing where nothing fits.</source>
   <translation>Faz ao modelo perguntas cujas chamadas certas são conhecidas e julga cada resposta por regras: a ferramenta, os argumentos, várias chamadas de uma vez, e se não chama nada quando nada serve.</translation>
  </message>
  <message>
   <source>asks the server</source>
   <translation>pergunta ao servidor</translation>
  </message>
  <message>
   <source>Asks the server for its models; nothing is kept by that</source>
   <translation>Pede ao servidor os seus modelos; nada é guardado com isso</translation>
  </message>
  <message>
   <source>Asks the {0} {1}</source>
   <translation>Pergunta a {0} {1}</translation>
  </message>
  <message>
   <source>Asks this machine's usual ports who answers; nothing is used by that</source>
   <translation>Pergunta nas portas habituais desta máquina quem responde; nada é usado com isso</translation>
  </message>
  <message>
   <source>Asks until allowed</source>
   <translation>Pergunta até ser permitida</translation>
  </message>
  <message>
   <source>asks until allowed</source>
   <translation>pergunta até ser permitida</translation>
  </message>
  <message>
   <source>asks you</source>
   <translation>pergunta a você</translation>
  </message>
  <message>
   <source>Assistant</source>
   <translation>Assistente</translation>
  </message>
  <message>
   <source>At</source>
   <translation>Às</translation>
  </message>
  <message>
   <source>at</source>
   <translation>em</translation>
  </message>
  <message>
   <source>At a time</source>
   <translation>Por vez</translation>
  </message>
  <message>
   <source>at character {0}: expected {1}, {2}</source>
   <translation>no caractere {0}: esperava-se {1}, {2}</translation>
  </message>
  <message>
   <source>At least</source>
   <translation>No mínimo</translation>
  </message>
  <message>
   <source>at least</source>
   <translation>no mínimo</translation>
  </message>
  <message numerus="yes">
   <source>At least %n characters</source>
   <translation>
    <numerusform>Pelo menos %n caractere</numerusform>
    <numerusform>Pelo menos %n caracteres</numerusform>
   </translation>
  </message>
  <message>
   <source>At least one of these texts is in the answer.</source>
   <translation>Pelo menos um destes textos está na resposta.</translation>
  </message>
  <message>
   <source>at least {0} is more than at most {1}</source>
   <translation>no mínimo {0} é mais que no máximo {1}</translation>
  </message>
  <message>
   <source>At least {0} requests waited all of the last minute.</source>
   <translation>Pelo menos {0} requisições esperaram durante todo o último minuto.</translation>
  </message>
  <message>
   <source>At most</source>
   <translation>No máximo</translation>
  </message>
  <message>
   <source>at most</source>
   <translation>no máximo</translation>
  </message>
  <message>
   <source>At most so many calls</source>
   <translation>No máximo tantas chamadas</translation>
  </message>
  <message>
   <source>at most {0}</source>
   <translation>no máximo {0}</translation>
  </message>
  <message>
   <source>at most {0} characters are granted</source>
   <translation>são concedidos no máximo {0} caracteres</translation>
  </message>
  <message>
   <source>at most {0} characters are granted, not {1}</source>
   <translation>são concedidos no máximo {0} caracteres, não {1}</translation>
  </message>
  <message>
   <source>At most {0} characters.</source>
   <translation>No máximo {0} caracteres.</translation>
  </message>
  <message>
   <source>at most {0} entries are granted, not {1}</source>
   <translation>são concedidas no máximo {0} entradas, não {1}</translation>
  </message>
  <message>
   <source>at most {0} s</source>
   <translation>no máximo {0} s</translation>
  </message>
  <message>
   <source>at most {0} s and {1} MB</source>
   <translation>no máximo {0} s e {1} MB</translation>
  </message>
  <message>
   <source>at most {0} where the text is given</source>
   <translation>no máximo {0} quando o texto é dado</translation>
  </message>
  <message>
   <source>At once</source>
   <translation>De uma vez</translation>
  </message>
  <message>
   <source>at or above</source>
   <translation>igual ou acima de</translation>
  </message>
  <message>
   <source>at or below</source>
   <translation>igual ou abaixo de</translation>
  </message>
  <message>
   <source>At the most</source>
   <translation>No máximo</translation>
  </message>
  <message>
   <source>at the terminal, each time, or let pass with --yes</source>
   <translation>no terminal, a cada vez, ou liberado com --yes</translation>
  </message>
  <message>
   <source>At times of the day</source>
   <translation>Em horários do dia</translation>
  </message>
  <message>
   <source>At work</source>
   <translation>Em atividade</translation>
  </message>
  <message>
   <source>at {0}, each value contains another one</source>
   <translation>em {0}, cada valor contém outro</translation>
  </message>
  <message>
   <source>at {0}, minItems is larger than maxItems</source>
   <translation>em {0}, minItems é maior que maxItems</translation>
  </message>
  <message>
   <source>at {0}, no value can fit it</source>
   <translation>em {0}, nenhum valor pode segui-lo</translation>
  </message>
  <message>
   <source>at {0}, {1} is not a schema</source>
   <translation>em {0}, {1} não é um esquema</translation>
  </message>
  <message>
   <source>at {0}, {1} is not a type</source>
   <translation>em {0}, {1} não é um tipo</translation>
  </message>
  <message>
   <source>Attempt</source>
   <translation>Tentativa</translation>
  </message>
  <message>
   <source>Attempts to reach another machine that the network guard refused since the start.</source>
   <translation>Tentativas de alcançar outra máquina que a guarda de rede recusou desde o início.</translation>
  </message>
  <message>
   <source>Audit</source>
   <translation>Auditoria</translation>
  </message>
  <message>
   <source>Audit log</source>
   <translation>Log de auditoria</translation>
  </message>
  <message>
   <source>Audit log exported</source>
   <translation>Log de auditoria exportado</translation>
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
   <translation>Disponível</translation>
  </message>
  <message>
   <source>Away</source>
   <translation>Ausente</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>Voltar</translation>
  </message>
  <message>
   <source>Back to 100 %</source>
   <translation>Voltar a 100 %</translation>
  </message>
  <message>
   <source>Back to now</source>
   <translation>Voltar ao agora</translation>
  </message>
  <message>
   <source>Back to one run</source>
   <translation>Voltar a uma execução</translation>
  </message>
  <message>
   <source>Back to the agent</source>
   <translation>Voltar ao agente</translation>
  </message>
  <message>
   <source>Back to the data set</source>
   <translation>Voltar ao conjunto de dados</translation>
  </message>
  <message>
   <source>Back to the graph</source>
   <translation>Voltar ao grafo</translation>
  </message>
  <message>
   <source>Back to the grid</source>
   <translation>Voltar à grade</translation>
  </message>
  <message>
   <source>Back to the run</source>
   <translation>Voltar à execução</translation>
  </message>
  <message>
   <source>Back to the tool</source>
   <translation>Voltar à ferramenta</translation>
  </message>
  <message>
   <source>Back to {0}</source>
   <translation>Voltar a {0}</translation>
  </message>
  <message>
   <source>Bad</source>
   <translation>Ruim</translation>
  </message>
  <message>
   <source>Bad answer</source>
   <translation>Resposta ruim</translation>
  </message>
  <message>
   <source>Bad answer, or no longer</source>
   <translation>Resposta ruim, ou não mais</translation>
  </message>
  <message>
   <source>Bandwidth</source>
   <translation>Largura de banda</translation>
  </message>
  <message>
   <source>Batch of {0}</source>
   <translation>Lote de {0}</translation>
  </message>
  <message>
   <source>Battery</source>
   <translation>Bateria</translation>
  </message>
  <message>
   <source>battery</source>
   <translation>bateria</translation>
  </message>
  <message>
   <source>Battery power</source>
   <translation>Potência da bateria</translation>
  </message>
  <message>
   <source>Because</source>
   <translation>Motivo</translation>
  </message>
  <message>
   <source>Before it counts, the judge must say the opposite by other criteria.</source>
   <translation>Antes de contar, o juiz deve dizer o oposto com outros critérios.</translation>
  </message>
  <message>
   <source>before it may fire again</source>
   <translation>antes de poder disparar de novo</translation>
  </message>
  <message>
   <source>before the node</source>
   <translation>antes do nó</translation>
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
   <translation>Começou após</translation>
  </message>
  <message>
   <source>Begin a graph</source>
   <translation>Comece um grafo</translation>
  </message>
  <message>
   <source>Begin a tool</source>
   <translation>Comece uma ferramenta</translation>
  </message>
  <message>
   <source>Begin again.</source>
   <translation>Comece de novo.</translation>
  </message>
  <message>
   <source>Begin an evaluation</source>
   <translation>Comece uma avaliação</translation>
  </message>
  <message>
   <source>Begin each rule with a dash; write rules: [] for none.</source>
   <translation>Comece cada regra com um traço; escreva rules: [] para nenhuma.</translation>
  </message>
  <message>
   <source>Begin it anew.</source>
   <translation>Comece de novo.</translation>
  </message>
  <message>
   <source>Begin it with {0}: 1.</source>
   <translation>Comece-o com {0}: 1.</translation>
  </message>
  <message>
   <source>Begin no run</source>
   <translation>Não iniciar execução</translation>
  </message>
  <message>
   <source>Begin the file with {0}: 1.</source>
   <translation>Comece o arquivo com {0}: 1.</translation>
  </message>
  <message>
   <source>Begin with kind: {0}.</source>
   <translation>Comece com kind: {0}.</translation>
  </message>
  <message>
   <source>Begin with version: 1 and rules:.</source>
   <translation>Comece com version: 1 e rules:.</translation>
  </message>
  <message>
   <source>Begin with { and end with }.</source>
   <translation>Comece com { e termine com }.</translation>
  </message>
  <message>
   <source>Begins in</source>
   <translation>Começa em</translation>
  </message>
  <message>
   <source>Begins in {0}</source>
   <translation>Começa em {0}</translation>
  </message>
  <message>
   <source>Begins the names of its tools: small letters, digits and _.</source>
   <translation>Começa os nomes das ferramentas: letras minúsculas, dígitos e _.</translation>
  </message>
  <message>
   <source>begins with</source>
   <translation>começa com</translation>
  </message>
  <message>
   <source>Begins…</source>
   <translation>Começa…</translation>
  </message>
  <message>
   <source>Begun</source>
   <translation>Início</translation>
  </message>
  <message>
   <source>Beside it: {0}.</source>
   <translation>Ao lado: {0}.</translation>
  </message>
  <message>
   <source>Best setting for %s</source>
   <translation>Melhor ajuste para %s</translation>
  </message>
  <message>
   <source>Best: {0}.</source>
   <translation>Melhor: {0}.</translation>
  </message>
  <message>
   <source>Better are: {0}.</source>
   <translation>São melhores: {0}.</translation>
  </message>
  <message>
   <source>Better in</source>
   <translation>Melhor em</translation>
  </message>
  <message>
   <source>Between texts</source>
   <translation>Entre textos</translation>
  </message>
  <message>
   <source>Between the answers</source>
   <translation>Entre as respostas</translation>
  </message>
  <message>
   <source>Between words</source>
   <translation>Entre palavras</translation>
  </message>
  <message>
   <source>Blank agent</source>
   <translation>Agente em branco</translation>
  </message>
  <message>
   <source>Body</source>
   <translation>Corpo</translation>
  </message>
  <message>
   <source>Bookmark</source>
   <translation>Favorito</translation>
  </message>
  <message>
   <source>Bookmark removed</source>
   <translation>Favorito removido</translation>
  </message>
  <message>
   <source>Bookmark the answer</source>
   <translation>Favoritar a resposta</translation>
  </message>
  <message>
   <source>Bookmark this run</source>
   <translation>Favoritar esta execução</translation>
  </message>
  <message>
   <source>Bookmark, or no longer</source>
   <translation>Favoritar, ou não mais</translation>
  </message>
  <message>
   <source>Bookmarked</source>
   <translation>Favoritada</translation>
  </message>
  <message>
   <source>bookmarked</source>
   <translation>favoritada</translation>
  </message>
  <message>
   <source>Both</source>
   <translation>Ambos</translation>
  </message>
  <message>
   <source>Breakpoint after this node</source>
   <translation>Ponto de parada depois deste nó</translation>
  </message>
  <message>
   <source>Breakpoint before this node</source>
   <translation>Ponto de parada antes deste nó</translation>
  </message>
  <message>
   <source>Bring a file</source>
   <translation>Trazer um arquivo</translation>
  </message>
  <message>
   <source>Bring it back</source>
   <translation>Trazer de volta</translation>
  </message>
  <message>
   <source>Bringing the job back</source>
   <translation>Trazendo a tarefa de volta</translation>
  </message>
  <message>
   <source>Bringing the rule back</source>
   <translation>Trazendo a regra de volta</translation>
  </message>
  <message>
   <source>Broken call of {0}</source>
   <translation>Chamada quebrada de {0}</translation>
  </message>
  <message>
   <source>broken {0}</source>
   <translation>interrompida {0}</translation>
  </message>
  <message>
   <source>Buffers of a step of all models on the CPU, as their engines report.</source>
   <translation>Buffers de uma etapa de todos os modelos na CPU, como seus motores informam.</translation>
  </message>
  <message>
   <source>Build, run and watch AI agents on small models, on this machine.</source>
   <translation>Crie, execute e observe agentes de IA em modelos pequenos, nesta máquina.</translation>
  </message>
  <message>
   <source>Builder</source>
   <translation>Construtor</translation>
  </message>
  <message>
   <source>Builder: agents that work together</source>
   <translation>Construtor: agentes que trabalham juntos</translation>
  </message>
  <message>
   <source>Builders</source>
   <translation>Construtores</translation>
  </message>
  <message>
   <source>Built in</source>
   <translation>Embutido</translation>
  </message>
  <message>
   <source>Bundle packed</source>
   <translation>Pacote criado</translation>
  </message>
  <message>
   <source>Bundle taken in</source>
   <translation>Pacote recebido</translation>
  </message>
  <message>
   <source>Bundled</source>
   <translation>Embutido</translation>
  </message>
  <message>
   <source>Bundles (*%s)</source>
   <translation>Pacotes (*%s)</translation>
  </message>
  <message>
   <source>Bundles of anyone else are taken in only after a question.</source>
   <translation>Pacotes de qualquer outro só são recebidos após uma pergunta.</translation>
  </message>
  <message>
   <source>Busy</source>
   <translation>Ocupado</translation>
  </message>
  <message>
   <source>Busy time of all cores since the sample before; 100 % is every core busy.</source>
   <translation>Tempo ocupado de todos os núcleos desde a amostra anterior; 100 % é cada núcleo ocupado.</translation>
  </message>
  <message>
   <source>Busy time of one core since the sample before.</source>
   <translation>Tempo ocupado de um núcleo desde a amostra anterior.</translation>
  </message>
  <message>
   <source>but it ended there</source>
   <translation>mas terminou ali</translation>
  </message>
  <message>
   <source>By</source>
   <translation>Por</translation>
  </message>
  <message>
   <source>By check</source>
   <translation>Por verificação</translation>
  </message>
  <message>
   <source>By embedding.</source>
   <translation>Por embeddings.</translation>
  </message>
  <message>
   <source>By embedding: a text less like every example goes to “other”. Each model has its own scale: the trace of a run shows the likenesses.</source>
   <translation>Por embeddings: um texto menos parecido com todos os exemplos vai para “other”. Cada modelo tem sua escala: o rastro de uma execução mostra as semelhanças.</translation>
  </message>
  <message>
   <source>by hand</source>
   <translation>à mão</translation>
  </message>
  <message>
   <source>By source</source>
   <translation>Por fonte</translation>
  </message>
  <message>
   <source>By tag</source>
   <translation>Por etiqueta</translation>
  </message>
  <message>
   <source>By which engines</source>
   <translation>Por quais motores</translation>
  </message>
  <message>
   <source>By words: what has all the words of the text that comes in.</source>
   <translation>Por palavras: o que tem todas as palavras do texto que chega.</translation>
  </message>
  <message>
   <source>Cache</source>
   <translation>Cache</translation>
  </message>
  <message>
   <source>Cached</source>
   <translation>Em cache</translation>
  </message>
  <message>
   <source>Cached tokens</source>
   <translation>Tokens em cache</translation>
  </message>
  <message>
   <source>Calculator</source>
   <translation>Calculadora</translation>
  </message>
  <message>
   <source>Call it text, {0} or {1}.</source>
   <translation>Chame-a de text, {0} ou {1}.</translation>
  </message>
  <message>
   <source>Call {0}</source>
   <translation>Chamar {0}</translation>
  </message>
  <message>
   <source>Called</source>
   <translation>Chamada</translation>
  </message>
  <message>
   <source>Calls</source>
   <translation>Chamadas</translation>
  </message>
  <message>
   <source>calls of a tool, as in tool:calculator</source>
   <translation>chamadas de uma ferramenta, como em tool:calculator</translation>
  </message>
  <message>
   <source>Calls of this tool</source>
   <translation>Chamadas desta ferramenta</translation>
  </message>
  <message>
   <source>Calls of tools</source>
   <translation>Chamadas de ferramentas</translation>
  </message>
  <message>
   <source>calls of tools</source>
   <translation>chamadas de ferramentas</translation>
  </message>
  <message>
   <source>Calls of {0} in a run</source>
   <translation>Chamadas de {0} em uma execução</translation>
  </message>
  <message>
   <source>Calls one tool with values from the graph, no model asked</source>
   <translation>Chama uma ferramenta com valores do grafo, sem perguntar a um modelo</translation>
  </message>
  <message>
   <source>Calls that nobody allowed; they were not carried out</source>
   <translation>Chamadas que ninguém permitiu; não foram feitas</translation>
  </message>
  <message>
   <source>Calls the expected tools</source>
   <translation>Chama as ferramentas esperadas</translation>
  </message>
  <message>
   <source>Calls tools</source>
   <translation>Chama ferramentas</translation>
  </message>
  <message>
   <source>Calls: {0}</source>
   <translation>Chamadas: {0}</translation>
  </message>
  <message>
   <source>came with the program</source>
   <translation>veio com o programa</translation>
  </message>
  <message>
   <source>can</source>
   <translation>pode</translation>
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
   <translation>Cancelado; nada continua.</translation>
  </message>
  <message>
   <source>Candidate</source>
   <translation>Candidato</translation>
  </message>
  <message>
   <source>Cannot be had here</source>
   <translation>Não disponível aqui</translation>
  </message>
  <message>
   <source>Cannot be read</source>
   <translation>Não pode ser lido</translation>
  </message>
  <message>
   <source>Cannot be read any more</source>
   <translation>Não pode mais ser lido</translation>
  </message>
  <message>
   <source>cannot create {0}: {1}</source>
   <translation>não é possível criar {0}: {1}</translation>
  </message>
  <message>
   <source>cannot read {0}: {1}</source>
   <translation>não é possível ler {0}: {1}</translation>
  </message>
  <message>
   <source>cannot write {0}: it holds half a character at place {1}</source>
   <translation>não é possível escrever {0}: contém meio caractere na posição {1}</translation>
  </message>
  <message>
   <source>cannot write {0}: {1}</source>
   <translation>não é possível escrever {0}: {1}</translation>
  </message>
  <message>
   <source>Canvas of the graph</source>
   <translation>Tela do grafo</translation>
  </message>
  <message>
   <source>capital letters are not told apart</source>
   <translation>maiúsculas não são diferenciadas</translation>
  </message>
  <message>
   <source>capital letters count</source>
   <translation>maiúsculas contam</translation>
  </message>
  <message>
   <source>Carry {0}</source>
   <translation>Levar {0}</translation>
  </message>
  <message>
   <source>Case</source>
   <translation>Caso</translation>
  </message>
  <message>
   <source>Case {0} of “{1}” in the evaluations</source>
   <translation>Caso {0} de “{1}” nas avaliações</translation>
  </message>
  <message>
   <source>Cases</source>
   <translation>Casos</translation>
  </message>
  <message>
   <source>Cases at once</source>
   <translation>Casos por vez</translation>
  </message>
  <message>
   <source>Cases in which they differ</source>
   <translation>Casos em que diferem</translation>
  </message>
  <message>
   <source>Cases of my runs</source>
   <translation>Casos das minhas execuções</translation>
  </message>
  <message>
   <source>Cells in use of those the engine reserved.</source>
   <translation>Células em uso das que o motor reservou.</translation>
  </message>
  <message>
   <source>Cells the engine holds for running requests and kept prompts.</source>
   <translation>Células que o motor mantém para requisições em andamento e prompts guardados.</translation>
  </message>
  <message>
   <source>Cells the engine reserved.</source>
   <translation>Células que o motor reservou.</translation>
  </message>
  <message>
   <source>Certificate</source>
   <translation>Certificado</translation>
  </message>
  <message>
   <source>chair</source>
   <translation>mediador</translation>
  </message>
  <message>
   <source>Change</source>
   <translation>Alterar</translation>
  </message>
  <message>
   <source>Change approval of {0}</source>
   <translation>Mudar a aprovação de {0}</translation>
  </message>
  <message>
   <source>Change handling of {0}</source>
   <translation>Mudar o tratamento de {0}</translation>
  </message>
  <message>
   <source>Change inside of {0}</source>
   <translation>Mudar o interior de {0}</translation>
  </message>
  <message>
   <source>Change it, or take the check away.</source>
   <translation>Mude-a, ou retire a verificação.</translation>
  </message>
  <message>
   <source>Change it.</source>
   <translation>Mude-o.</translation>
  </message>
  <message>
   <source>Change it; it could not be read again.</source>
   <translation>Mude-o; não poderia ser lido de novo.</translation>
  </message>
  <message>
   <source>Change output schema</source>
   <translation>Mudar o esquema de saída</translation>
  </message>
  <message>
   <source>Change passphrase…</source>
   <translation>Alterar frase secreta…</translation>
  </message>
  <message>
   <source>Change remark</source>
   <translation>Mudar observação</translation>
  </message>
  <message>
   <source>Change that in the agent.</source>
   <translation>Mude isso no agente.</translation>
  </message>
  <message>
   <source>Change the agent, or the role.</source>
   <translation>Mude o agente, ou o papel.</translation>
  </message>
  <message>
   <source>Change the case</source>
   <translation>Mudar o caso</translation>
  </message>
  <message>
   <source>Change the case there, or remove it first.</source>
   <translation>Mude o caso lá, ou remova-o antes.</translation>
  </message>
  <message>
   <source>Change the conversation as it says, or choose another model.</source>
   <translation>Mude a conversa como ele diz, ou escolha outro modelo.</translation>
  </message>
  <message>
   <source>Change the data set</source>
   <translation>Mudar o conjunto de dados</translation>
  </message>
  <message>
   <source>Change the database of the tool.</source>
   <translation>Mude o banco de dados da ferramenta.</translation>
  </message>
  <message>
   <source>Change the grants of the agent.</source>
   <translation>Mude as concessões do agente.</translation>
  </message>
  <message>
   <source>Change the graph there, or export it as Python.</source>
   <translation>Mude o grafo lá, ou exporte-o como Python.</translation>
  </message>
  <message>
   <source>Change the hours of the grant.</source>
   <translation>Mude o horário da permissão.</translation>
  </message>
  <message>
   <source>Change the key</source>
   <translation>Alterar a chave</translation>
  </message>
  <message>
   <source>Change the limit of this argument.</source>
   <translation>Mude o limite deste argumento.</translation>
  </message>
  <message>
   <source>Change the passphrase</source>
   <translation>Alterar a frase secreta</translation>
  </message>
  <message>
   <source>Change the schema.</source>
   <translation>Mude o esquema.</translation>
  </message>
  <message>
   <source>Change title of {0}</source>
   <translation>Mudar o título de {0}</translation>
  </message>
  <message>
   <source>Change what the tool is granted.</source>
   <translation>Mude o que é concedido à ferramenta.</translation>
  </message>
  <message>
   <source>Change {0}</source>
   <translation>Mudar {0}</translation>
  </message>
  <message>
   <source>Change {0} as that administrator.</source>
   <translation>Mude {0} como esse administrador.</translation>
  </message>
  <message>
   <source>Change {0} of {1}</source>
   <translation>Mudar {0} de {1}</translation>
  </message>
  <message>
   <source>Changed</source>
   <translation>Alterado</translation>
  </message>
  <message>
   <source>changed</source>
   <translation>alterado</translation>
  </message>
  <message>
   <source>changed inside</source>
   <translation>alterado por dentro</translation>
  </message>
  <message>
   <source>Changed: read it again</source>
   <translation>Alterado: leia de novo</translation>
  </message>
  <message>
   <source>changed: {0}</source>
   <translation>mudou: {0}</translation>
  </message>
  <message>
   <source>Changes</source>
   <translation>Alterações</translation>
  </message>
  <message>
   <source>Changes at once; what you do goes on.</source>
   <translation>Muda na hora; o que você faz continua.</translation>
  </message>
  <message>
   <source>Changes that were not saved</source>
   <translation>Alterações que não foram salvas</translation>
  </message>
  <message>
   <source>Changes that were not saved are back</source>
   <translation>As alterações que não foram salvas voltaram</translation>
  </message>
  <message>
   <source>Change…</source>
   <translation>Alterar…</translation>
  </message>
  <message>
   <source>Changing the job</source>
   <translation>Alterando a tarefa</translation>
  </message>
  <message>
   <source>characters</source>
   <translation>caracteres</translation>
  </message>
  <message>
   <source>Charge, as the system reports it.</source>
   <translation>Carga, como o sistema informa.</translation>
  </message>
  <message>
   <source>Chat</source>
   <translation>Chat</translation>
  </message>
  <message>
   <source>Chat and tools</source>
   <translation>Chat e ferramentas</translation>
  </message>
  <message>
   <source>Chat with this agent</source>
   <translation>Conversar com este agente</translation>
  </message>
  <message>
   <source>Chat with this graph</source>
   <translation>Conversar com este grafo</translation>
  </message>
  <message>
   <source>Chats you start with Ctrl+N use this agent.</source>
   <translation>Os chats que você inicia com Ctrl+N usam este agente.</translation>
  </message>
  <message>
   <source>Check</source>
   <translation>Verificar</translation>
  </message>
  <message>
   <source>Check all</source>
   <translation>Verificar todos</translation>
  </message>
  <message>
   <source>Check both, and try again.</source>
   <translation>Confira ambos e tente de novo.</translation>
  </message>
  <message>
   <source>Check its address.</source>
   <translation>Verifique o endereço dele.</translation>
  </message>
  <message>
   <source>Check that the file is complete and its architecture is supported.</source>
   <translation>Verifique se o arquivo está completo e se a arquitetura dele é suportada.</translation>
  </message>
  <message>
   <source>Check that the folder is complete and made for this machine's processor.</source>
   <translation>Verifique se a pasta está completa e foi feita para o processador desta máquina.</translation>
  </message>
  <message>
   <source>Check that the folder is complete, and made by a current version of OpenVINO.</source>
   <translation>Verifique se a pasta está completa e foi feita por uma versão atual do OpenVINO.</translation>
  </message>
  <message>
   <source>Check that there is room on the disk, or choose another engine.</source>
   <translation>Verifique se há espaço no disco, ou escolha outro motor.</translation>
  </message>
  <message>
   <source>Check that you may read {0}.</source>
   <translation>Confira se você pode ler {0}.</translation>
  </message>
  <message>
   <source>Check that you may write to {0} and that no other program holds the file.</source>
   <translation>Confira se você pode escrever em {0} e se nenhum outro programa está com o arquivo.</translation>
  </message>
  <message>
   <source>Check that {0} exists and that you may write to it.</source>
   <translation>Confira se {0} existe e se você pode escrever nele.</translation>
  </message>
  <message>
   <source>Check the address of the mirror in the settings.</source>
   <translation>Confira o endereço do espelho nas configurações.</translation>
  </message>
  <message>
   <source>Check the address of the server.</source>
   <translation>Verifique o endereço do servidor.</translation>
  </message>
  <message>
   <source>Check the address, or the date of this machine.</source>
   <translation>Verifique o endereço, ou a data desta máquina.</translation>
  </message>
  <message>
   <source>Check the address, or the network.</source>
   <translation>Confira o endereço, ou a rede.</translation>
  </message>
  <message>
   <source>Check the address: another program may listen there.</source>
   <translation>Verifique o endereço: outro programa pode estar escutando ali.</translation>
  </message>
  <message>
   <source>Check the address: it mostly ends in /v1.</source>
   <translation>Verifique o endereço: quase sempre termina em /v1.</translation>
  </message>
  <message>
   <source>Check the address; something between may change the answers.</source>
   <translation>Verifique o endereço; algo no meio pode mudar as respostas.</translation>
  </message>
  <message>
   <source>Check the deployment</source>
   <translation>Verificar a implantação</translation>
  </message>
  <message>
   <source>Check the disk it is on.</source>
   <translation>Verifique o disco em que está.</translation>
  </message>
  <message>
   <source>Check the disk that holds {0}.</source>
   <translation>Verifique o disco que contém {0}.</translation>
  </message>
  <message>
   <source>Check the disk, or choose another model.</source>
   <translation>Verifique o disco, ou escolha outro modelo.</translation>
  </message>
  <message>
   <source>Check the disk, then try again.</source>
   <translation>Verifique o disco e tente de novo.</translation>
  </message>
  <message>
   <source>Check the disk.</source>
   <translation>Verifique o disco.</translation>
  </message>
  <message>
   <source>Check the disk; fetch to another one.</source>
   <translation>Verifique o disco; baixe para outro.</translation>
  </message>
  <message>
   <source>Check the drive it is on.</source>
   <translation>Verifique a unidade em que está.</translation>
  </message>
  <message>
   <source>Check the drive it lies on.</source>
   <translation>Verifique a unidade onde fica.</translation>
  </message>
  <message>
   <source>Check the file it was made from, and the disk.</source>
   <translation>Verifique o arquivo de que foi feito, e o disco.</translation>
  </message>
  <message>
   <source>Check the file of the model.</source>
   <translation>Verifique o arquivo do modelo.</translation>
  </message>
  <message>
   <source>Check the file with --check; then run the new installer.</source>
   <translation>Verifique o arquivo com --check; depois execute o novo instalador.</translation>
  </message>
  <message>
   <source>Check the file, or choose another model.</source>
   <translation>Verifique o arquivo, ou escolha outro modelo.</translation>
  </message>
  <message>
   <source>Check the file.</source>
   <translation>Verifique o arquivo.</translation>
  </message>
  <message>
   <source>Check the folder's permissions.</source>
   <translation>Verifique as permissões da pasta.</translation>
  </message>
  <message>
   <source>Check the folder, or choose another engine for it.</source>
   <translation>Verifique a pasta, ou escolha outro motor para ela.</translation>
  </message>
  <message>
   <source>Check the free disk space, and start from a 16-bit file.</source>
   <translation>Verifique o espaço livre no disco, e parta de um arquivo de 16 bits.</translation>
  </message>
  <message>
   <source>Check the hub's address in the settings, or the variable HF_ENDPOINT.</source>
   <translation>Confira o endereço do hub nas configurações, ou a variável HF_ENDPOINT.</translation>
  </message>
  <message>
   <source>Check the model's folder, or choose another model.</source>
   <translation>Verifique a pasta do modelo, ou escolha outro modelo.</translation>
  </message>
  <message>
   <source>Check the model's name and the address: it mostly ends in /v1.</source>
   <translation>Verifique o nome do modelo e o endereço: quase sempre termina em /v1.</translation>
  </message>
  <message>
   <source>Check the name at ollama.com/library, and the network. </source>
   <translation>Verifique o nome em ollama.com/library, e a rede. </translation>
  </message>
  <message>
   <source>Check the name, or the network.</source>
   <translation>Confira o nome, ou a rede.</translation>
  </message>
  <message>
   <source>Check the name.</source>
   <translation>Confira o nome.</translation>
  </message>
  <message>
   <source>Check the name; a private model needs an access token.</source>
   <translation>Confira o nome; um modelo privado precisa de um token de acesso.</translation>
  </message>
  <message>
   <source>Check the network, then ask again; what is on this machine is listed without it.</source>
   <translation>Verifique a rede e pergunte de novo; o que está nesta máquina é listado sem ela.</translation>
  </message>
  <message>
   <source>Check the network; what is on this machine is listed without it.</source>
   <translation>Verifique a rede; o que está nesta máquina é listado sem ela.</translation>
  </message>
  <message>
   <source>Check the path and its permissions.</source>
   <translation>Verifique o caminho e as permissões.</translation>
  </message>
  <message>
   <source>Check the server's address.</source>
   <translation>Verifique o endereço do servidor.</translation>
  </message>
  <message>
   <source>Check tool calls…</source>
   <translation>Verificar chamadas de ferramentas…</translation>
  </message>
  <message>
   <source>Check what the server starts.</source>
   <translation>Verifique o que o servidor inicia.</translation>
  </message>
  <message>
   <source>Checked so far</source>
   <translation>Verificado até agora</translation>
  </message>
  <message>
   <source>Checking %s</source>
   <translation>Verificando %s</translation>
  </message>
  <message>
   <source>checking every byte · {0}</source>
   <translation>conferindo cada byte · {0}</translation>
  </message>
  <message>
   <source>Checking servers</source>
   <translation>Verificando servidores</translation>
  </message>
  <message>
   <source>Checking the audit log</source>
   <translation>Verificando o log de auditoria</translation>
  </message>
  <message>
   <source>Checking tool calls of %s</source>
   <translation>Verificando chamadas de ferramentas de %s</translation>
  </message>
  <message>
   <source>Checking…</source>
   <translation>Verificando…</translation>
  </message>
  <message>
   <source>Checkpoint</source>
   <translation>Ponto de verificação</translation>
  </message>
  <message>
   <source>Checkpoint signed</source>
   <translation>Ponto de verificação assinado</translation>
  </message>
  <message>
   <source>Checks</source>
   <translation>Verificações</translation>
  </message>
  <message>
   <source>Checks a text, masks personal data in it, and refuses what must not pass</source>
   <translation>Verifica um texto, mascara dados pessoais nele e recusa o que não deve passar</translation>
  </message>
  <message>
   <source>Checks of all</source>
   <translation>Verificações de todos</translation>
  </message>
  <message>
   <source>Checks of every case</source>
   <translation>Verificações de cada caso</translation>
  </message>
  <message>
   <source>Checks of this case</source>
   <translation>Verificações deste caso</translation>
  </message>
  <message>
   <source>Choices</source>
   <translation>Opções</translation>
  </message>
  <message>
   <source>Choose a cell to see its answer</source>
   <translation>Escolha uma célula para ver a resposta</translation>
  </message>
  <message>
   <source>Choose a chat model.</source>
   <translation>Escolha um modelo de chat.</translation>
  </message>
  <message>
   <source>Choose a database file.</source>
   <translation>Escolha um arquivo de banco de dados.</translation>
  </message>
  <message>
   <source>Choose a draft model of the same family, or none.</source>
   <translation>Escolha um modelo de rascunho da mesma família, ou nenhum.</translation>
  </message>
  <message>
   <source>Choose a draft model with plain attention.</source>
   <translation>Escolha um modelo de rascunho com atenção simples.</translation>
  </message>
  <message>
   <source>Choose a file in GGUF format.</source>
   <translation>Escolha um arquivo em formato GGUF.</translation>
  </message>
  <message>
   <source>Choose a file or folder of yours.</source>
   <translation>Escolha um arquivo ou pasta seus.</translation>
  </message>
  <message>
   <source>Choose a file that ends in {0}, or a folder that holds {1}.</source>
   <translation>Escolha um arquivo que termine em {0}, ou uma pasta que contenha {1}.</translation>
  </message>
  <message>
   <source>Choose a file that ends in {0}.</source>
   <translation>Escolha um arquivo que termine em {0}.</translation>
  </message>
  <message>
   <source>Choose a file that exists.</source>
   <translation>Escolha um arquivo que exista.</translation>
  </message>
  <message>
   <source>Choose a folder inside it.</source>
   <translation>Escolha uma pasta dentro dela.</translation>
  </message>
  <message>
   <source>Choose a folder of safetensors, or a GGUF file.</source>
   <translation>Escolha uma pasta de safetensors, ou um arquivo GGUF.</translation>
  </message>
  <message>
   <source>Choose a folder that exists.</source>
   <translation>Escolha uma pasta que exista.</translation>
  </message>
  <message>
   <source>Choose a folder that holds {0}.</source>
   <translation>Escolha uma pasta que contenha {0}.</translation>
  </message>
  <message>
   <source>Choose a GGUF model that is whole.</source>
   <translation>Escolha um modelo GGUF inteiro.</translation>
  </message>
  <message>
   <source>Choose a GGUF model, or a model of a server.</source>
   <translation>Escolha um modelo GGUF, ou um modelo de um servidor.</translation>
  </message>
  <message>
   <source>Choose a longer one; a few words are good.</source>
   <translation>Escolha uma mais longa; algumas palavras são boas.</translation>
  </message>
  <message>
   <source>Choose a model file.</source>
   <translation>Escolha um arquivo de modelo.</translation>
  </message>
  <message>
   <source>choose a model here</source>
   <translation>escolha um modelo aqui</translation>
  </message>
  <message>
   <source>Choose a model made for embeddings.</source>
   <translation>Escolha um modelo feito para embeddings.</translation>
  </message>
  <message>
   <source>Choose a model on this machine, or turn the network on in the settings.</source>
   <translation>Escolha um modelo desta máquina, ou ligue a rede nas configurações.</translation>
  </message>
  <message>
   <source>Choose a model that can, or remove the tools.</source>
   <translation>Escolha um modelo que possa, ou remova as ferramentas.</translation>
  </message>
  <message>
   <source>Choose a model that writes text.</source>
   <translation>Escolha um modelo que escreva texto.</translation>
  </message>
  <message>
   <source>Choose a model whose files are here.</source>
   <translation>Escolha um modelo cujos arquivos estejam aqui.</translation>
  </message>
  <message>
   <source>Choose a reranker, or compare the vectors of the texts.</source>
   <translation>Escolha um reranker, ou compare os vetores dos textos.</translation>
  </message>
  <message>
   <source>Choose a shorter one.</source>
   <translation>Escolha um mais curto.</translation>
  </message>
  <message>
   <source>Choose a shorter run.</source>
   <translation>Escolha uma execução mais curta.</translation>
  </message>
  <message>
   <source>Choose a smaller context or close other models.</source>
   <translation>Escolha um contexto menor ou feche outros modelos.</translation>
  </message>
  <message>
   <source>Choose a span to see what happened in it.</source>
   <translation>Escolha um trecho para ver o que aconteceu nele.</translation>
  </message>
  <message>
   <source>Choose a tool first.</source>
   <translation>Escolha primeiro uma ferramenta.</translation>
  </message>
  <message>
   <source>Choose a tool to read it.</source>
   <translation>Escolha uma ferramenta para lê-la.</translation>
  </message>
  <message>
   <source>Choose a variant.</source>
   <translation>Escolha uma variante.</translation>
  </message>
  <message>
   <source>Choose all nodes</source>
   <translation>Escolher todos os nós</translation>
  </message>
  <message>
   <source>Choose an agent or a graph, and models.</source>
   <translation>Escolha um agente ou um grafo, e modelos.</translation>
  </message>
  <message>
   <source>Choose another call.</source>
   <translation>Escolha outra chamada.</translation>
  </message>
  <message>
   <source>Choose another copy of this model.</source>
   <translation>Escolha outra cópia deste modelo.</translation>
  </message>
  <message>
   <source>Choose another data folder.</source>
   <translation>Escolha outra pasta de dados.</translation>
  </message>
  <message>
   <source>Choose another file of this model, or another model.</source>
   <translation>Escolha outro arquivo deste modelo, ou outro modelo.</translation>
  </message>
  <message>
   <source>Choose another file, or correct it.</source>
   <translation>Escolha outro arquivo, ou corrija-o.</translation>
  </message>
  <message>
   <source>Choose another file.</source>
   <translation>Escolha outro arquivo.</translation>
  </message>
  <message>
   <source>Choose another folder.</source>
   <translation>Escolha outra pasta.</translation>
  </message>
  <message>
   <source>Choose another folder: what is exported is not encrypted.</source>
   <translation>Escolha outra pasta: o que é exportado não é criptografado.</translation>
  </message>
  <message>
   <source>Choose another id.</source>
   <translation>Escolha outro id.</translation>
  </message>
  <message>
   <source>Choose another judge.</source>
   <translation>Escolha outro juiz.</translation>
  </message>
  <message>
   <source>Choose another kind.</source>
   <translation>Escolha outro tipo.</translation>
  </message>
  <message>
   <source>Choose another model call.</source>
   <translation>Escolha outra chamada de modelo.</translation>
  </message>
  <message>
   <source>Choose another model.</source>
   <translation>Escolha outro modelo.</translation>
  </message>
  <message>
   <source>Choose another name.</source>
   <translation>Escolha outro nome.</translation>
  </message>
  <message>
   <source>Choose another one in the node.</source>
   <translation>Escolha outra no nó.</translation>
  </message>
  <message>
   <source>Choose another one, or ask an administrator.</source>
   <translation>Escolha outro, ou peça a um administrador.</translation>
  </message>
  <message>
   <source>Choose another one.</source>
   <translation>Escolha outro.</translation>
  </message>
  <message>
   <source>Choose another run.</source>
   <translation>Escolha outra execução.</translation>
  </message>
  <message>
   <source>Choose another tool.</source>
   <translation>Escolha outra ferramenta.</translation>
  </message>
  <message>
   <source>Choose another, or leave it out: one is made of the model's name.</source>
   <translation>Escolha outro, ou deixe vazio: um é feito do nome do modelo.</translation>
  </message>
  <message>
   <source>Choose another.</source>
   <translation>Escolha outro.</translation>
  </message>
  <message>
   <source>Choose each one to read it.</source>
   <translation>Escolha cada uma para lê-la.</translation>
  </message>
  <message>
   <source>Choose folders that are there and not ours.</source>
   <translation>Escolha pastas que existam e não sejam nossas.</translation>
  </message>
  <message>
   <source>Choose it in the file dialog.</source>
   <translation>Escolha-o no diálogo de arquivos.</translation>
  </message>
  <message>
   <source>Choose of: {0}.</source>
   <translation>Escolha entre: {0}.</translation>
  </message>
  <message>
   <source>Choose one</source>
   <translation>Escolha um</translation>
  </message>
  <message>
   <source>choose one here</source>
   <translation>escolha um aqui</translation>
  </message>
  <message>
   <source>Choose one of {0}.</source>
   <translation>Escolha um de {0}.</translation>
  </message>
  <message>
   <source>Choose one of: {0}.</source>
   <translation>Escolha um destes: {0}.</translation>
  </message>
  <message>
   <source>Choose one on the canvas or in the outline.</source>
   <translation>Escolha um na tela do grafo ou na estrutura.</translation>
  </message>
  <message>
   <source>Choose one that is no row or pattern.</source>
   <translation>Escolha um que não seja linha nem padrão.</translation>
  </message>
  <message>
   <source>Choose other models.</source>
   <translation>Escolha outros modelos.</translation>
  </message>
  <message>
   <source>Choose others.</source>
   <translation>Escolha outros.</translation>
  </message>
  <message>
   <source>Choose POST, or remove the body.</source>
   <translation>Escolha POST, ou remova o corpo.</translation>
  </message>
  <message>
   <source>Choose that part, with the others beside it.</source>
   <translation>Escolha essa parte, com as outras ao lado.</translation>
  </message>
  <message>
   <source>Choose the agent and its model here. Agents are made and changed in Agents, models are fetched in Models.</source>
   <translation>Escolha aqui o agente e seu modelo. Agentes são criados e alterados em Agentes, modelos são baixados em Modelos.</translation>
  </message>
  <message>
   <source>Choose the embedding model again.</source>
   <translation>Escolha o modelo de embeddings de novo.</translation>
  </message>
  <message>
   <source>Choose the folder that holds the model's files.</source>
   <translation>Escolha a pasta que contém os arquivos do modelo.</translation>
  </message>
  <message>
   <source>Choose the run of a chat model.</source>
   <translation>Escolha a execução de um modelo de chat.</translation>
  </message>
  <message>
   <source>Choose whom it is for.</source>
   <translation>Escolha para quem ela é.</translation>
  </message>
  <message>
   <source>Choose {0}.</source>
   <translation>Escolha {0}.</translation>
  </message>
  <message>
   <source>Choose: {0}</source>
   <translation>Escolher: {0}</translation>
  </message>
  <message>
   <source>Choose…</source>
   <translation>Escolher…</translation>
  </message>
  <message>
   <source>Choosing a file</source>
   <translation>Escolher um arquivo</translation>
  </message>
  <message>
   <source>Chosen by</source>
   <translation>Escolhido por</translation>
  </message>
  <message>
   <source>Chosen days</source>
   <translation>Dias escolhidos</translation>
  </message>
  <message>
   <source>Clean up leftovers</source>
   <translation>Limpar sobras</translation>
  </message>
  <message>
   <source>Clean up leftovers…</source>
   <translation>Limpar sobras…</translation>
  </message>
  <message>
   <source>Clear the filters</source>
   <translation>Limpar os filtros</translation>
  </message>
  <message>
   <source>cleared</source>
   <translation>encerrado</translation>
  </message>
  <message>
   <source>Clears</source>
   <translation>Encerra</translation>
  </message>
  <message>
   <source>Click a token, or go to one with the arrow keys.</source>
   <translation>Clique em um token, ou vá a um com as setas.</translation>
  </message>
  <message>
   <source>Click for the numbers, or press F.</source>
   <translation>Clique para ver os números, ou pressione F.</translation>
  </message>
  <message>
   <source>Click or drag to move what is in view</source>
   <translation>Clique ou arraste para mover o que está à vista</translation>
  </message>
  <message>
   <source>Click to remove this tag</source>
   <translation>Clique para remover esta etiqueta</translation>
  </message>
  <message>
   <source>Clinic</source>
   <translation>Clínica</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Fechar</translation>
  </message>
  <message>
   <source>Close and update</source>
   <translation>Fechar e atualizar</translation>
  </message>
  <message>
   <source>Close every quotation mark; write "" for one inside of a text.</source>
   <translation>Feche todas as aspas; escreva "" para uma dentro de um texto.</translation>
  </message>
  <message>
   <source>Close it and run: workbench --as NAME update FILE</source>
   <translation>Feche-o e execute: workbench --as NAME update FILE</translation>
  </message>
  <message>
   <source>Close it, then try again: nothing was changed.</source>
   <translation>Feche-o e tente de novo: nada foi alterado.</translation>
  </message>
  <message>
   <source>Close it: "exact words".</source>
   <translation>Feche-as: "palavras exatas".</translation>
  </message>
  <message>
   <source>Close other programs, or compare smaller files.</source>
   <translation>Feche outros programas, ou compare arquivos menores.</translation>
  </message>
  <message>
   <source>Close the list</source>
   <translation>Fechar a lista</translation>
  </message>
  <message>
   <source>Close the list of servers found</source>
   <translation>Fechar a lista de servidores encontrados</translation>
  </message>
  <message>
   <source>Close the other window of this program, then try again.</source>
   <translation>Feche a outra janela deste programa e tente de novo.</translation>
  </message>
  <message>
   <source>Close the replay</source>
   <translation>Fechar a reprodução</translation>
  </message>
  <message>
   <source>Close to its limit</source>
   <translation>Perto do limite</translation>
  </message>
  <message>
   <source>Close Workbench</source>
   <translation>Fechar o Workbench</translation>
  </message>
  <message>
   <source>Close Workbench and open it again.</source>
   <translation>Feche o Workbench e abra de novo.</translation>
  </message>
  <message>
   <source>Close Workbench and run `workbench update FILE`.</source>
   <translation>Feche o Workbench e execute `workbench update FILE`.</translation>
  </message>
  <message>
   <source>Close Workbench…</source>
   <translation>Fechar o Workbench…</translation>
  </message>
  <message>
   <source>closing brackets too many</source>
   <translation>parênteses de fechamento a mais</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>Código</translation>
  </message>
  <message>
   <source>Collection</source>
   <translation>Coleção</translation>
  </message>
  <message>
   <source>Command</source>
   <translation>Comando</translation>
  </message>
  <message>
   <source>Command line</source>
   <translation>Linha de comando</translation>
  </message>
  <message>
   <source>Command or address of {0}</source>
   <translation>Comando ou endereço de {0}</translation>
  </message>
  <message>
   <source>Commands</source>
   <translation>Comandos</translation>
  </message>
  <message>
   <source>Commands and MCP servers</source>
   <translation>Comandos e servidores MCP</translation>
  </message>
  <message>
   <source>Comment</source>
   <translation>Comentário</translation>
  </message>
  <message>
   <source>Comment changed</source>
   <translation>Comentário alterado</translation>
  </message>
  <message>
   <source>Comment: {0}</source>
   <translation>Comentário: {0}</translation>
  </message>
  <message>
   <source>Compare</source>
   <translation>Comparar</translation>
  </message>
  <message>
   <source>Compare answers</source>
   <translation>Comparar respostas</translation>
  </message>
  <message>
   <source>Compare on a sample</source>
   <translation>Comparar com uma amostra</translation>
  </message>
  <message>
   <source>Compare quantisations of %s</source>
   <translation>Comparar quantizações de %s</translation>
  </message>
  <message>
   <source>Compare quantisations of the same model.</source>
   <translation>Compare quantizações do mesmo modelo.</translation>
  </message>
  <message>
   <source>Compare quantisations…</source>
   <translation>Comparar quantizações…</translation>
  </message>
  <message>
   <source>Compare these letters with those of whoever packed it, then trust it.</source>
   <translation>Compare estas letras com as de quem o empacotou e então confie.</translation>
  </message>
  <message>
   <source>Compare two runs</source>
   <translation>Comparar duas execuções</translation>
  </message>
  <message>
   <source>Compare with</source>
   <translation>Comparar com</translation>
  </message>
  <message>
   <source>Compare with the run it came from</source>
   <translation>Comparar com a execução de origem</translation>
  </message>
  <message>
   <source>Compared</source>
   <translation>Comparação</translation>
  </message>
  <message>
   <source>Compares texts by embedding; empty: the first one installed.</source>
   <translation>Compara textos por embeddings; vazio: o primeiro instalado.</translation>
  </message>
  <message>
   <source>Comparing %s</source>
   <translation>Comparando %s</translation>
  </message>
  <message>
   <source>Comparing the tokens of the models…</source>
   <translation>Comparando os tokens dos modelos…</translation>
  </message>
  <message>
   <source>Comparing…</source>
   <translation>Comparando…</translation>
  </message>
  <message>
   <source>Comparison</source>
   <translation>Comparação</translation>
  </message>
  <message>
   <source>comparisons here do not tell them apart</source>
   <translation>as comparações daqui não as diferenciam</translation>
  </message>
  <message>
   <source>Compose file</source>
   <translation>Arquivo Compose</translation>
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
   <translation>Buffers de cálculo</translation>
  </message>
  <message>
   <source>Condition</source>
   <translation>Condição</translation>
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
   <translation>Conectar %s em %s</translation>
  </message>
  <message>
   <source>Connect a server</source>
   <translation>Conectar um servidor</translation>
  </message>
  <message>
   <source>Connect a server…</source>
   <translation>Conectar um servidor…</translation>
  </message>
  <message>
   <source>Connect it again.</source>
   <translation>Conecte de novo.</translation>
  </message>
  <message>
   <source>Connect the drive it is on, then resume.</source>
   <translation>Conecte a unidade em que está e retome.</translation>
  </message>
  <message>
   <source>Connect the drive, or choose another folder in the settings.</source>
   <translation>Conecte a unidade, ou escolha outra pasta nas configurações.</translation>
  </message>
  <message>
   <source>Connect the drive, or choose another folder.</source>
   <translation>Conecte a unidade, ou escolha outra pasta.</translation>
  </message>
  <message>
   <source>Connect the drive, then resume.</source>
   <translation>Conecte a unidade e retome.</translation>
  </message>
  <message>
   <source>Connect the drive, then try again.</source>
   <translation>Conecte a unidade e tente de novo.</translation>
  </message>
  <message>
   <source>Connect the server again, with a key.</source>
   <translation>Conecte o servidor de novo, com uma chave.</translation>
  </message>
  <message>
   <source>Connect the server again.</source>
   <translation>Conecte o servidor de novo.</translation>
  </message>
  <message>
   <source>Connect to other servers with: workbench engines connect</source>
   <translation>Conecte a outros servidores com: workbench engines connect</translation>
  </message>
  <message>
   <source>Connect without reaching it now</source>
   <translation>Conectar sem alcançá-lo agora</translation>
  </message>
  <message>
   <source>Connected servers</source>
   <translation>Servidores conectados</translation>
  </message>
  <message>
   <source>Connecting a server</source>
   <translation>Conectando um servidor</translation>
  </message>
  <message>
   <source>Connection</source>
   <translation>Conexão</translation>
  </message>
  <message>
   <source>connection</source>
   <translation>conexão</translation>
  </message>
  <message>
   <source>Connection refused</source>
   <translation>Conexão recusada</translation>
  </message>
  <message>
   <source>Connections</source>
   <translation>Conexões</translation>
  </message>
  <message>
   <source>connections</source>
   <translation>conexões</translation>
  </message>
  <message>
   <source>Connections are written down again</source>
   <translation>As conexões são anotadas de novo</translation>
  </message>
  <message>
   <source>Connections out</source>
   <translation>Conexões de saída</translation>
  </message>
  <message>
   <source>Connections this program and its models have to other machines now, as the system tells.</source>
   <translation>Conexões que este programa e seus modelos têm agora com outras máquinas, como o sistema informa.</translation>
  </message>
  <message>
   <source>Connections to other machines: {0} now, {1} refused so far</source>
   <translation>Conexões com outras máquinas: {0} agora, {1} recusadas até agora</translation>
  </message>
  <message>
   <source>Connect…</source>
   <translation>Conectar…</translation>
  </message>
  <message>
   <source>Constrained: calls and answer fit</source>
   <translation>Restrito: chamadas e resposta se encaixam</translation>
  </message>
  <message>
   <source>Contains all of</source>
   <translation>Contém todos</translation>
  </message>
  <message>
   <source>Contains none of</source>
   <translation>Não contém nenhum</translation>
  </message>
  <message>
   <source>contains not</source>
   <translation>não contém</translation>
  </message>
  <message>
   <source>Contains one of</source>
   <translation>Contém um de</translation>
  </message>
  <message>
   <source>Contains the expected text</source>
   <translation>Contém o texto esperado</translation>
  </message>
  <message>
   <source>Contents</source>
   <translation>Conteúdo</translation>
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
   <translation>Contexto em tokens</translation>
  </message>
  <message>
   <source>Context size in tokens</source>
   <translation>Tamanho do contexto em tokens</translation>
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
   <translation>Continue.</translation>
  </message>
  <message>
   <source>Contradicted itself: fail with the answer last, pass with it first.</source>
   <translation>Contradisse a si mesmo: reprovou com a resposta por último, aprovou com ela primeiro.</translation>
  </message>
  <message>
   <source>Contradicted itself: pass with the answer last, fail with it first.</source>
   <translation>Contradisse a si mesmo: aprovou com a resposta por último, reprovou com ela primeiro.</translation>
  </message>
  <message>
   <source>Conversation</source>
   <translation>Conversa</translation>
  </message>
  <message>
   <source>Conversation deleted</source>
   <translation>Conversa excluída</translation>
  </message>
  <message>
   <source>Conversation exported</source>
   <translation>Conversa exportada</translation>
  </message>
  <message>
   <source>Conversation of somebody else opened</source>
   <translation>Conversa de outra pessoa aberta</translation>
  </message>
  <message>
   <source>Conversation restored</source>
   <translation>Conversa restaurada</translation>
  </message>
  <message>
   <source>Conversations</source>
   <translation>Conversas</translation>
  </message>
  <message>
   <source>Conversations of others</source>
   <translation>Conversas de outras pessoas</translation>
  </message>
  <message>
   <source>Conversations of others listed</source>
   <translation>Conversas de outras pessoas listadas</translation>
  </message>
  <message>
   <source>Conversations were recovered</source>
   <translation>As conversas foram recuperadas</translation>
  </message>
  <message>
   <source>Convert a value between units</source>
   <translation>Converter um valor entre unidades</translation>
  </message>
  <message>
   <source>Convert the model again with a current converter.</source>
   <translation>Converta o modelo de novo com um conversor atual.</translation>
  </message>
  <message>
   <source>Cools down {0} more: {1} now</source>
   <translation>Descansa mais {0}: {1} agora</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>Copiar</translation>
  </message>
  <message>
   <source>Copy address</source>
   <translation>Copiar endereço</translation>
  </message>
  <message>
   <source>Copy answer</source>
   <translation>Copiar resposta</translation>
  </message>
  <message>
   <source>Copy answer as written</source>
   <translation>Copiar resposta como escrita</translation>
  </message>
  <message>
   <source>Copy as CSV</source>
   <translation>Copiar como CSV</translation>
  </message>
  <message>
   <source>Copy details</source>
   <translation>Copiar detalhes</translation>
  </message>
  <message>
   <source>Copy it again, without spaces.</source>
   <translation>Copie de novo, sem espaços.</translation>
  </message>
  <message>
   <source>Copy list</source>
   <translation>Copiar lista</translation>
  </message>
  <message>
   <source>Copy nodes</source>
   <translation>Copiar nós</translation>
  </message>
  <message>
   <source>Copy nodes or remarks of a graph first.</source>
   <translation>Copie antes nós ou observações de um grafo.</translation>
  </message>
  <message>
   <source>Copy path</source>
   <translation>Copiar caminho</translation>
  </message>
  <message>
   <source>Copy prompt</source>
   <translation>Copiar prompt</translation>
  </message>
  <message>
   <source>Copy public key</source>
   <translation>Copiar chave pública</translation>
  </message>
  <message>
   <source>Copy recent log lines</source>
   <translation>Copiar linhas recentes do log</translation>
  </message>
  <message>
   <source>Copy report</source>
   <translation>Copiar relatório</translation>
  </message>
  <message>
   <source>Copy selection</source>
   <translation>Copiar seleção</translation>
  </message>
  <message>
   <source>Copy the address if you trust it.</source>
   <translation>Copie o endereço se confiar nele.</translation>
  </message>
  <message>
   <source>Copy the address of the service</source>
   <translation>Copiar o endereço do serviço</translation>
  </message>
  <message>
   <source>Copy the address of {0}</source>
   <translation>Copiar o endereço de {0}</translation>
  </message>
  <message>
   <source>Copy the answer</source>
   <translation>Copiar a resposta</translation>
  </message>
  <message>
   <source>Copy the command</source>
   <translation>Copiar o comando</translation>
  </message>
  <message>
   <source>Copy the command that installs %s</source>
   <translation>Copiar o comando que instala %s</translation>
  </message>
  <message>
   <source>Copy the definition</source>
   <translation>Copiar a definição</translation>
  </message>
  <message>
   <source>Copy the file</source>
   <translation>Copiar o arquivo</translation>
  </message>
  <message>
   <source>Copy the file first.</source>
   <translation>Copie o arquivo antes.</translation>
  </message>
  <message>
   <source>Copy the key of the service</source>
   <translation>Copiar a chave do serviço</translation>
  </message>
  <message>
   <source>Copy the path</source>
   <translation>Copiar o caminho</translation>
  </message>
  <message>
   <source>Copy the row of column names, too: text, expected, tags.</source>
   <translation>Copie também a linha com os nomes das colunas: text, expected, tags.</translation>
  </message>
  <message>
   <source>Copy the SHA-256</source>
   <translation>Copiar o SHA-256</translation>
  </message>
  <message>
   <source>Copy the table, with tabs between its cells</source>
   <translation>Copiar a tabela, com tabulações entre as células</translation>
  </message>
  <message>
   <source>Copy to this machine</source>
   <translation>Copiar para esta máquina</translation>
  </message>
  <message>
   <source>Copy tokens as JSON</source>
   <translation>Copiar tokens em JSON</translation>
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
   <translation>Custo e energia</translation>
  </message>
  <message>
   <source>could not be brought back from the memory where it was parked</source>
   <translation>não pôde ser trazido de volta da memória onde estava estacionado</translation>
  </message>
  <message>
   <source>could not be carried out: </source>
   <translation>não pôde ser feito: </translation>
  </message>
  <message>
   <source>Could not be read</source>
   <translation>Não pôde ser lido</translation>
  </message>
  <message>
   <source>Count the words of a text</source>
   <translation>Contar as palavras de um texto</translation>
  </message>
  <message>
   <source>Counted in</source>
   <translation>Contado em</translation>
  </message>
  <message>
   <source>Counted: {0} sent, {1} received.</source>
   <translation>Contados: {0} enviados, {1} recebidos.</translation>
  </message>
  <message>
   <source>Covers after</source>
   <translation>Cobre após</translation>
  </message>
  <message>
   <source>CPU</source>
   <translation>CPU</translation>
  </message>
  <message>
   <source>CPU core</source>
   <translation>Núcleo da CPU</translation>
  </message>
  <message>
   <source>CPU power</source>
   <translation>Potência da CPU</translation>
  </message>
  <message>
   <source>CPU temperature</source>
   <translation>Temperatura da CPU</translation>
  </message>
  <message>
   <source>CPU threads</source>
   <translation>Threads da CPU</translation>
  </message>
  <message>
   <source>CPU time of this process and its workers since the sample before, over all cores.</source>
   <translation>Tempo de CPU deste processo e de seus workers desde a amostra anterior, em todos os núcleos.</translation>
  </message>
  <message>
   <source>CPU, whole machine</source>
   <translation>CPU, máquina inteira</translation>
  </message>
  <message>
   <source>CPU, Workbench and its models</source>
   <translation>CPU, Workbench e seus modelos</translation>
  </message>
  <message>
   <source>Criteria</source>
   <translation>Critérios</translation>
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
   <translation>CSV, JSON lines ou YAML; uma coluna “text”, e outras se quiser.</translation>
  </message>
  <message>
   <source>Ctrl+click a second run, or press Shift+Down.</source>
   <translation>Ctrl+clique em uma segunda execução, ou Shift+seta para baixo.</translation>
  </message>
  <message>
   <source>Ctrl+Enter goes inside</source>
   <translation>Ctrl+Enter entra</translation>
  </message>
  <message>
   <source>Ctrl+Enter; Esc leaves it as it was</source>
   <translation>Ctrl+Enter; Esc deixa como estava</translation>
  </message>
  <message>
   <source>ctx {0}/{1}</source>
   <translation>ctx {0}/{1}</translation>
  </message>
  <message>
   <source>Currency</source>
   <translation>Moeda</translation>
  </message>
  <message>
   <source>Current date and time</source>
   <translation>Data e hora atuais</translation>
  </message>
  <message>
   <source>cut here</source>
   <translation>cortado aqui</translation>
  </message>
  <message>
   <source>Cut it into graphs.</source>
   <translation>Divida em vários grafos.</translation>
  </message>
  <message>
   <source>Cut it into pieces, or load the model with a larger context.</source>
   <translation>Corte-o em pedaços, ou carregue o modelo com um contexto maior.</translation>
  </message>
  <message>
   <source>Cut nodes</source>
   <translation>Recortar nós</translation>
  </message>
  <message>
   <source>cut off</source>
   <translation>interrompido</translation>
  </message>
  <message>
   <source>Cut off · {0}</source>
   <translation>Cortado · {0}</translation>
  </message>
  <message>
   <source>Damaged</source>
   <translation>Danificado</translation>
  </message>
  <message>
   <source>damaged</source>
   <translation>danificado</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Escuro</translation>
  </message>
  <message>
   <source>Dashboards</source>
   <translation>Painéis</translation>
  </message>
  <message>
   <source>Data</source>
   <translation>Dados</translation>
  </message>
  <message>
   <source>Data set</source>
   <translation>Conjunto de dados</translation>
  </message>
  <message>
   <source>Data set for the case</source>
   <translation>Conjunto de dados para o caso</translation>
  </message>
  <message>
   <source>Data sets</source>
   <translation>Conjuntos de dados</translation>
  </message>
  <message>
   <source>Data sets (%s)</source>
   <translation>Conjuntos de dados (%s)</translation>
  </message>
  <message>
   <source>Data sets that could not be read</source>
   <translation>Conjuntos de dados que não puderam ser lidos</translation>
  </message>
  <message>
   <source>Database file</source>
   <translation>Arquivo do banco de dados</translation>
  </message>
  <message>
   <source>Database query</source>
   <translation>Consulta ao banco de dados</translation>
  </message>
  <message>
   <source>Databases</source>
   <translation>Bancos de dados</translation>
  </message>
  <message>
   <source>Databases for {0}</source>
   <translation>Bancos de dados para {0}</translation>
  </message>
  <message>
   <source>Databases it may read</source>
   <translation>Bancos de dados que pode ler</translation>
  </message>
  <message>
   <source>datagram</source>
   <translation>datagrama</translation>
  </message>
  <message>
   <source>Date and time</source>
   <translation>Data e hora</translation>
  </message>
  <message>
   <source>day</source>
   <translation>dia</translation>
  </message>
  <message>
   <source>days</source>
   <translation>dias</translation>
  </message>
  <message>
   <source>Days of the month</source>
   <translation>Dias do mês</translation>
  </message>
  <message>
   <source>Decided</source>
   <translation>Decidido</translation>
  </message>
  <message>
   <source>Decision</source>
   <translation>Decisão</translation>
  </message>
  <message>
   <source>Decline</source>
   <translation>Recusar</translation>
  </message>
  <message>
   <source>Decrypt</source>
   <translation>Descriptografar</translation>
  </message>
  <message>
   <source>Decrypt at the next start</source>
   <translation>Descriptografar no próximo início</translation>
  </message>
  <message>
   <source>Decrypt the store</source>
   <translation>Descriptografar o armazenamento</translation>
  </message>
  <message>
   <source>Decrypt…</source>
   <translation>Descriptografar…</translation>
  </message>
  <message>
   <source>Default</source>
   <translation>Padrão</translation>
  </message>
  <message>
   <source>Default model</source>
   <translation>Modelo padrão</translation>
  </message>
  <message>
   <source>default model</source>
   <translation>modelo padrão</translation>
  </message>
  <message>
   <source>Default model at the start</source>
   <translation>Modelo padrão no início</translation>
  </message>
  <message>
   <source>Default: {0}</source>
   <translation>Padrão: {0}</translation>
  </message>
  <message>
   <source>Definition of the tool</source>
   <translation>Definição da ferramenta</translation>
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
   <translation>Excluir</translation>
  </message>
  <message numerus="yes">
   <source>Delete %Ln runs for good</source>
   <translation>
    <numerusform>Excluir %Ln execução de vez</numerusform>
    <numerusform>Excluir %Ln execuções de vez</numerusform>
   </translation>
  </message>
  <message>
   <source>Delete %s from this disk? %s become free.</source>
   <translation>Excluir %s deste disco? %s ficam livres.</translation>
  </message>
  <message>
   <source>Delete agent</source>
   <translation>Excluir agente</translation>
  </message>
  <message>
   <source>Delete conversation</source>
   <translation>Excluir conversa</translation>
  </message>
  <message>
   <source>Delete data set</source>
   <translation>Excluir conjunto de dados</translation>
  </message>
  <message>
   <source>Delete for good</source>
   <translation>Excluir de vez</translation>
  </message>
  <message>
   <source>Delete graph</source>
   <translation>Excluir grafo</translation>
  </message>
  <message>
   <source>Delete nodes</source>
   <translation>Excluir nós</translation>
  </message>
  <message>
   <source>Delete rule</source>
   <translation>Excluir regra</translation>
  </message>
  <message>
   <source>Delete runs</source>
   <translation>Excluir execuções</translation>
  </message>
  <message>
   <source>Delete server</source>
   <translation>Excluir servidor</translation>
  </message>
  <message>
   <source>Delete the chosen runs</source>
   <translation>Excluir as execuções escolhidas</translation>
  </message>
  <message>
   <source>Delete the data set</source>
   <translation>Excluir o conjunto de dados</translation>
  </message>
  <message>
   <source>Delete the evaluation</source>
   <translation>Excluir a avaliação</translation>
  </message>
  <message>
   <source>Delete the evaluation and its runs</source>
   <translation>Excluir a avaliação e suas execuções</translation>
  </message>
  <message>
   <source>Delete the evaluation with all its runs and their traces?</source>
   <translation>Excluir a avaliação com todas as execuções e seus rastros?</translation>
  </message>
  <message>
   <source>Delete the file</source>
   <translation>Excluir o arquivo</translation>
  </message>
  <message>
   <source>Delete the graph</source>
   <translation>Excluir o grafo</translation>
  </message>
  <message>
   <source>Delete the job</source>
   <translation>Excluir a tarefa</translation>
  </message>
  <message>
   <source>Delete the server</source>
   <translation>Excluir o servidor</translation>
  </message>
  <message>
   <source>Delete this run</source>
   <translation>Excluir esta execução</translation>
  </message>
  <message>
   <source>Delete this run for good? It cannot be taken back.</source>
   <translation>Excluir esta execução de vez? Não dá para desfazer.</translation>
  </message>
  <message>
   <source>Delete tool</source>
   <translation>Excluir ferramenta</translation>
  </message>
  <message>
   <source>Deleted conversations wiped</source>
   <translation>Conversas excluídas apagadas</translation>
  </message>
  <message>
   <source>Deleted “{0}”</source>
   <translation>“{0}” excluído</translation>
  </message>
  <message>
   <source>Deleting the job</source>
   <translation>Excluindo a tarefa</translation>
  </message>
  <message>
   <source>Deleting the rule</source>
   <translation>Excluindo a regra</translation>
  </message>
  <message>
   <source>Deletions</source>
   <translation>Exclusões</translation>
  </message>
  <message>
   <source>Denied</source>
   <translation>Negado</translation>
  </message>
  <message>
   <source>denied</source>
   <translation>negado</translation>
  </message>
  <message>
   <source>Denied calls</source>
   <translation>Chamadas negadas</translation>
  </message>
  <message>
   <source>denied it</source>
   <translation>negou</translation>
  </message>
  <message>
   <source>Deny</source>
   <translation>Negar</translation>
  </message>
  <message>
   <source>Deploy from a data folder of its own: set WORKBENCH_DATA to it.</source>
   <translation>Implante a partir de uma pasta de dados própria: defina WORKBENCH_DATA com ela.</translation>
  </message>
  <message>
   <source>Deployment applied</source>
   <translation>Implantação aplicada</translation>
  </message>
  <message>
   <source>Deployment file</source>
   <translation>Arquivo da implantação</translation>
  </message>
  <message>
   <source>Deployment gateway</source>
   <translation>Gateway da implantação</translation>
  </message>
  <message>
   <source>Deployment removed</source>
   <translation>Implantação removida</translation>
  </message>
  <message>
   <source>Deployment stopped</source>
   <translation>Implantação parada</translation>
  </message>
  <message>
   <source>Deployment written out</source>
   <translation>Implantação exportada</translation>
  </message>
  <message>
   <source>deployment.yaml</source>
   <translation>deployment.yaml</translation>
  </message>
  <message>
   <source>Deployments</source>
   <translation>Implantações</translation>
  </message>
  <message>
   <source>Description</source>
   <translation>Descrição</translation>
  </message>
  <message>
   <source>Description, as a model sees it</source>
   <translation>Descrição, como um modelo a vê</translation>
  </message>
  <message>
   <source>Desktop</source>
   <translation>Desktop</translation>
  </message>
  <message>
   <source>Details</source>
   <translation>Detalhes</translation>
  </message>
  <message>
   <source>Details of the chosen record</source>
   <translation>Detalhes do registro escolhido</translation>
  </message>
  <message>
   <source>Device</source>
   <translation>Dispositivo</translation>
  </message>
  <message>
   <source>Did you mean {0}?</source>
   <translation>Você quis dizer {0}?</translation>
  </message>
  <message>
   <source>Did you mean {0}? </source>
   <translation>Você quis dizer {0}? </translation>
  </message>
  <message>
   <source>Difference</source>
   <translation>Diferença</translation>
  </message>
  <message>
   <source>Differences</source>
   <translation>Diferenças</translation>
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
   <translation>Desconectar %s? A conexão e sua chave são esquecidas; o servidor continua.</translation>
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
   <translation>Disco livre</translation>
  </message>
  <message>
   <source>Disk reads</source>
   <translation>Leituras do disco</translation>
  </message>
  <message>
   <source>Disk reads and writes</source>
   <translation>Leituras e escritas do disco</translation>
  </message>
  <message>
   <source>Disk space free</source>
   <translation>Espaço livre em disco</translation>
  </message>
  <message>
   <source>Disk writes</source>
   <translation>Escritas no disco</translation>
  </message>
  <message>
   <source>Dismiss</source>
   <translation>Dispensar</translation>
  </message>
  <message>
   <source>Divergence</source>
   <translation>Divergência</translation>
  </message>
  <message>
   <source>division by zero has no value</source>
   <translation>a divisão por zero não tem valor</translation>
  </message>
  <message>
   <source>do nothing</source>
   <translation>não fazer nada</translation>
  </message>
  <message>
   <source>Document removed</source>
   <translation>Documento removido</translation>
  </message>
  <message>
   <source>Document saved</source>
   <translation>Documento salvo</translation>
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
   <translation>não responde</translation>
  </message>
  <message>
   <source>does not fit</source>
   <translation>não cabe</translation>
  </message>
  <message>
   <source>does not fit exactly one of the forms</source>
   <translation>não segue exatamente uma das formas</translation>
  </message>
  <message>
   <source>Does not load</source>
   <translation>Não carrega</translation>
  </message>
  <message>
   <source>Does not load: %s</source>
   <translation>Não carrega: %s</translation>
  </message>
  <message>
   <source>Does not load: {0}. {1}</source>
   <translation>Não carrega: {0}. {1}</translation>
  </message>
  <message>
   <source>does not match</source>
   <translation>não corresponde</translation>
  </message>
  <message>
   <source>does not match the pattern</source>
   <translation>não corresponde ao padrão</translation>
  </message>
  <message>
   <source>does not match {0}</source>
   <translation>não corresponde a {0}</translation>
  </message>
  <message>
   <source>does not run</source>
   <translation>não está em execução</translation>
  </message>
  <message>
   <source>Does not start</source>
   <translation>Não inicia</translation>
  </message>
  <message>
   <source>Does not use</source>
   <translation>Não usa</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>Concluído</translation>
  </message>
  <message>
   <source>done</source>
   <translation>concluído</translation>
  </message>
  <message>
   <source>done in {0}</source>
   <translation>concluído em {0}</translation>
  </message>
  <message>
   <source>Done in {0} s</source>
   <translation>Concluído em {0} s</translation>
  </message>
  <message>
   <source>Done so far</source>
   <translation>Feito até agora</translation>
  </message>
  <message>
   <source>Done · {0}</source>
   <translation>Concluído · {0}</translation>
  </message>
  <message>
   <source>Done.</source>
   <translation>Concluído.</translation>
  </message>
  <message>
   <source>dot product</source>
   <translation>produto escalar</translation>
  </message>
  <message>
   <source>Download</source>
   <translation>Baixar</translation>
  </message>
  <message>
   <source>Download %s</source>
   <translation>Baixar %s</translation>
  </message>
  <message>
   <source>Downloads</source>
   <translation>Downloads</translation>
  </message>
  <message>
   <source>Draft model</source>
   <translation>Modelo de rascunho</translation>
  </message>
  <message>
   <source>Draft model for %s</source>
   <translation>Modelo de rascunho para %s</translation>
  </message>
  <message>
   <source>Draft models</source>
   <translation>Modelos de rascunho</translation>
  </message>
  <message>
   <source>Draft model…</source>
   <translation>Modelo de rascunho…</translation>
  </message>
  <message>
   <source>Draw a graph of agents, tools and decisions, and watch it run on the canvas.</source>
   <translation>Desenhe um grafo de agentes, ferramentas e decisões, e veja-o rodar na tela do grafo.</translation>
  </message>
  <message>
   <source>Draw of the whole board, as the driver reports.</source>
   <translation>Consumo da placa inteira, como o driver informa.</translation>
  </message>
  <message>
   <source>Dropping something here</source>
   <translation>Soltar algo aqui</translation>
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
   <translation>Duplicar conjunto de dados</translation>
  </message>
  <message>
   <source>Duplicate graph</source>
   <translation>Duplicar grafo</translation>
  </message>
  <message>
   <source>Duplicate it to change it.</source>
   <translation>Duplique para alterar.</translation>
  </message>
  <message>
   <source>Duplicate nodes</source>
   <translation>Duplicar nós</translation>
  </message>
  <message>
   <source>Duplicate the data set</source>
   <translation>Duplicar o conjunto de dados</translation>
  </message>
  <message>
   <source>Duplicate tool</source>
   <translation>Duplicar ferramenta</translation>
  </message>
  <message>
   <source>Duration p50</source>
   <translation>Duração p50</translation>
  </message>
  <message>
   <source>each agent sees its own message only</source>
   <translation>cada agente vê só a própria mensagem</translation>
  </message>
  <message>
   <source>Each answer is judged by these and by the checks of its case. A try passes if all of them do; where one cannot judge and none fails, it does not count. Without any check, a case is judged by what it expects.</source>
   <translation>Cada resposta é julgada por estas e pelas verificações do seu caso. Uma tentativa passa se todas passam; quando uma não pode julgar e nenhuma falha, não conta. Sem verificação, um caso é julgado pelo que espera.</translation>
  </message>
  <message>
   <source>Each answer of an agent is a run. Ask something in the chat to see one.</source>
   <translation>Cada resposta de um agente é uma execução. Pergunte algo no chat para ver uma.</translation>
  </message>
  <message>
   <source>Each becomes an output with its answer.</source>
   <translation>Cada um vira uma saída com sua resposta.</translation>
  </message>
  <message>
   <source>Each becomes an output; what fits none goes to “other”. Commas stand between keywords, semicolons between examples.</source>
   <translation>Cada um vira uma saída; o que não se encaixa vai para “other”. Vírgulas separam palavras-chave, ponto e vírgula separa exemplos.</translation>
  </message>
  <message>
   <source>Each beside {0}:</source>
   <translation>Cada um ao lado de {0}:</translation>
  </message>
  <message>
   <source>Each call of a run appears here.</source>
   <translation>Cada chamada de uma execução aparece aqui.</translation>
  </message>
  <message>
   <source>Each call of a tool counts: how many went well, were denied, and how long they took.</source>
   <translation>Cada chamada de uma ferramenta conta: quantas deram certo, foram negadas e quanto demoraram.</translation>
  </message>
  <message>
   <source>Each case was tried once: how much answers vary from try to try was not measured.</source>
   <translation>Cada caso foi tentado uma vez: não foi medido quanto as respostas variam entre tentativas.</translation>
  </message>
  <message>
   <source>Each firing is kept here with its values and what was done.</source>
   <translation>Cada disparo é guardado aqui com seus valores e o que foi feito.</translation>
  </message>
  <message>
   <source>Each is a tool of the leading agent.</source>
   <translation>Cada um é uma ferramenta do agente líder.</translation>
  </message>
  <message>
   <source>Each is asked with the answer of the one before.</source>
   <translation>Cada um é perguntado com a resposta do anterior.</translation>
  </message>
  <message>
   <source>Each of these texts is somewhere in the answer.</source>
   <translation>Cada um destes textos está na resposta.</translation>
  </message>
  <message>
   <source>Each parameter of run becomes an input. It reaches no file and no network.</source>
   <translation>Cada parâmetro de run se torna uma entrada. Não alcança arquivos nem a rede.</translation>
  </message>
  <message>
   <source>each path is looked at before it is opened, not while it is</source>
   <translation>cada caminho é olhado antes de ser aberto, não enquanto é</translation>
  </message>
  <message>
   <source>Each program brings a key. What a key is, is shown once; only a hash stays.</source>
   <translation>Cada programa traz uma chave. Ela é mostrada uma só vez; só um hash fica.</translation>
  </message>
  <message>
   <source>Each run of an agent or a graph counts: how many answered, how long they took, and in how many steps.</source>
   <translation>Cada execução de um agente ou grafo conta: quantas responderam, quanto demoraram e em quantas etapas.</translation>
  </message>
  <message>
   <source>each time</source>
   <translation>a cada vez</translation>
  </message>
  <message>
   <source>Each time it would {0}.</source>
   <translation>A cada vez iria {0}.</translation>
  </message>
  <message>
   <source>Each time you save, what was there before is kept and can be compared here.</source>
   <translation>Cada vez que você salva, o que havia antes é guardado e pode ser comparado aqui.</translation>
  </message>
  <message>
   <source>each tried once</source>
   <translation>cada um tentado uma vez</translation>
  </message>
  <message>
   <source>each tried {0} times</source>
   <translation>cada um tentado {0} vezes</translation>
  </message>
  <message>
   <source>Each {name} becomes an input. Write {{ and }} for braces.</source>
   <translation>Cada {name} se torna uma entrada. Escreva {{ e }} para chaves.</translation>
  </message>
  <message>
   <source>Earlier</source>
   <translation>Anteriores</translation>
  </message>
  <message>
   <source>Earlier log taken over</source>
   <translation>Log anterior assumido</translation>
  </message>
  <message>
   <source>Earlier messages</source>
   <translation>Mensagens anteriores</translation>
  </message>
  <message>
   <source>Earlier pack put back</source>
   <translation>Complemento anterior restaurado</translation>
  </message>
  <message>
   <source>Earlier versions</source>
   <translation>Versões anteriores</translation>
  </message>
  <message>
   <source>Earlier versions…</source>
   <translation>Versões anteriores…</translation>
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
   <translation>Editar mensagem</translation>
  </message>
  <message>
   <source>Edit the last message</source>
   <translation>Editar a última mensagem</translation>
  </message>
  <message>
   <source>Edit the node, then run it again.</source>
   <translation>Edite o nó e execute de novo.</translation>
  </message>
  <message>
   <source>Edit…</source>
   <translation>Editar…</translation>
  </message>
  <message>
   <source>Else it holds until you quit, where this system has no keyring</source>
   <translation>Senão vale até você sair, se o sistema não tiver chaveiro</translation>
  </message>
  <message>
   <source>Else the reasons go on.</source>
   <translation>Senão, os motivos seguem adiante.</translation>
  </message>
  <message>
   <source>elsewhere, out of reach</source>
   <translation>em outra máquina, fora de alcance</translation>
  </message>
  <message>
   <source>elsewhere, well</source>
   <translation>em outra máquina, bem</translation>
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
   <translation>Acesso de emergência</translation>
  </message>
  <message>
   <source>Emergency access of {0}. It is recorded.</source>
   <translation>Acesso de emergência de {0}. Fica registrado.</translation>
  </message>
  <message>
   <source>Emergency access without a PIN</source>
   <translation>Acesso de emergência sem PIN</translation>
  </message>
  <message>
   <source>Emergency access…</source>
   <translation>Acesso de emergência…</translation>
  </message>
  <message>
   <source>Empty. Double click, or press the key of the palette, to put in a node.</source>
   <translation>Vazio. Clique duas vezes, ou pressione a tecla da paleta, para pôr um nó.</translation>
  </message>
  <message>
   <source>Empty: a value must be given.</source>
   <translation>Vazio: um valor deve ser dado.</translation>
  </message>
  <message>
   <source>Empty: only after the most messages, or when the chair finishes it.</source>
   <translation>Vazio: só após o máximo de mensagens, ou quando o mediador encerra.</translation>
  </message>
  <message>
   <source>Empty: the expected answer of the case.</source>
   <translation>Vazio: a resposta esperada do caso.</translation>
  </message>
  <message>
   <source>Empty: the expected calls of the case.</source>
   <translation>Vazio: as chamadas esperadas do caso.</translation>
  </message>
  <message>
   <source>Empty: the program's default.</source>
   <translation>Vazio: o padrão do programa.</translation>
  </message>
  <message>
   <source>Empty: the whole run.</source>
   <translation>Vazio: a execução inteira.</translation>
  </message>
  <message>
   <source>en</source>
   <translation>pt-BR</translation>
  </message>
  <message>
   <source>Encrypt</source>
   <translation>Criptografar</translation>
  </message>
  <message>
   <source>Encrypt anew at the next start</source>
   <translation>Criptografar de novo no próximo início</translation>
  </message>
  <message>
   <source>Encrypt at the next start</source>
   <translation>Criptografar no próximo início</translation>
  </message>
  <message>
   <source>Encrypt it first: in Settings, or with `workbench store encrypt`.</source>
   <translation>Criptografe-o primeiro: nas configurações ou com `workbench store encrypt`.</translation>
  </message>
  <message>
   <source>Encrypt the store</source>
   <translation>Criptografar o armazenamento</translation>
  </message>
  <message>
   <source>Encryption</source>
   <translation>Criptografia</translation>
  </message>
  <message>
   <source>Encryption of the store planned</source>
   <translation>Criptografia do armazenamento planejada</translation>
  </message>
  <message>
   <source>Encrypt…</source>
   <translation>Criptografar…</translation>
  </message>
  <message>
   <source>End</source>
   <translation>Fim</translation>
  </message>
  <message>
   <source>End it, or wait; then try again.</source>
   <translation>Encerre-o, ou espere; depois tente de novo.</translation>
  </message>
  <message>
   <source>End its commands, then try the update again.</source>
   <translation>Encerre os comandos dele e tente a atualização de novo.</translation>
  </message>
  <message>
   <source>end not seen</source>
   <translation>fim não visto</translation>
  </message>
  <message>
   <source>Ended</source>
   <translation>Encerrado</translation>
  </message>
  <message>
   <source>Ended by</source>
   <translation>Encerrado por</translation>
  </message>
  <message>
   <source>ended by signal {0}</source>
   <translation>terminado pelo sinal {0}</translation>
  </message>
  <message>
   <source>Ended with</source>
   <translation>Terminou com</translation>
  </message>
  <message>
   <source>ends</source>
   <translation>termina</translation>
  </message>
  <message>
   <source>Ends after</source>
   <translation>Termina após</translation>
  </message>
  <message>
   <source>Ends when</source>
   <translation>Termina quando</translation>
  </message>
  <message>
   <source>Ends when a message</source>
   <translation>Termina quando uma mensagem</translation>
  </message>
  <message>
   <source>ends with</source>
   <translation>termina com</translation>
  </message>
  <message>
   <source>Energy of the CPU</source>
   <translation>Energia da CPU</translation>
  </message>
  <message>
   <source>Energy of the GPU</source>
   <translation>Energia da GPU</translation>
  </message>
  <message>
   <source>Energy of this machine</source>
   <translation>Energia desta máquina</translation>
  </message>
  <message>
   <source>Energy that all processor packages counted (RAPL), over the time since the sample before.</source>
   <translation>Energia que todos os pacotes do processador contaram (RAPL), no tempo desde a amostra anterior.</translation>
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
   <translation>Digite-o de novo no servidor.</translation>
  </message>
  <message>
   <source>Enter one in the settings.</source>
   <translation>Informe um nas configurações.</translation>
  </message>
  <message>
   <source>Enter sends, Shift+Enter begins a new line. Try “What is 12 * 7?”: the agent asks its calculator.</source>
   <translation>Enter envia, Shift+Enter começa uma nova linha. Experimente “Quanto é 12 * 7?”: o agente consulta a calculadora.</translation>
  </message>
  <message>
   <source>Enter the value of {0}: {1} is known to the other program.</source>
   <translation>Digite o valor de {0}: {1} é conhecido do outro programa.</translation>
  </message>
  <message>
   <source>Enter what a server elsewhere asks; nothing is fetched for that.</source>
   <translation>Informe o que um servidor de fora cobra; nada é buscado para isso.</translation>
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
   <translation>Ambiente</translation>
  </message>
  <message>
   <source>Environment and folder</source>
   <translation>Ambiente e pasta</translation>
  </message>
  <message>
   <source>Environment: {0}</source>
   <translation>Ambiente: {0}</translation>
  </message>
  <message>
   <source>Error rate</source>
   <translation>Taxa de erro</translation>
  </message>
  <message>
   <source>Escalate</source>
   <translation>Escalar</translation>
  </message>
  <message>
   <source>Estimating memory</source>
   <translation>Estimando a memória</translation>
  </message>
  <message>
   <source>Evaluate…</source>
   <translation>Avaliar…</translation>
  </message>
  <message>
   <source>Evaluation</source>
   <translation>Avaliação</translation>
  </message>
  <message>
   <source>Evaluations</source>
   <translation>Avaliações</translation>
  </message>
  <message>
   <source>Every</source>
   <translation>A cada</translation>
  </message>
  <message>
   <source>Every answer</source>
   <translation>Cada resposta</translation>
  </message>
  <message>
   <source>Every answer is recorded, step by step: prompts, tool calls, times. Any step can be looked at, searched and played again.</source>
   <translation>Cada resposta é registrada, etapa por etapa: prompts, chamadas de ferramentas, tempos. Qualquer etapa pode ser vista, buscada e reproduzida.</translation>
  </message>
  <message>
   <source>Every byte is checked now. Then Workbench closes; version {1} tests itself and takes the place of {0}, and the window opens again. If anything fails, {0} stays. Conversations, agents and models are not touched.</source>
   <translation>Cada byte é conferido agora. Depois o Workbench fecha; a versão {1} testa a si mesma e toma o lugar da {0}, e a janela abre de novo. Se algo falhar, a {0} fica. Conversas, agentes e modelos não são tocados.</translation>
  </message>
  <message>
   <source>Every byte is checked while it is packed.</source>
   <translation>Cada byte é conferido ao empacotar.</translation>
  </message>
  <message>
   <source>Every byte is right, but it does not load: %s</source>
   <translation>Cada byte está certo, mas não carrega: %s</translation>
  </message>
  <message>
   <source>Every byte was checked.</source>
   <translation>Cada byte foi conferido.</translation>
  </message>
  <message>
   <source>Every day</source>
   <translation>Todos os dias</translation>
  </message>
  <message>
   <source>every day; or 1, 15, 31</source>
   <translation>todo dia; ou 1, 15, 31</translation>
  </message>
  <message>
   <source>Every event, as JSON lines</source>
   <translation>Cada evento, em JSON lines</translation>
  </message>
  <message>
   <source>Every file becomes plain at the next start: who gets hold of this disk reads it.</source>
   <translation>Todo arquivo fica sem criptografia no próximo início: quem obtiver este disco o lê.</translation>
  </message>
  <message>
   <source>Every file is encrypted anew at the next start. Passphrase and recovery key stay.</source>
   <translation>Todo arquivo é criptografado de novo no próximo início. A frase secreta e a chave de recuperação continuam.</translation>
  </message>
  <message>
   <source>every program needs one</source>
   <translation>todo programa precisa de uma</translation>
  </message>
  <message>
   <source>Every run is on disk</source>
   <translation>Cada execução está no disco</translation>
  </message>
  <message>
   <source>Every sensor answers</source>
   <translation>Cada sensor responde</translation>
  </message>
  <message>
   <source>Every so often</source>
   <translation>De tempos em tempos</translation>
  </message>
  <message>
   <source>Every try to reach another machine is listed here, allowed or refused.</source>
   <translation>Cada tentativa de alcançar outra máquina é listada aqui, permitida ou recusada.</translation>
  </message>
  <message>
   <source>Every weekday</source>
   <translation>Todos os dias úteis</translation>
  </message>
  <message>
   <source>every word as you allowed it, of a server that started otherwise</source>
   <translation>cada palavra como você permitiu, de um servidor que iniciou de outro modo</translation>
  </message>
  <message>
   <source>Every {0}</source>
   <translation>A cada {0}</translation>
  </message>
  <message>
   <source>Everything</source>
   <translation>Tudo</translation>
  </message>
  <message>
   <source>everything</source>
   <translation>tudo</translation>
  </message>
  <message>
   <source>Everything can be changed later in Settings.</source>
   <translation>Tudo pode ser alterado depois em Configurações.</translation>
  </message>
  <message>
   <source>Everything kept here is encrypted, with data key {0}.</source>
   <translation>Tudo o que se guarda aqui está criptografado, com a chave de dados {0}.</translation>
  </message>
  <message>
   <source>Everything of the plan was tried, judged and measured.</source>
   <translation>Tudo no plano foi tentado, avaliado e medido.</translation>
  </message>
  <message>
   <source>Everything runs on this computer. The agent may use the tools you gave it, and you see each call, its result and what it cost.</source>
   <translation>Tudo roda neste computador. O agente pode usar as ferramentas que você deu, e você vê cada chamada, o resultado e quanto custou.</translation>
  </message>
  <message>
   <source>Everything stays on this machine</source>
   <translation>Tudo fica nesta máquina</translation>
  </message>
  <message>
   <source>everything was turned back</source>
   <translation>tudo foi desfeito</translation>
  </message>
  <message>
   <source>Everything Workbench keeps here is encrypted. Its passphrase opens it.</source>
   <translation>Tudo o que o Workbench guarda aqui está criptografado. A frase secreta abre.</translation>
  </message>
  <message>
   <source>Everything Workbench keeps here is encrypted. The system's keyring opens it, or the recovery key.</source>
   <translation>Tudo o que o Workbench guarda aqui está criptografado. O chaveiro do sistema abre, ou a chave de recuperação.</translation>
  </message>
  <message>
   <source>Everything Workbench keeps is in this folder.</source>
   <translation>Tudo o que o Workbench guarda está nesta pasta.</translation>
  </message>
  <message>
   <source>everything; or names, with commas between</source>
   <translation>tudo; ou nomes, separados por vírgulas</translation>
  </message>
  <message>
   <source>exact: the same; subset: at least those that are named; ignored: any.</source>
   <translation>exact: os mesmos; subset: pelo menos os citados; ignored: quaisquer.</translation>
  </message>
  <message>
   <source>exact: these, in this order; any: these, in any order; subset: at least these; none: no call at all.</source>
   <translation>exact: estas, nesta ordem; any: estas, em qualquer ordem; subset: pelo menos estas; none: nenhuma chamada.</translation>
  </message>
  <message>
   <source>exactly one of them is named</source>
   <translation>indica-se exatamente um deles</translation>
  </message>
  <message>
   <source>exit code {0}</source>
   <translation>código de saída {0}</translation>
  </message>
  <message>
   <source>Expected</source>
   <translation>Esperado</translation>
  </message>
  <message>
   <source>expected a call after {0}, but it ended</source>
   <translation>esperava-se uma chamada depois de {0}, mas terminou</translation>
  </message>
  <message>
   <source>expected a name and '{0}', found {1}</source>
   <translation>esperava-se um nome e '{0}', encontrou-se {1}</translation>
  </message>
  <message>
   <source>expected a name and {0}, found {1}</source>
   <translation>esperava-se um nome e {0}, encontrou-se {1}</translation>
  </message>
  <message>
   <source>expected an object {…} with the tool's name and its arguments</source>
   <translation>esperava-se um objeto {…} com o nome da ferramenta e seus argumentos</translation>
  </message>
  <message>
   <source>Expected answer</source>
   <translation>Resposta esperada</translation>
  </message>
  <message>
   <source>expected the arguments to be an object {…}, found {0}</source>
   <translation>esperava-se que os argumentos fossem um objeto {…}, encontrou-se {0}</translation>
  </message>
  <message>
   <source>expected the closing {0} of a text</source>
   <translation>esperava-se o {0} final de um texto</translation>
  </message>
  <message>
   <source>expected the key "{0}" with the tool's name, found {1}</source>
   <translation>esperava-se a chave "{0}" com o nome da ferramenta, encontrou-se {1}</translation>
  </message>
  <message>
   <source>expected the tool's name after {0}</source>
   <translation>esperava-se o nome da ferramenta depois de {0}</translation>
  </message>
  <message>
   <source>expected the tool's name, found {0}</source>
   <translation>esperava-se o nome da ferramenta, encontrou-se {0}</translation>
  </message>
  <message>
   <source>Expected tool calls</source>
   <translation>Chamadas de ferramentas esperadas</translation>
  </message>
  <message>
   <source>expected {0} after the value of {1}</source>
   <translation>esperava-se {0} depois do valor de {1}</translation>
  </message>
  <message>
   <source>expected {0} after {1}, found {2}</source>
   <translation>esperava-se {0} depois de {1}, encontrou-se {2}</translation>
  </message>
  <message>
   <source>expected {0} and the tool's name, found {1}</source>
   <translation>esperava-se {0} e o nome da ferramenta, encontrou-se {1}</translation>
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
   <translation>Exportar em Markdown</translation>
  </message>
  <message>
   <source>Export conversation</source>
   <translation>Exportar conversa</translation>
  </message>
  <message>
   <source>Export conversation as JSON lines…</source>
   <translation>Exportar conversa em JSON lines…</translation>
  </message>
  <message>
   <source>Export conversation as Markdown…</source>
   <translation>Exportar conversa em Markdown…</translation>
  </message>
  <message>
   <source>Export CSV…</source>
   <translation>Exportar CSV…</translation>
  </message>
  <message>
   <source>Export data set</source>
   <translation>Exportar conjunto de dados</translation>
  </message>
  <message>
   <source>Export data set…</source>
   <translation>Exportar conjunto de dados…</translation>
  </message>
  <message>
   <source>Export events as JSON lines</source>
   <translation>Exportar eventos em JSON lines</translation>
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
   <translation>Exporte de novo.</translation>
  </message>
  <message>
   <source>Export it as yaml: that is the Agent Framework's form of an agent.</source>
   <translation>Exporte em yaml: é a forma do Agent Framework para um agente.</translation>
  </message>
  <message>
   <source>Export JSON…</source>
   <translation>Exportar JSON…</translation>
  </message>
  <message>
   <source>Export rules</source>
   <translation>Exportar regras</translation>
  </message>
  <message>
   <source>Export rules…</source>
   <translation>Exportar regras…</translation>
  </message>
  <message>
   <source>Export run</source>
   <translation>Exportar execução</translation>
  </message>
  <message>
   <source>Export runs</source>
   <translation>Exportar execuções</translation>
  </message>
  <message>
   <source>Export the audit log</source>
   <translation>Exportar o log de auditoria</translation>
  </message>
  <message>
   <source>Export the audit log…</source>
   <translation>Exportar o log de auditoria…</translation>
  </message>
  <message>
   <source>Export the chosen runs</source>
   <translation>Exportar as execuções escolhidas</translation>
  </message>
  <message>
   <source>Export the conversation and delete it.</source>
   <translation>Exporte a conversa e exclua-a.</translation>
  </message>
  <message>
   <source>Export the flow there again.</source>
   <translation>Exporte o fluxo de novo lá.</translation>
  </message>
  <message>
   <source>Export the history</source>
   <translation>Exportar o histórico</translation>
  </message>
  <message>
   <source>Export the team there again.</source>
   <translation>Exporte a equipe de novo lá.</translation>
  </message>
  <message>
   <source>Export this run as JSON lines</source>
   <translation>Exportar esta execução em JSON lines</translation>
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
   <translation>Exportar ferramenta</translation>
  </message>
  <message>
   <source>Export tool…</source>
   <translation>Exportar ferramenta…</translation>
  </message>
  <message>
   <source>Exported to {0}</source>
   <translation>Exportado para {0}</translation>
  </message>
  <message>
   <source>Exporting rules</source>
   <translation>Exportando regras</translation>
  </message>
  <message>
   <source>Exports and bundles</source>
   <translation>Exportações e pacotes</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>Exportar…</translation>
  </message>
  <message>
   <source>Extract</source>
   <translation>Extrair</translation>
  </message>
  <message>
   <source>F1 opens the manual, Ctrl+K lists every command. These steps and the tour are there again under Help.</source>
   <translation>F1 abre o manual, Ctrl+K lista todos os comandos. Estes passos e o tour estão de novo em Ajuda.</translation>
  </message>
  <message>
   <source>Fail where no answer will do</source>
   <translation>Falhar onde nenhuma resposta serve</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>Falhou</translation>
  </message>
  <message>
   <source>failed</source>
   <translation>falhou</translation>
  </message>
  <message>
   <source>Failed after {0} s</source>
   <translation>Falhou após {0} s</translation>
  </message>
  <message>
   <source>Failed at {0} · {1}</source>
   <translation>Falhou em {0} · {1}</translation>
  </message>
  <message>
   <source>Failed calls</source>
   <translation>Chamadas com falha</translation>
  </message>
  <message>
   <source>Failed requests</source>
   <translation>Requisições com falha</translation>
  </message>
  <message>
   <source>Failed runs</source>
   <translation>Execuções com falha</translation>
  </message>
  <message>
   <source>Failed · {1}</source>
   <translation>Falhou · {1}</translation>
  </message>
  <message>
   <source>Failed: again</source>
   <translation>Se falhar: de novo</translation>
  </message>
  <message>
   <source>Failure</source>
   <translation>Falha</translation>
  </message>
  <message>
   <source>failures in a row</source>
   <translation>falhas seguidas</translation>
  </message>
  <message>
   <source>Failures in a row that pause it</source>
   <translation>Falhas seguidas que a pausam</translation>
  </message>
  <message>
   <source>fallback</source>
   <translation>reserva</translation>
  </message>
  <message>
   <source>Fallback of</source>
   <translation>Reserva de</translation>
  </message>
  <message>
   <source>falling</source>
   <translation>caindo</translation>
  </message>
  <message>
   <source>Family</source>
   <translation>Família</translation>
  </message>
  <message>
   <source>Favourite</source>
   <translation>Favorito</translation>
  </message>
  <message>
   <source>Fell for the trap</source>
   <translation>Caiu na armadilha</translation>
  </message>
  <message>
   <source>Fetch</source>
   <translation>Buscar</translation>
  </message>
  <message>
   <source>Fetch it anew.</source>
   <translation>Baixe de novo.</translation>
  </message>
  <message>
   <source>Fetch it with Foundry Local's own tools, or choose another model.</source>
   <translation>Baixe-o com as ferramentas do próprio Foundry Local, ou escolha outro modelo.</translation>
  </message>
  <message>
   <source>Fetch it.</source>
   <translation>Baixe-o.</translation>
  </message>
  <message>
   <source>Fetch it: workbench engines ollama pull {0}</source>
   <translation>Baixe-o: workbench engines ollama pull {0}</translation>
  </message>
  <message>
   <source>Fetch the damaged parts again, and only those</source>
   <translation>Buscar de novo as partes danificadas, e só essas</translation>
  </message>
  <message>
   <source>Fetch the file; its header is read then.</source>
   <translation>Baixe o arquivo; o cabeçalho é lido então.</translation>
  </message>
  <message>
   <source>Fetch the model again.</source>
   <translation>Baixe o modelo de novo.</translation>
  </message>
  <message>
   <source>Fetch the model anew.</source>
   <translation>Baixe o modelo novamente.</translation>
  </message>
  <message>
   <source>fetched or imported</source>
   <translation>baixado ou importado</translation>
  </message>
  <message>
   <source>fetching {0} was stopped</source>
   <translation>o download de {0} foi interrompido</translation>
  </message>
  <message>
   <source>Fewer than 8 requests waited all of a minute</source>
   <translation>Menos de 8 requisições esperaram um minuto inteiro</translation>
  </message>
  <message>
   <source>Fewer than a tenth failed in 15 minutes</source>
   <translation>Menos de um décimo falhou em 15 minutos</translation>
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
   <translation>Os campos são: {0}.</translation>
  </message>
  <message>
   <source>fields held to their types while they are written</source>
   <translation>campos restritos aos seus tipos enquanto são escritos</translation>
  </message>
  <message>
   <source>Figures</source>
   <translation>Números</translation>
  </message>
  <message>
   <source>File</source>
   <translation>Arquivo</translation>
  </message>
  <message>
   <source>File and plan</source>
   <translation>Arquivo e plano</translation>
  </message>
  <message>
   <source>File damaged</source>
   <translation>Arquivo danificado</translation>
  </message>
  <message>
   <source>File exported</source>
   <translation>Arquivo exportado</translation>
  </message>
  <message>
   <source>File of its private key, as PEM, without a password.</source>
   <translation>Arquivo da chave privada, em PEM, sem senha.</translation>
  </message>
  <message>
   <source>File of the certificate chain, as PEM.</source>
   <translation>Arquivo da cadeia de certificados, em PEM.</translation>
  </message>
  <message>
   <source>File operation</source>
   <translation>Operação de arquivo</translation>
  </message>
  <message>
   <source>Files</source>
   <translation>Arquivos</translation>
  </message>
  <message>
   <source>Files named</source>
   <translation>Arquivos com nome</translation>
  </message>
  <message>
   <source>Files of rules have some kilobytes.</source>
   <translation>Arquivos de regras têm alguns kilobytes.</translation>
  </message>
  <message>
   <source>Files of Workbench and of other programs ({0})</source>
   <translation>Arquivos do Workbench e de outros programas ({0})</translation>
  </message>
  <message>
   <source>Files to compare with</source>
   <translation>Arquivos para comparar</translation>
  </message>
  <message>
   <source>files up to {0}</source>
   <translation>arquivos de até {0}</translation>
  </message>
  <message>
   <source>files up to {0} are granted, not {1}</source>
   <translation>são concedidos arquivos de até {0}, não {1}</translation>
  </message>
  <message>
   <source>Fill it in.</source>
   <translation>Preencha-o.</translation>
  </message>
  <message>
   <source>Filter models</source>
   <translation>Filtrar modelos</translation>
  </message>
  <message>
   <source>Filters are {0}. To search for the text, put it in quotes: "{1}:{2}".</source>
   <translation>Os filtros são {0}. Para buscar o texto, ponha-o entre aspas: "{1}:{2}".</translation>
  </message>
  <message>
   <source>Find</source>
   <translation>Encontrar</translation>
  </message>
  <message>
   <source>Find a case</source>
   <translation>Encontrar um caso</translation>
  </message>
  <message>
   <source>Find a connection</source>
   <translation>Encontrar uma conexão</translation>
  </message>
  <message>
   <source>Find a data set</source>
   <translation>Encontrar um conjunto de dados</translation>
  </message>
  <message>
   <source>Find a graph</source>
   <translation>Encontrar um grafo</translation>
  </message>
  <message>
   <source>Find a host or a purpose</source>
   <translation>Encontrar um host ou motivo</translation>
  </message>
  <message>
   <source>Find a job</source>
   <translation>Encontrar uma tarefa</translation>
  </message>
  <message>
   <source>Find a kind of node</source>
   <translation>Encontrar um tipo de nó</translation>
  </message>
  <message>
   <source>Find a model</source>
   <translation>Encontrar um modelo</translation>
  </message>
  <message>
   <source>Find a node</source>
   <translation>Encontrar um nó</translation>
  </message>
  <message>
   <source>Find a tool</source>
   <translation>Encontrar uma ferramenta</translation>
  </message>
  <message>
   <source>Find an agent</source>
   <translation>Encontrar um agente</translation>
  </message>
  <message>
   <source>Find customers by the beginning of their name</source>
   <translation>Encontrar clientes pelo começo do nome</translation>
  </message>
  <message>
   <source>Find in this conversation</source>
   <translation>Encontrar nesta conversa</translation>
  </message>
  <message>
   <source>Find in this run</source>
   <translation>Encontrar nesta execução</translation>
  </message>
  <message>
   <source>Find in this text</source>
   <translation>Encontrar neste texto</translation>
  </message>
  <message>
   <source>Find models to download</source>
   <translation>Encontrar modelos para baixar</translation>
  </message>
  <message>
   <source>Find one under Models with “embed”, “bge”, “e5” or “minilm” in its name, such as all-MiniLM-L6-v2 or bge-small-en-v1.5 as GGUF.</source>
   <translation>Procure um em Modelos com “embed”, “bge”, “e5” ou “minilm” no nome, como all-MiniLM-L6-v2 ou bge-small-en-v1.5 em GGUF.</translation>
  </message>
  <message>
   <source>Find the best setting…</source>
   <translation>Encontrar o melhor ajuste…</translation>
  </message>
  <message>
   <source>Find() compared with something else than &gt; 0</source>
   <translation>Find() comparado com algo diferente de &gt; 0</translation>
  </message>
  <message>
   <source>Finding and fetching models</source>
   <translation>Encontrar e baixar modelos</translation>
  </message>
  <message>
   <source>Finds the parts of your documents that answer a question</source>
   <translation>Encontra as partes dos seus documentos que respondem a uma pergunta</translation>
  </message>
  <message>
   <source>finish reason</source>
   <translation>motivo do fim</translation>
  </message>
  <message>
   <source>Fired</source>
   <translation>Disparou</translation>
  </message>
  <message>
   <source>Fires when it</source>
   <translation>Dispara quando</translation>
  </message>
  <message>
   <source>Fires {0}{1}.</source>
   <translation>Dispara {0}{1}.</translation>
  </message>
  <message>
   <source>Firing for {0}: {1} now</source>
   <translation>Disparando há {0}: {1} agora</translation>
  </message>
  <message>
   <source>First</source>
   <translation>Primeiro</translation>
  </message>
  <message>
   <source>first</source>
   <translation>primeiro</translation>
  </message>
  <message>
   <source>First candidate</source>
   <translation>Primeiro candidato</translation>
  </message>
  <message>
   <source>First day</source>
   <translation>Primeiro dia</translation>
  </message>
  <message>
   <source>first difference at token {0}</source>
   <translation>primeira diferença no token {0}</translation>
  </message>
  <message>
   <source>first difference at token {0}: the prompt leaves the kept text there</source>
   <translation>primeira diferença no token {0}: ali o prompt se afasta do texto guardado</translation>
  </message>
  <message>
   <source>First steps</source>
   <translation>Primeiros passos</translation>
  </message>
  <message>
   <source>First token</source>
   <translation>Primeiro token</translation>
  </message>
  <message>
   <source>first token after {0}</source>
   <translation>primeiro token após {0}</translation>
  </message>
  <message>
   <source>First token of servers</source>
   <translation>Primeiro token dos servidores</translation>
  </message>
  <message>
   <source>First token of the server</source>
   <translation>Primeiro token do servidor</translation>
  </message>
  <message>
   <source>First: {0}</source>
   <translation>Primeiro: {0}</translation>
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
   <translation>Segue um JSON Schema</translation>
  </message>
  <message>
   <source>Fits here</source>
   <translation>Cabe aqui</translation>
  </message>
  <message>
   <source>fits none of the forms that are allowed</source>
   <translation>não segue nenhuma das formas permitidas</translation>
  </message>
  <message>
   <source>fits the schema</source>
   <translation>segue o esquema</translation>
  </message>
  <message>
   <source>Fixed values</source>
   <translation>Valores fixos</translation>
  </message>
  <message>
   <source>Flash attention {0}</source>
   <translation>Flash attention {0}</translation>
  </message>
  <message>
   <source>Flow</source>
   <translation>Fluxo</translation>
  </message>
  <message>
   <source>fluent</source>
   <translation>fluente</translation>
  </message>
  <message>
   <source>Fold every step</source>
   <translation>Recolher todas as etapas</translation>
  </message>
  <message>
   <source>Fold messages</source>
   <translation>Recolher mensagens</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>Pasta</translation>
  </message>
  <message>
   <source>Folder for downloads</source>
   <translation>Pasta de downloads</translation>
  </message>
  <message>
   <source>Folder of models</source>
   <translation>Pasta de modelos</translation>
  </message>
  <message>
   <source>Folder to run from</source>
   <translation>Pasta de onde rodar</translation>
  </message>
  <message>
   <source>Folder {0}</source>
   <translation>Pasta {0}</translation>
  </message>
  <message>
   <source>Folders</source>
   <translation>Pastas</translation>
  </message>
  <message>
   <source>Folders for {0}</source>
   <translation>Pastas para {0}</translation>
  </message>
  <message>
   <source>Folders it may read</source>
   <translation>Pastas que pode ler</translation>
  </message>
  <message>
   <source>Folders that agents may read do not go along.</source>
   <translation>As pastas que os agentes podem ler não vão junto.</translation>
  </message>
  <message>
   <source>folders with %s</source>
   <translation>pastas com %s</translation>
  </message>
  <message>
   <source>Folders, one per line</source>
   <translation>Pastas, uma por linha</translation>
  </message>
  <message>
   <source>Folders: not held</source>
   <translation>Pastas: sem proteção</translation>
  </message>
  <message>
   <source>For</source>
   <translation>Para</translation>
  </message>
  <message>
   <source>for</source>
   <translation>por</translation>
  </message>
  <message>
   <source>For %s.</source>
   <translation>Para %s.</translation>
  </message>
  <message>
   <source>For %s. %d GPUs.</source>
   <translation>Para %s. %d GPUs.</translation>
  </message>
  <message>
   <source>For a check that the text is JSON that fits it.</source>
   <translation>Para verificar se o texto é JSON que o segue.</translation>
  </message>
  <message>
   <source>For a server that is started later</source>
   <translation>Para um servidor iniciado depois</translation>
  </message>
  <message>
   <source>For agents that name no model.</source>
   <translation>Para agentes que não indicam modelo.</translation>
  </message>
  <message>
   <source>For each new file in a folder</source>
   <translation>Para cada arquivo novo em uma pasta</translation>
  </message>
  <message>
   <source>For each new file in {0}</source>
   <translation>Para cada novo arquivo em {0}</translation>
  </message>
  <message>
   <source>For each new file named {0} in {1}</source>
   <translation>Para cada novo arquivo chamado {0} em {1}</translation>
  </message>
  <message>
   <source>For everyone else it does not exist: no agent offers it, and no call runs.</source>
   <translation>Para os demais ela não existe: nenhum agente a oferece e nenhuma chamada roda.</translation>
  </message>
  <message>
   <source>For how long</source>
   <translation>Por quanto tempo</translation>
  </message>
  <message>
   <source>For how long it is bad</source>
   <translation>Por quanto tempo vai mal</translation>
  </message>
  <message>
   <source>For how long it is calm</source>
   <translation>Por quanto tempo fica calmo</translation>
  </message>
  <message>
   <source>For real</source>
   <translation>De verdade</translation>
  </message>
  <message>
   <source>For searches and downloads, such as http://proxy.example:3128. Empty takes what the system says in HTTPS_PROXY.</source>
   <translation>Para buscas e downloads, como http://proxy.example:3128. Vazio usa o que o sistema diz em HTTPS_PROXY.</translation>
  </message>
  <message>
   <source>For staff. To go back, press Back or wait.</source>
   <translation>Para funcionários. Para voltar, pressione Voltar ou espere.</translation>
  </message>
  <message>
   <source>for whom {0} is</source>
   <translation>para quem é {0}</translation>
  </message>
  <message>
   <source>for {0}</source>
   <translation>por {0}</translation>
  </message>
  <message>
   <source>For {0}, {1}</source>
   <translation>Para {0}, {1}</translation>
  </message>
  <message>
   <source>Forget</source>
   <translation>Esquecer</translation>
  </message>
  <message>
   <source>Forget all</source>
   <translation>Esquecer tudo</translation>
  </message>
  <message>
   <source>Forget all of {0}</source>
   <translation>Esquecer tudo de {0}</translation>
  </message>
  <message>
   <source>Forget for good?</source>
   <translation>Esquecer de vez?</translation>
  </message>
  <message>
   <source>Forget in the keyring…</source>
   <translation>Esquecer no chaveiro…</translation>
  </message>
  <message>
   <source>Forget the key</source>
   <translation>Esquecer a chave</translation>
  </message>
  <message>
   <source>Forget the plan</source>
   <translation>Esquecer o plano</translation>
  </message>
  <message>
   <source>Forget the signer {0}</source>
   <translation>Esquecer quem assinou {0}</translation>
  </message>
  <message>
   <source>Forget “{0}”</source>
   <translation>Esquecer “{0}”</translation>
  </message>
  <message>
   <source>Forgetting the setting</source>
   <translation>Esquecendo o ajuste</translation>
  </message>
  <message>
   <source>Forgotten after days</source>
   <translation>Esquecido após dias</translation>
  </message>
  <message>
   <source>Form</source>
   <translation>Formulário</translation>
  </message>
  <message>
   <source>Form answered</source>
   <translation>Formulário respondido</translation>
  </message>
  <message>
   <source>Form of the agent</source>
   <translation>Formulário do agente</translation>
  </message>
  <message>
   <source>Form of the server</source>
   <translation>Formulário do servidor</translation>
  </message>
  <message>
   <source>Form of the tool</source>
   <translation>Formulário da ferramenta</translation>
  </message>
  <message>
   <source>Format the drive as exFAT, or take a smaller variant of the model.</source>
   <translation>Formate a unidade em exFAT, ou pegue uma variante menor do modelo.</translation>
  </message>
  <message>
   <source>format {0} is not known, only {1}</source>
   <translation>o formato {0} não é conhecido, só {1}</translation>
  </message>
  <message>
   <source>format: a newer version of this program wrote this job</source>
   <translation>format: uma versão mais nova deste programa escreveu esta tarefa</translation>
  </message>
  <message>
   <source>format: {0} is not {1}</source>
   <translation>format: {0} não é {1}</translation>
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
   <translation>o Foundry Local não conseguiu ler seu catálogo: {0}</translation>
  </message>
  <message>
   <source>Foundry Local could not {0} {1}: {2}</source>
   <translation>o Foundry Local não conseguiu {0} {1}: {2}</translation>
  </message>
  <message>
   <source>Foundry Local did not start: {0}</source>
   <translation>o Foundry Local não iniciou: {0}</translation>
  </message>
  <message>
   <source>Foundry Local does not tell how much of it was kept</source>
   <translation>o Foundry Local não diz quanto disso foi guardado</translation>
  </message>
  <message>
   <source>Foundry Local failed: {0}</source>
   <translation>o Foundry Local falhou: {0}</translation>
  </message>
  <message>
   <source>Foundry Local has no model {0}</source>
   <translation>o Foundry Local não tem o modelo {0}</translation>
  </message>
  <message>
   <source>Foundry Local is not installed</source>
   <translation>O Foundry Local não está instalado</translation>
  </message>
  <message>
   <source>Foundry Local refused the conversation: {0}</source>
   <translation>o Foundry Local recusou a conversa: {0}</translation>
  </message>
  <message>
   <source>Foundry Local refused {0}: {1}</source>
   <translation>o Foundry Local recusou {0}: {1}</translation>
  </message>
  <message>
   <source>Foundry Local told of its models in another way than expected</source>
   <translation>o Foundry Local informou seus modelos de forma diferente da esperada</translation>
  </message>
  <message>
   <source>Foundry Local writes its prompts itself and takes no finished one</source>
   <translation>o Foundry Local escreve os prompts ele mesmo e não aceita um pronto</translation>
  </message>
  <message>
   <source>Foundry Local's catalogue did not answer, or it names no model</source>
   <translation>o catálogo do Foundry Local não respondeu, ou não indica modelos</translation>
  </message>
  <message>
   <source>Foundry Local's catalogue is on the network, which is off in the settings</source>
   <translation>O catálogo do Foundry Local está na rede, que está desligada nas configurações</translation>
  </message>
  <message>
   <source>Foundry Local's web service</source>
   <translation>Serviço web do Foundry Local</translation>
  </message>
  <message>
   <source>Foundry Local's web service answered {0}: {1}</source>
   <translation>o serviço web do Foundry Local respondeu {0}: {1}</translation>
  </message>
  <message>
   <source>Foundry Local's web service did not {0}: {1}</source>
   <translation>o serviço web do Foundry Local não conseguiu {0}: {1}</translation>
  </message>
  <message>
   <source>Foundry Local's web service does not answer at {0}</source>
   <translation>o serviço web do Foundry Local não responde em {0}</translation>
  </message>
  <message>
   <source>Foundry Local's web service does not run</source>
   <translation>O serviço web do Foundry Local não está rodando</translation>
  </message>
  <message>
   <source>Four or five words that have nothing to do with one another are good.</source>
   <translation>Quatro ou cinco palavras sem relação entre si são uma boa escolha.</translation>
  </message>
  <message>
   <source>Free</source>
   <translation>Livre</translation>
  </message>
  <message>
   <source>free</source>
   <translation>livre</translation>
  </message>
  <message>
   <source>Free some memory.</source>
   <translation>Libere memória.</translation>
  </message>
  <message>
   <source>Free some space on the disk of the data folder; it is stored with the next run.</source>
   <translation>Libere espaço no disco da pasta de dados; é gravado com a próxima execução.</translation>
  </message>
  <message>
   <source>Free some space on the disk of {0}, then resume.</source>
   <translation>Libere espaço no disco de {0} e retome.</translation>
  </message>
  <message>
   <source>Free some space on the disk that holds {0}, or choose another one.</source>
   <translation>Libere espaço no disco que contém {0}, ou escolha outro.</translation>
  </message>
  <message>
   <source>Free some space on the disk that holds {0}, or use the bundle in place.</source>
   <translation>Libere espaço no disco que contém {0}, ou use o pacote no lugar.</translation>
  </message>
  <message>
   <source>Free some space on the disk that holds {0}, then resume.</source>
   <translation>Libere espaço no disco que contém {0}, depois retome.</translation>
  </message>
  <message>
   <source>Free some space on the disk that holds {0}, then try again.</source>
   <translation>Libere espaço no disco que contém {0} e tente de novo.</translation>
  </message>
  <message>
   <source>Free some space on the disk that holds {0}.</source>
   <translation>Libere espaço no disco que contém {0}.</translation>
  </message>
  <message>
   <source>Free some space on the disk, then try again.</source>
   <translation>Libere espaço no disco e tente de novo.</translation>
  </message>
  <message>
   <source>Free space for this user on the disk that holds the data folder.</source>
   <translation>Espaço livre para este usuário no disco que contém a pasta de dados.</translation>
  </message>
  <message>
   <source>free, constrained or reason_first</source>
   <translation>free, constrained ou reason_first</translation>
  </message>
  <message>
   <source>Free: nothing is held, mistakes are mended</source>
   <translation>Livre: nada é restrito, erros são corrigidos</translation>
  </message>
  <message>
   <source>Fri</source>
   <translation>Sex</translation>
  </message>
  <message>
   <source>Friday</source>
   <translation>sexta-feira</translation>
  </message>
  <message>
   <source>From</source>
   <translation>De</translation>
  </message>
  <message>
   <source>From a sentence…</source>
   <translation>A partir de uma frase…</translation>
  </message>
  <message>
   <source>From repetitions in the text</source>
   <translation>De repetições no texto</translation>
  </message>
  <message>
   <source>From request to last token, of each request.</source>
   <translation>Da requisição ao último token, de cada requisição.</translation>
  </message>
  <message>
   <source>From small to large; the first good answer goes on.</source>
   <translation>Do menor ao maior; a primeira resposta boa segue.</translation>
  </message>
  <message>
   <source>From the beginning of the step to its end by the clock; waiting for a turn, for a model to load or for a leave is part of it.</source>
   <translation>Do começo da etapa ao fim pelo relógio; esperar a vez, a carga de um modelo ou uma permissão faz parte.</translation>
  </message>
  <message>
   <source>From the chosen step, with another model or other instructions</source>
   <translation>A partir da etapa escolhida, com outro modelo ou outras instruções</translation>
  </message>
  <message>
   <source>From the message to the end of each run.</source>
   <translation>Da mensagem ao fim de cada execução.</translation>
  </message>
  <message>
   <source>From the next run on. Later messages of a conversation do not know it then, and such a run cannot be told again.</source>
   <translation>A partir da próxima execução. Mensagens posteriores de uma conversa então não o conhecem, e tal execução não pode ser recontada.</translation>
  </message>
  <message>
   <source>From the next time it is turned on, like all of these.</source>
   <translation>A partir da próxima vez que for ligado, como todos estes.</translation>
  </message>
  <message>
   <source>From {0}</source>
   <translation>De {0}</translation>
  </message>
  <message>
   <source>from {0} to {1}</source>
   <translation>das {0} às {1}</translation>
  </message>
  <message>
   <source>Full GPU</source>
   <translation>Toda na GPU</translation>
  </message>
  <message>
   <source>Functions: {0}.</source>
   <translation>Funções: {0}.</translation>
  </message>
  <message>
   <source>Gallery of graphs</source>
   <translation>Galeria de grafos</translation>
  </message>
  <message>
   <source>Gap: nothing could be written</source>
   <translation>Lacuna: nada pôde ser escrito</translation>
  </message>
  <message>
   <source>gated</source>
   <translation>acesso restrito</translation>
  </message>
  <message>
   <source>gateway: {0}, {1} requests</source>
   <translation>gateway: {0}, {1} solicitações</translation>
  </message>
  <message>
   <source>Gather</source>
   <translation>Reunir</translation>
  </message>
  <message>
   <source>Gave no verdict: </source>
   <translation>Não deu veredito: </translation>
  </message>
  <message>
   <source>Get it again from where it came from.</source>
   <translation>Pegue-o de novo de onde veio.</translation>
  </message>
  <message>
   <source>Get the file again from where it came from, then add it.</source>
   <translation>Pegue o arquivo de novo de onde veio e adicione-o.</translation>
  </message>
  <message>
   <source>Get the file again from where it came from.</source>
   <translation>Pegue o arquivo de novo de onde veio.</translation>
  </message>
  <message>
   <source>Get the folder again from where it came from.</source>
   <translation>Pegue a pasta de novo de onde veio.</translation>
  </message>
  <message>
   <source>Get the folder again.</source>
   <translation>Pegue a pasta de novo.</translation>
  </message>
  <message>
   <source>Get the model again from where it came from.</source>
   <translation>Pegue o modelo de novo de onde veio.</translation>
  </message>
  <message>
   <source>Get the model again.</source>
   <translation>Obtenha o modelo de novo.</translation>
  </message>
  <message>
   <source>Get the newer source and run `make setup`.</source>
   <translation>Pegue o código mais novo e execute `make setup`.</translation>
  </message>
  <message>
   <source>GGUF version</source>
   <translation>Versão GGUF</translation>
  </message>
  <message>
   <source>Give a passphrase.</source>
   <translation>Informe uma frase secreta.</translation>
  </message>
  <message>
   <source>Give another name.</source>
   <translation>Dê outro nome.</translation>
  </message>
  <message>
   <source>Give another value.</source>
   <translation>Dê outro valor.</translation>
  </message>
  <message>
   <source>Give at least one text.</source>
   <translation>Dê pelo menos um texto.</translation>
  </message>
  <message>
   <source>Give both.</source>
   <translation>Dê ambos.</translation>
  </message>
  <message>
   <source>Give each administrator a new PIN.</source>
   <translation>Dê um novo PIN a cada administrador.</translation>
  </message>
  <message>
   <source>Give each its own id.</source>
   <translation>Dê um id próprio a cada uma.</translation>
  </message>
  <message>
   <source>Give it a text.</source>
   <translation>Dê um texto a ela.</translation>
  </message>
  <message>
   <source>Give it an id.</source>
   <translation>Dê um id a ele.</translation>
  </message>
  <message>
   <source>Give it another id.</source>
   <translation>Dê outro id a ele.</translation>
  </message>
  <message>
   <source>Give it another name.</source>
   <translation>Dê outro nome a ele.</translation>
  </message>
  <message>
   <source>Give it another one.</source>
   <translation>Dê outro a ele.</translation>
  </message>
  <message>
   <source>Give it another value.</source>
   <translation>Dê outro valor a ela.</translation>
  </message>
  <message>
   <source>Give it as a variable or a header.</source>
   <translation>Dê-o como variável ou cabeçalho.</translation>
  </message>
  <message>
   <source>Give it at least one {0}.</source>
   <translation>Dê a ela pelo menos um {0}.</translation>
  </message>
  <message>
   <source>Give it one of these endings: {0}.</source>
   <translation>Dê a ele uma destas terminações: {0}.</translation>
  </message>
  <message>
   <source>Give it one, or set a default.</source>
   <translation>Dê um valor a ela, ou defina um padrão.</translation>
  </message>
  <message>
   <source>Give it one.</source>
   <translation>Dê um a ele.</translation>
  </message>
  <message>
   <source>Give it properties, or remove it.</source>
   <translation>Dê propriedades a ele, ou remova-o.</translation>
  </message>
  <message>
   <source>Give one another name.</source>
   <translation>Dê outro nome a um deles.</translation>
  </message>
  <message>
   <source>Give one of them another name.</source>
   <translation>Dê outro nome a um deles.</translation>
  </message>
  <message>
   <source>Give one.</source>
   <translation>Dê uma.</translation>
  </message>
  <message>
   <source>Give run the tool's parameters.</source>
   <translation>Dê a run os parâmetros da ferramenta.</translation>
  </message>
  <message>
   <source>Give the agent fewer tools.</source>
   <translation>Dê menos ferramentas ao agente.</translation>
  </message>
  <message>
   <source>Give the model call a schema for its answer.</source>
   <translation>Dê à chamada de modelo um esquema para a resposta.</translation>
  </message>
  <message>
   <source>Give the path instead of the text.</source>
   <translation>Dê o caminho em vez do texto.</translation>
  </message>
  <message>
   <source>Give them in several requests.</source>
   <translation>Dê-os em várias requisições.</translation>
  </message>
  <message>
   <source>given arguments</source>
   <translation>argumentos dados</translation>
  </message>
  <message>
   <source>Gives back a value that was kept in this run</source>
   <translation>Devolve um valor guardado nesta execução</translation>
  </message>
  <message>
   <source>Gives back what was remembered: the newest, by words, or by what is alike</source>
   <translation>Devolve o que foi lembrado: o mais novo, por palavras ou por semelhança</translation>
  </message>
  <message>
   <source>Gives the expected number</source>
   <translation>Dá o número esperado</translation>
  </message>
  <message>
   <source>Go back out</source>
   <translation>Voltar para fora</translation>
  </message>
  <message>
   <source>Go inside a node</source>
   <translation>Entrar em um nó</translation>
  </message>
  <message>
   <source>Go inside this node</source>
   <translation>Entrar neste nó</translation>
  </message>
  <message>
   <source>Go on</source>
   <translation>Continuar</translation>
  </message>
  <message>
   <source>go on</source>
   <translation>continuar</translation>
  </message>
  <message>
   <source>Go on unrecorded</source>
   <translation>Continuar sem registro</translation>
  </message>
  <message>
   <source>Go on with it.</source>
   <translation>Continue-a.</translation>
  </message>
  <message>
   <source>Go on with the evaluation</source>
   <translation>Continuar a avaliação</translation>
  </message>
  <message>
   <source>Go to the field: {0}</source>
   <translation>Ir ao campo: {0}</translation>
  </message>
  <message>
   <source>Go to the outline</source>
   <translation>Ir à estrutura</translation>
  </message>
  <message>
   <source>Go to {0}</source>
   <translation>Ir para {0}</translation>
  </message>
  <message>
   <source>Goes on with the first value that arrives</source>
   <translation>Segue com o primeiro valor que chega</translation>
  </message>
  <message>
   <source>goes to the keyring</source>
   <translation>vai para o chaveiro</translation>
  </message>
  <message>
   <source>Goes to the keyring: {0}</source>
   <translation>Vai para o chaveiro: {0}</translation>
  </message>
  <message>
   <source>Going back</source>
   <translation>Voltando à anterior</translation>
  </message>
  <message>
   <source>Gone</source>
   <translation>Sumiu</translation>
  </message>
  <message>
   <source>Good</source>
   <translation>Boa</translation>
  </message>
  <message>
   <source>Good answer</source>
   <translation>Resposta boa</translation>
  </message>
  <message>
   <source>Good answer, or no longer</source>
   <translation>Resposta boa, ou não mais</translation>
  </message>
  <message>
   <source>GPU</source>
   <translation>GPU</translation>
  </message>
  <message>
   <source>GPU memory</source>
   <translation>Memória da GPU</translation>
  </message>
  <message>
   <source>GPU memory in use</source>
   <translation>Memória da GPU em uso</translation>
  </message>
  <message>
   <source>GPU memory in use, share</source>
   <translation>Memória da GPU em uso, parte</translation>
  </message>
  <message>
   <source>GPU of Apple silicon</source>
   <translation>GPU dos chips da Apple</translation>
  </message>
  <message>
   <source>GPU power</source>
   <translation>Potência da GPU</translation>
  </message>
  <message>
   <source>GPU temperature</source>
   <translation>Temperatura da GPU</translation>
  </message>
  <message>
   <source>GPU use</source>
   <translation>Uso da GPU</translation>
  </message>
  <message>
   <source>Grant a folder</source>
   <translation>Conceder uma pasta</translation>
  </message>
  <message>
   <source>Grant a server</source>
   <translation>Conceder um servidor</translation>
  </message>
  <message>
   <source>Grant exactly that.</source>
   <translation>Conceda exatamente isso.</translation>
  </message>
  <message>
   <source>Grant exactly {0}:{1}, if that is a server of yours.</source>
   <translation>Conceda exatamente {0}:{1}, se for um servidor seu.</translation>
  </message>
  <message>
   <source>Grant it</source>
   <translation>Conceder</translation>
  </message>
  <message>
   <source>Grant it a folder.</source>
   <translation>Conceda uma pasta a ele.</translation>
  </message>
  <message>
   <source>Grant it an SQLite file.</source>
   <translation>Conceda um arquivo SQLite a ele.</translation>
  </message>
  <message>
   <source>Grant it as well.</source>
   <translation>Conceda-a também.</translation>
  </message>
  <message>
   <source>Grant it that server, if you trust it.</source>
   <translation>Conceda-lhe esse servidor, se confiar nele.</translation>
  </message>
  <message>
   <source>Grant it, with its limits.</source>
   <translation>Conceda-a, com seus limites.</translation>
  </message>
  <message>
   <source>granted</source>
   <translation>concedida</translation>
  </message>
  <message>
   <source>Grants</source>
   <translation>Concessões</translation>
  </message>
  <message>
   <source>Graph</source>
   <translation>Grafo</translation>
  </message>
  <message>
   <source>Graph to run</source>
   <translation>Grafo a executar</translation>
  </message>
  <message>
   <source>Graph. {0}</source>
   <translation>Grafo. {0}</translation>
  </message>
  <message>
   <source>Graphics and neural processors</source>
   <translation>Processadores gráficos e neurais</translation>
  </message>
  <message>
   <source>Graphs</source>
   <translation>Grafos</translation>
  </message>
  <message>
   <source>Graphs may then use an earlier result again.</source>
   <translation>Grafos podem então usar de novo um resultado anterior.</translation>
  </message>
  <message>
   <source>Graphs that could not be read</source>
   <translation>Grafos que não puderam ser lidos</translation>
  </message>
  <message>
   <source>Graphs, workflows, flows and teams</source>
   <translation>Grafos, fluxos de trabalho e equipes</translation>
  </message>
  <message>
   <source>greater than</source>
   <translation>maior que</translation>
  </message>
  <message>
   <source>Grid</source>
   <translation>Grade</translation>
  </message>
  <message>
   <source>Group chat</source>
   <translation>Conversa em grupo</translation>
  </message>
  <message>
   <source>Guard</source>
   <translation>Guarda</translation>
  </message>
  <message>
   <source>Guards</source>
   <translation>Guardas</translation>
  </message>
  <message>
   <source>Guess ahead</source>
   <translation>Adivinhar à frente</translation>
  </message>
  <message>
   <source>Guessed</source>
   <translation>Adivinhado</translation>
  </message>
  <message>
   <source>Guessed ahead</source>
   <translation>Adivinhado à frente</translation>
  </message>
  <message>
   <source>guessed tokens</source>
   <translation>tokens adivinhados</translation>
  </message>
  <message>
   <source>Guesses ahead</source>
   <translation>Adivinha à frente</translation>
  </message>
  <message>
   <source>guessing ahead</source>
   <translation>adivinhar à frente</translation>
  </message>
  <message>
   <source>Guessing ahead helps few requests at once and slows many.</source>
   <translation>Adivinhar à frente ajuda poucas requisições simultâneas e atrasa muitas.</translation>
  </message>
  <message>
   <source>guessing paused at token {0}: {1}</source>
   <translation>os palpites foram pausados no token {0}: {1}</translation>
  </message>
  <message>
   <source>half a character</source>
   <translation>metade de um caractere</translation>
  </message>
  <message>
   <source>Half of the answers began within</source>
   <translation>Metade das respostas começou em</translation>
  </message>
  <message>
   <source>Half of the calls took less</source>
   <translation>Metade das chamadas levou menos</translation>
  </message>
  <message>
   <source>Half of the requests took less</source>
   <translation>Metade das requisições levou menos</translation>
  </message>
  <message>
   <source>Half of the runs took less</source>
   <translation>Metade das execuções levou menos</translation>
  </message>
  <message>
   <source>Hand-over</source>
   <translation>Repasse</translation>
  </message>
  <message>
   <source>Hand-overs at most</source>
   <translation>Máximo de repasses</translation>
  </message>
  <message>
   <source>Happened</source>
   <translation>Aconteceu</translation>
  </message>
  <message>
   <source>HAProxy does not take it: {0}</source>
   <translation>HAProxy não aceita: {0}</translation>
  </message>
  <message>
   <source>has a form that is not allowed</source>
   <translation>tem uma forma que não é permitida</translation>
  </message>
  <message>
   <source>has no {0}</source>
   <translation>não tem {0}</translation>
  </message>
  <message>
   <source>has none of the words</source>
   <translation>não tem nenhuma das palavras</translation>
  </message>
  <message>
   <source>has one of the words</source>
   <translation>tem uma das palavras</translation>
  </message>
  <message>
   <source>has the same item twice</source>
   <translation>tem o mesmo item duas vezes</translation>
  </message>
  <message>
   <source>has too few items of the kind it must contain</source>
   <translation>tem itens de menos do tipo que precisa conter</translation>
  </message>
  <message>
   <source>has too many items of the kind it may contain</source>
   <translation>tem itens demais do tipo que pode conter</translation>
  </message>
  <message>
   <source>has too {0} keys</source>
   <translation>tem {0} chaves</translation>
  </message>
  <message>
   <source>has {0} and no {1}</source>
   <translation>tem {0} e não tem {1}</translation>
  </message>
  <message>
   <source>Headers</source>
   <translation>Cabeçalhos</translation>
  </message>
  <message>
   <source>Headers that are sent</source>
   <translation>Cabeçalhos enviados</translation>
  </message>
  <message>
   <source>Headers: {0}</source>
   <translation>Cabeçalhos: {0}</translation>
  </message>
  <message>
   <source>Health</source>
   <translation>Saúde</translation>
  </message>
  <message>
   <source>Healthy</source>
   <translation>Saudável</translation>
  </message>
  <message>
   <source>Heat</source>
   <translation>Calor</translation>
  </message>
  <message>
   <source>held back</source>
   <translation>retido</translation>
  </message>
  <message>
   <source>held by the system</source>
   <translation>restrito pelo sistema</translation>
  </message>
  <message>
   <source>Held here: time, output</source>
   <translation>Restrito aqui: tempo, saída</translation>
  </message>
  <message>
   <source>Held to the schema</source>
   <translation>Restrito ao esquema</translation>
  </message>
  <message>
   <source>held to the schema</source>
   <translation>restrito ao esquema</translation>
  </message>
  <message>
   <source>Help</source>
   <translation>Ajuda</translation>
  </message>
  <message>
   <source>Here</source>
   <translation>Aqui</translation>
  </message>
  <message>
   <source>here only the last of a round is looked at</source>
   <translation>aqui só se olha a última de uma rodada</translation>
  </message>
  <message>
   <source>here several at a time, each by itself</source>
   <translation>aqui vários ao mesmo tempo, cada um por si</translation>
  </message>
  <message>
   <source>here the way with most of its words, whole words only</source>
   <translation>aqui, o caminho com mais palavras suas, só palavras inteiras</translation>
  </message>
  <message>
   <source>Hide</source>
   <translation>Ocultar</translation>
  </message>
  <message>
   <source>Hide the run console</source>
   <translation>Ocultar o console de execução</translation>
  </message>
  <message>
   <source>Hide {0}</source>
   <translation>Ocultar {0}</translation>
  </message>
  <message>
   <source>History</source>
   <translation>Histórico</translation>
  </message>
  <message>
   <source>Hold the dashboards, or go on</source>
   <translation>Congelar os painéis, ou continuar</translation>
  </message>
  <message>
   <source>Hold the picture; samples go on (Space)</source>
   <translation>Congelar a imagem; as amostras continuam (Espaço)</translation>
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
   <translation>Horário de {0}</translation>
  </message>
  <message>
   <source>How</source>
   <translation>Como</translation>
  </message>
  <message>
   <source>How a program asks it</source>
   <translation>Como um programa pergunta</translation>
  </message>
  <message>
   <source>How calls are written</source>
   <translation>Como as chamadas são escritas</translation>
  </message>
  <message>
   <source>How fast a model writes follows from how fast the memory is read.</source>
   <translation>A velocidade com que um modelo escreve depende da velocidade de leitura da memória.</translation>
  </message>
  <message>
   <source>How fast this machine reads memory, over the bytes to read</source>
   <translation>A rapidez com que esta máquina lê a memória, dividida pelos bytes a ler</translation>
  </message>
  <message>
   <source>How files and links name it.</source>
   <translation>Como arquivos e ligações o chamam.</translation>
  </message>
  <message>
   <source>How it is asked</source>
   <translation>Como é perguntado</translation>
  </message>
  <message>
   <source>How it is reached</source>
   <translation>Como é alcançado</translation>
  </message>
  <message>
   <source>How it is started</source>
   <translation>Como é iniciado</translation>
  </message>
  <message>
   <source>How it starts</source>
   <translation>Como começa</translation>
  </message>
  <message>
   <source>How long %s stays loaded</source>
   <translation>Por quanto tempo %s fica carregado</translation>
  </message>
  <message>
   <source>How long it is bad before it fires</source>
   <translation>Por quanto tempo vai mal antes de disparar</translation>
  </message>
  <message>
   <source>How long it is calm before it clears</source>
   <translation>Por quanto tempo fica calmo antes de encerrar</translation>
  </message>
  <message>
   <source>How long it stays loaded…</source>
   <translation>Por quanto tempo fica carregado…</translation>
  </message>
  <message>
   <source>How long it takes is not known before the first evaluation with such models.</source>
   <translation>Quanto demora não se sabe antes da primeira avaliação com esses modelos.</translation>
  </message>
  <message>
   <source>How long it was loaded in that time</source>
   <translation>Por quanto tempo ficou carregado nesse período</translation>
  </message>
  <message>
   <source>How long the tool was at work, without the wait for a leave.</source>
   <translation>Por quanto tempo a ferramenta trabalhou, sem a espera por permissão.</translation>
  </message>
  <message>
   <source>How many</source>
   <translation>Quantos</translation>
  </message>
  <message>
   <source>How many parts</source>
   <translation>Quantas partes</translation>
  </message>
  <message>
   <source>How much of that it did nothing</source>
   <translation>Quanto disso não fez nada</translation>
  </message>
  <message>
   <source>How the figures were made</source>
   <translation>Como os números foram obtidos</translation>
  </message>
  <message>
   <source>How the machine is</source>
   <translation>Como está a máquina</translation>
  </message>
  <message>
   <source>How the name begins</source>
   <translation>Como o nome começa</translation>
  </message>
  <message>
   <source>How the server is started</source>
   <translation>Como o servidor é iniciado</translation>
  </message>
  <message>
   <source>How the tools that were read may be called</source>
   <translation>Como as ferramentas lidas podem ser chamadas</translation>
  </message>
  <message>
   <source>how {0} is held to its folder</source>
   <translation>como {0} é restrita à sua pasta</translation>
  </message>
  <message>
   <source>HTTP request</source>
   <translation>Requisição HTTP</translation>
  </message>
  <message>
   <source>HTTP tool</source>
   <translation>Ferramenta HTTP</translation>
  </message>
  <message>
   <source>I compared the letters: trust this signer from now on</source>
   <translation>Comparei as letras: confiar em quem assinou a partir de agora</translation>
  </message>
  <message>
   <source>I have it</source>
   <translation>Já tenho</translation>
  </message>
  <message>
   <source>I have printed it or written it down</source>
   <translation>Eu a imprimi ou anotei</translation>
  </message>
  <message>
   <source>Id</source>
   <translation>Id</translation>
  </message>
  <message>
   <source>Id of the run</source>
   <translation>Id da execução</translation>
  </message>
  <message>
   <source>Idle</source>
   <translation>Ocioso</translation>
  </message>
  <message>
   <source>Idle for</source>
   <translation>Ocioso por</translation>
  </message>
  <message>
   <source>Idle for: {0}</source>
   <translation>Ocioso por: {0}</translation>
  </message>
  <message>
   <source>Idle time</source>
   <translation>Tempo ocioso</translation>
  </message>
  <message>
   <source>idle_for is not between 0 and 7 days</source>
   <translation>idle_for não está entre 0 e 7 dias</translation>
  </message>
  <message>
   <source>If it fails</source>
   <translation>Se falhar</translation>
  </message>
  <message>
   <source>If it still runs</source>
   <translation>Se ainda roda</translation>
  </message>
  <message>
   <source>If something is in the way</source>
   <translation>Se algo atrapalhar</translation>
  </message>
  <message>
   <source>If the program was closed</source>
   <translation>Se o programa estava fechado</translation>
  </message>
  <message>
   <source>If you have a copy of the data folder, put its database back while no window is open.</source>
   <translation>Se tiver uma cópia da pasta de dados, ponha o banco de volta com nenhuma janela aberta.</translation>
  </message>
  <message>
   <source>Ignore capitals</source>
   <translation>Ignorar maiúsculas</translation>
  </message>
  <message>
   <source>Ignore punctuation</source>
   <translation>Ignorar pontuação</translation>
  </message>
  <message>
   <source>Ignore spaces</source>
   <translation>Ignorar espaços</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>Importar</translation>
  </message>
  <message>
   <source>Import a data set</source>
   <translation>Importar um conjunto de dados</translation>
  </message>
  <message>
   <source>Import a file or a bundle, or change the setting 'network'.</source>
   <translation>Importe um arquivo ou um pacote, ou mude a configuração 'network'.</translation>
  </message>
  <message>
   <source>Import a graph</source>
   <translation>Importar um grafo</translation>
  </message>
  <message>
   <source>Import a tool</source>
   <translation>Importar uma ferramenta</translation>
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
   <translation>Importar um agente</translation>
  </message>
  <message>
   <source>Import data set</source>
   <translation>Importar conjunto de dados</translation>
  </message>
  <message>
   <source>Import data set…</source>
   <translation>Importar conjunto de dados…</translation>
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
   <translation>Importe de novo: uma cópia danificada dá lugar a uma boa.</translation>
  </message>
  <message>
   <source>Import it as a file.</source>
   <translation>Importe-o como arquivo.</translation>
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
   <translation>Importar regras</translation>
  </message>
  <message>
   <source>Import rules…</source>
   <translation>Importar regras…</translation>
  </message>
  <message>
   <source>Import the folder again.</source>
   <translation>Importe a pasta de novo.</translation>
  </message>
  <message>
   <source>Import the model file of that folder again.</source>
   <translation>Importe de novo o arquivo de modelo dessa pasta.</translation>
  </message>
  <message>
   <source>Import tool</source>
   <translation>Importar ferramenta</translation>
  </message>
  <message>
   <source>Import tool…</source>
   <translation>Importar ferramenta…</translation>
  </message>
  <message>
   <source>Imported from {0}</source>
   <translation>Importado de {0}</translation>
  </message>
  <message>
   <source>Importing rules</source>
   <translation>Importando regras</translation>
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
   <translation>Em um novo arquivo…</translation>
  </message>
  <message>
   <source>in a run, from</source>
   <translation>por execução, horário</translation>
  </message>
  <message>
   <source>In its own process a crash costs one model, never the window.</source>
   <translation>Em um processo próprio, uma queda custa um modelo, nunca a janela.</translation>
  </message>
  <message>
   <source>In memory</source>
   <translation>Na memória</translation>
  </message>
  <message>
   <source>In memory now</source>
   <translation>Na memória agora</translation>
  </message>
  <message>
   <source>in the answer: {0}</source>
   <translation>está na resposta: {0}</translation>
  </message>
  <message>
   <source>In the step {0}</source>
   <translation>Na etapa {0}</translation>
  </message>
  <message>
   <source>in the system's keyring</source>
   <translation>no chaveiro do sistema</translation>
  </message>
  <message>
   <source>In this order; the first that fails refuses.</source>
   <translation>Nesta ordem; a primeira que falha recusa.</translation>
  </message>
  <message>
   <source>In this version</source>
   <translation>Nesta versão</translation>
  </message>
  <message>
   <source>in turn</source>
   <translation>em sequência</translation>
  </message>
  <message>
   <source>in use</source>
   <translation>em uso</translation>
  </message>
  <message>
   <source>in {0}</source>
   <translation>em {0}</translation>
  </message>
  <message>
   <source>In: {0}</source>
   <translation>Em: {0}</translation>
  </message>
  <message>
   <source>Information</source>
   <translation>Informação</translation>
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
   <translation>Entradas e saídas</translation>
  </message>
  <message>
   <source>Inputs of a graph</source>
   <translation>Entradas de um grafo</translation>
  </message>
  <message>
   <source>Inputs of the run</source>
   <translation>Entradas da execução</translation>
  </message>
  <message>
   <source>Inside</source>
   <translation>Dentro</translation>
  </message>
  <message>
   <source>Inspector</source>
   <translation>Inspetor</translation>
  </message>
  <message>
   <source>Install</source>
   <translation>Instalar</translation>
  </message>
  <message>
   <source>Install from a file</source>
   <translation>Instalar de um arquivo</translation>
  </message>
  <message>
   <source>Install from a file…</source>
   <translation>Instalar de um arquivo…</translation>
  </message>
  <message>
   <source>Install it again to see its tokens.</source>
   <translation>Instale-o de novo para ver seus tokens.</translation>
  </message>
  <message>
   <source>Install it with</source>
   <translation>Instale-o com</translation>
  </message>
  <message>
   <source>Install it with: %s. Then start the program again.</source>
   <translation>Instale-o com: %s. Depois inicie o programa de novo.</translation>
  </message>
  <message>
   <source>Install it with: pip install 'agent-workbench[foundry]'</source>
   <translation>Instale com: pip install 'agent-workbench[foundry]'</translation>
  </message>
  <message>
   <source>Install it with: pip install 'agent-workbench[mlx]'</source>
   <translation>Instale com: pip install 'agent-workbench[mlx]'</translation>
  </message>
  <message>
   <source>Install it with: pip install 'agent-workbench[onnx]'</source>
   <translation>Instale com: pip install 'agent-workbench[onnx]'</translation>
  </message>
  <message>
   <source>Install it with: pip install 'agent-workbench[openvino]'</source>
   <translation>Instale com: pip install 'agent-workbench[openvino]'</translation>
  </message>
  <message>
   <source>Install it with: pip install 'agent-workbench[ray]'</source>
   <translation>Instale com: pip install 'agent-workbench[ray]'</translation>
  </message>
  <message>
   <source>Install it with: pip install 'agent-workbench[servers]'</source>
   <translation>Instale com: pip install 'agent-workbench[servers]'</translation>
  </message>
  <message>
   <source>Install it, or choose another.</source>
   <translation>Instale-o ou escolha outro.</translation>
  </message>
  <message>
   <source>Install it, or leave it out.</source>
   <translation>Instale-o, ou deixe-o de fora.</translation>
  </message>
  <message>
   <source>Install it, or write its full path.</source>
   <translation>Instale-o, ou escreva o caminho completo dele.</translation>
  </message>
  <message>
   <source>Install one from a file.</source>
   <translation>Instale um a partir de um arquivo.</translation>
  </message>
  <message>
   <source>Install or connect it, or choose another model in the agent.</source>
   <translation>Instale ou conecte-o, ou escolha outro modelo no agente.</translation>
  </message>
  <message>
   <source>Install or connect it, or take it away.</source>
   <translation>Instale ou conecte o modelo, ou retire-o.</translation>
  </message>
  <message>
   <source>Install that version.</source>
   <translation>Instale essa versão.</translation>
  </message>
  <message>
   <source>Install the new package: sudo apt install ./workbench_….deb</source>
   <translation>Instale o novo pacote: sudo apt install ./workbench_….deb</translation>
  </message>
  <message>
   <source>Install the newer version.</source>
   <translation>Instale a versão mais nova.</translation>
  </message>
  <message>
   <source>Install the program again.</source>
   <translation>Instale o programa de novo.</translation>
  </message>
  <message>
   <source>Install the version of foundry-local-sdk that this program asks for.</source>
   <translation>Instale a versão de foundry-local-sdk que este programa pede.</translation>
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
   <translation>Conjuntos de instruções</translation>
  </message>
  <message>
   <source>Instructions</source>
   <translation>Instruções</translation>
  </message>
  <message>
   <source>Instructions and tools need about {0} of the {1} tokens of context; nothing is left to talk</source>
   <translation>Instruções e ferramentas precisam de cerca de {0} dos {1} tokens de contexto; não sobra nada para conversar</translation>
  </message>
  <message>
   <source>instructions are taken as they are</source>
   <translation>as instruções são aceitas como estão</translation>
  </message>
  <message>
   <source>Instructions from here on</source>
   <translation>Instruções daqui em diante</translation>
  </message>
  <message>
   <source>Instructions of the chair</source>
   <translation>Instruções do mediador</translation>
  </message>
  <message>
   <source>Integrity</source>
   <translation>Integridade</translation>
  </message>
  <message>
   <source>Intel GPU</source>
   <translation>GPU da Intel</translation>
  </message>
  <message>
   <source>Interrupted</source>
   <translation>Interrompido</translation>
  </message>
  <message>
   <source>interrupted</source>
   <translation>interrompida</translation>
  </message>
  <message>
   <source>Interval</source>
   <translation>Intervalo</translation>
  </message>
  <message>
   <source>into</source>
   <translation>em</translation>
  </message>
  <message>
   <source>invalid tool call</source>
   <translation>chamada de ferramenta inválida</translation>
  </message>
  <message>
   <source>is above</source>
   <translation>está acima de</translation>
  </message>
  <message>
   <source>Is asked</source>
   <translation>É perguntado</translation>
  </message>
  <message>
   <source>is at or above</source>
   <translation>está em ou acima de</translation>
  </message>
  <message>
   <source>is at or below</source>
   <translation>está em ou abaixo de</translation>
  </message>
  <message>
   <source>is being answered</source>
   <translation>está sendo respondido</translation>
  </message>
  <message>
   <source>is being loaded</source>
   <translation>está sendo carregado</translation>
  </message>
  <message>
   <source>is being unloaded</source>
   <translation>está sendo descarregado</translation>
  </message>
  <message>
   <source>is below</source>
   <translation>está abaixo de</translation>
  </message>
  <message>
   <source>is empty</source>
   <translation>está vazio</translation>
  </message>
  <message>
   <source>is here already</source>
   <translation>já está aqui</translation>
  </message>
  <message>
   <source>is no multiple of {0}</source>
   <translation>não é múltiplo de {0}</translation>
  </message>
  <message>
   <source>is none of the values that are allowed</source>
   <translation>não é nenhum dos valores permitidos</translation>
  </message>
  <message>
   <source>is not empty</source>
   <translation>não está vazio</translation>
  </message>
  <message>
   <source>is not longer than</source>
   <translation>não é mais longo que</translation>
  </message>
  <message>
   <source>is not {0}</source>
   <translation>não é {0}</translation>
  </message>
  <message>
   <source>is started on its own machine</source>
   <translation>é iniciado na própria máquina</translation>
  </message>
  <message>
   <source>Is the expected text</source>
   <translation>É o texto esperado</translation>
  </message>
  <message>
   <source>is too large</source>
   <translation>é grande demais</translation>
  </message>
  <message>
   <source>is too small</source>
   <translation>é pequeno demais</translation>
  </message>
  <message>
   <source>is true</source>
   <translation>é verdadeiro</translation>
  </message>
  <message>
   <source>is {0} times as fast</source>
   <translation>é {0} vezes mais rápido</translation>
  </message>
  <message>
   <source>It answers in %s, and does not tell its models: type the name.</source>
   <translation>Responde em %s e não diz seus modelos: digite o nome.</translation>
  </message>
  <message>
   <source>It answers in %s, and has: %s.</source>
   <translation>Responde em %s e tem: %s.</translation>
  </message>
  <message>
   <source>it asked for a very wide text</source>
   <translation>pediu um texto muito largo</translation>
  </message>
  <message>
   <source>it asked for very large groups</source>
   <translation>pediu grupos muito grandes</translation>
  </message>
  <message>
   <source>it asks a person, and nobody is there</source>
   <translation>pergunta a uma pessoa, e não há ninguém</translation>
  </message>
  <message>
   <source>It asks at least until you allow it, because it changes or sends something.</source>
   <translation>Pergunta pelo menos até você permitir, porque altera ou envia algo.</translation>
  </message>
  <message>
   <source>It asks at least until you allow it, because of what is asked there.</source>
   <translation>Pergunta pelo menos até você permitir, por causa do que é pedido lá.</translation>
  </message>
  <message>
   <source>It asks before each call here.</source>
   <translation>Aqui ela pergunta antes de cada chamada.</translation>
  </message>
  <message>
   <source>It asks each time, because it runs code that reaches the network.</source>
   <translation>Pergunta a cada vez, porque executa código que alcança a rede.</translation>
  </message>
  <message>
   <source>It asks each time, because this machine does not hold all of it.</source>
   <translation>Pergunta a cada vez, porque esta máquina não a restringe por inteiro.</translation>
  </message>
  <message>
   <source>it asks each time, whatever was granted</source>
   <translation>pergunta a cada vez, seja o que for que se concedeu</translation>
  </message>
  <message>
   <source>It becomes a file of yours. Nothing in it is carried out or allowed by that.</source>
   <translation>Vira um arquivo seu. Isso não executa nem permite nada do que há nele.</translation>
  </message>
  <message>
   <source>it becomes a question for each field</source>
   <translation>torna-se uma pergunta para cada campo</translation>
  </message>
  <message>
   <source>it begins in {0}, which it may not be granted</source>
   <translation>ele começa em {0}, que não lhe pode ser concedida</translation>
  </message>
  <message>
   <source>It begins when another one ends. Settings, Agents at a time, changes that.</source>
   <translation>Começa quando outra terminar. Configurações, Agentes por vez, muda isso.</translation>
  </message>
  <message>
   <source>It belongs to the sample graphs, and reads their sample data.</source>
   <translation>Pertence aos grafos de exemplo e lê os dados de exemplo deles.</translation>
  </message>
  <message>
   <source>it built a value that is too large</source>
   <translation>construiu um valor grande demais</translation>
  </message>
  <message>
   <source>it called {0}; wanted: {1}</source>
   <translation>chamou {0}; esperado: {1}</translation>
  </message>
  <message>
   <source>It came with the program and stays as it is.</source>
   <translation>Veio com o programa e fica como está.</translation>
  </message>
  <message>
   <source>It came with the program. Saving makes a copy of your own.</source>
   <translation>Veio com o programa. Salvar faz uma cópia sua.</translation>
  </message>
  <message>
   <source>It can be applied.</source>
   <translation>Pode ser aplicada.</translation>
  </message>
  <message>
   <source>it can be asked in a run only</source>
   <translation>só se pode perguntar a ele em uma execução</translation>
  </message>
  <message>
   <source>It can be tried here.</source>
   <translation>Pode ser testada aqui.</translation>
  </message>
  <message>
   <source>It can be tried once you allowed it as it is now.</source>
   <translation>Pode ser testada depois que você a permitir como está agora.</translation>
  </message>
  <message>
   <source>It can be written to; how much is free is not told.</source>
   <translation>É possível gravar nela; o espaço livre não é informado.</translation>
  </message>
  <message>
   <source>It can calculate, convert units, tell the time and keep notes. Each tool that it uses is shown as a card with what went in and came out.</source>
   <translation>Ele calcula, converte unidades, diz as horas e guarda notas. Cada ferramenta que usa aparece como um cartão com o que entrou e saiu.</translation>
  </message>
  <message>
   <source>it cannot be looked at</source>
   <translation>não pode ser olhado</translation>
  </message>
  <message>
   <source>it cannot be read</source>
   <translation>não pode ser lido</translation>
  </message>
  <message>
   <source>it cannot be read: {0}</source>
   <translation>não pode ser lido: {0}</translation>
  </message>
  <message>
   <source>It cannot be used.</source>
   <translation>Não pode ser usada.</translation>
  </message>
  <message>
   <source>It cannot start</source>
   <translation>Não pode iniciar</translation>
  </message>
  <message>
   <source>It changed: read it again</source>
   <translation>Mudou: leia de novo</translation>
  </message>
  <message>
   <source>it cleared</source>
   <translation>encerrou</translation>
  </message>
  <message>
   <source>it computed with very large numbers</source>
   <translation>calculou com números muito grandes</translation>
  </message>
  <message>
   <source>it cost {0} ms and saved {1} ms</source>
   <translation>custou {0} ms e poupou {1} ms</translation>
  </message>
  <message>
   <source>it could not be checked: {0}</source>
   <translation>não pôde ser verificado: {0}</translation>
  </message>
  <message>
   <source>it could not be read</source>
   <translation>não pôde ser lido</translation>
  </message>
  <message>
   <source>it could not be read within {0} seconds</source>
   <translation>não pôde ser lido em {0} segundos</translation>
  </message>
  <message>
   <source>It could not be read.</source>
   <translation>Não pôde ser lida.</translation>
  </message>
  <message>
   <source>it counted further than {0}</source>
   <translation>contou além de {0}</translation>
  </message>
  <message>
   <source>It crashed {0} times: {1}</source>
   <translation>Caiu {0} vezes: {1}</translation>
  </message>
  <message>
   <source>it damaged its own stack</source>
   <translation>danificou a própria pilha</translation>
  </message>
  <message>
   <source>it declares entities, which no DOCX file needs</source>
   <translation>declara entidades, de que nenhum arquivo DOCX precisa</translation>
  </message>
  <message>
   <source>It did not answer. This is its list of %s.</source>
   <translation>Não respondeu. Esta é a lista dele de %s.</translation>
  </message>
  <message>
   <source>It did not end in time, and was given up.</source>
   <translation>Não terminou a tempo, e foi abandonado.</translation>
  </message>
  <message>
   <source>it does not answer</source>
   <translation>não responde</translation>
  </message>
  <message>
   <source>it does not end here</source>
   <translation>não termina aqui</translation>
  </message>
  <message>
   <source>it does not fit the schema: {0}</source>
   <translation>não segue o esquema: {0}</translation>
  </message>
  <message>
   <source>It does not run now. The first call of a tool starts it.</source>
   <translation>Não está rodando agora. A primeira chamada de uma ferramenta o inicia.</translation>
  </message>
  <message>
   <source>It does not say when it ends</source>
   <translation>Não diz quando termina</translation>
  </message>
  <message>
   <source>It does not start.</source>
   <translation>Não inicia.</translation>
  </message>
  <message>
   <source>it does not wait for {0}</source>
   <translation>não espera por {0}</translation>
  </message>
  <message>
   <source>it ended</source>
   <translation>terminou</translation>
  </message>
  <message>
   <source>it ended with {0}</source>
   <translation>terminou com {0}</translation>
  </message>
  <message>
   <source>It ended with {0}.</source>
   <translation>Terminou com {0}.</translation>
  </message>
  <message>
   <source>it ends after {0} messages</source>
   <translation>termina depois de {0} mensagens</translation>
  </message>
  <message>
   <source>it ends by a value inside JSON</source>
   <translation>termina por um valor dentro de JSON</translation>
  </message>
  <message>
   <source>it ends by {0}, which is no output inside</source>
   <translation>termina por {0}, que não é uma saída dentro</translation>
  </message>
  <message>
   <source>it failed: {0}: {1}</source>
   <translation>falhou: {0}: {1}</translation>
  </message>
  <message>
   <source>it gathers what comes from several ways</source>
   <translation>reúne o que vem de vários caminhos</translation>
  </message>
  <message>
   <source>it gave no reason</source>
   <translation>não deu motivo</translation>
  </message>
  <message>
   <source>It gets a title with its first message.</source>
   <translation>Recebe um título com a primeira mensagem.</translation>
  </message>
  <message>
   <source>It goes on.</source>
   <translation>Continua.</translation>
  </message>
  <message>
   <source>it has 1 to {0} characters</source>
   <translation>tem de 1 a {0} caracteres</translation>
  </message>
  <message>
   <source>it has a second name elsewhere</source>
   <translation>tem um segundo nome em outro lugar</translation>
  </message>
  <message>
   <source>It has mcpServers, servers or context_servers.</source>
   <translation>Ele tem mcpServers, servers ou context_servers.</translation>
  </message>
  <message>
   <source>it has more than {0} characters</source>
   <translation>tem mais de {0} caracteres</translation>
  </message>
  <message>
   <source>it has more than {0} parts</source>
   <translation>tem mais de {0} partes</translation>
  </message>
  <message>
   <source>It has no GGUF files. Look for a version whose name ends with GGUF.</source>
   <translation>Não tem arquivos GGUF. Procure uma versão cujo nome termine em GGUF.</translation>
  </message>
  <message>
   <source>it has no list {0}</source>
   <translation>não tem a lista {0}</translation>
  </message>
  <message>
   <source>It has no model</source>
   <translation>Não tem modelo</translation>
  </message>
  <message>
   <source>it has no most of messages</source>
   <translation>não tem máximo de mensagens</translation>
  </message>
  <message>
   <source>it has no most of rounds</source>
   <translation>não tem máximo de rodadas</translation>
  </message>
  <message>
   <source>It has no name</source>
   <translation>Não tem nome</translation>
  </message>
  <message>
   <source>it has no plain id</source>
   <translation>não tem um id simples</translation>
  </message>
  <message>
   <source>It has no port for this wire</source>
   <translation>Não tem porta para este fio</translation>
  </message>
  <message>
   <source>it has no size</source>
   <translation>não tem tamanho</translation>
  </message>
  <message>
   <source>It has no tools.</source>
   <translation>Não tem ferramentas.</translation>
  </message>
  <message>
   <source>It has no ways</source>
   <translation>Não tem caminhos</translation>
  </message>
  <message>
   <source>It has not run yet</source>
   <translation>Ainda não rodou</translation>
  </message>
  <message>
   <source>it has too many keys, choices and combinations of them</source>
   <translation>tem chaves, escolhas e combinações delas demais</translation>
  </message>
  <message>
   <source>It has {0} agents instead of {1} to {2}</source>
   <translation>Tem {0} agentes em vez de {1} a {2}</translation>
  </message>
  <message>
   <source>it has {0} choices, not 1 to {1}</source>
   <translation>tem {0} opções, não de 1 a {1}</translation>
  </message>
  <message>
   <source>it holds a null character</source>
   <translation>contém um caractere nulo</translation>
  </message>
  <message>
   <source>It holds at once. Nothing needs to be encrypted anew.</source>
   <translation>Vale na hora. Nada precisa ser criptografado de novo.</translation>
  </message>
  <message>
   <source>it holds characters that nobody sees</source>
   <translation>contém caracteres que ninguém vê</translation>
  </message>
  <message>
   <source>It holds from the next load of the model on.</source>
   <translation>Vale a partir da próxima carga do modelo.</translation>
  </message>
  <message>
   <source>it holds half a character</source>
   <translation>contém metade de um caractere</translation>
  </message>
  <message>
   <source>it holds more than {0} characters</source>
   <translation>contém mais de {0} caracteres</translation>
  </message>
  <message>
   <source>it holds no text, only pictures of pages</source>
   <translation>não contém texto, só imagens de páginas</translation>
  </message>
  <message>
   <source>it holds {0}</source>
   <translation>contém {0}</translation>
  </message>
  <message>
   <source>it holds {0}, which nobody sees</source>
   <translation>contém {0}, que ninguém vê</translation>
  </message>
  <message>
   <source>it is a folder</source>
   <translation>é uma pasta</translation>
  </message>
  <message>
   <source>it is a full path, or begins with ~</source>
   <translation>é um caminho completo, ou começa com ~</translation>
  </message>
  <message>
   <source>it is a link</source>
   <translation>é um link</translation>
  </message>
  <message>
   <source>it is a link that leads nowhere</source>
   <translation>é um link que não leva a nada</translation>
  </message>
  <message>
   <source>it is a name with * and ?, such as *.txt</source>
   <translation>é um nome com * e ?, como *.txt</translation>
  </message>
  <message>
   <source>It is a part or a table: no verifier can check it.</source>
   <translation>É uma parte ou uma tabela: nenhum verificador pode conferir.</translation>
  </message>
  <message>
   <source>It is a program of this machine, and does whatever its maker wrote into it. Let it start only if this is the command you mean, and you trust where it came from. Its tools are read afterwards; until then no agent has them.</source>
   <translation>É um programa desta máquina, e faz o que quem o criou escreveu nele. Deixe-o iniciar só se este for o comando que você quer e se confiar na origem. Suas ferramentas são lidas depois; até lá nenhum agente as tem.</translation>
  </message>
  <message>
   <source>it is an agent with its instructions here</source>
   <translation>aqui é um agente com as instruções dele</translation>
  </message>
  <message>
   <source>It is asked over the network, and sees whatever its tools are given. Its tools are read afterwards; until then no agent has them.</source>
   <translation>É perguntado pela rede e vê o que for dado às suas ferramentas. Suas ferramentas são lidas depois; até lá nenhum agente as tem.</translation>
  </message>
  <message>
   <source>it is beside the script, and empty at first</source>
   <translation>está ao lado do script, e vazia no início</translation>
  </message>
  <message>
   <source>it is called {0} here</source>
   <translation>aqui se chama {0}</translation>
  </message>
  <message>
   <source>It is copied into the folder of models, every byte checked.</source>
   <translation>É copiado para a pasta de modelos, com cada byte conferido.</translation>
  </message>
  <message>
   <source>it is damaged ({0})</source>
   <translation>está danificado ({0})</translation>
  </message>
  <message>
   <source>it is empty</source>
   <translation>está vazio</translation>
  </message>
  <message>
   <source>It is ended…</source>
   <translation>Está sendo encerrado…</translation>
  </message>
  <message>
   <source>it is from 0 to {0}</source>
   <translation>vai de 0 a {0}</translation>
  </message>
  <message>
   <source>It is from 0, no limit, to {0}.</source>
   <translation>Vai de 0, sem limite, a {0}.</translation>
  </message>
  <message>
   <source>it is from 0.5 to 3600</source>
   <translation>vai de 0.5 a 3600</translation>
  </message>
  <message>
   <source>it is from 1 to 10000</source>
   <translation>vai de 1 a 10000</translation>
  </message>
  <message>
   <source>it is from 1 to 525600</source>
   <translation>vai de 1 a 525600</translation>
  </message>
  <message>
   <source>it is from 1 to {0}</source>
   <translation>vai de 1 a {0}</translation>
  </message>
  <message>
   <source>it is from {0} to {1}</source>
   <translation>vai de {0} a {1}</translation>
  </message>
  <message>
   <source>It is given</source>
   <translation>Recebe</translation>
  </message>
  <message>
   <source>It is given nothing else of your environment.</source>
   <translation>Nada mais do seu ambiente é dado a ele.</translation>
  </message>
  <message>
   <source>it is granted from {0} to {1} only</source>
   <translation>só é concedida das {0} às {1}</translation>
  </message>
  <message>
   <source>it is granted {0} times in a run</source>
   <translation>é concedida {0} vezes em uma execução</translation>
  </message>
  <message>
   <source>It is kept as {0}; a new one is begun.</source>
   <translation>É guardado como {0}; um novo é iniciado.</translation>
  </message>
  <message>
   <source>It is kept as {0}; a new one is begun. Every job is paused until you resume it.</source>
   <translation>É guardado como {0}; um novo é iniciado. Toda tarefa fica pausada até você retomá-la.</translation>
  </message>
  <message>
   <source>It is kept in the system's keyring.</source>
   <translation>Fica no chaveiro do sistema.</translation>
  </message>
  <message>
   <source>it is larger than {0}</source>
   <translation>é maior que {0}</translation>
  </message>
  <message>
   <source>It is loaded with it the next time.</source>
   <translation>É carregado com ele na próxima vez.</translation>
  </message>
  <message>
   <source>it is locked or packed in a way that is not known</source>
   <translation>está trancado ou empacotado de uma forma desconhecida</translation>
  </message>
  <message>
   <source>it is locked with a password</source>
   <translation>está trancado com uma senha</translation>
  </message>
  <message>
   <source>it is longer than {0} characters</source>
   <translation>tem mais de {0} caracteres</translation>
  </message>
  <message>
   <source>it is longer than {0} characters, or not all of it can be seen</source>
   <translation>tem mais de {0} caracteres, ou nem tudo pode ser visto</translation>
  </message>
  <message>
   <source>it is made of experts, which this program does not measure</source>
   <translation>é feito de especialistas, o que este programa não mede</translation>
  </message>
  <message>
   <source>it is made of too many parts</source>
   <translation>é feita de partes demais</translation>
  </message>
  <message>
   <source>it is made so that reading it takes too much</source>
   <translation>foi feito de modo que lê-lo custa demais</translation>
  </message>
  <message>
   <source>It is made when it is needed.</source>
   <translation>É criada quando for necessária.</translation>
  </message>
  <message>
   <source>It is made with the first checkpoint.</source>
   <translation>É criada com o primeiro ponto de verificação.</translation>
  </message>
  <message>
   <source>it is missing</source>
   <translation>está faltando</translation>
  </message>
  <message>
   <source>it is nested deeper than {0}</source>
   <translation>está aninhado mais fundo que {0}</translation>
  </message>
  <message>
   <source>it is nested too deep</source>
   <translation>está aninhado fundo demais</translation>
  </message>
  <message>
   <source>it is nested too deeply</source>
   <translation>está aninhado fundo demais</translation>
  </message>
  <message>
   <source>it is no JSON</source>
   <translation>não é JSON</translation>
  </message>
  <message>
   <source>it is no JSON ({0})</source>
   <translation>não é JSON ({0})</translation>
  </message>
  <message>
   <source>it is no JSON object</source>
   <translation>não é um objeto JSON</translation>
  </message>
  <message>
   <source>it is no JSON: {0}</source>
   <translation>não é JSON: {0}</translation>
  </message>
  <message>
   <source>it is no name of a parameter</source>
   <translation>não é nome de parâmetro</translation>
  </message>
  <message>
   <source>it is no plain file</source>
   <translation>não é um arquivo comum</translation>
  </message>
  <message>
   <source>It is no Python: {0}</source>
   <translation>Não é Python: {0}</translation>
  </message>
  <message>
   <source>it is no rule</source>
   <translation>não é uma regra</translation>
  </message>
  <message>
   <source>it is no whole DOCX file</source>
   <translation>não é um arquivo DOCX inteiro</translation>
  </message>
  <message>
   <source>it is no whole PDF file</source>
   <translation>não é um arquivo PDF inteiro</translation>
  </message>
  <message>
   <source>It is not among the tools.</source>
   <translation>Não está entre as ferramentas.</translation>
  </message>
  <message>
   <source>it is not an object</source>
   <translation>não é um objeto</translation>
  </message>
  <message>
   <source>it is not clear whose instructions {0} are</source>
   <translation>não está claro de quem são as instruções {0}</translation>
  </message>
  <message>
   <source>it is not JSON ({0})</source>
   <translation>não é JSON ({0})</translation>
  </message>
  <message>
   <source>it is not JSON: {0}</source>
   <translation>não é JSON: {0}</translation>
  </message>
  <message>
   <source>it is not known here</source>
   <translation>não é conhecido aqui</translation>
  </message>
  <message>
   <source>it is not text</source>
   <translation>não é texto</translation>
  </message>
  <message>
   <source>It is not told again for a week.</source>
   <translation>Não é dito de novo por uma semana.</translation>
  </message>
  <message>
   <source>It is not unloaded to make room for another model, either.</source>
   <translation>Também não é descarregado para dar lugar a outro modelo.</translation>
  </message>
  <message>
   <source>It is of record {0}.</source>
   <translation>É do registro {0}.</translation>
  </message>
  <message>
   <source>It is on %s, beyond this machine, and the network is off in the settings</source>
   <translation>Está em %s, fora desta máquina, e a rede está desligada nas configurações</translation>
  </message>
  <message>
   <source>It is on this machine.</source>
   <translation>Está nesta máquina.</translation>
  </message>
  <message>
   <source>It is one of {0}: kind:tool.</source>
   <translation>É um de {0}: kind:tool.</translation>
  </message>
  <message>
   <source>It is opened by: {0}.</source>
   <translation>Abre com: {0}.</translation>
  </message>
  <message>
   <source>it is parked, and was not brought back</source>
   <translation>está estacionado, e não foi trazido de volta</translation>
  </message>
  <message>
   <source>It is paused now. </source>
   <translation>Agora está pausada. </translation>
  </message>
  <message>
   <source>It is put aside in {0} and a new one is begun.</source>
   <translation>É posto de lado em {0}, e um novo é iniciado.</translation>
  </message>
  <message>
   <source>It is started and asked for its tools…</source>
   <translation>É iniciado e consultado sobre suas ferramentas…</translation>
  </message>
  <message>
   <source>It is the model of %s.</source>
   <translation>É o modelo de %s.</translation>
  </message>
  <message>
   <source>it is the name of a tool</source>
   <translation>é o nome de uma ferramenta</translation>
  </message>
  <message>
   <source>it is the same as {0}</source>
   <translation>é o mesmo que {0}</translation>
  </message>
  <message>
   <source>it is too large</source>
   <translation>é grande demais</translation>
  </message>
  <message>
   <source>it is too large ({0})</source>
   <translation>é grande demais ({0})</translation>
  </message>
  <message>
   <source>It is tried again every few minutes.</source>
   <translation>Tenta-se de novo a cada poucos minutos.</translation>
  </message>
  <message>
   <source>It is tried again every few seconds. Run: workbench doctor</source>
   <translation>Tenta-se de novo a cada poucos segundos. Execute: workbench doctor</translation>
  </message>
  <message>
   <source>It is tried again with each sample; the other measurements go on.</source>
   <translation>Tenta-se de novo a cada amostra; as outras medições continuam.</translation>
  </message>
  <message>
   <source>It is typed at every start.</source>
   <translation>Ela é digitada a cada início.</translation>
  </message>
  <message>
   <source>It is undone when the alert clears, or in Alerts.</source>
   <translation>É desfeito quando o alerta encerra, ou em Alertas.</translation>
  </message>
  <message>
   <source>it is very long, or holds characters that cannot be seen</source>
   <translation>é muito longo, ou contém caracteres que não podem ser vistos</translation>
  </message>
  <message>
   <source>it is Workflow.Inputs.{0}</source>
   <translation>é Workflow.Inputs.{0}</translation>
  </message>
  <message>
   <source>it is Workflow.Outputs.{0}</source>
   <translation>é Workflow.Outputs.{0}</translation>
  </message>
  <message>
   <source>it is written as 2026-03-01T09:00</source>
   <translation>escreve-se como 2026-03-01T09:00</translation>
  </message>
  <message>
   <source>it joined too much text</source>
   <translation>juntou texto demais</translation>
  </message>
  <message>
   <source>It knows: {0}.</source>
   <translation>Ele conhece: {0}.</translation>
  </message>
  <message>
   <source>it leads back to itself: {0}</source>
   <translation>leva de volta a si mesmo: {0}</translation>
  </message>
  <message>
   <source>it lies inside too many others</source>
   <translation>está dentro de outros demais</translation>
  </message>
  <message>
   <source>It loads again when it is used. 'Keep loaded' keeps it; {0}.</source>
   <translation>Carrega de novo quando for usado. 'Manter carregado' o mantém; {0}.</translation>
  </message>
  <message>
   <source>it made a number of more than {0} bits</source>
   <translation>fez um número de mais de {0} bits</translation>
  </message>
  <message>
   <source>it made a text of more than {0} characters</source>
   <translation>fez um texto de mais de {0} caracteres</translation>
  </message>
  <message>
   <source>it made more than {0} characters of text</source>
   <translation>fez mais de {0} caracteres de texto</translation>
  </message>
  <message>
   <source>It may call no tools.</source>
   <translation>Não pode chamar ferramentas.</translation>
  </message>
  <message>
   <source>It may call {0}; nothing else.</source>
   <translation>Pode chamar {0}; nada mais.</translation>
  </message>
  <message>
   <source>It may change rows, and asks before it does</source>
   <translation>Pode alterar linhas, e pergunta antes</translation>
  </message>
  <message>
   <source>It may have been deleted.</source>
   <translation>Pode ter sido excluído.</translation>
  </message>
  <message>
   <source>It may have crashed: look at its own log, then ask again.</source>
   <translation>Ele pode ter caído: veja o log dele, depois pergunte de novo.</translation>
  </message>
  <message>
   <source>It may read {0}, which its command names, and change nothing.</source>
   <translation>Ele pode ler {0}, que o comando indica, e não mudar nada.</translation>
  </message>
  <message>
   <source>it must fit {0}, and {1} does not</source>
   <translation>precisa corresponder a {0}, e {1} não corresponde</translation>
  </message>
  <message>
   <source>it names no variable</source>
   <translation>não indica nenhuma variável</translation>
  </message>
  <message>
   <source>It needs a judging model.</source>
   <translation>Precisa de um modelo juiz.</translation>
  </message>
  <message>
   <source>It needs an embedding model.</source>
   <translation>Precisa de um modelo de embeddings.</translation>
  </message>
  <message>
   <source>it needs values of two ways at once</source>
   <translation>precisa de valores de dois caminhos ao mesmo tempo</translation>
  </message>
  <message>
   <source>it needs: pip install pint, and knows fewer names</source>
   <translation>precisa de: pip install pint, e conhece menos nomes</translation>
  </message>
  <message>
   <source>it nested values deeper than {0}</source>
   <translation>aninhou valores mais fundo que {0}</translation>
  </message>
  <message>
   <source>It opens the store if the passphrase is forgotten or the keyring is lost. It is shown this once. Keep it on paper, elsewhere than this machine.</source>
   <translation>Ela abre o armazenamento se a frase secreta for esquecida ou o chaveiro se perder. Só é mostrada desta vez. Guarde-a em papel, longe desta máquina.</translation>
  </message>
  <message>
   <source>it ran longer than {0} s</source>
   <translation>rodou por mais de {0} s</translation>
  </message>
  <message>
   <source>it refers to {0}, outside itself</source>
   <translation>refere-se a {0}, fora de si mesmo</translation>
  </message>
  <message>
   <source>it refers to {0}, which is missing</source>
   <translation>refere-se a {0}, que está faltando</translation>
  </message>
  <message>
   <source>it refers to {0}, which is no path in it</source>
   <translation>refere-se a {0}, que não é um caminho nele</translation>
  </message>
  <message>
   <source>it replaced too much text</source>
   <translation>substituiu texto demais</translation>
  </message>
  <message>
   <source>it runs as part of the script: it may do all you may, without limits</source>
   <translation>roda como parte do script: pode fazer tudo o que você pode, sem limites</translation>
  </message>
  <message>
   <source>It runs by itself</source>
   <translation>Roda sozinha</translation>
  </message>
  <message>
   <source>It runs folders that hold genai_config.json. List those on this machine, or its maker's catalogue, which asks Microsoft over the network.</source>
   <translation>Executa pastas com genai_config.json. Liste as desta máquina, ou o catálogo do fabricante, que pergunta à Microsoft pela rede.</translation>
  </message>
  <message>
   <source>It runs inside the program, which holds it to its time and to the above.</source>
   <translation>Roda dentro do programa, que o mantém no tempo e no acima.</translation>
  </message>
  <message>
   <source>It runs.</source>
   <translation>Está rodando.</translation>
  </message>
  <message>
   <source>It runs…</source>
   <translation>Rodando…</translation>
  </message>
  <message>
   <source>it said nothing</source>
   <translation>não disse nada</translation>
  </message>
  <message>
   <source>It sees no other folder of yours.</source>
   <translation>Não vê nenhuma outra pasta sua.</translation>
  </message>
  <message>
   <source>it sent a line of more than {0} MB</source>
   <translation>enviou uma linha de mais de {0} MB</translation>
  </message>
  <message>
   <source>it sent more than {0} MB unasked</source>
   <translation>enviou mais de {0} MB sem que se pedisse</translation>
  </message>
  <message>
   <source>it speaks the HTTP of 2024 (sse), which is given up</source>
   <translation>ele fala o HTTP de 2024 (sse), que foi abandonado</translation>
  </message>
  <message>
   <source>It stands in the list of models; agents can choose it.</source>
   <translation>Está na lista de modelos; agentes podem escolhê-lo.</translation>
  </message>
  <message>
   <source>It starts with this program's own Python; write a full path for another one.</source>
   <translation>Ele inicia com o Python deste programa; escreva um caminho completo para usar outro.</translation>
  </message>
  <message>
   <source>It takes longer than {0} seconds to look at all code</source>
   <translation>Leva mais de {0} segundos para olhar todo o código</translation>
  </message>
  <message>
   <source>It takes no parameters.</source>
   <translation>Não recebe parâmetros.</translation>
  </message>
  <message>
   <source>It takes the place of version {0}, which is kept so that you can go back.</source>
   <translation>Toma o lugar da versão {0}, que é guardada para você poder voltar.</translation>
  </message>
  <message>
   <source>it takes too long to look for the words</source>
   <translation>procurar as palavras demora demais</translation>
  </message>
  <message>
   <source>it takes too long to see whether it fits the schema</source>
   <translation>demora demais para ver se segue o esquema</translation>
  </message>
  <message>
   <source>it tells nothing</source>
   <translation>não diz nada</translation>
  </message>
  <message>
   <source>It took longer than {0} s and was stopped.</source>
   <translation>Demorou mais de {0} s e foi interrompido.</translation>
  </message>
  <message>
   <source>it took more than {0} steps</source>
   <translation>levou mais de {0} passos</translation>
  </message>
  <message>
   <source>it tried what is not allowed ({0})</source>
   <translation>tentou o que não é permitido ({0})</translation>
  </message>
  <message>
   <source>it unpacks to more than {0}</source>
   <translation>descompacta para mais de {0}</translation>
  </message>
  <message>
   <source>it used an instruction this processor does not have</source>
   <translation>usou uma instrução que este processador não tem</translation>
  </message>
  <message>
   <source>it used memory that is not its own</source>
   <translation>usou memória que não é sua</translation>
  </message>
  <message>
   <source>It waits for you: {0}. Read the sentence, then press Save and allow.</source>
   <translation>Espera por você: {0}. Leia a frase, depois pressione Salvar e permitir.</translation>
  </message>
  <message>
   <source>it was cancelled</source>
   <translation>foi cancelado</translation>
  </message>
  <message>
   <source>it was changed since it was allowed</source>
   <translation>foi mudado desde que foi permitido</translation>
  </message>
  <message>
   <source>it was cut off</source>
   <translation>foi cortada</translation>
  </message>
  <message>
   <source>it was due</source>
   <translation>estava na hora</translation>
  </message>
  <message>
   <source>It was due {0} times while the program was closed.</source>
   <translation>Estava prevista {0} vezes enquanto o programa estava fechado.</translation>
  </message>
  <message>
   <source>it was ended</source>
   <translation>foi encerrado</translation>
  </message>
  <message>
   <source>it was given up after {0} seconds</source>
   <translation>foi abandonado depois de {0} segundos</translation>
  </message>
  <message>
   <source>It was kept as {0}; begin the downloads again, what was fetched is used.</source>
   <translation>Foi guardado como {0}; comece os downloads de novo, o que foi baixado é usado.</translation>
  </message>
  <message>
   <source>It was not checked yet. A small model takes less than a minute, a large one on the processor some minutes.</source>
   <translation>Ainda não foi verificado. Um modelo pequeno leva menos de um minuto, um grande no processador alguns minutos.</translation>
  </message>
  <message>
   <source>It was not run.</source>
   <translation>Não foi executada.</translation>
  </message>
  <message>
   <source>it was not sure</source>
   <translation>não teve certeza</translation>
  </message>
  <message>
   <source>it was paused</source>
   <translation>foi pausado</translation>
  </message>
  <message>
   <source>it was removed already</source>
   <translation>já foi removido</translation>
  </message>
  <message>
   <source>it was stopped</source>
   <translation>foi interrompido</translation>
  </message>
  <message>
   <source>It was switched off there.</source>
   <translation>Ele estava desligado lá.</translation>
  </message>
  <message>
   <source>It works, but holds less. Unload other models and load it again for more.</source>
   <translation>Funciona, mas cabe menos. Descarregue outros modelos e carregue de novo para mais.</translation>
  </message>
  <message>
   <source>it would answer everybody who reaches {0}: let it ask for a key, or let it listen on 127.0.0.1.</source>
   <translation>responderia a qualquer um que alcance {0}: faça-o pedir uma chave, ou faça-o escutar em 127.0.0.1.</translation>
  </message>
  <message>
   <source>it would clear while it is still bad</source>
   <translation>encerraria enquanto ainda está ruim</translation>
  </message>
  <message>
   <source>it would hold {0}</source>
   <translation>conteria {0}</translation>
  </message>
  <message>
   <source>it would listen at {0} for other machines</source>
   <translation>escutaria em {0} para outras máquinas</translation>
  </message>
  <message>
   <source>it wrote more than {0} bytes</source>
   <translation>escreveu mais de {0} bytes</translation>
  </message>
  <message>
   <source>It wrote nothing to its error output since it was started.</source>
   <translation>Não escreveu nada na saída de erros desde que foi iniciado.</translation>
  </message>
  <message>
   <source>Its answers are the same, only not guessed ahead. Choose another draft model, or none, in its menu under 'Draft model…'.</source>
   <translation>As respostas são as mesmas, só não adivinhadas à frente. Escolha outro modelo de rascunho, ou nenhum, no menu em 'Modelo de rascunho…'.</translation>
  </message>
  <message>
   <source>its args are no list of texts</source>
   <translation>args dele não é uma lista de textos</translation>
  </message>
  <message>
   <source>its arguments are no JSON</source>
   <translation>os argumentos dela não são JSON</translation>
  </message>
  <message>
   <source>its arguments are {0}, not an object</source>
   <translation>os argumentos dela são {0}, não um objeto</translation>
  </message>
  <message>
   <source>its code is not taken over; make the tool here</source>
   <translation>o código dela não é trazido; faça a ferramenta aqui</translation>
  </message>
  <message>
   <source>its code reaches only what you asked for; all else is refused (audit hook)</source>
   <translation>seu código só alcança o que você pediu; o resto é recusado (gancho de auditoria)</translation>
  </message>
  <message>
   <source>its code runs as part of the script: it may do all you may, without limits of time and memory</source>
   <translation>o código dela roda como parte do script: pode fazer tudo o que você pode, sem limites de tempo e memória</translation>
  </message>
  <message>
   <source>its default</source>
   <translation>seu padrão</translation>
  </message>
  <message>
   <source>its description and parameters are longer than {0} characters</source>
   <translation>sua descrição e seus parâmetros têm mais de {0} caracteres</translation>
  </message>
  <message>
   <source>its description is longer than {0} characters</source>
   <translation>sua descrição tem mais de {0} caracteres</translation>
  </message>
  <message>
   <source>its end</source>
   <translation>seu fim</translation>
  </message>
  <message>
   <source>Its engine ended {0} in the last five minutes and was started again.</source>
   <translation>O motor encerrou {0} nos últimos cinco minutos e foi iniciado de novo.</translation>
  </message>
  <message>
   <source>its entry is no list of fields</source>
   <translation>a entrada dele não é uma lista de campos</translation>
  </message>
  <message>
   <source>Its folder</source>
   <translation>Pasta dele</translation>
  </message>
  <message>
   <source>Its GGUF files are not all there: %s.</source>
   <translation>Seus arquivos GGUF não estão todos lá: %s.</translation>
  </message>
  <message>
   <source>its grammar is longer than {0}</source>
   <translation>a gramática dele é maior que {0}</translation>
  </message>
  <message>
   <source>its kind is missing</source>
   <translation>falta o tipo</translation>
  </message>
  <message>
   <source>its last message goes on</source>
   <translation>a última mensagem dela segue adiante</translation>
  </message>
  <message>
   <source>its limit of tokens</source>
   <translation>seu limite de tokens</translation>
  </message>
  <message>
   <source>its list was changed after it was signed</source>
   <translation>a lista foi alterada depois de assinada</translation>
  </message>
  <message>
   <source>Its log {0}.log ends with: {1}</source>
   <translation>O log {0}.log termina com: {1}</translation>
  </message>
  <message>
   <source>Its maker's catalogue</source>
   <translation>Catálogo do fabricante</translation>
  </message>
  <message>
   <source>its model: {0}</source>
   <translation>seu modelo: {0}</translation>
  </message>
  <message>
   <source>Its models are listed, fetched, kept in memory and removed here. Nobody is asked until you press the button.</source>
   <translation>Os modelos dele são listados, baixados, mantidos na memória e removidos aqui. Ninguém é consultado até você pressionar o botão.</translation>
  </message>
  <message>
   <source>its models: {0}</source>
   <translation>seus modelos: {0}</translation>
  </message>
  <message>
   <source>its name at the server</source>
   <translation>o nome dele no servidor</translation>
  </message>
  <message>
   <source>its name has {0} characters</source>
   <translation>seu nome tem {0} caracteres</translation>
  </message>
  <message>
   <source>its name holds a backslash</source>
   <translation>seu nome contém uma barra invertida</translation>
  </message>
  <message>
   <source>its name holds characters that cannot be seen</source>
   <translation>seu nome contém caracteres que não podem ser vistos</translation>
  </message>
  <message>
   <source>Its name in the folders of the system, or its full path. No shell.</source>
   <translation>O nome nas pastas do sistema, ou o caminho completo. Sem shell.</translation>
  </message>
  <message>
   <source>its name is no text</source>
   <translation>seu nome não é um texto</translation>
  </message>
  <message>
   <source>its name is not known</source>
   <translation>o nome dele não é conhecido</translation>
  </message>
  <message>
   <source>its name {0} holds letters that look like others</source>
   <translation>seu nome {0} contém letras que parecem outras</translation>
  </message>
  <message>
   <source>its native code crashed ({0})</source>
   <translation>seu código nativo caiu ({0})</translation>
  </message>
  <message>
   <source>Its own answers</source>
   <translation>Suas próprias respostas</translation>
  </message>
  <message>
   <source>its parameters cannot be given to a model: {0}</source>
   <translation>seus parâmetros não podem ser dados a um modelo: {0}</translation>
  </message>
  <message>
   <source>its path</source>
   <translation>o caminho</translation>
  </message>
  <message>
   <source>its process ended: {0}{1}</source>
   <translation>seu processo terminou: {0}{1}</translation>
  </message>
  <message>
   <source>its reader broke down over it</source>
   <translation>o leitor caiu ao lê-lo</translation>
  </message>
  <message>
   <source>its reader failed over it ({0})</source>
   <translation>o leitor falhou ao lê-lo ({0})</translation>
  </message>
  <message>
   <source>its server does not say what it does</source>
   <translation>o servidor não diz o que ela faz</translation>
  </message>
  <message>
   <source>its settings cannot be read</source>
   <translation>as configurações dele não podem ser lidas</translation>
  </message>
  <message>
   <source>its text</source>
   <translation>o texto</translation>
  </message>
  <message>
   <source>its text cannot be read: {0}</source>
   <translation>o texto dele não pode ser lido: {0}</translation>
  </message>
  <message>
   <source>its text is longer than {0} characters</source>
   <translation>seu texto tem mais de {0} caracteres</translation>
  </message>
  <message>
   <source>its text is not XML</source>
   <translation>seu texto não é XML</translation>
  </message>
  <message>
   <source>its texts hold {0}, which nobody sees</source>
   <translation>seus textos contêm {0}, que ninguém vê</translation>
  </message>
  <message>
   <source>Its tools are listed here once it ran.</source>
   <translation>As ferramentas aparecem aqui depois que ele rodar.</translation>
  </message>
  <message>
   <source>its type {0} is not known here</source>
   <translation>o tipo {0} dele não é conhecido aqui</translation>
  </message>
  <message>
   <source>its vectors are not equally long</source>
   <translation>os vetores não têm o mesmo comprimento</translation>
  </message>
  <message>
   <source>its version was hit</source>
   <translation>sua versão foi atingida</translation>
  </message>
  <message>
   <source>its {0} are not one for each of {1} texts</source>
   <translation>os {0} não são um para cada um dos {1} textos</translation>
  </message>
  <message>
   <source>its {0} holds a secret: {1}</source>
   <translation>{0} dele contém um segredo: {1}</translation>
  </message>
  <message>
   <source>its {0} holds {1}, which only the other program fills in</source>
   <translation>{0} dele contém {1}, que só o outro programa preenche</translation>
  </message>
  <message>
   <source>its {0} is no text</source>
   <translation>{0} dele não é um texto</translation>
  </message>
  <message>
   <source>its {0}s are no list of fields</source>
   <translation>{0}s dele não é uma lista de campos</translation>
  </message>
  <message>
   <source>Job</source>
   <translation>Tarefa</translation>
  </message>
  <message>
   <source>Job allowed</source>
   <translation>Tarefa permitida</translation>
  </message>
  <message>
   <source>Job begun</source>
   <translation>Tarefa iniciada</translation>
  </message>
  <message>
   <source>Job cut off</source>
   <translation>Tarefa interrompida</translation>
  </message>
  <message>
   <source>Job ended</source>
   <translation>Tarefa encerrada</translation>
  </message>
  <message>
   <source>Job left out</source>
   <translation>Tarefa pulada</translation>
  </message>
  <message>
   <source>Job no longer allowed</source>
   <translation>Tarefa não mais permitida</translation>
  </message>
  <message>
   <source>Job paused</source>
   <translation>Tarefa pausada</translation>
  </message>
  <message>
   <source>Job resumed</source>
   <translation>Tarefa retomada</translation>
  </message>
  <message>
   <source>Job stopped: not granted</source>
   <translation>Tarefa parada: não concedido</translation>
  </message>
  <message>
   <source>Jobs</source>
   <translation>Tarefas</translation>
  </message>
  <message>
   <source>Jobs cannot be run</source>
   <translation>As tarefas não podem ser executadas</translation>
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
   <translation>JSON Schema; vazio deixa a resposta livre.</translation>
  </message>
  <message>
   <source>JSON with "{name}" where a value goes, or a text. Empty for none.</source>
   <translation>JSON com "{name}" onde vai um valor, ou um texto. Vazio para nenhum.</translation>
  </message>
  <message>
   <source>Judged by the model itself. </source>
   <translation>Avaliado pelo próprio modelo. </translation>
  </message>
  <message>
   <source>Judging model</source>
   <translation>Modelo juiz</translation>
  </message>
  <message>
   <source>Jump to latest</source>
   <translation>Ir ao mais recente</translation>
  </message>
  <message>
   <source>Keep</source>
   <translation>Manter</translation>
  </message>
  <message>
   <source>Keep as it is</source>
   <translation>Manter como está</translation>
  </message>
  <message>
   <source>Keep comment</source>
   <translation>Manter comentário</translation>
  </message>
  <message>
   <source>Keep everything</source>
   <translation>Guardar tudo</translation>
  </message>
  <message>
   <source>Keep in memory</source>
   <translation>Manter na memória</translation>
  </message>
  <message>
   <source>Keep it</source>
   <translation>Manter</translation>
  </message>
  <message>
   <source>Keep it as a case of your regression tests, at once</source>
   <translation>Guardar já como caso dos seus testes de regressão</translation>
  </message>
  <message>
   <source>Keep it loaded in any case</source>
   <translation>Manter carregado em qualquer caso</translation>
  </message>
  <message>
   <source>Keep it on an encrypted disk, and remove it when it is not needed any more.</source>
   <translation>Guarde em um disco criptografado e remova quando não for mais necessário.</translation>
  </message>
  <message>
   <source>Keep it where nobody who uses this machine can change it.</source>
   <translation>Guarde onde ninguém que usa esta máquina possa alterar.</translation>
  </message>
  <message>
   <source>Keep loaded</source>
   <translation>Manter carregado</translation>
  </message>
  <message>
   <source>Keep one of them.</source>
   <translation>Mantenha uma delas.</translation>
  </message>
  <message>
   <source>Keep one with: workbench models token; or enter it in the window.</source>
   <translation>Guarde um com: workbench models token; ou informe-o na janela.</translation>
  </message>
  <message>
   <source>Keep runs</source>
   <translation>Guardar execuções</translation>
  </message>
  <message>
   <source>Keep the model on the same disk as the folder for temporary files.</source>
   <translation>Mantenha o modelo no mesmo disco que a pasta de arquivos temporários.</translation>
  </message>
  <message>
   <source>Keep the note</source>
   <translation>Manter a nota</translation>
  </message>
  <message>
   <source>Keep this run as a regression test</source>
   <translation>Guardar esta execução como teste de regressão</translation>
  </message>
  <message>
   <source>Keep those that tell the ways apart.</source>
   <translation>Mantenha os que distinguem os caminhos.</translation>
  </message>
  <message>
   <source>Keep what visitors wrote</source>
   <translation>Guardar o que visitantes escreveram</translation>
  </message>
  <message>
   <source>Keep what you said of tools</source>
   <translation>Manter o que você disse das ferramentas</translation>
  </message>
  <message>
   <source>Keeping the access token</source>
   <translation>Guardando o token de acesso</translation>
  </message>
  <message>
   <source>Keeping the change</source>
   <translation>Guardando a alteração</translation>
  </message>
  <message>
   <source>Keeping the draft model</source>
   <translation>Guardando o modelo de rascunho</translation>
  </message>
  <message>
   <source>Keeping the setting</source>
   <translation>Guardando o ajuste</translation>
  </message>
  <message>
   <source>Keeps a text for later runs, of this graph or of one conversation</source>
   <translation>Guarda um texto para execuções futuras, deste grafo ou de uma conversa</translation>
  </message>
  <message>
   <source>Keeps a value under a name for this run</source>
   <translation>Guarda um valor com um nome para esta execução</translation>
  </message>
  <message>
   <source>kept beside yours of this name</source>
   <translation>guardado ao lado do seu com este nome</translation>
  </message>
  <message>
   <source>Kept by “Remember” nodes from run to run. What you forget is gone.</source>
   <translation>Guardado por nós “Lembrar” de execução em execução. O que você esquece some.</translation>
  </message>
  <message>
   <source>Kept for</source>
   <translation>Guardado por</translation>
  </message>
  <message>
   <source>kept in the file, not used here</source>
   <translation>mantido no arquivo, não usado aqui</translation>
  </message>
  <message>
   <source>kept in the keyring; type to replace it</source>
   <translation>guardada no chaveiro; digite para trocar</translation>
  </message>
  <message>
   <source>kept in the system's keyring; type to replace it</source>
   <translation>guardada no chaveiro do sistema; digite para trocar</translation>
  </message>
  <message>
   <source>Kept prompts</source>
   <translation>Prompts guardados</translation>
  </message>
  <message>
   <source>Kept until the program ends</source>
   <translation>Mantido até o programa terminar</translation>
  </message>
  <message>
   <source>Key</source>
   <translation>Chave</translation>
  </message>
  <message>
   <source>Key missing</source>
   <translation>Falta a chave</translation>
  </message>
  <message>
   <source>Key of the certificate</source>
   <translation>Chave do certificado</translation>
  </message>
  <message>
   <source>Key that signs the audit log</source>
   <translation>Chave que assina o log de auditoria</translation>
  </message>
  <message>
   <source>Keyboard shortcuts</source>
   <translation>Atalhos de teclado</translation>
  </message>
  <message>
   <source>Keyring</source>
   <translation>Chaveiro</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Chaves</translation>
  </message>
  <message>
   <source>Keys and requests</source>
   <translation>Chaves e requisições</translation>
  </message>
  <message>
   <source>Keys of the store changed</source>
   <translation>Chaves do armazenamento alteradas</translation>
  </message>
  <message>
   <source>keywords</source>
   <translation>palavras-chave</translation>
  </message>
  <message>
   <source>killed by the system (out of memory?) (SIGKILL)</source>
   <translation>encerrado pelo sistema (falta de memória?) (SIGKILL)</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>Tipo</translation>
  </message>
  <message>
   <source>Kind of node</source>
   <translation>Tipo de nó</translation>
  </message>
  <message>
   <source>kind {0} is none of {1}</source>
   <translation>o tipo {0} não é nenhum de {1}</translation>
  </message>
  <message>
   <source>kind: this is no Workflow</source>
   <translation>kind: isto não é um Workflow</translation>
  </message>
  <message>
   <source>kind: {0} cannot be run here</source>
   <translation>kind: {0} não pode ser executado aqui</translation>
  </message>
  <message>
   <source>Kinds of nodes: Enter adds one</source>
   <translation>Tipos de nós: Enter adiciona um</translation>
  </message>
  <message>
   <source>Kinds of servers</source>
   <translation>Tipos de servidores</translation>
  </message>
  <message>
   <source>Kinds of steps</source>
   <translation>Tipos de etapas</translation>
  </message>
  <message>
   <source>Kinds of tools</source>
   <translation>Tipos de ferramentas</translation>
  </message>
  <message>
   <source>Kinds: {0}</source>
   <translation>Tipos: {0}</translation>
  </message>
  <message>
   <source>Kiosk</source>
   <translation>Quiosque</translation>
  </message>
  <message>
   <source>KV cache</source>
   <translation>Cache KV</translation>
  </message>
  <message>
   <source>KV cache in use</source>
   <translation>Cache KV em uso</translation>
  </message>
  <message>
   <source>KV cache in use, share</source>
   <translation>Cache KV em uso, parte</translation>
  </message>
  <message>
   <source>KV cache of servers</source>
   <translation>Cache KV dos servidores</translation>
  </message>
  <message>
   <source>KV cache of the server</source>
   <translation>Cache KV do servidor</translation>
  </message>
  <message>
   <source>KV cache size</source>
   <translation>Tamanho do cache KV</translation>
  </message>
  <message>
   <source>KV cache {0}</source>
   <translation>Cache KV {0}</translation>
  </message>
  <message>
   <source>KV caches</source>
   <translation>Caches KV</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Idioma</translation>
  </message>
  <message>
   <source>Larger model asked</source>
   <translation>Modelo maior consultado</translation>
  </message>
  <message>
   <source>Larger text</source>
   <translation>Texto maior</translation>
  </message>
  <message>
   <source>largest</source>
   <translation>maior</translation>
  </message>
  <message>
   <source>Largest file</source>
   <translation>Maior arquivo</translation>
  </message>
  <message>
   <source>Largest prompt plus answer; more needs more memory</source>
   <translation>Maior prompt mais resposta; mais exige mais memória</translation>
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
   <translation>Últimos 30 dias</translation>
  </message>
  <message>
   <source>Last 7 days</source>
   <translation>Últimos 7 dias</translation>
  </message>
  <message>
   <source>Last check</source>
   <translation>Última verificação</translation>
  </message>
  <message>
   <source>Last checkpoint before</source>
   <translation>Último ponto de verificação antes</translation>
  </message>
  <message>
   <source>Last day</source>
   <translation>Último dia</translation>
  </message>
  <message>
   <source>last day</source>
   <translation>último dia</translation>
  </message>
  <message>
   <source>Last hour</source>
   <translation>Última hora</translation>
  </message>
  <message>
   <source>Last lines</source>
   <translation>Últimas linhas</translation>
  </message>
  <message>
   <source>Last lines of the server</source>
   <translation>Últimas linhas do servidor</translation>
  </message>
  <message>
   <source>Last load</source>
   <translation>Última carga</translation>
  </message>
  <message>
   <source>Last run</source>
   <translation>Última execução</translation>
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
   <translation>Duração</translation>
  </message>
  <message>
   <source>Latency of requests</source>
   <translation>Latência das requisições</translation>
  </message>
  <message>
   <source>Later</source>
   <translation>Mais tarde</translation>
  </message>
  <message>
   <source>Lay out the graph</source>
   <translation>Organizar o grafo</translation>
  </message>
  <message>
   <source>layers on the GPU</source>
   <translation>camadas na GPU</translation>
  </message>
  <message>
   <source>Leave --public out: what is on this machine is listed without the network.</source>
   <translation>Omita --public: o que está nesta máquina é listado sem a rede.</translation>
  </message>
  <message>
   <source>Leave inputs and outputs out of the selection; links to them stay.</source>
   <translation>Deixe entradas e saídas fora da seleção; as ligações com elas ficam.</translation>
  </message>
  <message>
   <source>Leave it out</source>
   <translation>Pular isto</translation>
  </message>
  <message>
   <source>leave it out</source>
   <translation>pular</translation>
  </message>
  <message>
   <source>Leave it out of what is stored, too</source>
   <translation>Deixar de fora também do que é gravado</translation>
  </message>
  <message>
   <source>Leave it out.</source>
   <translation>Deixe de fora.</translation>
  </message>
  <message>
   <source>Leave the role out, or change it in the settings.</source>
   <translation>Omita o papel, ou mude-o nas configurações.</translation>
  </message>
  <message>
   <source>Leave the time that was selected (Esc)</source>
   <translation>Sair do período selecionado (Esc)</translation>
  </message>
  <message>
   <source>left empty</source>
   <translation>deixado vazio</translation>
  </message>
  <message>
   <source>left out</source>
   <translation>pulado</translation>
  </message>
  <message>
   <source>Left out, or done otherwise:</source>
   <translation>Deixado de fora, ou feito de outro modo:</translation>
  </message>
  <message>
   <source>Left out: {0}</source>
   <translation>Deixado de fora: {0}</translation>
  </message>
  <message>
   <source>Left out: {0}.</source>
   <translation>Deixado de fora: {0}.</translation>
  </message>
  <message>
   <source>Leftovers</source>
   <translation>Sobras</translation>
  </message>
  <message>
   <source>Length</source>
   <translation>Comprimento</translation>
  </message>
  <message>
   <source>Length limit</source>
   <translation>Limite de comprimento</translation>
  </message>
  <message>
   <source>length: more than {0} characters cannot be checked</source>
   <translation>comprimento: mais de {0} caracteres não podem ser verificados</translation>
  </message>
  <message>
   <source>less than</source>
   <translation>menor que</translation>
  </message>
  <message>
   <source>Let fewer agents run at a time (Settings), or load the model with more places.</source>
   <translation>Deixe menos agentes rodarem por vez (Configurações), ou carregue o modelo com mais lugares.</translation>
  </message>
  <message>
   <source>Let it be asked</source>
   <translation>Deixar que seja perguntado</translation>
  </message>
  <message>
   <source>Let it clear (clear_at) at {0} or {1} it.</source>
   <translation>Faça-o encerrar (clear_at) em {0} ou {1}.</translation>
  </message>
  <message>
   <source>Let it start</source>
   <translation>Deixar iniciar</translation>
  </message>
  <message>
   <source>let it wait</source>
   <translation>deixar esperar</translation>
  </message>
  <message>
   <source>Let models run in a process of their own, or without a whole sandbox, in the settings under Engines.</source>
   <translation>Deixe os modelos rodarem em um processo próprio, ou sem uma sandbox completa, nas configurações em Motores.</translation>
  </message>
  <message>
   <source>let new runs use a smaller model until it clears</source>
   <translation>fazer novas execuções usarem um modelo menor até que encerre</translation>
  </message>
  <message>
   <source>let out</source>
   <translation>liberado</translation>
  </message>
  <message>
   <source>Let the agent use another tool.</source>
   <translation>Faça o agente usar outra ferramenta.</translation>
  </message>
  <message>
   <source>Let the agent write freely, and try again.</source>
   <translation>Deixe o agente escrever livremente, e tente de novo.</translation>
  </message>
  <message>
   <source>Let the agent write freely, or choose another engine.</source>
   <translation>Deixe o agente escrever livremente, ou escolha outro motor.</translation>
  </message>
  <message>
   <source>Let the node take or make less, such as a part of it at a time.</source>
   <translation>Deixe o nó receber ou produzir menos, como uma parte por vez.</translation>
  </message>
  <message>
   <source>Let the system's keyring open it, too</source>
   <translation>Deixar o chaveiro do sistema abrir também</translation>
  </message>
  <message>
   <source>let through</source>
   <translation>liberado</translation>
  </message>
  <message>
   <source>Lets agents talk with one another until they are done</source>
   <translation>Deixa agentes conversarem entre si até terminarem</translation>
  </message>
  <message>
   <source>Lets an agent answer, or hand over to another one that fits better</source>
   <translation>Deixa um agente responder, ou repassar a outro mais adequado</translation>
  </message>
  <message>
   <source>Lets it listen at another address than 127.0.0.1. Only for an administrator, and with a certificate.</source>
   <translation>Deixa ouvir em outro endereço que 127.0.0.1. Só para um administrador, e com certificado.</translation>
  </message>
  <message>
   <source>Letters of the signer: %s</source>
   <translation>Letras de quem assinou: %s</translation>
  </message>
  <message>
   <source>Licence</source>
   <translation>Licença</translation>
  </message>
  <message>
   <source>licence</source>
   <translation>licença</translation>
  </message>
  <message>
   <source>Lift it in Alerts, or wait until it clears.</source>
   <translation>Retire-o em Alertas, ou espere até encerrar.</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Claro</translation>
  </message>
  <message>
   <source>Likely tokens: {0}</source>
   <translation>Tokens prováveis: {0}</translation>
  </message>
  <message>
   <source>Likeness at least</source>
   <translation>Semelhança mínima</translation>
  </message>
  <message>
   <source>Limit</source>
   <translation>Limite</translation>
  </message>
  <message>
   <source>Limit of a try, in seconds</source>
   <translation>Limite de uma tentativa, em segundos</translation>
  </message>
  <message>
   <source>Limit of {0}</source>
   <translation>Limite de {0}</translation>
  </message>
  <message>
   <source>Limits</source>
   <translation>Limites</translation>
  </message>
  <message>
   <source>Limits of a run</source>
   <translation>Limites de uma execução</translation>
  </message>
  <message>
   <source>limits of time and tokens</source>
   <translation>limites de tempo e tokens</translation>
  </message>
  <message>
   <source>line 1: rules are wanted here</source>
   <translation>linha 1: aqui se esperam regras</translation>
  </message>
  <message>
   <source>line 1: there are no fields</source>
   <translation>linha 1: não há campos</translation>
  </message>
  <message>
   <source>line 1: these are no samples</source>
   <translation>linha 1: não são amostras</translation>
  </message>
  <message>
   <source>line breaks inside a text</source>
   <translation>quebras de linha dentro de um texto</translation>
  </message>
  <message>
   <source>line {0} of the key file is no key of {1} characters</source>
   <translation>a linha {0} do arquivo de chaves não é uma chave de {1} caracteres</translation>
  </message>
  <message>
   <source>line {0}, column {1}: {2}</source>
   <translation>linha {0}, coluna {1}: {2}</translation>
  </message>
  <message>
   <source>line {0}: a name holds {1}</source>
   <translation>linha {0}: um nome contém {1}</translation>
  </message>
  <message>
   <source>line {0}: byte {1}: the file is not UTF-8 text</source>
   <translation>linha {0}: byte {1}: o arquivo não é texto UTF-8</translation>
  </message>
  <message>
   <source>line {0}: it has no time, metric and value</source>
   <translation>linha {0}: não tem hora, métrica e valor</translation>
  </message>
  <message>
   <source>line {0}: it is no object</source>
   <translation>linha {0}: não é um objeto</translation>
  </message>
  <message>
   <source>line {0}: more than {1} metrics</source>
   <translation>linha {0}: mais de {1} métricas</translation>
  </message>
  <message>
   <source>line {0}: the file is not JSON: {1}</source>
   <translation>linha {0}: o arquivo não é JSON: {1}</translation>
  </message>
  <message>
   <source>line {0}: {1} is no object</source>
   <translation>linha {0}: {1} não é um objeto</translation>
  </message>
  <message>
   <source>line {0}: {1}: the next models are not read from there</source>
   <translation>linha {0}: {1}: os próximos modelos não são lidos dali</translation>
  </message>
  <message>
   <source>Lines</source>
   <translation>Linhas</translation>
  </message>
  <message>
   <source>lines</source>
   <translation>linhas</translation>
  </message>
  <message>
   <source>Link</source>
   <translation>Ligação</translation>
  </message>
  <message>
   <source>Link other ports.</source>
   <translation>Ligue outras portas.</translation>
  </message>
  <message>
   <source>Link to</source>
   <translation>Link para</translation>
  </message>
  <message>
   <source>links of the kind {0} are not opened: {1}</source>
   <translation>links do tipo {0} não são abertos: {1}</translation>
  </message>
  <message>
   <source>List</source>
   <translation>Lista</translation>
  </message>
  <message>
   <source>List files</source>
   <translation>Listar arquivos</translation>
  </message>
  <message>
   <source>List models</source>
   <translation>Listar modelos</translation>
  </message>
  <message>
   <source>List models of LM Studio, Ollama and the Hugging Face cache</source>
   <translation>Listar modelos do LM Studio, do Ollama e do cache do Hugging Face</translation>
  </message>
  <message>
   <source>List models of other programs</source>
   <translation>Listar modelos de outros programas</translation>
  </message>
  <message>
   <source>List models on this machine</source>
   <translation>Listar modelos desta máquina</translation>
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
   <translation>Lista de números inteiros</translation>
  </message>
  <message>
   <source>List of yes or no</source>
   <translation>Lista de sim ou não</translation>
  </message>
  <message>
   <source>List the actions.</source>
   <translation>Liste as ações.</translation>
  </message>
  <message>
   <source>List the files in a folder</source>
   <translation>Listar os arquivos de uma pasta</translation>
  </message>
  <message>
   <source>List the server's models</source>
   <translation>Listar os modelos do servidor</translation>
  </message>
  <message>
   <source>List them.</source>
   <translation>Liste-as.</translation>
  </message>
  <message>
   <source>List what Ollama, LM Studio and the Hugging Face cache hold. It is used where it lies and never changed.</source>
   <translation>Lista o que Ollama, LM Studio e o cache do Hugging Face guardam. É usado onde está e nunca alterado.</translation>
  </message>
  <message>
   <source>Listening</source>
   <translation>Ouvindo</translation>
  </message>
  <message>
   <source>listening</source>
   <translation>ouvindo</translation>
  </message>
  <message>
   <source>Listens on</source>
   <translation>Ouve em</translation>
  </message>
  <message>
   <source>Lists a folder</source>
   <translation>Lista uma pasta</translation>
  </message>
  <message>
   <source>lists are only gathered inside Foreach, once each</source>
   <translation>listas só são reunidas dentro de Foreach, uma vez cada</translation>
  </message>
  <message>
   <source>Little disk space</source>
   <translation>Pouco espaço em disco</translation>
  </message>
  <message>
   <source>Little memory</source>
   <translation>Pouca memória</translation>
  </message>
  <message>
   <source>llama.cpp cannot make {0} of {1}: {2}</source>
   <translation>o llama.cpp não consegue fazer {0} de {1}: {2}</translation>
  </message>
  <message>
   <source>llama.cpp could not decode: {0}</source>
   <translation>o llama.cpp não conseguiu decodificar: {0}</translation>
  </message>
  <message>
   <source>llama.cpp could not make {0} of {1}: {2}</source>
   <translation>o llama.cpp não conseguiu fazer {0} de {1}: {2}</translation>
  </message>
  <message>
   <source>llama.cpp could not read the texts: {0}</source>
   <translation>o llama.cpp não conseguiu ler os textos: {0}</translation>
  </message>
  <message>
   <source>llama.cpp could not read the tokens: {0}</source>
   <translation>o llama.cpp não conseguiu ler os tokens: {0}</translation>
  </message>
  <message>
   <source>llama.cpp ended with {0}</source>
   <translation>o llama.cpp terminou com {0}</translation>
  </message>
  <message>
   <source>llama.cpp gave no vector for a text</source>
   <translation>o llama.cpp não deu vetor para um texto</translation>
  </message>
  <message>
   <source>llama.cpp made no context to measure in</source>
   <translation>o llama.cpp não criou um contexto para medir</translation>
  </message>
  <message>
   <source>llama.cpp refused {0}: {1}</source>
   <translation>o llama.cpp recusou {0}: {1}</translation>
  </message>
  <message>
   <source>llguidance refused the grammar of the schema: {0}</source>
   <translation>llguidance recusou a gramática do esquema: {0}</translation>
  </message>
  <message>
   <source>Load</source>
   <translation>Carregar</translation>
  </message>
  <message>
   <source>Load and warm up</source>
   <translation>Carregar e aquecer</translation>
  </message>
  <message>
   <source>Load as usual</source>
   <translation>Carregar como de costume</translation>
  </message>
  <message>
   <source>Load it with a shorter context or another engine if that goes on.</source>
   <translation>Carregue com um contexto menor ou outro motor se isso continuar.</translation>
  </message>
  <message>
   <source>Load one in Models; its figures appear here at once.</source>
   <translation>Carregue um em Modelos; os números dele aparecem aqui na hora.</translation>
  </message>
  <message>
   <source>Load the model again.</source>
   <translation>Carregue o modelo de novo.</translation>
  </message>
  <message>
   <source>Load the model to connect to it.</source>
   <translation>Carregue o modelo para se conectar a ele.</translation>
  </message>
  <message>
   <source>Load the model with more memory for its cache.</source>
   <translation>Carregue o modelo com mais memória para o cache.</translation>
  </message>
  <message>
   <source>Load to rehearse on</source>
   <translation>Carga para ensaiar</translation>
  </message>
  <message>
   <source>Load when used</source>
   <translation>Carregar ao usar</translation>
  </message>
  <message>
   <source>Load {0}</source>
   <translation>Carregar {0}</translation>
  </message>
  <message>
   <source>Loaded</source>
   <translation>Carregado</translation>
  </message>
  <message>
   <source>loaded</source>
   <translation>carregado</translation>
  </message>
  <message>
   <source>Loaded in</source>
   <translation>Carregado em</translation>
  </message>
  <message>
   <source>Loaded model</source>
   <translation>Modelo carregado</translation>
  </message>
  <message>
   <source>Loading</source>
   <translation>Carregando</translation>
  </message>
  <message>
   <source>loading</source>
   <translation>carregando</translation>
  </message>
  <message>
   <source>Loading %s</source>
   <translation>Carregando %s</translation>
  </message>
  <message>
   <source>Loading its model once</source>
   <translation>Carregando o modelo uma vez</translation>
  </message>
  <message>
   <source>Loading the model</source>
   <translation>Carregando o modelo</translation>
  </message>
  <message>
   <source>Loading…</source>
   <translation>Carregando…</translation>
  </message>
  <message>
   <source>Loads the model with one setting after another and lets it read and write a little, for {0} seconds at the longest. A turn reads {1} tokens and writes {2}. Other work of this machine makes the figures unsure.</source>
   <translation>Carrega o modelo com um ajuste após o outro e o faz ler e escrever um pouco, por {0} segundos no máximo. Um turno lê {1} tokens e escreve {2}. Outro trabalho desta máquina deixa os números incertos.</translation>
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
   <translation>Bloquear a tela</translation>
  </message>
  <message>
   <source>Locked</source>
   <translation>Bloqueado</translation>
  </message>
  <message numerus="yes">
   <source>Locks in %n s</source>
   <translation>
    <numerusform>Bloqueia em %n s</numerusform>
    <numerusform>Bloqueia em %n s</numerusform>
   </translation>
  </message>
  <message>
   <source>Log</source>
   <translation>Log</translation>
  </message>
  <message>
   <source>Log begun</source>
   <translation>Log iniciado</translation>
  </message>
  <message>
   <source>log takes positive values: log(x) or log(x, base)</source>
   <translation>log aceita valores positivos: log(x) ou log(x, base)</translation>
  </message>
  <message>
   <source>Long lines are shortened</source>
   <translation>Linhas longas são encurtadas</translation>
  </message>
  <message>
   <source>Longer than</source>
   <translation>Mais longo que</translation>
  </message>
  <message>
   <source>longer than</source>
   <translation>mais longo que</translation>
  </message>
  <message>
   <source>Longer than {0}</source>
   <translation>Mais longo que {0}</translation>
  </message>
  <message>
   <source>Longest answer in tokens</source>
   <translation>Resposta mais longa em tokens</translation>
  </message>
  <message>
   <source>Longest answer, tokens</source>
   <translation>Resposta mais longa, tokens</translation>
  </message>
  <message>
   <source>Longest result</source>
   <translation>Resultado mais longo</translation>
  </message>
  <message>
   <source>Longest search for the best setting of a model on this machine.</source>
   <translation>Busca mais longa pelo melhor ajuste de um modelo nesta máquina.</translation>
  </message>
  <message>
   <source>Look again</source>
   <translation>Procurar de novo</translation>
  </message>
  <message>
   <source>Look again.</source>
   <translation>Olhe de novo.</translation>
  </message>
  <message>
   <source>Look at it again.</source>
   <translation>Olhe-o de novo.</translation>
  </message>
  <message>
   <source>Look at it among the tools, and allow it again if you trust it.</source>
   <translation>Olhe-a entre as ferramentas, e permita-a de novo se confiar nela.</translation>
  </message>
  <message>
   <source>Look at it and allow it again; its mark is {0}.</source>
   <translation>Olhe-a e permita-a de novo; sua marca é {0}.</translation>
  </message>
  <message>
   <source>Look at it under Jobs.</source>
   <translation>Veja em Tarefas.</translation>
  </message>
  <message>
   <source>Look at it with: workbench models unpack FILE.</source>
   <translation>Veja com: workbench models unpack FILE.</translation>
  </message>
  <message>
   <source>Look at its address in the settings, Runs; empty it to send nothing.</source>
   <translation>Veja o endereço nas configurações, Execuções; esvazie para não enviar nada.</translation>
  </message>
  <message>
   <source>Look at its folder.</source>
   <translation>Olhe a pasta dele.</translation>
  </message>
  <message>
   <source>Look at its list of tools.</source>
   <translation>Veja a lista de ferramentas dele.</translation>
  </message>
  <message>
   <source>Look at its logs.</source>
   <translation>Olhe os logs.</translation>
  </message>
  <message>
   <source>Look at its status.</source>
   <translation>Olhe o estado.</translation>
  </message>
  <message>
   <source>Look at its steps.</source>
   <translation>Olhe as etapas.</translation>
  </message>
  <message>
   <source>Look at the alert: it says what was done, and what ends it.</source>
   <translation>Olhe o alerta: ele diz o que foi feito e o que o encerra.</translation>
  </message>
  <message>
   <source>Look at the audit panel.</source>
   <translation>Olhe o painel de auditoria.</translation>
  </message>
  <message>
   <source>Look at the canvas.</source>
   <translation>Olhe a tela de desenho.</translation>
  </message>
  <message>
   <source>Look at the disk.</source>
   <translation>Olhe o disco.</translation>
  </message>
  <message>
   <source>Look at the file.</source>
   <translation>Olhe o arquivo.</translation>
  </message>
  <message>
   <source>Look at the history of the job.</source>
   <translation>Olhe o histórico da tarefa.</translation>
  </message>
  <message>
   <source>Look at the job and allow it.</source>
   <translation>Olhe a tarefa e permita-a.</translation>
  </message>
  <message>
   <source>Look at the links of the node.</source>
   <translation>Olhe as ligações do nó.</translation>
  </message>
  <message>
   <source>Look at the list again.</source>
   <translation>Olhe a lista de novo.</translation>
  </message>
  <message>
   <source>Look at the list of keys.</source>
   <translation>Olhe a lista de chaves.</translation>
  </message>
  <message>
   <source>Look at the list of nodes.</source>
   <translation>Veja a lista de nós.</translation>
  </message>
  <message>
   <source>Look at the list of problems.</source>
   <translation>Veja a lista de problemas.</translation>
  </message>
  <message>
   <source>Look at the list of runs.</source>
   <translation>Olhe a lista de execuções.</translation>
  </message>
  <message>
   <source>Look at the list of them.</source>
   <translation>Veja a lista delas.</translation>
  </message>
  <message>
   <source>Look at the list: workbench alerts list.</source>
   <translation>Veja a lista: workbench alerts list.</translation>
  </message>
  <message>
   <source>Look at the list: workbench memory list.</source>
   <translation>Veja a lista: workbench memory list.</translation>
  </message>
  <message>
   <source>Look at the log.</source>
   <translation>Olhe o log.</translation>
  </message>
  <message>
   <source>Look at the model's page again.</source>
   <translation>Olhe de novo a página do modelo.</translation>
  </message>
  <message>
   <source>Look at the model's page again: it was replaced.</source>
   <translation>Olhe de novo a página do modelo: ele foi substituído.</translation>
  </message>
  <message>
   <source>Look at the run in the program.</source>
   <translation>Olhe a execução no programa.</translation>
  </message>
  <message>
   <source>Look at the run's end.</source>
   <translation>Olhe o fim da execução.</translation>
  </message>
  <message>
   <source>Look at the runs that failed; each says why.</source>
   <translation>Olhe as execuções que falharam; cada uma diz por quê.</translation>
  </message>
  <message>
   <source>Look at the server's own log, then ask again.</source>
   <translation>Veja o log do próprio servidor, depois pergunte de novo.</translation>
  </message>
  <message>
   <source>Look at the server's own log.</source>
   <translation>Veja o log do próprio servidor.</translation>
  </message>
  <message>
   <source>Look at the server's own log; it may not be made for this.</source>
   <translation>Veja o log do próprio servidor; talvez ele não seja feito para isto.</translation>
  </message>
  <message>
   <source>Look at the settings panel.</source>
   <translation>Olhe o painel de configurações.</translation>
  </message>
  <message>
   <source>Look at the settings; the next change writes the file anew.</source>
   <translation>Olhe as configurações; a próxima mudança escreve o arquivo de novo.</translation>
  </message>
  <message>
   <source>Look at the tools' parameters and at the schema of the answer, or let the agent write freely.</source>
   <translation>Olhe os parâmetros das ferramentas e o esquema da resposta, ou deixe o agente escrever livremente.</translation>
  </message>
  <message>
   <source>Look at the value that comes in.</source>
   <translation>Olhe o valor que entra.</translation>
  </message>
  <message>
   <source>Look at the values, or change what happens then.</source>
   <translation>Olhe os valores, ou mude o que acontece nesse caso.</translation>
  </message>
  <message>
   <source>Look at this before you import it: {0}.</source>
   <translation>Veja isto antes de importar: {0}.</translation>
  </message>
  <message>
   <source>Look at {0}</source>
   <translation>Ver {0}</translation>
  </message>
  <message>
   <source>Look at {0} in the data folder.</source>
   <translation>Olhe {0} na pasta de dados.</translation>
  </message>
  <message>
   <source>Look at: workbench {0}</source>
   <translation>Veja: workbench {0}</translation>
  </message>
  <message>
   <source>Look for a loop that does not end, or split the work into several runs.</source>
   <translation>Procure uma repetição que não termina, ou divida o trabalho em várias execuções.</translation>
  </message>
  <message>
   <source>Look for a version of the model whose name ends with GGUF.</source>
   <translation>Procure uma versão do modelo cujo nome termine em GGUF.</translation>
  </message>
  <message>
   <source>Look for another model.</source>
   <translation>Procure outro modelo.</translation>
  </message>
  <message>
   <source>Look for leftovers again.</source>
   <translation>Procure sobras de novo.</translation>
  </message>
  <message>
   <source>Look for models again</source>
   <translation>Procurar modelos de novo</translation>
  </message>
  <message>
   <source>Look for servers</source>
   <translation>Procurar servidores</translation>
  </message>
  <message>
   <source>Look for the others in a copy.</source>
   <translation>Procure as outras em uma cópia.</translation>
  </message>
  <message>
   <source>Look into each node, change something, and go on from there</source>
   <translation>Olhe cada nó por dentro, mude algo e continue dali</translation>
  </message>
  <message>
   <source>Look up an item by its number</source>
   <translation>Consultar um item pelo número</translation>
  </message>
  <message>
   <source>Look up memory</source>
   <translation>Consultar memória</translation>
  </message>
  <message>
   <source>Look where it leads, then save the tool again.</source>
   <translation>Veja aonde leva, depois salve a ferramenta de novo.</translation>
  </message>
  <message>
   <source>Looking at the deployment</source>
   <translation>Examinando a implantação</translation>
  </message>
  <message>
   <source>Looking at the engines</source>
   <translation>Vendo os motores</translation>
  </message>
  <message>
   <source>Looking at what is installed</source>
   <translation>Vendo o que está instalado</translation>
  </message>
  <message>
   <source>Looking at what this system can hold…</source>
   <translation>Vendo o que este sistema consegue restringir…</translation>
  </message>
  <message>
   <source>looking for jobs that are due failed: {0}</source>
   <translation>a procura por trabalhos a executar falhou: {0}</translation>
  </message>
  <message>
   <source>Looking for models</source>
   <translation>Procurando modelos</translation>
  </message>
  <message>
   <source>Looking for servers on this machine</source>
   <translation>Procurando servidores nesta máquina</translation>
  </message>
  <message>
   <source>Looking into %s</source>
   <translation>Olhando dentro de %s</translation>
  </message>
  <message>
   <source>Looking into {0}</source>
   <translation>Examinando {0}</translation>
  </message>
  <message>
   <source>Looking…</source>
   <translation>Procurando…</translation>
  </message>
  <message>
   <source>Loop</source>
   <translation>Repetição</translation>
  </message>
  <message>
   <source>lost from token 0 on: this model read nothing like it since it was loaded</source>
   <translation>perdido do token 0 em diante: este modelo não leu nada parecido desde que foi carregado</translation>
  </message>
  <message>
   <source>lost from token {0} on: the kept text of {1} tokens {2}</source>
   <translation>perdido do token {0} em diante: o texto guardado de {1} tokens {2}</translation>
  </message>
  <message>
   <source>lost from token {0} on: {1}</source>
   <translation>perdido do token {0} em diante: {1}</translation>
  </message>
  <message>
   <source>Lower the limit of the job.</source>
   <translation>Reduza o limite da tarefa.</translation>
  </message>
  <message>
   <source>Machine</source>
   <translation>Máquina</translation>
  </message>
  <message>
   <source>machine</source>
   <translation>máquina</translation>
  </message>
  <message>
   <source>Made by</source>
   <translation>Feito por</translation>
  </message>
  <message>
   <source>Made of what is chosen</source>
   <translation>Feito do que está escolhido</translation>
  </message>
  <message>
   <source>Made up: a ramp</source>
   <translation>Inventada: uma rampa</translation>
  </message>
  <message>
   <source>Made up: a step</source>
   <translation>Inventada: um degrau</translation>
  </message>
  <message>
   <source>Made up: noise</source>
   <translation>Inventada: ruído</translation>
  </message>
  <message>
   <source>Made up: short peaks</source>
   <translation>Inventada: picos curtos</translation>
  </message>
  <message>
   <source>Make a copy of the folder in which the links are files, and import that.</source>
   <translation>Faça uma cópia da pasta em que os links sejam arquivos e importe-a.</translation>
  </message>
  <message>
   <source>Make a new one, and keep it with: workbench models token; or enter it in the window.</source>
   <translation>Crie um novo e guarde com: workbench models token; ou informe-o na janela.</translation>
  </message>
  <message>
   <source>Make a regression test</source>
   <translation>Criar um teste de regressão</translation>
  </message>
  <message>
   <source>Make a second data set.</source>
   <translation>Crie um segundo conjunto de dados.</translation>
  </message>
  <message>
   <source>Make a test case</source>
   <translation>Criar um caso de teste</translation>
  </message>
  <message>
   <source>Make a test case of the answer…</source>
   <translation>Criar um caso de teste da resposta…</translation>
  </message>
  <message>
   <source>Make a test case…</source>
   <translation>Criar um caso de teste…</translation>
  </message>
  <message>
   <source>Make it</source>
   <translation>Criar</translation>
  </message>
  <message>
   <source>Make it a text.</source>
   <translation>Faça dela um texto.</translation>
  </message>
  <message>
   <source>Make it all the same</source>
   <translation>Criar mesmo assim</translation>
  </message>
  <message>
   <source>Make it first, or choose another place.</source>
   <translation>Crie-o antes, ou escolha outro lugar.</translation>
  </message>
  <message>
   <source>Make it flatter.</source>
   <translation>Deixe-o com menos níveis.</translation>
  </message>
  <message>
   <source>Make it larger.</source>
   <translation>Aumente-a.</translation>
  </message>
  <message>
   <source>Make it shorter.</source>
   <translation>Encurte-a.</translation>
  </message>
  <message>
   <source>Make it smaller.</source>
   <translation>Torne-o menor.</translation>
  </message>
  <message>
   <source>Make key</source>
   <translation>Criar chave</translation>
  </message>
  <message>
   <source>Make one in the Builder first.</source>
   <translation>Crie um primeiro no Construtor.</translation>
  </message>
  <message>
   <source>Make one: workbench serve keys create NAME.</source>
   <translation>Crie uma: workbench serve keys create NAME.</translation>
  </message>
  <message>
   <source>Make the agent</source>
   <translation>Criar o agente</translation>
  </message>
  <message>
   <source>Make the inside a graph of its own.</source>
   <translation>Faça da parte de dentro um grafo próprio.</translation>
  </message>
  <message>
   <source>Make the keys anew; the damaged file is kept when the first one is made.</source>
   <translation>Crie as chaves de novo; o arquivo danificado é guardado quando a primeira é criada.</translation>
  </message>
  <message>
   <source>Make the text shorter.</source>
   <translation>Encurte o texto.</translation>
  </message>
  <message>
   <source>Make them shorter.</source>
   <translation>Deixe-os mais curtos.</translation>
  </message>
  <message>
   <source>Makes JSON of a text that a model wrote</source>
   <translation>Transforma em JSON um texto que um modelo escreveu</translation>
  </message>
  <message>
   <source>Making a key</source>
   <translation>Criando uma chave</translation>
  </message>
  <message>
   <source>Manual page</source>
   <translation>Página do manual</translation>
  </message>
  <message>
   <source>Many alerts fire at once</source>
   <translation>Muitos alertas disparam de uma vez</translation>
  </message>
  <message>
   <source>Many requests fail</source>
   <translation>Muitas requisições falham</translation>
  </message>
  <message>
   <source>many requests on two GPUs, with a smaller cache type</source>
   <translation>muitas requisições em duas GPUs, com um tipo de cache menor</translation>
  </message>
  <message>
   <source>Map</source>
   <translation>Mapear</translation>
  </message>
  <message>
   <source>Map of the graph</source>
   <translation>Mapa do grafo</translation>
  </message>
  <message>
   <source>Markdown (*.md);;JSON (*.json)</source>
   <translation>Markdown (*.md);;JSON (*.json)</translation>
  </message>
  <message>
   <source>marker of the template</source>
   <translation>marca do modelo de chat</translation>
  </message>
  <message>
   <source>mask personal data</source>
   <translation>mascarar dados pessoais</translation>
  </message>
  <message>
   <source>masked {0}</source>
   <translation>mascarou {0}</translation>
  </message>
  <message>
   <source>Matches a pattern</source>
   <translation>Corresponde a um padrão</translation>
  </message>
  <message>
   <source>matches the pattern</source>
   <translation>corresponde ao padrão</translation>
  </message>
  <message>
   <source>max_new_tokens is {0}</source>
   <translation>max_new_tokens é {0}</translation>
  </message>
  <message>
   <source>May begin with a dash</source>
   <translation>Pode começar com um traço</translation>
  </message>
  <message>
   <source>May change it</source>
   <translation>Pode alterá-lo</translation>
  </message>
  <message>
   <source>may not be given</source>
   <translation>não pode ser dado</translation>
  </message>
  <message>
   <source>May reach the network</source>
   <translation>Pode alcançar a rede</translation>
  </message>
  <message>
   <source>May reach: {0}</source>
   <translation>Pode alcançar: {0}</translation>
  </message>
  <message>
   <source>May read</source>
   <translation>Pode ler</translation>
  </message>
  <message>
   <source>may stay empty</source>
   <translation>pode ficar vazio</translation>
  </message>
  <message>
   <source>May this go on?</source>
   <translation>Isto pode seguir?</translation>
  </message>
  <message>
   <source>May touch</source>
   <translation>Pode tocar em</translation>
  </message>
  <message>
   <source>May use</source>
   <translation>Pode usar</translation>
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
   <translation>Servidor MCP revogado</translation>
  </message>
  <message>
   <source>MCP servers</source>
   <translation>Servidores MCP</translation>
  </message>
  <message>
   <source>MCP servers ask for everything again</source>
   <translation>Servidores MCP perguntam tudo de novo</translation>
  </message>
  <message>
   <source>MCP servers in {0}</source>
   <translation>Servidores MCP em {0}</translation>
  </message>
  <message>
   <source>MCP tools allowed</source>
   <translation>Ferramentas MCP permitidas</translation>
  </message>
  <message>
   <source>Mean of the newest answers that began between two readings, as the server measured.</source>
   <translation>Média das respostas mais recentes que começaram entre duas leituras, como o servidor mediu.</translation>
  </message>
  <message>
   <source>Mean wait in the queue</source>
   <translation>Espera média na fila</translation>
  </message>
  <message>
   <source>mean {0}</source>
   <translation>média {0}</translation>
  </message>
  <message>
   <source>meaning</source>
   <translation>sentido</translation>
  </message>
  <message>
   <source>Meaning needs a collection with an embedding model; hybrid uses it if there is.</source>
   <translation>Sentido exige uma coleção com modelo de embeddings; híbrido o usa se houver.</translation>
  </message>
  <message>
   <source>Means about the same</source>
   <translation>Significa quase o mesmo</translation>
  </message>
  <message>
   <source>Measure</source>
   <translation>Medir</translation>
  </message>
  <message>
   <source>Measure again</source>
   <translation>Medir de novo</translation>
  </message>
  <message>
   <source>measured</source>
   <translation>medido</translation>
  </message>
  <message>
   <source>Measured on this computer at {0}, over {1} tokens of one run.</source>
   <translation>Medido neste computador em {0}, com {1} tokens de uma execução.</translation>
  </message>
  <message>
   <source>Measurements are late</source>
   <translation>As medições estão atrasadas</translation>
  </message>
  <message>
   <source>Measuring</source>
   <translation>Medição</translation>
  </message>
  <message>
   <source>Measuring %s</source>
   <translation>Medindo %s</translation>
  </message>
  <message>
   <source>Measuring this machine</source>
   <translation>Medindo esta máquina</translation>
  </message>
  <message>
   <source>measuring which weights matter</source>
   <translation>medindo quais pesos importam</translation>
  </message>
  <message>
   <source>Measuring; this takes about a second.</source>
   <translation>Medindo; leva cerca de um segundo.</translation>
  </message>
  <message>
   <source>median</source>
   <translation>mediana</translation>
  </message>
  <message>
   <source>Median over the answers of the last two minutes; needs two of them.</source>
   <translation>Mediana das respostas dos últimos dois minutos; precisa de duas.</translation>
  </message>
  <message>
   <source>Median time</source>
   <translation>Tempo mediano</translation>
  </message>
  <message>
   <source>Median time of an answer in seconds (left is faster, up is better)</source>
   <translation>Tempo mediano de uma resposta em segundos (à esquerda é mais rápido, acima é melhor)</translation>
  </message>
  <message>
   <source>Memory</source>
   <translation>Memória</translation>
  </message>
  <message>
   <source>Memory available</source>
   <translation>Memória disponível</translation>
  </message>
  <message>
   <source>Memory by owner</source>
   <translation>Memória por dono</translation>
  </message>
  <message>
   <source>Memory for models</source>
   <translation>Memória para modelos</translation>
  </message>
  <message>
   <source>Memory forgotten</source>
   <translation>Memória esquecida</translation>
  </message>
  <message>
   <source>memory found by what is alike</source>
   <translation>memória encontrada por semelhança</translation>
  </message>
  <message>
   <source>Memory free</source>
   <translation>Memória livre</translation>
  </message>
  <message>
   <source>Memory in MB</source>
   <translation>Memória em MB</translation>
  </message>
  <message>
   <source>Memory in use</source>
   <translation>Memória em uso</translation>
  </message>
  <message>
   <source>Memory in use as a share of what is installed.</source>
   <translation>Memória em uso como parte da instalada.</translation>
  </message>
  <message>
   <source>Memory in use on this machine; Workbench and its models: {0}</source>
   <translation>Memória em uso nesta máquina; o Workbench e seus modelos: {0}</translation>
  </message>
  <message>
   <source>Memory in use, share</source>
   <translation>Memória em uso, parte</translation>
  </message>
  <message>
   <source>Memory installed</source>
   <translation>Memória instalada</translation>
  </message>
  <message>
   <source>memory is shared</source>
   <translation>a memória é compartilhada</translation>
  </message>
  <message>
   <source>Memory is {0} % full; idle models hold {1} of it</source>
   <translation>A memória está {0} % cheia; modelos ociosos ocupam {1} dela</translation>
  </message>
  <message>
   <source>memory mapping</source>
   <translation>mapeamento de memória</translation>
  </message>
  <message>
   <source>Memory of prompts</source>
   <translation>Memória de prompts</translation>
  </message>
  <message>
   <source>Memory of the model's worker process: proportional share (PSS) on Linux, else the resident set.</source>
   <translation>Memória do processo worker do modelo: parte proporcional (PSS) no Linux, senão o conjunto residente.</translation>
  </message>
  <message>
   <source>Memory of this process without its models: proportional share (PSS) on Linux, else the resident set.</source>
   <translation>Memória deste processo sem os modelos: parte proporcional (PSS) no Linux, senão o conjunto residente.</translation>
  </message>
  <message>
   <source>Memory speed</source>
   <translation>Velocidade da memória</translation>
  </message>
  <message>
   <source>Memory taken on the GPU as a share of what it has.</source>
   <translation>Memória ocupada na GPU como parte da que ela tem.</translation>
  </message>
  <message>
   <source>Memory taken on the GPU by all programs, as the driver reports it.</source>
   <translation>Memória ocupada na GPU por todos os programas, como o driver informa.</translation>
  </message>
  <message>
   <source>memory unknown</source>
   <translation>memória desconhecida</translation>
  </message>
  <message>
   <source>Memory: not held</source>
   <translation>Memória: sem proteção</translation>
  </message>
  <message>
   <source>Mend it at that place.</source>
   <translation>Corrija-o nesse ponto.</translation>
  </message>
  <message>
   <source>Mend it there.</source>
   <translation>Corrija-o ali.</translation>
  </message>
  <message>
   <source>Mend it, or leave the cell empty.</source>
   <translation>Corrija, ou deixe a célula vazia.</translation>
  </message>
  <message>
   <source>Mend it, then try again what was not judged.</source>
   <translation>Corrija e depois tente de novo o que não foi julgado.</translation>
  </message>
  <message>
   <source>Mend it.</source>
   <translation>Corrija-o.</translation>
  </message>
  <message>
   <source>Mend that field.</source>
   <translation>Corrija esse campo.</translation>
  </message>
  <message>
   <source>Mend that setting.</source>
   <translation>Corrija esse ajuste.</translation>
  </message>
  <message>
   <source>Mend that, then allow it.</source>
   <translation>Corrija isso e depois permita.</translation>
  </message>
  <message>
   <source>Mend the file.</source>
   <translation>Corrija o arquivo.</translation>
  </message>
  <message>
   <source>Mend the JSON at that place.</source>
   <translation>Corrija o JSON nesse ponto.</translation>
  </message>
  <message>
   <source>Mend the JSON.</source>
   <translation>Corrija o JSON.</translation>
  </message>
  <message>
   <source>Mend the node, or take it away.</source>
   <translation>Corrija o nó ou retire-o.</translation>
  </message>
  <message>
   <source>Mend the YAML at that place.</source>
   <translation>Corrija o YAML nesse lugar.</translation>
  </message>
  <message>
   <source>Mend what is named above the form first.</source>
   <translation>Corrija primeiro o que está indicado acima do formulário.</translation>
  </message>
  <message>
   <source>Mended</source>
   <translation>Corrigido</translation>
  </message>
  <message>
   <source>Mended after a crash</source>
   <translation>Corrigido após uma queda</translation>
  </message>
  <message>
   <source>Mended: </source>
   <translation>Corrigido: </translation>
  </message>
  <message>
   <source>Merge</source>
   <translation>Juntar</translation>
  </message>
  <message>
   <source>Message</source>
   <translation>Mensagem</translation>
  </message>
  <message>
   <source>Message of the first screen</source>
   <translation>Mensagem da primeira tela</translation>
  </message>
  <message>
   <source>Message to the graph</source>
   <translation>Mensagem ao grafo</translation>
  </message>
  <message>
   <source>messages</source>
   <translation>mensagens</translation>
  </message>
  <message>
   <source>Messages at most</source>
   <translation>Máximo de mensagens</translation>
  </message>
  <message>
   <source>Messages, prompts, answers, and what tools got and gave; else only names, times and numbers.</source>
   <translation>Mensagens, prompts, respostas e o que as ferramentas receberam e deram; senão só nomes, tempos e números.</translation>
  </message>
  <message>
   <source>metadata.workbench.schema: a newer version of the program wrote this file</source>
   <translation>metadata.workbench.schema: uma versão mais nova do programa escreveu este arquivo</translation>
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
   <translation>mín {0} · méd {1} · máx {2}</translation>
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
   <translation>ausente, ou recusado</translation>
  </message>
  <message>
   <source>Mistakes, or what is different in the file</source>
   <translation>Erros, ou o que o arquivo muda</translation>
  </message>
  <message>
   <source>MLX writes freely without llguidance: nothing is held to its schema</source>
   <translation>o MLX escreve livremente sem llguidance: nada é restrito ao esquema</translation>
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
   <translation>Modelo adicionado</translation>
  </message>
  <message>
   <source>Model asked</source>
   <translation>Modelo consultado</translation>
  </message>
  <message>
   <source>Model call</source>
   <translation>Chamada de modelo</translation>
  </message>
  <message>
   <source>Model calls</source>
   <translation>Chamadas de modelo</translation>
  </message>
  <message>
   <source>Model calls of a run, mean</source>
   <translation>Chamadas de modelo por execução, média</translation>
  </message>
  <message>
   <source>Model calls of each run.</source>
   <translation>Chamadas de modelo de cada execução.</translation>
  </message>
  <message>
   <source>Model calls that ended in the last 15 minutes, over 15.</source>
   <translation>Chamadas de modelo que terminaram nos últimos 15 minutos, divididas por 15.</translation>
  </message>
  <message>
   <source>Model card</source>
   <translation>Ficha do modelo</translation>
  </message>
  <message>
   <source>Model checked</source>
   <translation>Modelo verificado</translation>
  </message>
  <message>
   <source>Model details</source>
   <translation>Detalhes do modelo</translation>
  </message>
  <message>
   <source>Model download</source>
   <translation>Download de modelo</translation>
  </message>
  <message>
   <source>Model folders</source>
   <translation>Pastas de modelos</translation>
  </message>
  <message>
   <source>Model from here on</source>
   <translation>Modelo daqui em diante</translation>
  </message>
  <message>
   <source>Model loaded</source>
   <translation>Modelo carregado</translation>
  </message>
  <message>
   <source>Model missing</source>
   <translation>Falta o modelo</translation>
  </message>
  <message>
   <source>Model of</source>
   <translation>Modelo de</translation>
  </message>
  <message>
   <source>Model of the chair</source>
   <translation>Modelo do mediador</translation>
  </message>
  <message>
   <source>Model processes</source>
   <translation>Processos de modelos</translation>
  </message>
  <message>
   <source>Model removed</source>
   <translation>Modelo removido</translation>
  </message>
  <message>
   <source>Model search</source>
   <translation>Busca de modelos</translation>
  </message>
  <message>
   <source>Model server</source>
   <translation>Servidor de modelo</translation>
  </message>
  <message>
   <source>Model to try</source>
   <translation>Modelo para testar</translation>
  </message>
  <message>
   <source>Model unloaded</source>
   <translation>Modelo descarregado</translation>
  </message>
  <message>
   <source>Model's files read</source>
   <translation>Arquivos do modelo lidos</translation>
  </message>
  <message>
   <source>Model, speed, memory, and whether anything reached beyond this machine. Each part opens what it sums up.</source>
   <translation>Modelo, velocidade, memória e se algo saiu desta máquina. Cada parte abre o que resume.</translation>
  </message>
  <message>
   <source>Model, such as qwen3:4b</source>
   <translation>Modelo, como qwen3:4b</translation>
  </message>
  <message>
   <source>model, tool, node, approval, person or run</source>
   <translation>model, tool, node, approval, person ou run</translation>
  </message>
  <message>
   <source>Models</source>
   <translation>Modelos</translation>
  </message>
  <message>
   <source>Models and bundles (%s)</source>
   <translation>Modelos e pacotes (%s)</translation>
  </message>
  <message>
   <source>Models at a time</source>
   <translation>Modelos por vez</translation>
  </message>
  <message>
   <source>Models for Foundry Local</source>
   <translation>Modelos para o Foundry Local</translation>
  </message>
  <message>
   <source>models inside one file cannot be used in place</source>
   <translation>modelos dentro de um arquivo não podem ser usados no lugar</translation>
  </message>
  <message>
   <source>Models need {0}; {1} are free.</source>
   <translation>Os modelos precisam de {0}; {1} livres.</translation>
  </message>
  <message>
   <source>models of connected servers</source>
   <translation>modelos de servidores conectados</translation>
  </message>
  <message>
   <source>Models of Foundry Local</source>
   <translation>Modelos do Foundry Local</translation>
  </message>
  <message>
   <source>Models of Ollama</source>
   <translation>Modelos do Ollama</translation>
  </message>
  <message>
   <source>Models of other programs</source>
   <translation>Modelos de outros programas</translation>
  </message>
  <message>
   <source>Models run on the CPU. For an NVIDIA card install its driver (nvidia-smi must list it); AMD cards are read from the amdgpu driver on Linux.</source>
   <translation>Os modelos rodam na CPU. Para uma placa NVIDIA, instale o driver (nvidia-smi deve listá-la); placas AMD são lidas do driver amdgpu no Linux.</translation>
  </message>
  <message>
   <source>Models that are loaded afterwards use it.</source>
   <translation>Modelos carregados depois o usam.</translation>
  </message>
  <message>
   <source>Models that are loaded from now on use it; load a model again for that.</source>
   <translation>Modelos carregados de agora em diante o usam; carregue um modelo de novo para isso.</translation>
  </message>
  <message>
   <source>Models that are loaded keep it until they are unloaded.</source>
   <translation>Modelos carregados o mantêm até serem descarregados.</translation>
  </message>
  <message>
   <source>Models that nobody uses, a memory that runs full, slow answers and failing runs are told here with their numbers.</source>
   <translation>Modelos que ninguém usa, memória que enche, respostas lentas e execuções que falham são avisados aqui com seus números.</translation>
  </message>
  <message>
   <source>Models to pack</source>
   <translation>Modelos para empacotar</translation>
  </message>
  <message>
   <source>Models › Find fetches them when you ask for it, or a bundle from another machine brings them without a network.</source>
   <translation>Modelos › Encontrar os baixa quando você pedir, ou um pacote de outra máquina os traz sem rede.</translation>
  </message>
  <message>
   <source>Mon</source>
   <translation>Seg</translation>
  </message>
  <message>
   <source>Monday</source>
   <translation>segunda-feira</translation>
  </message>
  <message>
   <source>More</source>
   <translation>Mais</translation>
  </message>
  <message>
   <source>More folders with GGUF files, one per line. Nothing in them is changed.</source>
   <translation>Mais pastas com arquivos GGUF, uma por linha. Nada nelas é alterado.</translation>
  </message>
  <message>
   <source>More than 3 GB are free</source>
   <translation>Mais de 3 GB livres</translation>
  </message>
  <message>
   <source>More than a tenth is available</source>
   <translation>Mais de um décimo disponível</translation>
  </message>
  <message>
   <source>more than {0}</source>
   <translation>mais de {0}</translation>
  </message>
  <message>
   <source>more than {0} actions</source>
   <translation>mais de {0} ações</translation>
  </message>
  <message>
   <source>more than {0} characters</source>
   <translation>mais de {0} caracteres</translation>
  </message>
  <message>
   <source>more than {0} comparisons in one condition</source>
   <translation>mais de {0} comparações em uma condição</translation>
  </message>
  <message>
   <source>more than {0} grants</source>
   <translation>mais de {0} permissões</translation>
  </message>
  <message>
   <source>more than {0} headers</source>
   <translation>mais de {0} cabeçalhos</translation>
  </message>
  <message>
   <source>more than {0} inputs</source>
   <translation>mais de {0} entradas</translation>
  </message>
  <message>
   <source>More than {0} levels</source>
   <translation>Mais de {0} níveis</translation>
  </message>
  <message>
   <source>more than {0} levels</source>
   <translation>mais de {0} níveis</translation>
  </message>
  <message>
   <source>more than {0} links</source>
   <translation>mais de {0} ligações</translation>
  </message>
  <message>
   <source>more than {0} nodes</source>
   <translation>mais de {0} nós</translation>
  </message>
  <message>
   <source>more than {0} nodes lie around what is inside</source>
   <translation>há mais de {0} nós em torno do que está dentro</translation>
  </message>
  <message>
   <source>more than {0} parameters</source>
   <translation>mais de {0} parâmetros</translation>
  </message>
  <message>
   <source>more than {0} rules</source>
   <translation>mais de {0} regras</translation>
  </message>
  <message>
   <source>more than {0} servers: the others are left out</source>
   <translation>mais de {0} servidores: os outros ficam de fora</translation>
  </message>
  <message>
   <source>more than {0} tools that ask others lie around {1}</source>
   <translation>há mais de {0} ferramentas que perguntam a outros em torno de {1}</translation>
  </message>
  <message>
   <source>more than {0} values</source>
   <translation>mais de {0} valores</translation>
  </message>
  <message>
   <source>more than {0} values that are not of a graph</source>
   <translation>mais de {0} valores que não são de um grafo</translation>
  </message>
  <message>
   <source>more than {0} {1}</source>
   <translation>mais de {0} {1}</translation>
  </message>
  <message>
   <source>Most agents that run side by side; the next one waits for its turn. One that waits for your answer counts, too.</source>
   <translation>Máximo de agentes rodando lado a lado; o próximo espera a vez. Um que espera a sua resposta também conta.</translation>
  </message>
  <message>
   <source>Most downloads</source>
   <translation>Mais downloads</translation>
  </message>
  <message>
   <source>Most likes</source>
   <translation>Mais curtidas</translation>
  </message>
  <message>
   <source>Most megabytes per second of all downloads</source>
   <translation>Máximo de megabytes por segundo de todos os downloads</translation>
  </message>
  <message>
   <source>Most memory all loaded models set aside for that. A model that is loaded later gets what is left; within it, what was unused the longest goes first.</source>
   <translation>Máximo de memória que todos os modelos carregados reservam para isso. Um modelo carregado depois fica com o que sobra; dentro disso, o que está sem uso há mais tempo sai primeiro.</translation>
  </message>
  <message>
   <source>Most memory of all loaded models together. A model that does not fit lets those unused the longest go first. Automatic is 95 % of what is free.</source>
   <translation>Máximo de memória de todos os modelos carregados juntos. Um modelo que não cabe faz sair primeiro os que estão há mais tempo sem uso. Automático é 95 % do que está livre.</translation>
  </message>
  <message>
   <source>Most memory one model keeps so that it reads known text only once.</source>
   <translation>Máximo de memória que um modelo guarda para ler um texto conhecido só uma vez.</translation>
  </message>
  <message>
   <source>Most models can be shared by 1, 2, 4 or 8 GPUs only.</source>
   <translation>A maioria dos modelos só pode ser dividida por 1, 2, 4 ou 8 GPUs.</translation>
  </message>
  <message>
   <source>Most models that are loaded side by side.</source>
   <translation>Máximo de modelos carregados lado a lado.</translation>
  </message>
  <message>
   <source>Most space of runs</source>
   <translation>Espaço máximo das execuções</translation>
  </message>
  <message>
   <source>Most speed of downloads</source>
   <translation>Velocidade máxima dos downloads</translation>
  </message>
  <message>
   <source>Most tokens before the next model</source>
   <translation>Máximo de tokens antes do próximo modelo</translation>
  </message>
  <message>
   <source>Most used</source>
   <translation>Máximo usado</translation>
  </message>
  <message>
   <source>Move away what is in its place, then start the program again.</source>
   <translation>Tire o que está no lugar dele e inicie o programa de novo.</translation>
  </message>
  <message>
   <source>Move cases</source>
   <translation>Mover casos</translation>
  </message>
  <message>
   <source>Move down</source>
   <translation>Mover para baixo</translation>
  </message>
  <message>
   <source>Move it away from {0}, or decrypt the store first.</source>
   <translation>Tire-o de {0}, ou descriptografe o armazenamento primeiro.</translation>
  </message>
  <message>
   <source>Move it away from {0}, then start the program again.</source>
   <translation>Tire-o de {0} e inicie o programa de novo.</translation>
  </message>
  <message>
   <source>Move it away.</source>
   <translation>Mova-o para outro lugar.</translation>
  </message>
  <message>
   <source>Move it nearer to the others.</source>
   <translation>Mova-o para mais perto dos outros.</translation>
  </message>
  <message>
   <source>Move panel into its own window</source>
   <translation>Mover painel para janela própria</translation>
  </message>
  <message>
   <source>Move the file away; a new key is made, which others must trust anew.</source>
   <translation>Tire o arquivo; uma nova chave é criada, em que outros devem confiar de novo.</translation>
  </message>
  <message>
   <source>Move the file {0} in the data folder away, or remove the keyring's entry workbench / bundle-signing-key; a new key is made, which others must trust anew.</source>
   <translation>Tire o arquivo {0} da pasta de dados, ou remova do chaveiro a entrada workbench / bundle-signing-key; uma nova chave é criada, em que outros devem confiar de novo.</translation>
  </message>
  <message>
   <source>Move up</source>
   <translation>Mover para cima</translation>
  </message>
  <message>
   <source>Move {0} down</source>
   <translation>Mover {0} para baixo</translation>
  </message>
  <message>
   <source>Move {0} up</source>
   <translation>Mover {0} para cima</translation>
  </message>
  <message>
   <source>moved</source>
   <translation>movido</translation>
  </message>
  <message>
   <source>must be a finite number</source>
   <translation>precisa ser um número finito</translation>
  </message>
  <message>
   <source>must be a {0}, not {1}</source>
   <translation>precisa ser {0}, não {1}</translation>
  </message>
  <message>
   <source>must be one of {0}</source>
   <translation>precisa ser um de {0}</translation>
  </message>
  <message>
   <source>must not be there</source>
   <translation>não pode existir</translation>
  </message>
  <message>
   <source>Must not match</source>
   <translation>Não deve corresponder</translation>
  </message>
  <message>
   <source>My {0}</source>
   <translation>Meu {0}</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Nome</translation>
  </message>
  <message>
   <source>name</source>
   <translation>nome</translation>
  </message>
  <message>
   <source>Name a file, or one of these: {0}.</source>
   <translation>Indique um arquivo, ou um destes: {0}.</translation>
  </message>
  <message>
   <source>Name a model</source>
   <translation>Indique um modelo</translation>
  </message>
  <message>
   <source>Name a model: a folder, or a name in the hub's cache.</source>
   <translation>Indique um modelo: uma pasta, ou um nome no cache do hub.</translation>
  </message>
  <message>
   <source>Name a new folder.</source>
   <translation>Indique uma pasta nova.</translation>
  </message>
  <message>
   <source>Name a tool.</source>
   <translation>Indique uma ferramenta.</translation>
  </message>
  <message>
   <source>Name an output inside.</source>
   <translation>Indique uma saída de dentro.</translation>
  </message>
  <message>
   <source>name and PIN do not belong together</source>
   <translation>nome e PIN não combinam</translation>
  </message>
  <message>
   <source>Name another file.</source>
   <translation>Indique outro arquivo.</translation>
  </message>
  <message>
   <source>Name at least two installed models.</source>
   <translation>Indique pelo menos dois modelos instalados.</translation>
  </message>
  <message>
   <source>name days of the week or of the month, not both</source>
   <translation>indique dias da semana ou do mês, não ambos</translation>
  </message>
  <message>
   <source>Name each differently.</source>
   <translation>Dê um nome diferente a cada um.</translation>
  </message>
  <message>
   <source>Name here</source>
   <translation>Nome aqui</translation>
  </message>
  <message>
   <source>name look-up</source>
   <translation>consulta de nome</translation>
  </message>
  <message>
   <source>Name of a model to fetch</source>
   <translation>Nome de um modelo a baixar</translation>
  </message>
  <message>
   <source>Name of a new key</source>
   <translation>Nome de uma nova chave</translation>
  </message>
  <message>
   <source>Name of a program or a person</source>
   <translation>Nome de um programa ou pessoa</translation>
  </message>
  <message>
   <source>Name of an output inside, or a path in it.</source>
   <translation>Nome de uma saída de dentro, ou um caminho nela.</translation>
  </message>
  <message>
   <source>Name of its file.</source>
   <translation>Nome do arquivo.</translation>
  </message>
  <message>
   <source>Name of the case</source>
   <translation>Nome do caso</translation>
  </message>
  <message>
   <source>Name of the data set</source>
   <translation>Nome do conjunto de dados</translation>
  </message>
  <message>
   <source>Name of the evaluation</source>
   <translation>Nome da avaliação</translation>
  </message>
  <message>
   <source>Name of the job</source>
   <translation>Nome da tarefa</translation>
  </message>
  <message>
   <source>Name of the rule</source>
   <translation>Nome da regra</translation>
  </message>
  <message>
   <source>Name of the tool</source>
   <translation>Nome da ferramenta</translation>
  </message>
  <message>
   <source>Name one in the settings, Runs.</source>
   <translation>Indique um nas configurações, Execuções.</translation>
  </message>
  <message>
   <source>Name one of its inputs text.</source>
   <translation>Chame uma das entradas de text.</translation>
  </message>
  <message>
   <source>Name one of its nodes with instructions: {0}.</source>
   <translation>Indique um dos nós dele com instruções: {0}.</translation>
  </message>
  <message>
   <source>Name one.</source>
   <translation>Indique um.</translation>
  </message>
  <message>
   <source>Name or description are longer than {0} characters</source>
   <translation>Nome ou descrição têm mais de {0} caracteres</translation>
  </message>
  <message>
   <source>Name that the model writes</source>
   <translation>Nome que o modelo escreve</translation>
  </message>
  <message>
   <source>Name the files of a certificate and its key in the settings, or with --tls-cert and --tls-key.</source>
   <translation>Indique os arquivos de um certificado e sua chave nas configurações, ou com --tls-cert e --tls-key.</translation>
  </message>
  <message>
   <source>Name the models to compare.</source>
   <translation>Indique os modelos a comparar.</translation>
  </message>
  <message>
   <source>Name the small model that guesses ahead.</source>
   <translation>Indique o modelo pequeno que adivinha à frente.</translation>
  </message>
  <message>
   <source>Name them in order.</source>
   <translation>Dê nomes em ordem.</translation>
  </message>
  <message>
   <source>Name: small letters, digits and _, beginning with a letter, up to 24</source>
   <translation>Nome: letras minúsculas, dígitos e _, começando com letra, até 24</translation>
  </message>
  <message>
   <source>name: {0} is no name of an agent</source>
   <translation>name: {0} não é nome de agente</translation>
  </message>
  <message>
   <source>Names by which other machines call it, one a line, such as box.example; a request by any other name is refused.</source>
   <translation>Nomes pelos quais outras máquinas o chamam, um por linha, como box.example; uma requisição por outro nome é recusada.</translation>
  </message>
  <message>
   <source>Names look like organisation/model.</source>
   <translation>Os nomes são como organização/modelo.</translation>
  </message>
  <message>
   <source>Names of agents, one a line</source>
   <translation>Nomes de agentes, um por linha</translation>
  </message>
  <message>
   <source>Names of files in the granted folders</source>
   <translation>Nomes de arquivos nas pastas concedidas</translation>
  </message>
  <message>
   <source>Names of parameters, with commas</source>
   <translation>Nomes de parâmetros, separados por vírgulas</translation>
  </message>
  <message>
   <source>Names of the files</source>
   <translation>Nomes dos arquivos</translation>
  </message>
  <message>
   <source>Names of this machine</source>
   <translation>Nomes desta máquina</translation>
  </message>
  <message>
   <source>names without quotes</source>
   <translation>nomes sem aspas</translation>
  </message>
  <message>
   <source>Needs</source>
   <translation>Precisa de</translation>
  </message>
  <message>
   <source>Needs a text. {0}</source>
   <translation>Precisa de um texto. {0}</translation>
  </message>
  <message>
   <source>needs an access token</source>
   <translation>precisa de um token de acesso</translation>
  </message>
  <message>
   <source>Needs reading</source>
   <translation>Falta ler</translation>
  </message>
  <message>
   <source>needs {0} of memory</source>
   <translation>precisa de {0} de memória</translation>
  </message>
  <message>
   <source>Needs {0} of {1} free, {2} of it for the draft model: runs on the CPU with {3} tokens of context.</source>
   <translation>Precisa de {0} de {1} livres, {2} disso para o modelo de rascunho: roda na CPU com {3} tokens de contexto.</translation>
  </message>
  <message>
   <source>Needs {0} of {1} free, {2} of it for the draft model: runs on the GPU with {3} tokens of context.</source>
   <translation>Precisa de {0} de {1} livres, {2} disso para o modelo de rascunho: roda na GPU com {3} tokens de contexto.</translation>
  </message>
  <message>
   <source>Needs {0} of {1} free, {2} of it for the draft model: runs partly on the GPU with {3} tokens of context.</source>
   <translation>Precisa de {0} de {1} livres, {2} disso para o modelo de rascunho: roda em parte na GPU com {3} tokens de contexto.</translation>
  </message>
  <message>
   <source>Needs {0} of {1} free, {2} of it for the draft model: too large for this machine.</source>
   <translation>Precisa de {0} de {1} livres, {2} disso para o modelo de rascunho: grande demais para esta máquina.</translation>
  </message>
  <message>
   <source>Needs {0} of {1} free, {2} of it for the draft model: too large, but fits with {3} tokens of context.</source>
   <translation>Precisa de {0} de {1} livres, {2} disso para o modelo de rascunho: grande demais, mas cabe com {3} tokens de contexto.</translation>
  </message>
  <message>
   <source>Needs {0} of {1} free: runs on the CPU with {2} tokens of context.</source>
   <translation>Precisa de {0} de {1} livres: roda na CPU com {2} tokens de contexto.</translation>
  </message>
  <message>
   <source>Needs {0} of {1} free: runs on the GPU with {2} tokens of context.</source>
   <translation>Precisa de {0} de {1} livres: roda na GPU com {2} tokens de contexto.</translation>
  </message>
  <message>
   <source>Needs {0} of {1} free: runs partly on the GPU with {2} tokens of context.</source>
   <translation>Precisa de {0} de {1} livres: roda em parte na GPU com {2} tokens de contexto.</translation>
  </message>
  <message>
   <source>Needs {0} of {1} free: too large for this machine.</source>
   <translation>Precisa de {0} de {1} livres: grande demais para esta máquina.</translation>
  </message>
  <message>
   <source>Needs {0} of {1} free: too large, but fits with {2} tokens of context.</source>
   <translation>Precisa de {0} de {1} livres: grande demais, mas cabe com {2} tokens de contexto.</translation>
  </message>
  <message>
   <source>neither criteria nor an expected answer are given</source>
   <translation>nem critérios nem uma resposta esperada foram dados</translation>
  </message>
  <message>
   <source>Neither the processor's counters (RAPL) nor a GPU's driver may be read here. On Linux, RAPL is often for root only.</source>
   <translation>Nem os contadores do processador (RAPL) nem o driver de uma GPU podem ser lidos aqui. No Linux, RAPL costuma ser só para root.</translation>
  </message>
  <message>
   <source>Neither the processor's sensors nor a GPU's driver tell a temperature. Virtual machines have no sensors.</source>
   <translation>Nem os sensores do processador nem o driver de uma GPU dizem uma temperatura. Máquinas virtuais não têm sensores.</translation>
  </message>
  <message>
   <source>neither xe nor i915 tells a size in {0}</source>
   <translation>nem xe nem i915 informam um tamanho em {0}</translation>
  </message>
  <message>
   <source>Network</source>
   <translation>Rede</translation>
  </message>
  <message>
   <source>Network: not held</source>
   <translation>Rede: sem proteção</translation>
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
   <translation>Nunca pergunta</translation>
  </message>
  <message>
   <source>Never asks (no effect)</source>
   <translation>Nunca pergunta (sem efeito)</translation>
  </message>
  <message>
   <source>Never calls</source>
   <translation>Nunca chama</translation>
  </message>
  <message>
   <source>Never unload it because it is idle</source>
   <translation>Nunca descarregar por ociosidade</translation>
  </message>
  <message>
   <source>Never unload it because it was idle</source>
   <translation>Nunca descarregar por ter ficado ocioso</translation>
  </message>
  <message>
   <source>never, ask or always</source>
   <translation>never, ask ou always</translation>
  </message>
  <message>
   <source>New</source>
   <translation>Novo</translation>
  </message>
  <message>
   <source>New agent</source>
   <translation>Novo agente</translation>
  </message>
  <message>
   <source>New agent from a sentence</source>
   <translation>Novo agente a partir de uma frase</translation>
  </message>
  <message>
   <source>New agent from a sentence…</source>
   <translation>Novo agente a partir de uma frase…</translation>
  </message>
  <message>
   <source>New conversation</source>
   <translation>Nova conversa</translation>
  </message>
  <message>
   <source>New data key</source>
   <translation>Nova chave de dados</translation>
  </message>
  <message>
   <source>New data key…</source>
   <translation>Nova chave de dados…</translation>
  </message>
  <message>
   <source>New data set</source>
   <translation>Novo conjunto de dados</translation>
  </message>
  <message>
   <source>New evaluation</source>
   <translation>Nova avaliação</translation>
  </message>
  <message>
   <source>New evaluation…</source>
   <translation>Nova avaliação…</translation>
  </message>
  <message>
   <source>new file</source>
   <translation>arquivo novo</translation>
  </message>
  <message>
   <source>New graph</source>
   <translation>Novo grafo</translation>
  </message>
  <message>
   <source>New job</source>
   <translation>Nova tarefa</translation>
  </message>
  <message>
   <source>New key</source>
   <translation>Nova chave</translation>
  </message>
  <message>
   <source>New MCP server</source>
   <translation>Novo servidor MCP</translation>
  </message>
  <message>
   <source>New passphrase</source>
   <translation>Nova frase secreta</translation>
  </message>
  <message>
   <source>New passphrase once more</source>
   <translation>Nova frase secreta outra vez</translation>
  </message>
  <message numerus="yes">
   <source>New passphrase, at least %n characters</source>
   <translation>
    <numerusform>Nova frase secreta, pelo menos %n caractere</numerusform>
    <numerusform>Nova frase secreta, pelo menos %n caracteres</numerusform>
   </translation>
  </message>
  <message>
   <source>New PIN</source>
   <translation>Novo PIN</translation>
  </message>
  <message>
   <source>New recovery key</source>
   <translation>Nova chave de recuperação</translation>
  </message>
  <message>
   <source>New recovery key…</source>
   <translation>Nova chave de recuperação…</translation>
  </message>
  <message>
   <source>New requests are refused until it clears.</source>
   <translation>Novas requisições são recusadas até que encerre.</translation>
  </message>
  <message>
   <source>new requests are refused while an alert fires: {0}{1}</source>
   <translation>novas requisições são recusadas enquanto um alerta dispara: {0}{1}</translation>
  </message>
  <message>
   <source>New rule</source>
   <translation>Nova regra</translation>
  </message>
  <message>
   <source>New runs are as before.</source>
   <translation>As novas execuções são como antes.</translation>
  </message>
  <message>
   <source>New runs are refused: {0}.</source>
   <translation>Novas execuções são recusadas: {0}.</translation>
  </message>
  <message>
   <source>New runs use a smaller model</source>
   <translation>Novas execuções usam um modelo menor</translation>
  </message>
  <message>
   <source>New runs use a smaller model than {0}.</source>
   <translation>Novas execuções usam um modelo menor que {0}.</translation>
  </message>
  <message>
   <source>New runs use {0}.</source>
   <translation>Novas execuções usam {0}.</translation>
  </message>
  <message>
   <source>New server</source>
   <translation>Novo servidor</translation>
  </message>
  <message>
   <source>New server…</source>
   <translation>Novo servidor…</translation>
  </message>
  <message>
   <source>New signing key</source>
   <translation>Nova chave de assinatura</translation>
  </message>
  <message>
   <source>New tokens</source>
   <translation>Tokens novos</translation>
  </message>
  <message>
   <source>new tokens</source>
   <translation>tokens novos</translation>
  </message>
  <message>
   <source>New tool</source>
   <translation>Nova ferramenta</translation>
  </message>
  <message>
   <source>New tool: {0}</source>
   <translation>Nova ferramenta: {0}</translation>
  </message>
  <message>
   <source>New: it runs once you save and allow it</source>
   <translation>Nova: roda assim que você a salvar e permitir</translation>
  </message>
  <message>
   <source>Newer versions and packs for graphics cards come as signed files. Nothing is searched for or fetched by itself.</source>
   <translation>Versões novas e complementos para placas de vídeo vêm como arquivos assinados. Nada é procurado ou baixado sozinho.</translation>
  </message>
  <message>
   <source>Newest</source>
   <translation>Mais novos</translation>
  </message>
  <message>
   <source>newest</source>
   <translation>mais novo</translation>
  </message>
  <message>
   <source>newest answer</source>
   <translation>resposta mais nova</translation>
  </message>
  <message>
   <source>Next</source>
   <translation>Avançar</translation>
  </message>
  <message>
   <source>Next difference</source>
   <translation>Próxima diferença</translation>
  </message>
  <message>
   <source>Next models</source>
   <translation>Próximos modelos</translation>
  </message>
  <message>
   <source>Next one found</source>
   <translation>Próximo encontrado</translation>
  </message>
  <message>
   <source>Next place</source>
   <translation>Próximo lugar</translation>
  </message>
  <message>
   <source>Next step</source>
   <translation>Próxima etapa</translation>
  </message>
  <message numerus="yes">
   <source>Next try in %n s</source>
   <translation>
    <numerusform>Nova tentativa em %n s</numerusform>
    <numerusform>Nova tentativa em %n s</numerusform>
   </translation>
  </message>
  <message>
   <source>Next version</source>
   <translation>Próxima versão</translation>
  </message>
  <message>
   <source>Next version of the answer</source>
   <translation>Próxima versão da resposta</translation>
  </message>
  <message>
   <source>Next: {0}</source>
   <translation>Próxima: {0}</translation>
  </message>
  <message>
   <source>No</source>
   <translation>Não</translation>
  </message>
  <message>
   <source>no</source>
   <translation>não</translation>
  </message>
  <message>
   <source>no 'model….safetensors' is in {0}</source>
   <translation>não há 'model….safetensors' em {0}</translation>
  </message>
  <message>
   <source>No account and no network are needed. Models, agents and conversations are files of yours.</source>
   <translation>Não é preciso conta nem rede. Modelos, agentes e conversas são arquivos seus.</translation>
  </message>
  <message>
   <source>no agent</source>
   <translation>nenhum agente</translation>
  </message>
  <message>
   <source>No agent is chosen</source>
   <translation>Nenhum agente foi escolhido</translation>
  </message>
  <message>
   <source>No agent ran in that time</source>
   <translation>Nenhum agente rodou nesse período</translation>
  </message>
  <message>
   <source>No animation at all.</source>
   <translation>Nenhuma animação.</translation>
  </message>
  <message>
   <source>No answer</source>
   <translation>Sem resposta</translation>
  </message>
  <message>
   <source>no answer will do: {0}</source>
   <translation>nenhuma resposta serve: {0}</translation>
  </message>
  <message>
   <source>No answer yet</source>
   <translation>Nenhuma resposta ainda</translation>
  </message>
  <message>
   <source>No answer: {0}</source>
   <translation>Sem resposta: {0}</translation>
  </message>
  <message>
   <source>no arguments were given</source>
   <translation>nenhum argumento foi dado</translation>
  </message>
  <message>
   <source>No call at all</source>
   <translation>Nenhuma chamada</translation>
  </message>
  <message>
   <source>No call where none fits</source>
   <translation>Nenhuma chamada onde nada serve</translation>
  </message>
  <message>
   <source>no check</source>
   <translation>nenhuma verificação</translation>
  </message>
  <message>
   <source>No collection is chosen</source>
   <translation>Nenhuma coleção foi escolhida</translation>
  </message>
  <message>
   <source>no collector is named</source>
   <translation>nenhum coletor está indicado</translation>
  </message>
  <message>
   <source>no comparison that there is here: {0}</source>
   <translation>não há essa comparação aqui: {0}</translation>
  </message>
  <message>
   <source>no connection within {0} seconds</source>
   <translation>sem conexão em {0} segundos</translation>
  </message>
  <message>
   <source>No conversation holds these words.</source>
   <translation>Nenhuma conversa tem essas palavras.</translation>
  </message>
  <message>
   <source>no copy of {0} can be made: {1}</source>
   <translation>não se pode copiar {0}: {1}</translation>
  </message>
  <message>
   <source>no database is granted to this agent.</source>
   <translation>nenhum banco de dados foi concedido a este agente.</translation>
  </message>
  <message>
   <source>no deployment {0} was applied here</source>
   <translation>nenhuma implantação {0} foi aplicada aqui</translation>
  </message>
  <message>
   <source>No downloads</source>
   <translation>Nenhum download</translation>
  </message>
  <message>
   <source>No earlier versions</source>
   <translation>Nenhuma versão anterior</translation>
  </message>
  <message>
   <source>no embedding model is chosen</source>
   <translation>nenhum modelo de embeddings foi escolhido</translation>
  </message>
  <message>
   <source>no engine</source>
   <translation>nenhum motor</translation>
  </message>
  <message>
   <source>no engine opens {0}</source>
   <translation>nenhum motor abre {0}</translation>
  </message>
  <message>
   <source>No entry fits</source>
   <translation>Nenhuma entrada corresponde</translation>
  </message>
  <message>
   <source>no expected answer is given</source>
   <translation>nenhuma resposta esperada foi dada</translation>
  </message>
  <message>
   <source>no expected calls are given</source>
   <translation>nenhuma chamada esperada foi dada</translation>
  </message>
  <message>
   <source>no expected number is given</source>
   <translation>nenhum número esperado foi dado</translation>
  </message>
  <message>
   <source>No file contains {0}.</source>
   <translation>Nenhum arquivo contém {0}.</translation>
  </message>
  <message>
   <source>no folder</source>
   <translation>nenhuma pasta</translation>
  </message>
  <message>
   <source>no folder is granted to this agent.</source>
   <translation>nenhuma pasta foi concedida a este agente.</translation>
  </message>
  <message>
   <source>no folder is named in which its paths may lie</source>
   <translation>não se indica nenhuma pasta em que seus caminhos possam estar</translation>
  </message>
  <message>
   <source>no folder of yours</source>
   <translation>nenhuma pasta sua</translation>
  </message>
  <message>
   <source>No further notice is shown for each of them.</source>
   <translation>Nenhum outro aviso é mostrado para cada um.</translation>
  </message>
  <message>
   <source>No GPU found</source>
   <translation>Nenhuma GPU encontrada</translation>
  </message>
  <message>
   <source>no graph is chosen</source>
   <translation>nenhum grafo escolhido</translation>
  </message>
  <message>
   <source>no input here takes it</source>
   <translation>nenhuma entrada aqui o aceita</translation>
  </message>
  <message>
   <source>no judging model is chosen</source>
   <translation>nenhum modelo juiz foi escolhido</translation>
  </message>
  <message>
   <source>no key</source>
   <translation>sem chave</translation>
  </message>
  <message>
   <source>No key on this machine</source>
   <translation>Nenhuma chave nesta máquina</translation>
  </message>
  <message>
   <source>no landlock: {0}</source>
   <translation>sem landlock: {0}</translation>
  </message>
  <message>
   <source>no limit</source>
   <translation>sem limite</translation>
  </message>
  <message>
   <source>no metric {0} is known</source>
   <translation>nenhuma métrica {0} é conhecida</translation>
  </message>
  <message>
   <source>No model</source>
   <translation>Nenhum modelo</translation>
  </message>
  <message>
   <source>no model</source>
   <translation>nenhum modelo</translation>
  </message>
  <message>
   <source>No model can be used yet</source>
   <translation>Nenhum modelo pode ser usado ainda</translation>
  </message>
  <message>
   <source>No model did anything in that time</source>
   <translation>Nenhum modelo fez nada nesse período</translation>
  </message>
  <message>
   <source>no model is asked here</source>
   <translation>nenhum modelo é consultado aqui</translation>
  </message>
  <message>
   <source>No model is asked.</source>
   <translation>Nenhum modelo é consultado.</translation>
  </message>
  <message>
   <source>No model is installed</source>
   <translation>Nenhum modelo instalado</translation>
  </message>
  <message>
   <source>No model is loaded</source>
   <translation>Nenhum modelo carregado</translation>
  </message>
  <message>
   <source>No model is loaded. The machine is shown live; speed, queue and KV cache appear once a model is loaded.</source>
   <translation>Nenhum modelo carregado. A máquina é mostrada ao vivo; velocidade, fila e cache KV aparecem quando um modelo é carregado.</translation>
  </message>
  <message>
   <source>No model is used.</source>
   <translation>Nenhum modelo é usado.</translation>
  </message>
  <message>
   <source>no model loaded</source>
   <translation>nenhum modelo carregado</translation>
  </message>
  <message>
   <source>No model needs to be copied.</source>
   <translation>Nenhum modelo precisa ser copiado.</translation>
  </message>
  <message>
   <source>No model server</source>
   <translation>Nenhum servidor de modelos</translation>
  </message>
  <message>
   <source>No model server answers on the usual ports. Start one, then look again; or connect a server by its address.</source>
   <translation>Nenhum servidor de modelos responde nas portas habituais. Inicie um e procure de novo; ou conecte um servidor pelo endereço.</translation>
  </message>
  <message>
   <source>No model that compares texts is installed</source>
   <translation>Nenhum modelo que compara textos está instalado</translation>
  </message>
  <message>
   <source>No model without it</source>
   <translation>Nenhum modelo sem isso</translation>
  </message>
  <message>
   <source>no network</source>
   <translation>sem rede</translation>
  </message>
  <message>
   <source>no network ({0}), unless you granted one</source>
   <translation>sem rede ({0}), a menos que você conceda uma</translation>
  </message>
  <message>
   <source>no network ({0}); a server's model: its one port</source>
   <translation>sem rede ({0}); modelo de um servidor: só a porta dele</translation>
  </message>
  <message>
   <source>no new sample came</source>
   <translation>não veio nenhuma amostra nova</translation>
  </message>
  <message>
   <source>No node is chosen</source>
   <translation>Nenhum nó escolhido</translation>
  </message>
  <message>
   <source>no node runs on this machine</source>
   <translation>nenhum nó é executado nesta máquina</translation>
  </message>
  <message>
   <source>No nodes.</source>
   <translation>Nenhum nó.</translation>
  </message>
  <message>
   <source>No notes found.</source>
   <translation>Nenhuma nota encontrada.</translation>
  </message>
  <message>
   <source>no object can fit it</source>
   <translation>nenhum objeto pode segui-lo</translation>
  </message>
  <message>
   <source>no other model is idle</source>
   <translation>nenhum outro modelo está ocioso</translation>
  </message>
  <message>
   <source>No other quantisation of this model is installed: quantise it, or fetch one.</source>
   <translation>Nenhuma outra quantização deste modelo está instalada: quantize-o ou baixe uma.</translation>
  </message>
  <message>
   <source>No packs are installed.</source>
   <translation>Nenhum complemento instalado.</translation>
  </message>
  <message>
   <source>no parameters</source>
   <translation>nenhum parâmetro</translation>
  </message>
  <message>
   <source>no price set</source>
   <translation>nenhum preço definido</translation>
  </message>
  <message>
   <source>No problems. It can run.</source>
   <translation>Sem problemas. Pode rodar.</translation>
  </message>
  <message>
   <source>No reading yet</source>
   <translation>Nenhuma leitura ainda</translation>
  </message>
  <message>
   <source>no reason</source>
   <translation>nenhum motivo</translation>
  </message>
  <message>
   <source>No record fits these filters.</source>
   <translation>Nenhum registro passa nestes filtros.</translation>
  </message>
  <message>
   <source>no recording fits this message</source>
   <translation>nenhuma gravação corresponde a esta mensagem</translation>
  </message>
  <message>
   <source>No request yet</source>
   <translation>Nenhuma requisição ainda</translation>
  </message>
  <message>
   <source>No rule is open</source>
   <translation>Nenhuma regra aberta</translation>
  </message>
  <message>
   <source>No run chosen</source>
   <translation>Nenhuma execução escolhida</translation>
  </message>
  <message>
   <source>No run holds these words.</source>
   <translation>Nenhuma execução tem essas palavras.</translation>
  </message>
  <message>
   <source>No run passes these filters.</source>
   <translation>Nenhuma execução passa nestes filtros.</translation>
  </message>
  <message>
   <source>no seccomp: {0}</source>
   <translation>sem seccomp: {0}</translation>
  </message>
  <message>
   <source>No server is connected</source>
   <translation>Nenhum servidor conectado</translation>
  </message>
  <message>
   <source>no server is named</source>
   <translation>nenhum servidor é indicado</translation>
  </message>
  <message>
   <source>No single tokens: {0}.</source>
   <translation>Sem tokens individuais: {0}.</translation>
  </message>
  <message>
   <source>no size was told</source>
   <translation>nenhum tamanho foi informado</translation>
  </message>
  <message>
   <source>no space left for {0}</source>
   <translation>não há espaço para {0}</translation>
  </message>
  <message>
   <source>no space left on the disk for the conversations</source>
   <translation>não há espaço no disco para as conversas</translation>
  </message>
  <message>
   <source>no space left on the disk for the evaluations</source>
   <translation>não há espaço no disco para as avaliações</translation>
  </message>
  <message>
   <source>no space left on the disk for {0}</source>
   <translation>não há espaço no disco para {0}</translation>
  </message>
  <message>
   <source>No step of this run passes these filters.</source>
   <translation>Nenhuma etapa desta execução passa nestes filtros.</translation>
  </message>
  <message>
   <source>No such record</source>
   <translation>Não há tal registro</translation>
  </message>
  <message>
   <source>no text was given</source>
   <translation>nenhum texto foi dado</translation>
  </message>
  <message>
   <source>No text: nothing is measured.</source>
   <translation>Sem texto: nada é medido.</translation>
  </message>
  <message>
   <source>no tool</source>
   <translation>nenhuma ferramenta</translation>
  </message>
  <message>
   <source>No tool is chosen</source>
   <translation>Nenhuma ferramenta foi escolhida</translation>
  </message>
  <message>
   <source>No tool was called in that time</source>
   <translation>Nenhuma ferramenta foi chamada nesse período</translation>
  </message>
  <message>
   <source>No tools</source>
   <translation>Sem ferramentas</translation>
  </message>
  <message>
   <source>no tools</source>
   <translation>nenhuma ferramenta</translation>
  </message>
  <message>
   <source>No usage figures, no crash reports, no search for updates. Whatever could reach another machine is off, or waits until you ask for it; Privacy lists every connection that was tried.</source>
   <translation>Nada de dados de uso, relatórios de falhas ou busca de atualizações. O que poderia alcançar outra máquina está desligado, ou espera até você pedir; Privacidade lista toda conexão tentada.</translation>
  </message>
  <message>
   <source>no value any more</source>
   <translation>não há mais valor</translation>
  </message>
  <message>
   <source>no value can fit {0}</source>
   <translation>nenhum valor pode seguir {0}</translation>
  </message>
  <message>
   <source>No verdict</source>
   <translation>Sem veredito</translation>
  </message>
  <message>
   <source>no way leads here</source>
   <translation>nenhum caminho leva até aqui</translation>
  </message>
  <message>
   <source>no word fits</source>
   <translation>nenhuma palavra serve</translation>
  </message>
  <message>
   <source>no {0} can fit it</source>
   <translation>nenhum {0} pode segui-lo</translation>
  </message>
  <message>
   <source>No: %s</source>
   <translation>Não: %s</translation>
  </message>
  <message>
   <source>nobody</source>
   <translation>ninguém</translation>
  </message>
  <message>
   <source>nobody allowed it yet</source>
   <translation>ninguém o permitiu ainda</translation>
  </message>
  <message>
   <source>Nobody allowed it.</source>
   <translation>Ninguém permitiu.</translation>
  </message>
  <message>
   <source>Nobody answered yet.</source>
   <translation>Ninguém respondeu ainda.</translation>
  </message>
  <message>
   <source>Nobody asked</source>
   <translation>Ninguém pediu</translation>
  </message>
  <message>
   <source>nobody asked for {0}</source>
   <translation>ninguém pediu {0}</translation>
  </message>
  <message>
   <source>nobody asked it for long</source>
   <translation>ninguém perguntou a ele por muito tempo</translation>
  </message>
  <message>
   <source>nobody can sign in here now</source>
   <translation>ninguém pode entrar aqui agora</translation>
  </message>
  <message>
   <source>Nobody is asked while it runs. A call that is not granted here, with all of its arguments, ends the run with a report.</source>
   <translation>Ninguém é consultado durante a execução. Uma chamada que não foi concedida aqui, com todos os seus argumentos, encerra a execução com um relatório.</translation>
  </message>
  <message>
   <source>Nobody is there to be asked.</source>
   <translation>Não há ninguém a quem perguntar.</translation>
  </message>
  <message>
   <source>nobody knows the kind {0}</source>
   <translation>ninguém conhece o tipo {0}</translation>
  </message>
  <message>
   <source>nobody listens there</source>
   <translation>ninguém escuta ali</translation>
  </message>
  <message>
   <source>Nobody may hand over</source>
   <translation>Ninguém pode repassar</translation>
  </message>
  <message>
   <source>Nobody may speak</source>
   <translation>Ninguém pode falar</translation>
  </message>
  <message>
   <source>nobody named {0} may sign in</source>
   <translation>ninguém de nome {0} pode entrar</translation>
  </message>
  <message>
   <source>nobody waits for this answer any more</source>
   <translation>ninguém espera mais esta resposta</translation>
  </message>
  <message>
   <source>Nobody watches over it: what ends stays away. Apply it again.</source>
   <translation>Ninguém a supervisiona: o que termina não volta. Aplique de novo.</translation>
  </message>
  <message>
   <source>nobody with the fingerprint {0} is trusted</source>
   <translation>ninguém com a impressão digital {0} é confiável</translation>
  </message>
  <message>
   <source>Nobody yet. Add an administrator first.</source>
   <translation>Ninguém ainda. Adicione primeiro um administrador.</translation>
  </message>
  <message>
   <source>Node</source>
   <translation>Nó</translation>
  </message>
  <message>
   <source>node</source>
   <translation>nó</translation>
  </message>
  <message>
   <source>node {0} of {1} was lost in the middle: the answer is not whole</source>
   <translation>o nó {0} de {1} se perdeu no meio: a resposta não está completa</translation>
  </message>
  <message>
   <source>Node, if it is a graph</source>
   <translation>Nó, se for um grafo</translation>
  </message>
  <message>
   <source>Nodes</source>
   <translation>Nós</translation>
  </message>
  <message>
   <source>Nodes of one name share one memory.</source>
   <translation>Nós com o mesmo nome compartilham uma memória.</translation>
  </message>
  <message>
   <source>None</source>
   <translation>Nenhum</translation>
  </message>
  <message>
   <source>none</source>
   <translation>nenhum</translation>
  </message>
  <message>
   <source>none allowed</source>
   <translation>nenhum permitido</translation>
  </message>
  <message>
   <source>None are here now. What these programs fetch later appears by itself.</source>
   <translation>Não há nenhum agora. O que esses programas baixarem depois aparece sozinho.</translation>
  </message>
  <message>
   <source>none but the program's own</source>
   <translation>nenhuma além da do programa</translation>
  </message>
  <message>
   <source>None crashed in the last five minutes</source>
   <translation>Nenhum caiu nos últimos cinco minutos</translation>
  </message>
  <message>
   <source>none has any</source>
   <translation>nenhum tem</translation>
  </message>
  <message>
   <source>None is firing</source>
   <translation>Nenhum está disparando</translation>
  </message>
  <message>
   <source>none of the granted folders can be read now</source>
   <translation>nenhuma das pastas concedidas pode ser lida agora</translation>
  </message>
  <message>
   <source>none of the words is in it</source>
   <translation>nenhuma das palavras está nele</translation>
  </message>
  <message>
   <source>none of them</source>
   <translation>nenhum deles</translation>
  </message>
  <message>
   <source>none of them answered; {0}</source>
   <translation>nenhum deles respondeu; {0}</translation>
  </message>
  <message>
   <source>none of these is in the answer: {0}</source>
   <translation>nenhum destes está na resposta: {0}</translation>
  </message>
  <message>
   <source>None of these texts is in the answer.</source>
   <translation>Nenhum destes textos está na resposta.</translation>
  </message>
  <message>
   <source>None of these tools is called, nor tried.</source>
   <translation>Nenhuma destas ferramentas é chamada, nem tentada.</translation>
  </message>
  <message>
   <source>None will do</source>
   <translation>Nenhum serve</translation>
  </message>
  <message>
   <source>None yet: add an Input for what is given and an Output for what comes back.</source>
   <translation>Nenhuma ainda: adicione uma Entrada para o que é dado e uma Saída para o que volta.</translation>
  </message>
  <message>
   <source>None.</source>
   <translation>Nenhum.</translation>
  </message>
  <message>
   <source>None: every case came out alike for all of them.</source>
   <translation>Nenhum: cada caso teve o mesmo resultado para todos eles.</translation>
  </message>
  <message>
   <source>none: in a thread of the program</source>
   <translation>nenhuma: em uma thread do programa</translation>
  </message>
  <message>
   <source>none: only on Linux can the program hold its workers</source>
   <translation>nenhuma: só no Linux o programa consegue conter seus workers</translation>
  </message>
  <message>
   <source>None: the engine that each model has.</source>
   <translation>Nenhum: o motor que cada modelo tem.</translation>
  </message>
  <message>
   <source>None: the model that each of them names.</source>
   <translation>Nenhum: o modelo que cada um indica.</translation>
  </message>
  <message>
   <source>none; it goes to the system's keyring</source>
   <translation>nenhuma; vai para o chaveiro do sistema</translation>
  </message>
  <message>
   <source>Normal text size</source>
   <translation>Tamanho normal do texto</translation>
  </message>
  <message>
   <source>Not a metric that is known</source>
   <translation>Não é uma métrica conhecida</translation>
  </message>
  <message>
   <source>not all filters apply</source>
   <translation>nem todos os filtros valem</translation>
  </message>
  <message>
   <source>not all well</source>
   <translation>nem tudo bem</translation>
  </message>
  <message>
   <source>Not allowed</source>
   <translation>Não permitido</translation>
  </message>
  <message>
   <source>Not asked</source>
   <translation>Não perguntado</translation>
  </message>
  <message>
   <source>not authorized</source>
   <translation>não autorizado</translation>
  </message>
  <message>
   <source>not begun</source>
   <translation>não iniciada</translation>
  </message>
  <message>
   <source>Not begun.</source>
   <translation>Não começou.</translation>
  </message>
  <message>
   <source>not called</source>
   <translation>não chamada</translation>
  </message>
  <message>
   <source>Not checked</source>
   <translation>Não verificado</translation>
  </message>
  <message>
   <source>Not checked since the program started.</source>
   <translation>Não verificado desde o início do programa.</translation>
  </message>
  <message>
   <source>Not connected</source>
   <translation>Não conectado</translation>
  </message>
  <message>
   <source>not connected</source>
   <translation>não conectado</translation>
  </message>
  <message>
   <source>not connected, optional</source>
   <translation>não conectado, opcional</translation>
  </message>
  <message>
   <source>Not done: too many alerts at once.</source>
   <translation>Não feito: alertas demais ao mesmo tempo.</translation>
  </message>
  <message>
   <source>not enough memory</source>
   <translation>memória insuficiente</translation>
  </message>
  <message>
   <source>not every server takes them</source>
   <translation>nem todo servidor os aceita</translation>
  </message>
  <message>
   <source>Not every version of vLLM guesses ahead with pipeline parallelism.</source>
   <translation>Nem toda versão do vLLM adivinha à frente com paralelismo de pipeline.</translation>
  </message>
  <message>
   <source>not fetched</source>
   <translation>não baixado</translation>
  </message>
  <message numerus="yes">
   <source>not for %Ln days</source>
   <translation>
    <numerusform>sem uso há %Ln dia</numerusform>
    <numerusform>sem uso há %Ln dias</numerusform>
   </translation>
  </message>
  <message>
   <source>Not found</source>
   <translation>Não encontrado</translation>
  </message>
  <message>
   <source>not held by the system</source>
   <translation>não restrito pelo sistema</translation>
  </message>
  <message>
   <source>Not here</source>
   <translation>Não há aqui</translation>
  </message>
  <message>
   <source>not in the answer: {0}</source>
   <translation>não está na resposta: {0}</translation>
  </message>
  <message>
   <source>Not installed</source>
   <translation>Não instalado</translation>
  </message>
  <message>
   <source>not JSON values: {0}</source>
   <translation>não são valores JSON: {0}</translation>
  </message>
  <message>
   <source>Not judged</source>
   <translation>Não julgado</translation>
  </message>
  <message>
   <source>not judged</source>
   <translation>não julgado</translation>
  </message>
  <message>
   <source>Not loaded</source>
   <translation>Não carregado</translation>
  </message>
  <message>
   <source>not loaded</source>
   <translation>não carregado</translation>
  </message>
  <message>
   <source>not measured</source>
   <translation>não medida</translation>
  </message>
  <message>
   <source>Not measured yet: ask it something.</source>
   <translation>Ainda não medido: pergunte algo a ele.</translation>
  </message>
  <message>
   <source>Not now</source>
   <translation>Agora não</translation>
  </message>
  <message>
   <source>Not now: {0}</source>
   <translation>Agora não: {0}</translation>
  </message>
  <message>
   <source>Not removed here: %s</source>
   <translation>Não removido aqui: %s</translation>
  </message>
  <message>
   <source>Not run yet</source>
   <translation>Ainda não rodou</translation>
  </message>
  <message>
   <source>Not saved</source>
   <translation>Não salvo</translation>
  </message>
  <message>
   <source>Not saved yet</source>
   <translation>Ainda não salvo</translation>
  </message>
  <message>
   <source>not set</source>
   <translation>não definido</translation>
  </message>
  <message>
   <source>Not shown: {0}, {1}.</source>
   <translation>Não mostrados: {0}, {1}.</translation>
  </message>
  <message>
   <source>not started</source>
   <translation>não iniciado</translation>
  </message>
  <message>
   <source>Not taken over: {0}</source>
   <translation>Não assumido: {0}</translation>
  </message>
  <message>
   <source>Not taken over: {0}. {1}</source>
   <translation>Não assumido: {0}. {1}</translation>
  </message>
  <message>
   <source>not the likeliest token</source>
   <translation>não é o token mais provável</translation>
  </message>
  <message>
   <source>Not to be trusted: it failed the same answer by criteria that any answer meets.</source>
   <translation>Não é confiável: reprovou a mesma resposta por critérios que qualquer resposta cumpre.</translation>
  </message>
  <message>
   <source>Not to be trusted: it passed the same answer by criteria that it cannot meet.</source>
   <translation>Não é confiável: aprovou a mesma resposta por critérios que ela não pode cumprir.</translation>
  </message>
  <message>
   <source>Not told by this system</source>
   <translation>Este sistema não diz</translation>
  </message>
  <message>
   <source>not told by this system</source>
   <translation>não informado por este sistema</translation>
  </message>
  <message>
   <source>not used</source>
   <translation>não usado</translation>
  </message>
  <message>
   <source>Not used any more: {0}. Measure again.</source>
   <translation>Não é mais usado: {0}. Meça de novo.</translation>
  </message>
  <message>
   <source>not watched over</source>
   <translation>sem supervisão</translation>
  </message>
  <message>
   <source>Not written: {0}.</source>
   <translation>Não escrito: {0}.</translation>
  </message>
  <message>
   <source>not yet</source>
   <translation>ainda não</translation>
  </message>
  <message>
   <source>Note changed</source>
   <translation>Nota alterada</translation>
  </message>
  <message>
   <source>Note its fingerprint elsewhere, to compare it when you verify.</source>
   <translation>Anote a impressão digital em outro lugar, para comparar ao verificar.</translation>
  </message>
  <message>
   <source>Noted</source>
   <translation>Com nota</translation>
  </message>
  <message>
   <source>Notes</source>
   <translation>Notas</translation>
  </message>
  <message>
   <source>Notes: what it is good for, what to mind</source>
   <translation>Notas: para que serve, o que cuidar</translation>
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
   <translation>nada veio por {0} minutos: {1}</translation>
  </message>
  <message>
   <source>Nothing came out.</source>
   <translation>Nada saiu.</translation>
  </message>
  <message>
   <source>Nothing came out: the graph has no output that was reached.</source>
   <translation>Nada saiu: o grafo não tem saída que tenha sido alcançada.</translation>
  </message>
  <message>
   <source>Nothing can be asked here yet: the policy lists no agent.</source>
   <translation>Nada pode ser perguntado aqui ainda: a política não lista agentes.</translation>
  </message>
  <message>
   <source>nothing can be tried</source>
   <translation>nada pode ser testado</translation>
  </message>
  <message>
   <source>Nothing can be tried yet.</source>
   <translation>Nada pode ser testado ainda.</translation>
  </message>
  <message>
   <source>nothing can be tried: {0}</source>
   <translation>nada pode ser tentado: {0}</translation>
  </message>
  <message>
   <source>Nothing can be written there: {0}. Choose another folder; the model that came with the program works all the same.</source>
   <translation>Não é possível gravar ali: {0}. Escolha outra pasta; o modelo que veio com o programa funciona mesmo assim.</translation>
  </message>
  <message>
   <source>Nothing comes out of the graph</source>
   <translation>Nada sai do grafo</translation>
  </message>
  <message>
   <source>Nothing could be judged of {0}, so nothing can be compared with it.</source>
   <translation>Nada pôde ser avaliado de {0}, por isso nada pode ser comparado com ele.</translation>
  </message>
  <message>
   <source>Nothing could be read from it: no conversation is left.</source>
   <translation>Nada pôde ser lido dele: não restou nenhuma conversa.</translation>
  </message>
  <message>
   <source>Nothing else was tried.</source>
   <translation>Nada mais foi tentado.</translation>
  </message>
  <message>
   <source>nothing fits</source>
   <translation>nada serve</translation>
  </message>
  <message>
   <source>Nothing fits.</source>
   <translation>Nada corresponde.</translation>
  </message>
  <message>
   <source>Nothing found</source>
   <translation>Nada encontrado</translation>
  </message>
  <message>
   <source>nothing found</source>
   <translation>nada encontrado</translation>
  </message>
  <message>
   <source>Nothing goes in.</source>
   <translation>Nada entra.</translation>
  </message>
  <message>
   <source>Nothing guesses ahead for %s</source>
   <translation>Nada adivinha à frente para %s</translation>
  </message>
  <message>
   <source>Nothing has fired</source>
   <translation>Nada disparou</translation>
  </message>
  <message>
   <source>Nothing has left this machine</source>
   <translation>Nada saiu desta máquina</translation>
  </message>
  <message>
   <source>Nothing has left this machine since {0}</source>
   <translation>Nada saiu desta máquina desde {0}</translation>
  </message>
  <message>
   <source>Nothing here takes {0}</source>
   <translation>Nada aqui recebe {0}</translation>
  </message>
  <message>
   <source>Nothing is asked now.</source>
   <translation>Nada é perguntado agora.</translation>
  </message>
  <message>
   <source>nothing is begun, because the audit log cannot be written: {0}</source>
   <translation>nada é iniciado, porque o log de auditoria não pode ser escrito: {0}</translation>
  </message>
  <message>
   <source>Nothing is checked</source>
   <translation>Nada é verificado</translation>
  </message>
  <message>
   <source>Nothing is copied. While the drive is away, its models are, too.</source>
   <translation>Nada é copiado. Enquanto a unidade está fora, os modelos dela também.</translation>
  </message>
  <message>
   <source>Nothing is going on</source>
   <translation>Nada em andamento</translation>
  </message>
  <message>
   <source>nothing is guessed ahead: this model's memory cannot be cut back</source>
   <translation>nada é adivinhado à frente: a memória deste modelo não pode ser recuada</translation>
  </message>
  <message>
   <source>nothing is kept under {0} yet</source>
   <translation>nada foi guardado em {0} ainda</translation>
  </message>
  <message>
   <source>nothing is like it</source>
   <translation>nada é parecido com isto</translation>
  </message>
  <message>
   <source>Nothing is loaded beside this model.</source>
   <translation>Nada é carregado ao lado deste modelo.</translation>
  </message>
  <message>
   <source>nothing is planned any more</source>
   <translation>nada mais está planejado</translation>
  </message>
  <message>
   <source>Nothing is recorded yet</source>
   <translation>Nada registrado ainda</translation>
  </message>
  <message>
   <source>nothing is remembered here</source>
   <translation>nada é lembrado aqui</translation>
  </message>
  <message>
   <source>Nothing is sent</source>
   <translation>Nada é enviado</translation>
  </message>
  <message>
   <source>nothing more</source>
   <translation>nada mais</translation>
  </message>
  <message>
   <source>Nothing needs your attention.</source>
   <translation>Nada precisa da sua atenção.</translation>
  </message>
  <message>
   <source>Nothing of it is kept yet, and nothing runs. What you add is listed among the MCP servers, and starts only after you read it there.</source>
   <translation>Nada disso é guardado ainda, e nada roda. O que você adicionar aparece entre os servidores MCP, e inicia só depois que você ler lá.</translation>
  </message>
  <message>
   <source>Nothing of it was changed. Say: workbench doctor.</source>
   <translation>Nada dele foi alterado. Diga: workbench doctor.</translation>
  </message>
  <message>
   <source>nothing of {0} was read yet</source>
   <translation>nada de {0} foi lido ainda</translation>
  </message>
  <message>
   <source>Nothing runs by itself</source>
   <translation>Nada roda sozinho</translation>
  </message>
  <message>
   <source>nothing says what {0} may be, so no call could be carried out</source>
   <translation>nada diz o que {0} pode ser, por isso nenhuma chamada poderia ser feita</translation>
  </message>
  <message>
   <source>Nothing smaller than {0} is installed.</source>
   <translation>Nada menor que {0} está instalado.</translation>
  </message>
  <message>
   <source>Nothing that is told is too hot</source>
   <translation>Nada do que é medido está quente demais</translation>
  </message>
  <message>
   <source>Nothing to list</source>
   <translation>Nada a listar</translation>
  </message>
  <message>
   <source>Nothing to recommend</source>
   <translation>Nada a recomendar</translation>
  </message>
  <message>
   <source>nothing to remember</source>
   <translation>nada para lembrar</translation>
  </message>
  <message>
   <source>Nothing to tell</source>
   <translation>Nada a dizer</translation>
  </message>
  <message>
   <source>Nothing tried to leave it.</source>
   <translation>Nada tentou sair dela.</translation>
  </message>
  <message>
   <source>nothing was asked in this run</source>
   <translation>nada foi perguntado nesta execução</translation>
  </message>
  <message>
   <source>Nothing was changed.</source>
   <translation>Nada foi alterado.</translation>
  </message>
  <message>
   <source>Nothing was changed. Move the old folder away and unpack the new version by hand.</source>
   <translation>Nada foi alterado. Tire a pasta antiga e desempacote a nova versão à mão.</translation>
  </message>
  <message>
   <source>Nothing was compared yet.</source>
   <translation>Nada foi comparado ainda.</translation>
  </message>
  <message>
   <source>Nothing was done.</source>
   <translation>Nada foi feito.</translation>
  </message>
  <message>
   <source>nothing was granted for this argument</source>
   <translation>nada foi concedido para este argumento</translation>
  </message>
  <message>
   <source>Nothing was installed. Fetch it anew, or take another source.</source>
   <translation>Nada foi instalado. Baixe de novo, ou use outra fonte.</translation>
  </message>
  <message>
   <source>Nothing was judged.</source>
   <translation>Nada foi avaliado.</translation>
  </message>
  <message>
   <source>Nothing was left out.</source>
   <translation>Nada foi deixado de fora.</translation>
  </message>
  <message>
   <source>nothing was measured</source>
   <translation>nada foi medido</translation>
  </message>
  <message>
   <source>Nothing was measured for this model on this machine yet.</source>
   <translation>Nada foi medido para este modelo nesta máquina ainda.</translation>
  </message>
  <message>
   <source>Nothing was recorded then</source>
   <translation>Nada foi registrado então</translation>
  </message>
  <message>
   <source>Nothing was unloaded: {0}.</source>
   <translation>Nada foi descarregado: {0}.</translation>
  </message>
  <message>
   <source>nothing would open the store</source>
   <translation>nada abriria o armazenamento</translation>
  </message>
  <message>
   <source>Nothing yet. Choose a file, look at what it would change, and apply it.</source>
   <translation>Nada ainda. Escolha um arquivo, veja o que ele mudaria e aplique.</translation>
  </message>
  <message>
   <source>Nothing.</source>
   <translation>Nada.</translation>
  </message>
  <message>
   <source>Nothing: it runs outside of this program.</source>
   <translation>Nada: roda fora deste programa.</translation>
  </message>
  <message>
   <source>Notifications</source>
   <translation>Notificações</translation>
  </message>
  <message>
   <source>Now</source>
   <translation>Agora</translation>
  </message>
  <message>
   <source>now</source>
   <translation>agora</translation>
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
   <translation>número {0} em probabilidade</translation>
  </message>
  <message>
   <source>number {0} in the vocabulary</source>
   <translation>número {0} no vocabulário</translation>
  </message>
  <message>
   <source>numbers are compared as numbers</source>
   <translation>números são comparados como números</translation>
  </message>
  <message>
   <source>NVML, amdgpu and i915/xe files</source>
   <translation>NVML, amdgpu e arquivos i915/xe</translation>
  </message>
  <message>
   <source>Of a server that speaks streamable HTTP.</source>
   <translation>De um servidor que fala HTTP com streaming.</translation>
  </message>
  <message>
   <source>Of both prices, such as USD or EUR.</source>
   <translation>Dos dois preços, como USD ou EUR.</translation>
  </message>
  <message>
   <source>Of each call, without the wait for a leave.</source>
   <translation>De cada chamada, sem a espera por uma permissão.</translation>
  </message>
  <message>
   <source>Of each request's prompt.</source>
   <translation>Do prompt de cada requisição.</translation>
  </message>
  <message>
   <source>Of each request, after the first token.</source>
   <translation>De cada requisição, depois do primeiro token.</translation>
  </message>
  <message>
   <source>Of each request, as measured.</source>
   <translation>De cada requisição, como medido.</translation>
  </message>
  <message>
   <source>Of each request, as the engine measured.</source>
   <translation>De cada requisição, como o motor mediu.</translation>
  </message>
  <message>
   <source>Of each request.</source>
   <translation>De cada requisição.</translation>
  </message>
  <message>
   <source>of files up to</source>
   <translation>de arquivos até</translation>
  </message>
  <message>
   <source>of the conversation {0}</source>
   <translation>da conversa {0}</translation>
  </message>
  <message>
   <source>of the graph {0}</source>
   <translation>do grafo {0}</translation>
  </message>
  <message>
   <source>Of the month</source>
   <translation>Do mês</translation>
  </message>
  <message>
   <source>Of the one before</source>
   <translation>Do anterior</translation>
  </message>
  <message>
   <source>of the requests of the last 15 minutes</source>
   <translation>das requisições dos últimos 15 minutos</translation>
  </message>
  <message>
   <source>of the run itself</source>
   <translation>da própria execução</translation>
  </message>
  <message>
   <source>Of the tool</source>
   <translation>Da ferramenta</translation>
  </message>
  <message>
   <source>Of the tool or node</source>
   <translation>Da ferramenta ou nó</translation>
  </message>
  <message>
   <source>Of this file</source>
   <translation>Deste arquivo</translation>
  </message>
  <message>
   <source>of those that come together, the first in the file</source>
   <translation>dos que chegam juntos, o primeiro no arquivo</translation>
  </message>
  <message>
   <source>Of what</source>
   <translation>Unidade</translation>
  </message>
  <message>
   <source>Off</source>
   <translation>Desligado</translation>
  </message>
  <message>
   <source>off</source>
   <translation>desligado</translation>
  </message>
  <message>
   <source>Off by at most</source>
   <translation>Desvio máximo</translation>
  </message>
  <message>
   <source>Off by at most, as a share</source>
   <translation>Desvio máximo, como fração</translation>
  </message>
  <message>
   <source>Offer it tools</source>
   <translation>Oferecer ferramentas a ele</translation>
  </message>
  <message>
   <source>offline</source>
   <translation>offline</translation>
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
   <translation>OK: {0} agora</translation>
  </message>
  <message>
   <source>Old runs removed</source>
   <translation>Execuções antigas removidas</translation>
  </message>
  <message>
   <source>Older conversations and runs are removed for good. What is pinned or bookmarked stays.</source>
   <translation>Conversas e execuções mais antigas são removidas de vez. O que está fixado ou favoritado fica.</translation>
  </message>
  <message>
   <source>Older entries were removed: {0}, up to {1}.</source>
   <translation>Entradas mais antigas foram removidas: {0}, até {1}.</translation>
  </message>
  <message>
   <source>Ollama</source>
   <translation>Ollama</translation>
  </message>
  <message>
   <source>Ollama answered {0}: {1}</source>
   <translation>o Ollama respondeu {0}: {1}</translation>
  </message>
  <message>
   <source>Ollama at {0} did not come to the end of its answer</source>
   <translation>o Ollama em {0} não chegou ao fim da resposta</translation>
  </message>
  <message>
   <source>Ollama at {0} was silent for {1} seconds</source>
   <translation>o Ollama em {0} ficou em silêncio por {1} segundos</translation>
  </message>
  <message>
   <source>Ollama could not fetch {0}: {1}</source>
   <translation>o Ollama não conseguiu baixar {0}: {1}</translation>
  </message>
  <message>
   <source>Ollama does not answer at {0}</source>
   <translation>o Ollama não responde em {0}</translation>
  </message>
  <message>
   <source>Ollama fetches %s</source>
   <translation>O Ollama baixa %s</translation>
  </message>
  <message>
   <source>Ollama has no model {0}</source>
   <translation>o Ollama não tem o modelo {0}</translation>
  </message>
  <message>
   <source>Ollama loads %s</source>
   <translation>O Ollama carrega %s</translation>
  </message>
  <message>
   <source>Ollama refused: {0}</source>
   <translation>o Ollama recusou: {0}</translation>
  </message>
  <message>
   <source>Ollama removes %s</source>
   <translation>O Ollama remove %s</translation>
  </message>
  <message>
   <source>Ollama sent what is no answer of Ollama: {0}</source>
   <translation>o Ollama enviou o que não é resposta do Ollama: {0}</translation>
  </message>
  <message>
   <source>Ollama stopped fetching {0} before its end</source>
   <translation>o Ollama parou de baixar {0} antes do fim</translation>
  </message>
  <message>
   <source>Ollama unloads %s</source>
   <translation>O Ollama descarrega %s</translation>
  </message>
  <message>
   <source>Ollama was not asked yet</source>
   <translation>O Ollama ainda não foi consultado</translation>
  </message>
  <message>
   <source>Ollama's answer has no end</source>
   <translation>a resposta do Ollama não tem fim</translation>
  </message>
  <message>
   <source>On</source>
   <translation>Nos dias</translation>
  </message>
  <message>
   <source>on</source>
   <translation>ligado</translation>
  </message>
  <message>
   <source>On a drive, its models run from there without being copied.</source>
   <translation>Em uma unidade, os modelos rodam de lá sem serem copiados.</translation>
  </message>
  <message>
   <source>on a server</source>
   <translation>em um servidor</translation>
  </message>
  <message>
   <source>On battery, models use half as many cores and are unloaded after five minutes at the latest.</source>
   <translation>Na bateria, os modelos usam metade dos núcleos e são descarregados após no máximo cinco minutos.</translation>
  </message>
  <message>
   <source>on disk</source>
   <translation>no disco</translation>
  </message>
  <message>
   <source>On Linux a model's process reaches no file but its own, and no network.</source>
   <translation>No Linux, o processo de um modelo só alcança o próprio arquivo, e nenhuma rede.</translation>
  </message>
  <message>
   <source>On screen now</source>
   <translation>Na tela agora</translation>
  </message>
  <message>
   <source>On the {0} of every month</source>
   <translation>No {0} de cada mês</translation>
  </message>
  <message>
   <source>On this machine</source>
   <translation>Nesta máquina</translation>
  </message>
  <message>
   <source>on this system the program is not replaced while it runs</source>
   <translation>neste sistema o programa não é substituído enquanto roda</translation>
  </message>
  <message>
   <source>On which cases</source>
   <translation>Em quais casos</translation>
  </message>
  <message>
   <source>once</source>
   <translation>uma vez</translation>
  </message>
  <message>
   <source>Once more</source>
   <translation>Outra vez</translation>
  </message>
  <message>
   <source>Once, at a moment</source>
   <translation>Uma vez, em data e hora</translation>
  </message>
  <message>
   <source>Once, on {0} at {1}</source>
   <translation>Uma vez, em {0} às {1}</translation>
  </message>
  <message>
   <source>One a line.</source>
   <translation>Um por linha.</translation>
  </message>
  <message>
   <source>One a line; * stands for any: delete_*.</source>
   <translation>Um por linha; * vale para qualquer um: delete_*.</translation>
  </message>
  <message>
   <source>One file</source>
   <translation>Um arquivo</translation>
  </message>
  <message>
   <source>One fixed query on one SQLite file; arguments are bound</source>
   <translation>Uma consulta fixa em um arquivo SQLite; os argumentos são vinculados</translation>
  </message>
  <message>
   <source>One fixed query, which {0} {1}; no other file, no network</source>
   <translation>Uma consulta fixa, que {0} {1}; nenhum outro arquivo, sem rede</translation>
  </message>
  <message>
   <source>one folder, to read</source>
   <translation>uma pasta, para ler</translation>
  </message>
  <message>
   <source>one folder, to write</source>
   <translation>uma pasta, para escrever</translation>
  </message>
  <message>
   <source>one form</source>
   <translation>um formulário</translation>
  </message>
  <message>
   <source>one is there twice</source>
   <translation>um está duas vezes</translation>
  </message>
  <message>
   <source>one is very long</source>
   <translation>um é muito longo</translation>
  </message>
  <message>
   <source>one item after the other</source>
   <translation>um item após o outro</translation>
  </message>
  <message>
   <source>One model idle for {0} holds {1}</source>
   <translation>Um modelo ocioso há {0} ocupa {1}</translation>
  </message>
  <message>
   <source>One more model</source>
   <translation>Mais um modelo</translation>
  </message>
  <message>
   <source>One more short call.</source>
   <translation>Mais uma chamada curta.</translation>
  </message>
  <message>
   <source>one of</source>
   <translation>um de</translation>
  </message>
  <message>
   <source>one of its ends is not carried over</source>
   <translation>uma das pontas não é trazida</translation>
  </message>
  <message>
   <source>one of its values comes on the way to another</source>
   <translation>um dos valores vem no caminho para outro</translation>
  </message>
  <message>
   <source>one of its ways ends the workflow</source>
   <translation>um dos caminhos termina o fluxo</translation>
  </message>
  <message>
   <source>One of the granted folders; empty for a folder of its own.</source>
   <translation>Uma das pastas concedidas; vazio para uma pasta própria.</translation>
  </message>
  <message>
   <source>One of your agents, asked with a message made of the parameters</source>
   <translation>Um dos seus agentes, perguntado com uma mensagem feita dos parâmetros</translation>
  </message>
  <message>
   <source>One of your graphs, run with inputs made of the parameters</source>
   <translation>Um dos seus grafos, executado com entradas feitas dos parâmetros</translation>
  </message>
  <message>
   <source>one of {0}</source>
   <translation>um de {0}</translation>
  </message>
  <message>
   <source>one of {0} is granted, not {1}</source>
   <translation>concede-se um de {0}, não {1}</translation>
  </message>
  <message>
   <source>one person on one GPU: starts soon, leaves memory to other programs</source>
   <translation>uma pessoa em uma GPU: inicia logo, deixa memória para outros programas</translation>
  </message>
  <message>
   <source>One question to a model, with an answer that may have a schema</source>
   <translation>Uma pergunta a um modelo, com uma resposta que pode ter esquema</translation>
  </message>
  <message>
   <source>One rule a line: e-mail, phone, card, iban, ip, birth date, key, or a name and a pattern of yours: patient=PAT-[0-9]+. For exports, and for what is sent.</source>
   <translation>Uma regra por linha: e-mail, phone, card, iban, ip, birth date, key, ou um nome e um padrão seu: patient=PAT-[0-9]+. Para exportações e para o que é enviado.</translation>
  </message>
  <message>
   <source>One statement. :name stands for a parameter, and is bound, never written in.</source>
   <translation>Um comando. :name vale por um parâmetro e é vinculado, nunca inserido no texto.</translation>
  </message>
  <message>
   <source>One step</source>
   <translation>Uma etapa</translation>
  </message>
  <message>
   <source>One step before another</source>
   <translation>Uma etapa antes de outra</translation>
  </message>
  <message>
   <source>One value was kept for {0}, so shorter peaks may be missing.</source>
   <translation>Um valor foi guardado para {0}, por isso picos mais curtos podem faltar.</translation>
  </message>
  <message>
   <source>online</source>
   <translation>online</translation>
  </message>
  <message>
   <source>Only a few cases</source>
   <translation>Só alguns casos</translation>
  </message>
  <message>
   <source>Only a search or a download that you start, and what goes to a server that you connected, reaches beyond this machine. Off refuses that too.</source>
   <translation>Só uma busca ou um download que você inicia, e o que vai a um servidor que você conectou, sai desta máquina. Desligado recusa isso também.</translation>
  </message>
  <message>
   <source>Only a subgraph can be unpacked.</source>
   <translation>Só um subgrafo pode ser desempacotado.</translation>
  </message>
  <message>
   <source>Only an administrator closes Workbench here.</source>
   <translation>Só um administrador fecha o Workbench aqui.</translation>
  </message>
  <message>
   <source>Only files of kind Prompt are agents; take others in: workbench agents import.</source>
   <translation>Só arquivos do tipo Prompt são agentes; importe os outros com: workbench agents import.</translation>
  </message>
  <message>
   <source>Only GGUF models that run here, by llama.cpp, can do that.</source>
   <translation>Só modelos GGUF que rodam aqui, por llama.cpp, podem fazer isso.</translation>
  </message>
  <message>
   <source>only instructions are told to the model</source>
   <translation>só as instruções são ditas ao modelo</translation>
  </message>
  <message>
   <source>only reading is allowed</source>
   <translation>só é permitido ler</translation>
  </message>
  <message>
   <source>only some ways lead to this output</source>
   <translation>só alguns caminhos levam a esta saída</translation>
  </message>
  <message>
   <source>only steps are limited: after the last one an agent answers without tools</source>
   <translation>só as etapas são limitadas: depois da última, um agente responde sem ferramentas</translation>
  </message>
  <message>
   <source>only the program itself removes many at once</source>
   <translation>só o próprio programa remove várias de uma vez</translation>
  </message>
  <message>
   <source>only the recovery key would open the store</source>
   <translation>só a chave de recuperação abriria o armazenamento</translation>
  </message>
  <message>
   <source>Only the run itself and its nodes count.</source>
   <translation>Só a própria execução e seus nós contam.</translation>
  </message>
  <message>
   <source>Only then</source>
   <translation>Só então</translation>
  </message>
  <message>
   <source>only true does there</source>
   <translation>lá só true conta</translation>
  </message>
  <message>
   <source>Only what failed, was denied or had to be mended</source>
   <translation>Só o que falhou, foi negado ou teve de ser corrigido</translation>
  </message>
  <message>
   <source>Only what took longer</source>
   <translation>Só o que demorou mais</translation>
  </message>
  <message>
   <source>Only when I start it</source>
   <translation>Só quando eu iniciar</translation>
  </message>
  <message>
   <source>Only with it first</source>
   <translation>Só com ela primeiro</translation>
  </message>
  <message>
   <source>Only with the answer last</source>
   <translation>Só com a resposta por último</translation>
  </message>
  <message>
   <source>only {0} of {1} texts came back</source>
   <translation>só {0} de {1} textos voltaram</translation>
  </message>
  <message>
   <source>ONNX folders, where the settings choose it</source>
   <translation>Pastas ONNX, quando as configurações o escolhem</translation>
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
   <translation>o ONNX Runtime GenAI não conseguiu começar: {0}</translation>
  </message>
  <message>
   <source>ONNX Runtime GenAI could not go on: {0}</source>
   <translation>o ONNX Runtime GenAI não conseguiu continuar: {0}</translation>
  </message>
  <message>
   <source>ONNX Runtime GenAI refused {0}: {1}</source>
   <translation>o ONNX Runtime GenAI recusou {0}: {1}</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Abrir</translation>
  </message>
  <message>
   <source>Open a file</source>
   <translation>Abrir um arquivo</translation>
  </message>
  <message>
   <source>Open a file. Folders of models, and bundles that are folders, are added in the models panel.</source>
   <translation>Abra um arquivo. Pastas de modelos, e pacotes que são pastas, são adicionados no painel de modelos.</translation>
  </message>
  <message>
   <source>Open a file…</source>
   <translation>Abrir um arquivo…</translation>
  </message>
  <message>
   <source>Open a subgraph, a loop or a map.</source>
   <translation>Abra um subgrafo, uma repetição ou um mapa.</translation>
  </message>
  <message>
   <source>Open a text</source>
   <translation>Abrir um texto</translation>
  </message>
  <message>
   <source>Open a text…</source>
   <translation>Abrir um texto…</translation>
  </message>
  <message>
   <source>Open agents</source>
   <translation>Abrir Agentes</translation>
  </message>
  <message>
   <source>Open by keyring…</source>
   <translation>Abrir pelo chaveiro…</translation>
  </message>
  <message>
   <source>Open Chat</source>
   <translation>Abrir Chat</translation>
  </message>
  <message>
   <source>Open in Models</source>
   <translation>Abrir em Modelos</translation>
  </message>
  <message>
   <source>Open in Runs</source>
   <translation>Abrir em Execuções</translation>
  </message>
  <message>
   <source>Open it and add nodes.</source>
   <translation>Abra-o e adicione nós.</translation>
  </message>
  <message>
   <source>Open it once more.</source>
   <translation>Abra-o mais uma vez.</translation>
  </message>
  <message>
   <source>Open it under Runs, or its conversation, to go on.</source>
   <translation>Abra em Execuções, ou a conversa dela, para continuar.</translation>
  </message>
  <message>
   <source>Open it where it belongs.</source>
   <translation>Abra-o onde ele pertence.</translation>
  </message>
  <message>
   <source>Open it with one.</source>
   <translation>Abra com um.</translation>
  </message>
  <message>
   <source>Open messages</source>
   <translation>Abrir mensagens</translation>
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
   <translation>Abrir só com armazenamento criptografado</translation>
  </message>
  <message>
   <source>Open or close</source>
   <translation>Abrir ou fechar</translation>
  </message>
  <message>
   <source>Open outside Workbench?</source>
   <translation>Abrir fora do Workbench?</translation>
  </message>
  <message>
   <source>Open Runs</source>
   <translation>Abrir Execuções</translation>
  </message>
  <message>
   <source>Open Settings</source>
   <translation>Abrir Configurações</translation>
  </message>
  <message>
   <source>Open the chat</source>
   <translation>Abrir o chat</translation>
  </message>
  <message>
   <source>Open the downloads room.</source>
   <translation>Abra a sala de downloads.</translation>
  </message>
  <message>
   <source>Open the encrypted store</source>
   <translation>Abrir o armazenamento criptografado</translation>
  </message>
  <message>
   <source>Open the file again.</source>
   <translation>Abra o arquivo de novo.</translation>
  </message>
  <message>
   <source>Open the folder</source>
   <translation>Abrir a pasta</translation>
  </message>
  <message>
   <source>Open the node and put nodes into it.</source>
   <translation>Abra o nó e ponha nós dentro dele.</translation>
  </message>
  <message>
   <source>Open the rest later.</source>
   <translation>Abra o resto depois.</translation>
  </message>
  <message>
   <source>Open the run</source>
   <translation>Abrir a execução</translation>
  </message>
  <message>
   <source>Open the run again.</source>
   <translation>Abra a execução de novo.</translation>
  </message>
  <message>
   <source>Open Tools</source>
   <translation>Abrir Ferramentas</translation>
  </message>
  <message>
   <source>Open trace</source>
   <translation>Abrir rastro</translation>
  </message>
  <message>
   <source>OpenAI-compatible server</source>
   <translation>Servidor compatível com OpenAI</translation>
  </message>
  <message>
   <source>Opening a folder</source>
   <translation>Abrir uma pasta</translation>
  </message>
  <message>
   <source>Opening a link</source>
   <translation>Abrir um link</translation>
  </message>
  <message>
   <source>Opening files is not for your role here</source>
   <translation>Abrir arquivos não é para o seu papel aqui</translation>
  </message>
  <message>
   <source>Opening such a file</source>
   <translation>Abrir um arquivo assim</translation>
  </message>
  <message>
   <source>Opening…</source>
   <translation>Abrindo…</translation>
  </message>
  <message>
   <source>Opens</source>
   <translation>Abre</translation>
  </message>
  <message>
   <source>Opens without a PIN. Your name, the reason and the time are recorded for good.</source>
   <translation>Abre sem PIN. Seu nome, o motivo e a hora ficam registrados de vez.</translation>
  </message>
  <message>
   <source>OpenVINO GenAI could not go on: {0}</source>
   <translation>o OpenVINO GenAI não conseguiu continuar: {0}</translation>
  </message>
  <message>
   <source>OpenVINO GenAI refused {0}: {1}</source>
   <translation>o OpenVINO GenAI recusou {0}: {1}</translation>
  </message>
  <message>
   <source>optional</source>
   <translation>opcional</translation>
  </message>
  <message>
   <source>or</source>
   <translation>ou</translation>
  </message>
  <message>
   <source>Order</source>
   <translation>Ordem</translation>
  </message>
  <message>
   <source>Organisation</source>
   <translation>Organização</translation>
  </message>
  <message>
   <source>Other machines</source>
   <translation>Outras máquinas</translation>
  </message>
  <message>
   <source>Other machines were reached {0} times, as you asked, since {1}</source>
   <translation>Outras máquinas foram alcançadas {0} vezes, a seu pedido, desde {1}</translation>
  </message>
  <message>
   <source>other machines, too</source>
   <translation>outras máquinas também</translation>
  </message>
  <message>
   <source>other program</source>
   <translation>outro programa</translation>
  </message>
  <message>
   <source>other programs</source>
   <translation>outros programas</translation>
  </message>
  <message>
   <source>Other programs can use models, agents and graphs by the OpenAI API.</source>
   <translation>Outros programas podem usar modelos, agentes e grafos pela API da OpenAI.</translation>
  </message>
  <message>
   <source>Other programs on this machine can use your models, agents and graphs by the OpenAI API. Every request becomes a run under Runs.</source>
   <translation>Outros programas desta máquina podem usar seus modelos, agentes e grafos pela API da OpenAI. Cada requisição vira uma execução em Execuções.</translation>
  </message>
  <message>
   <source>others than its owner may write the list of keys {0}</source>
   <translation>outros além do dono podem escrever a lista de chaves {0}</translation>
  </message>
  <message>
   <source>Out of date: %s</source>
   <translation>Desatualizado: %s</translation>
  </message>
  <message>
   <source>Out of date: {0}.</source>
   <translation>Desatualizado: {0}.</translation>
  </message>
  <message>
   <source>Out: {0}</source>
   <translation>Saída: {0}</translation>
  </message>
  <message>
   <source>Outcome</source>
   <translation>Desfecho</translation>
  </message>
  <message>
   <source>Outcomes of {0} were damaged</source>
   <translation>Resultados de {0} foram danificados</translation>
  </message>
  <message>
   <source>Outline</source>
   <translation>Estrutura</translation>
  </message>
  <message>
   <source>Outline: Enter goes to the settings of a node</source>
   <translation>Estrutura: Enter vai às configurações de um nó</translation>
  </message>
  <message>
   <source>Output</source>
   <translation>Saída</translation>
  </message>
  <message>
   <source>output</source>
   <translation>saída</translation>
  </message>
  <message>
   <source>Output: not held</source>
   <translation>Saída: sem proteção</translation>
  </message>
  <message>
   <source>Outputs</source>
   <translation>Saídas</translation>
  </message>
  <message>
   <source>Over 9 B</source>
   <translation>Acima de 9 B</translation>
  </message>
  <message>
   <source>Over all downloads together, from the next one on.</source>
   <translation>De todos os downloads juntos, a partir do próximo.</translation>
  </message>
  <message>
   <source>Over several turns</source>
   <translation>Em vários turnos</translation>
  </message>
  <message>
   <source>Overview</source>
   <translation>Visão geral</translation>
  </message>
  <message>
   <source>Overview of the run</source>
   <translation>Visão geral da execução</translation>
  </message>
  <message>
   <source>Own process</source>
   <translation>Processo próprio</translation>
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
   <translation>Complemento para um motor</translation>
  </message>
  <message>
   <source>Pack for another machine</source>
   <translation>Empacotar para outra máquina</translation>
  </message>
  <message>
   <source>Pack for another machine…</source>
   <translation>Empacotar para outra máquina…</translation>
  </message>
  <message>
   <source>Pack installed</source>
   <translation>Complemento instalado</translation>
  </message>
  <message>
   <source>Pack into</source>
   <translation>Empacotar em</translation>
  </message>
  <message>
   <source>Pack into a subgraph</source>
   <translation>Empacotar em um subgrafo</translation>
  </message>
  <message>
   <source>Pack nodes into a subgraph</source>
   <translation>Empacotar nós em um subgrafo</translation>
  </message>
  <message>
   <source>Pack removed</source>
   <translation>Complemento removido</translation>
  </message>
  <message>
   <source>Packed into %s</source>
   <translation>Empacotado em %s</translation>
  </message>
  <message>
   <source>Packed nodes become one; what crosses its edge becomes its ports.</source>
   <translation>Nós empacotados viram um; o que cruza a borda vira suas portas.</translation>
  </message>
  <message>
   <source>Packed on this machine</source>
   <translation>Empacotados nesta máquina</translation>
  </message>
  <message>
   <source>Packed so far</source>
   <translation>Empacotado até agora</translation>
  </message>
  <message>
   <source>Packing %s</source>
   <translation>Empacotando %s</translation>
  </message>
  <message>
   <source>packing was stopped</source>
   <translation>o empacotamento foi parado</translation>
  </message>
  <message>
   <source>Pack…</source>
   <translation>Empacotar…</translation>
  </message>
  <message>
   <source>Panels</source>
   <translation>Painéis</translation>
  </message>
  <message>
   <source>Parallel agents</source>
   <translation>Agentes em paralelo</translation>
  </message>
  <message>
   <source>Parameter {0} has no name</source>
   <translation>O parâmetro {0} não tem nome</translation>
  </message>
  <message>
   <source>parameter {0} of {1} {2}</source>
   <translation>o parâmetro {0} de {1} {2}</translation>
  </message>
  <message>
   <source>Parameter {0}: {1}</source>
   <translation>Parâmetro {0}: {1}</translation>
  </message>
  <message>
   <source>Parameters</source>
   <translation>Parâmetros</translation>
  </message>
  <message>
   <source>Parameters as a model sees them</source>
   <translation>Parâmetros como um modelo os vê</translation>
  </message>
  <message>
   <source>Parameters, as a model sees them</source>
   <translation>Parâmetros, como um modelo os vê</translation>
  </message>
  <message>
   <source>Part</source>
   <translation>Parte</translation>
  </message>
  <message>
   <source>Part GPU</source>
   <translation>Parte na GPU</translation>
  </message>
  <message>
   <source>parts of its texts were left out when that run was recorded</source>
   <translation>partes dos textos ficaram de fora quando essa execução foi registrada</translation>
  </message>
  <message>
   <source>Parts of the page</source>
   <translation>Partes da página</translation>
  </message>
  <message>
   <source>Parts of the server</source>
   <translation>Partes do servidor</translation>
  </message>
  <message>
   <source>Pass rate against time; {0}</source>
   <translation>Taxa de aprovação contra tempo; {0}</translation>
  </message>
  <message>
   <source>Pass rates with 95 % intervals</source>
   <translation>Taxas de aprovação com intervalos de 95 %</translation>
  </message>
  <message>
   <source>Passed</source>
   <translation>Passou</translation>
  </message>
  <message>
   <source>passed</source>
   <translation>passou</translation>
  </message>
  <message>
   <source>Passed in part</source>
   <translation>Passou em parte</translation>
  </message>
  <message>
   <source>Passphrase</source>
   <translation>Frase secreta</translation>
  </message>
  <message>
   <source>Passphrase now</source>
   <translation>Frase secreta atual</translation>
  </message>
  <message>
   <source>Passphrase or recovery key</source>
   <translation>Frase secreta ou chave de recuperação</translation>
  </message>
  <message>
   <source>Paste a text such as you will give to the model: a page or more.</source>
   <translation>Cole um texto como o que dará ao modelo: uma página ou mais.</translation>
  </message>
  <message>
   <source>Paste cases</source>
   <translation>Colar casos</translation>
  </message>
  <message>
   <source>Paste nodes</source>
   <translation>Colar nós</translation>
  </message>
  <message>
   <source>Paste rows of a spreadsheet with Ctrl+V: question, expected answer, tags.</source>
   <translation>Cole linhas de uma planilha com Ctrl+V: pergunta, resposta esperada, etiquetas.</translation>
  </message>
  <message>
   <source>Paste some pages of what the model will read: letters, code, notes.</source>
   <translation>Cole algumas páginas do que o modelo vai ler: cartas, código, notas.</translation>
  </message>
  <message>
   <source>Path</source>
   <translation>Caminho</translation>
  </message>
  <message>
   <source>Path below the folder</source>
   <translation>Caminho abaixo da pasta</translation>
  </message>
  <message>
   <source>path in the folders, size at most</source>
   <translation>caminho nas pastas, tamanho máximo</translation>
  </message>
  <message>
   <source>Path inside JSON, such as order.items.0</source>
   <translation>Caminho no JSON, como order.items.0</translation>
  </message>
  <message>
   <source>Path inside JSON, such as order.total; empty: all of it.</source>
   <translation>Caminho no JSON, como order.total; vazio: tudo.</translation>
  </message>
  <message>
   <source>Patience</source>
   <translation>Paciência</translation>
  </message>
  <message>
   <source>Pattern</source>
   <translation>Padrão</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Pausar</translation>
  </message>
  <message>
   <source>Pause or resume the job</source>
   <translation>Pausar ou retomar a tarefa</translation>
  </message>
  <message>
   <source>Pause the evaluation, or go on</source>
   <translation>Pausar a avaliação, ou continuar</translation>
  </message>
  <message>
   <source>Paused</source>
   <translation>Pausado</translation>
  </message>
  <message>
   <source>paused</source>
   <translation>pausado</translation>
  </message>
  <message>
   <source>Paused after</source>
   <translation>Pausada após</translation>
  </message>
  <message>
   <source>Paused: Go on tries what is left.</source>
   <translation>Pausado: Continuar tenta o que falta.</translation>
  </message>
  <message>
   <source>Pausing: what was begun ends first …</source>
   <translation>Pausando: o que começou termina antes …</translation>
  </message>
  <message>
   <source>Pending {0} s of {1}: {2} now</source>
   <translation>Pendente {0} s de {1}: {2} agora</translation>
  </message>
  <message>
   <source>People</source>
   <translation>Pessoas</translation>
  </message>
  <message>
   <source>People who sign in</source>
   <translation>Pessoas que entram</translation>
  </message>
  <message>
   <source>Percentages</source>
   <translation>Porcentagens</translation>
  </message>
  <message>
   <source>Period</source>
   <translation>Período</translation>
  </message>
  <message>
   <source>Perplexity</source>
   <translation>Perplexidade</translation>
  </message>
  <message>
   <source>person</source>
   <translation>pessoa</translation>
  </message>
  <message>
   <source>Pick</source>
   <translation>Extrair valor</translation>
  </message>
  <message>
   <source>Pictures and text</source>
   <translation>Imagens e texto</translation>
  </message>
  <message>
   <source>Pin</source>
   <translation>Fixar</translation>
  </message>
  <message>
   <source>Pin models again; one that kept crashing may be started again.</source>
   <translation>Fixe os modelos de novo; um que caía sempre pode ser iniciado outra vez.</translation>
  </message>
  <message>
   <source>PIN of the administrator</source>
   <translation>PIN do administrador</translation>
  </message>
  <message>
   <source>PIN or passphrase</source>
   <translation>PIN ou frase secreta</translation>
  </message>
  <message>
   <source>Pin or unpin conversation</source>
   <translation>Fixar ou soltar conversa</translation>
  </message>
  <message>
   <source>PIN unchanged</source>
   <translation>PIN inalterado</translation>
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
   <translation>Ligue a máquina na tomada antes de uma execução longa.</translation>
  </message>
  <message>
   <source>Plugged in</source>
   <translation>Na tomada</translation>
  </message>
  <message>
   <source>Plugged in, absent, or above a tenth</source>
   <translation>Na tomada, ausente, ou acima de um décimo</translation>
  </message>
  <message>
   <source>Policy</source>
   <translation>Política</translation>
  </message>
  <message>
   <source>Policy number {0}, signed, in {1}.</source>
   <translation>Política número {0}, assinada, em {1}.</translation>
  </message>
  <message>
   <source>Port</source>
   <translation>Porta</translation>
  </message>
  <message>
   <source>Ports are from 1 to 65535.</source>
   <translation>Portas vão de 1 a 65535.</translation>
  </message>
  <message>
   <source>Power</source>
   <translation>Potência</translation>
  </message>
  <message>
   <source>Power is read from the processor's counters (RAPL, on Linux often for root only), from GPU drivers, and on battery from the battery. Nothing is guessed.</source>
   <translation>A potência é lida dos contadores do processador (RAPL, no Linux muitas vezes só para root), dos drivers de GPU e, na bateria, da bateria. Nada é adivinhado.</translation>
  </message>
  <message>
   <source>predicted %s, used %s</source>
   <translation>previsto %s, usado %s</translation>
  </message>
  <message>
   <source>Predicted from the speed of the memory and the size of the weights, for one answer at a time.</source>
   <translation>Previsto pela velocidade da memória e pelo tamanho dos pesos, para uma resposta por vez.</translation>
  </message>
  <message>
   <source>Previous difference</source>
   <translation>Diferença anterior</translation>
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
   <translation>Versão anterior</translation>
  </message>
  <message>
   <source>Print…</source>
   <translation>Imprimir…</translation>
  </message>
  <message>
   <source>Privacy</source>
   <translation>Privacidade</translation>
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
   <translation>Problemas do agente</translation>
  </message>
  <message>
   <source>Problems of the data set</source>
   <translation>Problemas do conjunto de dados</translation>
  </message>
  <message>
   <source>Problems of the graph</source>
   <translation>Problemas do grafo</translation>
  </message>
  <message>
   <source>Problems of the tool</source>
   <translation>Problemas da ferramenta</translation>
  </message>
  <message>
   <source>Processes</source>
   <translation>Processos</translation>
  </message>
  <message>
   <source>Processes: not held</source>
   <translation>Processos: sem proteção</translation>
  </message>
  <message>
   <source>Processor</source>
   <translation>Processador</translation>
  </message>
  <message>
   <source>Production, high load</source>
   <translation>Produção, carga alta</translation>
  </message>
  <message>
   <source>Production, low load</source>
   <translation>Produção, carga baixa</translation>
  </message>
  <message>
   <source>Profile</source>
   <translation>Perfil</translation>
  </message>
  <message>
   <source>Profile and roles</source>
   <translation>Perfil e papéis</translation>
  </message>
  <message>
   <source>Program</source>
   <translation>Programa</translation>
  </message>
  <message>
   <source>Program and log</source>
   <translation>Programa e log</translation>
  </message>
  <message>
   <source>Program closed</source>
   <translation>Programa fechado</translation>
  </message>
  <message>
   <source>Program ended</source>
   <translation>Programa encerrado</translation>
  </message>
  <message>
   <source>program ended</source>
   <translation>programa encerrado</translation>
  </message>
  <message>
   <source>Program started</source>
   <translation>Programa iniciado</translation>
  </message>
  <message>
   <source>Programs of this machine need no key then. Web pages are refused all the same.</source>
   <translation>Programas desta máquina então não precisam de chave. Páginas web são recusadas mesmo assim.</translation>
  </message>
  <message>
   <source>programs of this machine need none</source>
   <translation>programas desta máquina não precisam</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>Progresso</translation>
  </message>
  <message>
   <source>Progress of %s</source>
   <translation>Progresso de %s</translation>
  </message>
  <message>
   <source>Progress of the evaluation</source>
   <translation>Progresso da avaliação</translation>
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
   <translation>Prompt e resposta</translation>
  </message>
  <message>
   <source>Prompt cache</source>
   <translation>Cache de prompts</translation>
  </message>
  <message>
   <source>prompt cache</source>
   <translation>cache de prompts</translation>
  </message>
  <message>
   <source>Prompt caches together</source>
   <translation>Caches de prompts juntos</translation>
  </message>
  <message>
   <source>Prompt speed</source>
   <translation>Velocidade do prompt</translation>
  </message>
  <message>
   <source>Prompt tokens</source>
   <translation>Tokens de prompt</translation>
  </message>
  <message>
   <source>Prompt tokens not read again.</source>
   <translation>Tokens de prompt não lidos de novo.</translation>
  </message>
  <message>
   <source>Prompt tokens that the server had already, of those asked since the reading before.</source>
   <translation>Tokens de prompt que o servidor já tinha, dos pedidos desde a leitura anterior.</translation>
  </message>
  <message>
   <source>Prompt tokens that were not read again, {0}.</source>
   <translation>Tokens de prompt que não foram lidos de novo, {0}.</translation>
  </message>
  <message>
   <source>Prompt {0}</source>
   <translation>Prompt {0}</translation>
  </message>
  <message>
   <source>prompt, from the cache</source>
   <translation>prompt, do cache</translation>
  </message>
  <message>
   <source>Prompts and answers together; the last model has no such limit. 0 is none.</source>
   <translation>Prompts e respostas juntos; o último modelo não tem esse limite. 0 é sem limite.</translation>
  </message>
  <message>
   <source>Prompts from the cache</source>
   <translation>Prompts do cache</translation>
  </message>
  <message>
   <source>Prompts from the server's cache</source>
   <translation>Prompts do cache do servidor</translation>
  </message>
  <message>
   <source>provider {0}</source>
   <translation>provedor {0}</translation>
  </message>
  <message>
   <source>Proxy</source>
   <translation>Proxy</translation>
  </message>
  <message>
   <source>Public key</source>
   <translation>Chave pública</translation>
  </message>
  <message>
   <source>Pull it again.</source>
   <translation>Baixe-o de novo.</translation>
  </message>
  <message>
   <source>Put a copy back, or move {0} away from {1} to begin anew.</source>
   <translation>Ponha uma cópia de volta, ou tire {0} de {1} para começar de novo.</translation>
  </message>
  <message>
   <source>Put a secret of {0} characters or more there.</source>
   <translation>Ponha ali um segredo de {0} caracteres ou mais.</translation>
  </message>
  <message>
   <source>Put back a copy of it; nothing else was touched.</source>
   <translation>Ponha de volta uma cópia dele; nada mais foi tocado.</translation>
  </message>
  <message>
   <source>Put back a copy of store-key.json; nothing else was touched.</source>
   <translation>Ponha de volta uma cópia de store-key.json; nada mais foi tocado.</translation>
  </message>
  <message>
   <source>Put it beside {0}, or get the model again.</source>
   <translation>Ponha-a ao lado de {0}, ou obtenha o modelo de novo.</translation>
  </message>
  <message>
   <source>Put it in</source>
   <translation>Pôr</translation>
  </message>
  <message>
   <source>Put it into a loop to run it again and again.</source>
   <translation>Ponha-o em uma repetição para executá-lo várias vezes.</translation>
  </message>
  <message>
   <source>Put it there again.</source>
   <translation>Ponha-o ali de novo.</translation>
  </message>
  <message>
   <source>Put texts that hold {0} or line breaks between double quotes.</source>
   <translation>Ponha entre aspas duplas os textos que contêm {0} ou quebras de linha.</translation>
  </message>
  <message>
   <source>Put the expected line into the code</source>
   <translation>Pôr a linha esperada no código</translation>
  </message>
  <message>
   <source>Put the file back from a copy of the data folder, or begin a new key: workbench audit new-key.</source>
   <translation>Ponha o arquivo de volta de uma cópia da pasta de dados, ou comece uma nova chave: workbench audit new-key.</translation>
  </message>
  <message>
   <source>Put two chosen runs side by side</source>
   <translation>Pôr duas execuções escolhidas lado a lado</translation>
  </message>
  <message>
   <source>Put words between the quotes.</source>
   <translation>Ponha palavras entre as aspas.</translation>
  </message>
  <message>
   <source>Puts it on screen; nothing is written until you save.</source>
   <translation>Põe na tela; nada é escrito até você salvar.</translation>
  </message>
  <message>
   <source>Python</source>
   <translation>Python</translation>
  </message>
  <message>
   <source>Python code of yours, in a process that reaches no files and no network</source>
   <translation>Código Python seu, em um processo que não alcança arquivos nem rede</translation>
  </message>
  <message>
   <source>Python function</source>
   <translation>Função Python</translation>
  </message>
  <message>
   <source>Python script</source>
   <translation>Script Python</translation>
  </message>
  <message>
   <source>Python tools</source>
   <translation>Ferramentas Python</translation>
  </message>
  <message>
   <source>Python words instead of JSON words</source>
   <translation>palavras de Python em vez de palavras de JSON</translation>
  </message>
  <message>
   <source>Python's platform module</source>
   <translation>módulo platform do Python</translation>
  </message>
  <message>
   <source>Quant.</source>
   <translation>Quant.</translation>
  </message>
  <message>
   <source>Quantisation</source>
   <translation>Quantização</translation>
  </message>
  <message>
   <source>Quantise %s</source>
   <translation>Quantizar %s</translation>
  </message>
  <message>
   <source>Quantise…</source>
   <translation>Quantizar…</translation>
  </message>
  <message>
   <source>Quantising %s</source>
   <translation>Quantizando %s</translation>
  </message>
  <message>
   <source>Quarantined</source>
   <translation>Em quarentena</translation>
  </message>
  <message>
   <source>Query</source>
   <translation>Consulta</translation>
  </message>
  <message>
   <source>Query a database</source>
   <translation>Consultar um banco de dados</translation>
  </message>
  <message>
   <source>Question</source>
   <translation>Pergunta</translation>
  </message>
  <message>
   <source>Questions and answers</source>
   <translation>Perguntas e respostas</translation>
  </message>
  <message>
   <source>Questions to a person</source>
   <translation>Perguntas a uma pessoa</translation>
  </message>
  <message>
   <source>Queue</source>
   <translation>Fila</translation>
  </message>
  <message>
   <source>queue {0}</source>
   <translation>fila {0}</translation>
  </message>
  <message>
   <source>queued</source>
   <translation>na fila</translation>
  </message>
  <message>
   <source>Queueing %s</source>
   <translation>Pondo %s na fila</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>Sair</translation>
  </message>
  <message>
   <source>Raise the context size of the agent, or start a new conversation.</source>
   <translation>Aumente o tamanho do contexto do agente, ou comece uma nova conversa.</translation>
  </message>
  <message>
   <source>Raise the context, or shorten the instructions.</source>
   <translation>Aumente o contexto ou encurte as instruções.</translation>
  </message>
  <message>
   <source>Raise the context, or shorten the longest answer.</source>
   <translation>Aumente o contexto ou reduza a resposta mais longa.</translation>
  </message>
  <message>
   <source>Raise the limit of the job.</source>
   <translation>Aumente o limite da tarefa.</translation>
  </message>
  <message>
   <source>Raise the longest answer of the agent, or write “go on”.</source>
   <translation>Aumente a resposta mais longa do agente, ou escreva “continue”.</translation>
  </message>
  <message>
   <source>Raise the longest answer, or try again.</source>
   <translation>Aumente a resposta mais longa, ou tente de novo.</translation>
  </message>
  <message>
   <source>Raise the node's time limit.</source>
   <translation>Aumente o limite de tempo do nó.</translation>
  </message>
  <message>
   <source>Raise the number of calls of the grant.</source>
   <translation>Aumente o número de chamadas da permissão.</translation>
  </message>
  <message>
   <source>Raise the number of calls.</source>
   <translation>Aumente o número de chamadas.</translation>
  </message>
  <message>
   <source>Raise the step limit of the agent, or ask for less at once.</source>
   <translation>Aumente o limite de etapas do agente, ou peça menos de uma vez.</translation>
  </message>
  <message>
   <source>Raise the time limit of the agent, or choose a faster model.</source>
   <translation>Aumente o limite de tempo do agente, ou escolha um modelo mais rápido.</translation>
  </message>
  <message>
   <source>Raise the token limit of that agent, or ask for less at once.</source>
   <translation>Aumente o limite de tokens desse agente, ou peça menos de uma vez.</translation>
  </message>
  <message>
   <source>Raise the token limit of the agent, or ask for less at once.</source>
   <translation>Aumente o limite de tokens do agente, ou peça menos de uma vez.</translation>
  </message>
  <message>
   <source>Raise them.</source>
   <translation>Aumente-os.</translation>
  </message>
  <message>
   <source>Rate the answer as bad</source>
   <translation>Avaliar a resposta como ruim</translation>
  </message>
  <message>
   <source>Rate the answer as good</source>
   <translation>Avaliar a resposta como boa</translation>
  </message>
  <message>
   <source>Rated as bad</source>
   <translation>Avaliada como ruim</translation>
  </message>
  <message>
   <source>Rated as good</source>
   <translation>Avaliada como boa</translation>
  </message>
  <message>
   <source>Rated bad</source>
   <translation>Avaliada ruim</translation>
  </message>
  <message>
   <source>rated bad</source>
   <translation>avaliada ruim</translation>
  </message>
  <message>
   <source>Rated good</source>
   <translation>Avaliada boa</translation>
  </message>
  <message>
   <source>rated good</source>
   <translation>avaliada boa</translation>
  </message>
  <message>
   <source>Rating removed</source>
   <translation>Avaliação removida</translation>
  </message>
  <message>
   <source>rating:up or rating:down</source>
   <translation>rating:up ou rating:down</translation>
  </message>
  <message>
   <source>Raw</source>
   <translation>Bruto</translation>
  </message>
  <message>
   <source>Raw events</source>
   <translation>Eventos brutos</translation>
  </message>
  <message>
   <source>Raw or tree</source>
   <translation>Bruto ou árvore</translation>
  </message>
  <message>
   <source>Ray cluster</source>
   <translation>Cluster Ray</translation>
  </message>
  <message>
   <source>Ray is not installed</source>
   <translation>o Ray não está instalado</translation>
  </message>
  <message>
   <source>Reached by</source>
   <translation>Alcançado por</translation>
  </message>
  <message>
   <source>Reaches folders</source>
   <translation>Acessa pastas</translation>
  </message>
  <message>
   <source>Reaches servers</source>
   <translation>Acessa servidores</translation>
  </message>
  <message>
   <source>read</source>
   <translation>lido</translation>
  </message>
  <message>
   <source>Read a file</source>
   <translation>Ler um arquivo</translation>
  </message>
  <message>
   <source>Read a text file</source>
   <translation>Ler um arquivo de texto</translation>
  </message>
  <message>
   <source>Read a text file of the project</source>
   <translation>Ler um arquivo de texto do projeto</translation>
  </message>
  <message>
   <source>Read and allow them again among the tools.</source>
   <translation>Leia-as e permita-as de novo entre as ferramentas.</translation>
  </message>
  <message>
   <source>Read are: Graph, Prompt and Workflow in YAML; flows of Langflow, teams and agents of AutoGen Studio in JSON.</source>
   <translation>São lidos: Graph, Prompt e Workflow em YAML; fluxos do Langflow, equipes e agentes do AutoGen Studio em JSON.</translation>
  </message>
  <message>
   <source>Read as it stands.</source>
   <translation>Lida como está.</translation>
  </message>
  <message>
   <source>Read every byte and compare it with what is known</source>
   <translation>Ler cada byte e comparar com o que se sabe</translation>
  </message>
  <message>
   <source>Read from its input</source>
   <translation>Lido da sua entrada</translation>
  </message>
  <message>
   <source>Read it</source>
   <translation>Ler</translation>
  </message>
  <message>
   <source>Read it first: workbench documents refresh {0}</source>
   <translation>Leia antes: workbench documents refresh {0}</translation>
  </message>
  <message>
   <source>Read JSON</source>
   <translation>Ler JSON</translation>
  </message>
  <message>
   <source>Read long prompts in parts</source>
   <translation>Ler prompts longos em partes</translation>
  </message>
  <message>
   <source>Read my inbox</source>
   <translation>Ler minha caixa de entrada</translation>
  </message>
  <message>
   <source>Read shared beginnings once</source>
   <translation>Ler começos em comum uma só vez</translation>
  </message>
  <message>
   <source>Read the tool, try it, or see its definition</source>
   <translation>Ler a ferramenta, testá-la ou ver a definição</translation>
  </message>
  <message>
   <source>Read this before it starts</source>
   <translation>Leia isto antes que inicie</translation>
  </message>
  <message>
   <source>Read tok/s</source>
   <translation>Leitura tok/s</translation>
  </message>
  <message>
   <source>Read {0}</source>
   <translation>Ler {0}</translation>
  </message>
  <message>
   <source>read, list, write or append</source>
   <translation>read, list, write ou append</translation>
  </message>
  <message>
   <source>Reading %s</source>
   <translation>Lendo %s</translation>
  </message>
  <message>
   <source>Reading about %s</source>
   <translation>Lendo sobre %s</translation>
  </message>
  <message>
   <source>Reading connections</source>
   <translation>Lendo conexões</translation>
  </message>
  <message>
   <source>reading it failed</source>
   <translation>a leitura falhou</translation>
  </message>
  <message>
   <source>reading it took longer than {0} seconds</source>
   <translation>a leitura levou mais de {0} segundos</translation>
  </message>
  <message>
   <source>Reading of the server</source>
   <translation>Leitura do servidor</translation>
  </message>
  <message>
   <source>reading prompt</source>
   <translation>lendo o prompt</translation>
  </message>
  <message>
   <source>Reading the connections</source>
   <translation>Lendo as conexões</translation>
  </message>
  <message>
   <source>Reading the history…</source>
   <translation>Lendo o histórico…</translation>
  </message>
  <message>
   <source>Reading the page</source>
   <translation>Lendo a página</translation>
  </message>
  <message>
   <source>Reading the run…</source>
   <translation>Lendo a execução…</translation>
  </message>
  <message>
   <source>Reading what is remembered</source>
   <translation>Lendo o que é lembrado</translation>
  </message>
  <message>
   <source>reading {0} tokens once more takes {1} beside the model, and {2} are left</source>
   <translation>ler {0} tokens mais uma vez ocupa {1} além do modelo, e restam {2}</translation>
  </message>
  <message>
   <source>Reading …</source>
   <translation>Lendo …</translation>
  </message>
  <message>
   <source>Reading, mean over the requests</source>
   <translation>Leitura, média das requisições</translation>
  </message>
  <message>
   <source>Reads a file</source>
   <translation>Lê um arquivo</translation>
  </message>
  <message>
   <source>reads and changes rows of</source>
   <translation>lê e altera linhas de</translation>
  </message>
  <message>
   <source>reads its configuration anew</source>
   <translation>relê sua configuração</translation>
  </message>
  <message>
   <source>Reads named fields out of a text</source>
   <translation>Lê campos com nome em um texto</translation>
  </message>
  <message>
   <source>Reads, lists or writes files in one granted folder</source>
   <translation>Lê, lista ou escreve arquivos em uma pasta concedida</translation>
  </message>
  <message>
   <source>Reads/s</source>
   <translation>Leituras/s</translation>
  </message>
  <message>
   <source>Ready</source>
   <translation>Pronto</translation>
  </message>
  <message>
   <source>ready · {0}</source>
   <translation>pronto · {0}</translation>
  </message>
  <message>
   <source>Really remove</source>
   <translation>Remover mesmo</translation>
  </message>
  <message>
   <source>Reason</source>
   <translation>Motivo</translation>
  </message>
  <message>
   <source>Reason freely, then constrain</source>
   <translation>Raciocinar livremente, depois restringir</translation>
  </message>
  <message>
   <source>Reasoning</source>
   <translation>Raciocínio</translation>
  </message>
  <message>
   <source>Reasoning parser</source>
   <translation>Analisador de raciocínio</translation>
  </message>
  <message>
   <source>Recall</source>
   <translation>Recuperar</translation>
  </message>
  <message>
   <source>Received</source>
   <translation>Recebido</translation>
  </message>
  <message>
   <source>Recommendations</source>
   <translation>Recomendações</translation>
  </message>
  <message>
   <source>recommended</source>
   <translation>recomendado</translation>
  </message>
  <message>
   <source>Record</source>
   <translation>Registro</translation>
  </message>
  <message>
   <source>Record and open</source>
   <translation>Registrar e abrir</translation>
  </message>
  <message>
   <source>Record {0}: {1}</source>
   <translation>Registro {0}: {1}</translation>
  </message>
  <message>
   <source>Recorded: the last 24 hours</source>
   <translation>Registrado: as últimas 24 horas</translation>
  </message>
  <message>
   <source>Recorded: the last 4 weeks</source>
   <translation>Registrado: as últimas 4 semanas</translation>
  </message>
  <message>
   <source>Recorded: the last 7 days</source>
   <translation>Registrado: os últimos 7 dias</translation>
  </message>
  <message>
   <source>Recorded: the last hour</source>
   <translation>Registrado: a última hora</translation>
  </message>
  <message>
   <source>Records of the audit log</source>
   <translation>Registros do log de auditoria</translation>
  </message>
  <message>
   <source>Recovery key</source>
   <translation>Chave de recuperação</translation>
  </message>
  <message>
   <source>Recovery key {0}</source>
   <translation>Chave de recuperação {0}</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>Refazer</translation>
  </message>
  <message>
   <source>Reduce motion</source>
   <translation>Reduzir movimento</translation>
  </message>
  <message>
   <source>Refresh the collection.</source>
   <translation>Atualize a coleção.</translation>
  </message>
  <message>
   <source>Refuse new runs</source>
   <translation>Recusar novas execuções</translation>
  </message>
  <message>
   <source>refuse new runs until it clears</source>
   <translation>recusar novas execuções até que encerre</translation>
  </message>
  <message>
   <source>Refused</source>
   <translation>Recusado</translation>
  </message>
  <message>
   <source>refused</source>
   <translation>recusada</translation>
  </message>
  <message>
   <source>Refused connections</source>
   <translation>Conexões recusadas</translation>
  </message>
  <message>
   <source>refused the key</source>
   <translation>recusou a chave</translation>
  </message>
  <message>
   <source>Refused: offline</source>
   <translation>Recusado: offline</translation>
  </message>
  <message>
   <source>Refused: the network is off in the settings</source>
   <translation>Recusado: a rede está desligada nas configurações</translation>
  </message>
  <message>
   <source>refused: {0}</source>
   <translation>recusada: {0}</translation>
  </message>
  <message>
   <source>Regenerate</source>
   <translation>Gerar de novo</translation>
  </message>
  <message>
   <source>Regenerate the answer</source>
   <translation>Gerar a resposta de novo</translation>
  </message>
  <message>
   <source>register a function {0} that gives JSON with text and documents there</source>
   <translation>registre lá uma função {0} que dê JSON com text e documents</translation>
  </message>
  <message>
   <source>register an agent {0} that answers with one of these words: {1}</source>
   <translation>registre um agente {0} que responda com uma destas palavras: {1}</translation>
  </message>
  <message>
   <source>register an agent {0} whose answer is JSON with {1}; its instructions are in metadata.workbench</source>
   <translation>registre um agente {0} cuja resposta seja JSON com {1}; as instruções estão em metadata.workbench</translation>
  </message>
  <message>
   <source>Regression test</source>
   <translation>Teste de regressão</translation>
  </message>
  <message>
   <source>Regression tests</source>
   <translation>Testes de regressão</translation>
  </message>
  <message>
   <source>Rehearsal</source>
   <translation>Ensaio</translation>
  </message>
  <message>
   <source>rehearsal</source>
   <translation>ensaio</translation>
  </message>
  <message>
   <source>Rehearse</source>
   <translation>Ensaiar</translation>
  </message>
  <message>
   <source>Rehearse it first: what changes something is not called then.</source>
   <translation>Ensaie antes: nisso, o que altera algo não é chamado.</translation>
  </message>
  <message>
   <source>Rehearse the job</source>
   <translation>Ensaiar a tarefa</translation>
  </message>
  <message>
   <source>Rehearse the rule</source>
   <translation>Ensaiar a regra</translation>
  </message>
  <message>
   <source>rehearsed</source>
   <translation>ensaiado</translation>
  </message>
  <message>
   <source>Rehearsed. Calls of tools: {0}.{1}</source>
   <translation>Ensaiada. Chamadas de ferramentas: {0}.{1}</translation>
  </message>
  <message>
   <source>Rehearsing</source>
   <translation>Ensaiando</translation>
  </message>
  <message>
   <source>Rehearsing a job</source>
   <translation>Ensaiando uma tarefa</translation>
  </message>
  <message>
   <source>Remark</source>
   <translation>Observação</translation>
  </message>
  <message>
   <source>Remark {0}</source>
   <translation>Observação {0}</translation>
  </message>
  <message>
   <source>Remark: {0}</source>
   <translation>Observação: {0}</translation>
  </message>
  <message>
   <source>Remember</source>
   <translation>Lembrar</translation>
  </message>
  <message>
   <source>Remote price of answers</source>
   <translation>Preço remoto das respostas</translation>
  </message>
  <message>
   <source>Remote price of prompts</source>
   <translation>Preço remoto dos prompts</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Remover</translation>
  </message>
  <message>
   <source>Remove %s from Ollama's disk? %s become free.</source>
   <translation>Remover %s do disco do Ollama? %s ficam livres.</translation>
  </message>
  <message>
   <source>Remove cases</source>
   <translation>Remover casos</translation>
  </message>
  <message>
   <source>Remove from the list</source>
   <translation>Remover da lista</translation>
  </message>
  <message>
   <source>Remove it first, or give this file another name.</source>
   <translation>Remova-a antes ou dê outro nome a este arquivo.</translation>
  </message>
  <message>
   <source>Remove it from the agent; there are {0}.</source>
   <translation>Remova-a do agente; existem {0}.</translation>
  </message>
  <message>
   <source>Remove it from the folder.</source>
   <translation>Remova-o da pasta.</translation>
  </message>
  <message>
   <source>Remove it if the model has safetensors beside it.</source>
   <translation>Remova-o se o modelo tiver safetensors ao lado.</translation>
  </message>
  <message>
   <source>Remove it, or install a newer version; the kinds are: {0}.</source>
   <translation>Remova-o ou instale uma versão mais nova; os tipos são: {0}.</translation>
  </message>
  <message>
   <source>Remove it.</source>
   <translation>Remova-o.</translation>
  </message>
  <message>
   <source>Remove it; there are: {0}.</source>
   <translation>Remova; existem: {0}.</translation>
  </message>
  <message>
   <source>Remove link</source>
   <translation>Remover ligação</translation>
  </message>
  <message>
   <source>Remove models you do not need, or other files there.</source>
   <translation>Remova modelos de que não precisa, ou outros arquivos lá.</translation>
  </message>
  <message>
   <source>Remove models you do not need, or other files there; removing needs no space.</source>
   <translation>Remova modelos de que não precisa, ou outros arquivos lá; remover não precisa de espaço.</translation>
  </message>
  <message>
   <source>Remove one first.</source>
   <translation>Remova um antes.</translation>
  </message>
  <message>
   <source>Remove one of them.</source>
   <translation>Remova um deles.</translation>
  </message>
  <message>
   <source>Remove one, or give it another id.</source>
   <translation>Remova um, ou dê outro id a ele.</translation>
  </message>
  <message>
   <source>Remove one.</source>
   <translation>Remova uma.</translation>
  </message>
  <message>
   <source>Remove some.</source>
   <translation>Remova alguns.</translation>
  </message>
  <message>
   <source>Remove that line.</source>
   <translation>Remova essa linha.</translation>
  </message>
  <message>
   <source>Remove that one first.</source>
   <translation>Remova esse antes.</translation>
  </message>
  <message>
   <source>Remove the check: {0}</source>
   <translation>Remover a verificação: {0}</translation>
  </message>
  <message>
   <source>Remove the index and refresh the collection: it is made of your files again.</source>
   <translation>Remova o índice e atualize a coleção: ele é feito de novo a partir dos seus arquivos.</translation>
  </message>
  <message>
   <source>Remove the pack {0}</source>
   <translation>Remover o complemento {0}</translation>
  </message>
  <message>
   <source>Remove the tag %s</source>
   <translation>Remover a etiqueta %s</translation>
  </message>
  <message>
   <source>Remove the tool {0}</source>
   <translation>Remover a ferramenta {0}</translation>
  </message>
  <message>
   <source>Remove them singly.</source>
   <translation>Remova uma de cada vez.</translation>
  </message>
  <message>
   <source>Remove them.</source>
   <translation>Remova-os.</translation>
  </message>
  <message>
   <source>Remove this evaluation and start it again.</source>
   <translation>Remova esta avaliação e inicie-a de novo.</translation>
  </message>
  <message>
   <source>Remove those that you do not need from {0}.</source>
   <translation>Remova os de que não precisa de {0}.</translation>
  </message>
  <message>
   <source>Remove tool {0}</source>
   <translation>Remover a ferramenta {0}</translation>
  </message>
  <message>
   <source>Remove {0}</source>
   <translation>Remover {0}</translation>
  </message>
  <message>
   <source>Remove {0} links</source>
   <translation>Remover {0} ligações</translation>
  </message>
  <message>
   <source>removed</source>
   <translation>removido</translation>
  </message>
  <message>
   <source>Remove…</source>
   <translation>Remover…</translation>
  </message>
  <message>
   <source>Removing %s</source>
   <translation>Removendo %s</translation>
  </message>
  <message>
   <source>Removing the pack {0}</source>
   <translation>Removendo o complemento {0}</translation>
  </message>
  <message>
   <source>Rename</source>
   <translation>Renomear</translation>
  </message>
  <message>
   <source>Rename conversation</source>
   <translation>Renomear conversa</translation>
  </message>
  <message>
   <source>Rename it first.</source>
   <translation>Renomeie-o antes.</translation>
  </message>
  <message>
   <source>Rename it.</source>
   <translation>Renomeie-o.</translation>
  </message>
  <message>
   <source>Rename the folder first.</source>
   <translation>Renomeie a pasta antes.</translation>
  </message>
  <message>
   <source>Rename {0}</source>
   <translation>Renomear {0}</translation>
  </message>
  <message>
   <source>Repair</source>
   <translation>Reparar</translation>
  </message>
  <message>
   <source>Repair fetches the damaged parts again, and only those.</source>
   <translation>Reparar busca de novo as partes danificadas, e só essas.</translation>
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
   <translation>Penalidade de repetição</translation>
  </message>
  <message>
   <source>repetitions, cases at once and the time limit must be above 0</source>
   <translation>repetições, casos ao mesmo tempo e o limite de tempo precisam estar acima de 0</translation>
  </message>
  <message>
   <source>Replay</source>
   <translation>Reproduzir</translation>
  </message>
  <message>
   <source>Replay from here, with another model or other instructions (Ctrl+R)</source>
   <translation>Reproduzir daqui, com outro modelo ou outras instruções (Ctrl+R)</translation>
  </message>
  <message>
   <source>Replay from here: {0} {1}</source>
   <translation>Reproduzir daqui: {0} {1}</translation>
  </message>
  <message>
   <source>Replay from here…</source>
   <translation>Reproduzir daqui…</translation>
  </message>
  <message>
   <source>Replay from the beginning</source>
   <translation>Reproduzir do começo</translation>
  </message>
  <message>
   <source>Replay from the chosen step…</source>
   <translation>Reproduzir da etapa escolhida…</translation>
  </message>
  <message>
   <source>Replay it from the recording</source>
   <translation>Reproduzir a partir do registro</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>Relatório</translation>
  </message>
  <message>
   <source>Report this: the engine wrote something else than it should.</source>
   <translation>Relate isto: o motor escreveu outra coisa que a devida.</translation>
  </message>
  <message>
   <source>Reports kept</source>
   <translation>Relatórios guardados</translation>
  </message>
  <message>
   <source>Request</source>
   <translation>Requisição</translation>
  </message>
  <message>
   <source>request {0} runs without a sequence</source>
   <translation>a requisição {0} roda sem sequência</translation>
  </message>
  <message>
   <source>request {0} was never prepared</source>
   <translation>a requisição {0} nunca foi preparada</translation>
  </message>
  <message>
   <source>Requests</source>
   <translation>Requisições</translation>
  </message>
  <message>
   <source>Requests a minute</source>
   <translation>Requisições por minuto</translation>
  </message>
  <message>
   <source>Requests at a time</source>
   <translation>Requisições por vez</translation>
  </message>
  <message>
   <source>requests at once</source>
   <translation>requisições simultâneas</translation>
  </message>
  <message>
   <source>Requests at servers</source>
   <translation>Requisições nos servidores</translation>
  </message>
  <message>
   <source>Requests need a key (VLLM_API_KEY)</source>
   <translation>Requisições precisam de chave (VLLM_API_KEY)</translation>
  </message>
  <message>
   <source>Requests of one model</source>
   <translation>Requisições de um modelo</translation>
  </message>
  <message>
   <source>Requests per minute</source>
   <translation>Requisições por minuto</translation>
  </message>
  <message>
   <source>Requests that wait in the loaded models.</source>
   <translation>Requisições que esperam nos modelos carregados.</translation>
  </message>
  <message>
   <source>Requests that wait in this model.</source>
   <translation>Requisições que esperam neste modelo.</translation>
  </message>
  <message>
   <source>Requests the loaded models work on.</source>
   <translation>Requisições em que os modelos carregados trabalham.</translation>
  </message>
  <message>
   <source>Requests wait</source>
   <translation>Requisições esperam</translation>
  </message>
  <message>
   <source>Requests, errors, latency, speed and cache hits of each model are counted here. Choose a longer time above, or ask a model something.</source>
   <translation>Requisições, erros, latência, velocidade e acertos de cache de cada modelo são contados aqui. Escolha um período maior acima, ou pergunte algo a um modelo.</translation>
  </message>
  <message>
   <source>requests/min</source>
   <translation>requisições/min</translation>
  </message>
  <message>
   <source>Required</source>
   <translation>Obrigatório</translation>
  </message>
  <message>
   <source>required</source>
   <translation>obrigatório</translation>
  </message>
  <message>
   <source>Reserve</source>
   <translation>Reserva</translation>
  </message>
  <message>
   <source>Reset all</source>
   <translation>Redefinir tudo</translation>
  </message>
  <message>
   <source>Rest before it fires again</source>
   <translation>Descanso antes de disparar de novo</translation>
  </message>
  <message>
   <source>Restore</source>
   <translation>Restaurar</translation>
  </message>
  <message>
   <source>Restore it from a copy, or have the machine's administrator set the policy anew.</source>
   <translation>Restaure de uma cópia, ou peça ao administrador da máquina que defina a política de novo.</translation>
  </message>
  <message>
   <source>Restore the version of {0}</source>
   <translation>Restaurar a versão de {0}</translation>
  </message>
  <message>
   <source>Restore this version</source>
   <translation>Restaurar esta versão</translation>
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
   <translation>resultado de uma execução anterior usado de novo</translation>
  </message>
  <message>
   <source>Results</source>
   <translation>Resultados</translation>
  </message>
  <message>
   <source>Results from here on</source>
   <translation>Resultados daqui em diante</translation>
  </message>
  <message>
   <source>Results of the run</source>
   <translation>Resultados da execução</translation>
  </message>
  <message>
   <source>Results of the tries</source>
   <translation>Resultados das tentativas</translation>
  </message>
  <message>
   <source>Resume</source>
   <translation>Retomar</translation>
  </message>
  <message>
   <source>Resume that one.</source>
   <translation>Retome essa.</translation>
  </message>
  <message>
   <source>Resume the evaluation: those cases are tried again.</source>
   <translation>Retome a avaliação: esses casos são tentados de novo.</translation>
  </message>
  <message>
   <source>Resume those that lack outcomes; start those again that are gone.</source>
   <translation>Retome as que estão sem resultados; inicie de novo as que sumiram.</translation>
  </message>
  <message>
   <source>retries, time limit and what follows a failure</source>
   <translation>novas tentativas, limite de tempo e o que segue uma falha</translation>
  </message>
  <message>
   <source>Retrieve</source>
   <translation>Recuperar documentos</translation>
  </message>
  <message>
   <source>Return or a double click shows the trace.</source>
   <translation>Enter ou clique duplo mostra o rastro.</translation>
  </message>
  <message>
   <source>Return plain values.</source>
   <translation>Retorne valores simples.</translation>
  </message>
  <message>
   <source>Reuse</source>
   <translation>Reaproveitar</translation>
  </message>
  <message>
   <source>Reuse results</source>
   <translation>Reaproveitar resultados</translation>
  </message>
  <message>
   <source>reused</source>
   <translation>reaproveitado</translation>
  </message>
  <message>
   <source>Revoke</source>
   <translation>Revogar</translation>
  </message>
  <message>
   <source>Revoke some of them first.</source>
   <translation>Revogue antes algumas delas.</translation>
  </message>
  <message>
   <source>Revoke the key {0}</source>
   <translation>Revogar a chave {0}</translation>
  </message>
  <message>
   <source>Revoke {0} for {1}</source>
   <translation>Revogar {0} para {1}</translation>
  </message>
  <message>
   <source>Revoking a key</source>
   <translation>Revogando uma chave</translation>
  </message>
  <message>
   <source>Right tool of several</source>
   <translation>Ferramenta certa entre várias</translation>
  </message>
  <message>
   <source>rising</source>
   <translation>subindo</translation>
  </message>
  <message>
   <source>Role</source>
   <translation>Papel</translation>
  </message>
  <message>
   <source>round takes a value and at most 30 digits</source>
   <translation>round aceita um valor e no máximo 30 dígitos</translation>
  </message>
  <message>
   <source>round {0}</source>
   <translation>rodada {0}</translation>
  </message>
  <message>
   <source>Rounds at most</source>
   <translation>Máximo de rodadas</translation>
  </message>
  <message>
   <source>Router</source>
   <translation>Roteador</translation>
  </message>
  <message>
   <source>Routing</source>
   <translation>Roteamento</translation>
  </message>
  <message>
   <source>row {0} (line {1}): it cannot be read: {2}</source>
   <translation>linha {0} (linha do arquivo {1}): não pode ser lida: {2}</translation>
  </message>
  <message>
   <source>Row {0}, {1}: {2}</source>
   <translation>Linha {0}, {1}: {2}</translation>
  </message>
  <message>
   <source>row {0}: it has {1} cells, but there are {2} columns</source>
   <translation>linha {0}: tem {1} células, mas há {2} colunas</translation>
  </message>
  <message>
   <source>Rule</source>
   <translation>Regra</translation>
  </message>
  <message>
   <source>rule changed</source>
   <translation>regra alterada</translation>
  </message>
  <message>
   <source>Rules</source>
   <translation>Regras</translation>
  </message>
  <message>
   <source>Run</source>
   <translation>Executar</translation>
  </message>
  <message>
   <source>run</source>
   <translation>execução</translation>
  </message>
  <message>
   <source>Run `make setup` again; it builds llama-cpp-python.</source>
   <translation>Execute `make setup` de novo; ele compila llama-cpp-python.</translation>
  </message>
  <message>
   <source>Run a read-only SQL query on a database file</source>
   <translation>Executar uma consulta SQL só de leitura em um arquivo de banco de dados</translation>
  </message>
  <message>
   <source>Run again</source>
   <translation>Executar de novo</translation>
  </message>
  <message>
   <source>Run again from this node</source>
   <translation>Executar de novo a partir deste nó</translation>
  </message>
  <message>
   <source>Run another graph with a question and get its answer</source>
   <translation>Executar outro grafo com uma pergunta e obter a resposta</translation>
  </message>
  <message>
   <source>Run begun</source>
   <translation>Execução iniciada</translation>
  </message>
  <message>
   <source>Run ended</source>
   <translation>Execução encerrada</translation>
  </message>
  <message>
   <source>Run it</source>
   <translation>Executar</translation>
  </message>
  <message>
   <source>Run it again from its beginning.</source>
   <translation>Execute de novo desde o começo.</translation>
  </message>
  <message>
   <source>Run it again to go on: what was done is used again, and what may not happen twice asks first.</source>
   <translation>Execute de novo para continuar: o que foi feito é usado outra vez, e o que não pode acontecer duas vezes pergunta antes.</translation>
  </message>
  <message>
   <source>Run it for real from the beginning</source>
   <translation>Executar de verdade desde o começo</translation>
  </message>
  <message>
   <source>Run it for real from the chosen step</source>
   <translation>Executar de verdade a partir da etapa escolhida</translation>
  </message>
  <message>
   <source>Run it for real?</source>
   <translation>Executar de verdade?</translation>
  </message>
  <message>
   <source>Run it from its source there.</source>
   <translation>Execute-o ali a partir do código-fonte.</translation>
  </message>
  <message>
   <source>Run it where the GPUs are, then connect the server under Servers.</source>
   <translation>Execute-o onde estão as GPUs e depois conecte o servidor em Servidores.</translation>
  </message>
  <message>
   <source>Run it with another model</source>
   <translation>Executar com outro modelo</translation>
  </message>
  <message>
   <source>Run now</source>
   <translation>Executar agora</translation>
  </message>
  <message>
   <source>run once, late</source>
   <translation>uma vez, com atraso</translation>
  </message>
  <message>
   <source>Run only this node…</source>
   <translation>Executar só este nó…</translation>
  </message>
  <message>
   <source>Run only {0}</source>
   <translation>Executar só {0}</translation>
  </message>
  <message>
   <source>Run something first.</source>
   <translation>Execute algo antes.</translation>
  </message>
  <message>
   <source>Run step by step</source>
   <translation>Executar passo a passo</translation>
  </message>
  <message>
   <source>run takes *, ** or / parameters</source>
   <translation>run aceita parâmetros *, ** ou /</translation>
  </message>
  <message>
   <source>run takes more than {0} parameters</source>
   <translation>run aceita mais de {0} parâmetros</translation>
  </message>
  <message>
   <source>run takes no {0}</source>
   <translation>run não aceita {0}</translation>
  </message>
  <message>
   <source>Run the code of this node?</source>
   <translation>Executar o código deste nó?</translation>
  </message>
  <message>
   <source>Run the graph</source>
   <translation>Executar o grafo</translation>
  </message>
  <message>
   <source>Run the graph (Ctrl+Return)</source>
   <translation>Executar o grafo (Ctrl+Enter)</translation>
  </message>
  <message>
   <source>Run the graph first.</source>
   <translation>Execute primeiro o grafo.</translation>
  </message>
  <message>
   <source>Run the graph in the program.</source>
   <translation>Execute o grafo no programa.</translation>
  </message>
  <message>
   <source>Run the graph to see what each node takes and gives. Ctrl+Return</source>
   <translation>Execute o grafo para ver o que cada nó recebe e dá. Ctrl+Enter</translation>
  </message>
  <message>
   <source>run the graph {0}</source>
   <translation>executar o grafo {0}</translation>
  </message>
  <message>
   <source>Run the graph, or go on</source>
   <translation>Executar o grafo, ou continuar</translation>
  </message>
  <message>
   <source>Run the job now</source>
   <translation>Executar a tarefa agora</translation>
  </message>
  <message>
   <source>Run the tool</source>
   <translation>Executar a ferramenta</translation>
  </message>
  <message>
   <source>Run this node</source>
   <translation>Executar este nó</translation>
  </message>
  <message>
   <source>Run to this node</source>
   <translation>Executar até este nó</translation>
  </message>
  <message>
   <source>Run {0}</source>
   <translation>Executar {0}</translation>
  </message>
  <message>
   <source>run {0} goes on</source>
   <translation>a execução {0} continua</translation>
  </message>
  <message>
   <source>run_graph has the settings graph and inputs</source>
   <translation>run_graph tem os ajustes graph e inputs</translation>
  </message>
  <message>
   <source>run_graph names no graph</source>
   <translation>run_graph não indica nenhum grafo</translation>
  </message>
  <message>
   <source>Running</source>
   <translation>Em execução</translation>
  </message>
  <message>
   <source>running</source>
   <translation>em execução</translation>
  </message>
  <message>
   <source>Running a job</source>
   <translation>Executando uma tarefa</translation>
  </message>
  <message>
   <source>Running at the server</source>
   <translation>Em execução no servidor</translation>
  </message>
  <message>
   <source>Running now</source>
   <translation>Em execução agora</translation>
  </message>
  <message>
   <source>Runs</source>
   <translation>Execuções</translation>
  </message>
  <message>
   <source>runs at once</source>
   <translation>execuções por vez</translation>
  </message>
  <message>
   <source>Runs cannot be stored</source>
   <translation>As execuções não podem ser gravadas</translation>
  </message>
  <message>
   <source>Runs deleted</source>
   <translation>Execuções excluídas</translation>
  </message>
  <message>
   <source>Runs exported</source>
   <translation>Execuções exportadas</translation>
  </message>
  <message>
   <source>Runs of the job</source>
   <translation>Execuções da tarefa</translation>
  </message>
  <message>
   <source>Runs on</source>
   <translation>Roda em</translation>
  </message>
  <message>
   <source>Runs Python code in a process of its own</source>
   <translation>Executa código Python em um processo próprio</translation>
  </message>
  <message>
   <source>Runs that a person, or the end of the program, stopped</source>
   <translation>Execuções que uma pessoa, ou o fim do programa, parou</translation>
  </message>
  <message>
   <source>Runs were not sent to the collector</source>
   <translation>As execuções não foram enviadas ao coletor</translation>
  </message>
  <message>
   <source>Runs what is inside again and again, until something holds</source>
   <translation>Executa o que está dentro várias vezes, até algo valer</translation>
  </message>
  <message>
   <source>Runs what is inside once for each item of a list, several at a time</source>
   <translation>Executa o que está dentro uma vez para cada item de uma lista, vários por vez</translation>
  </message>
  <message>
   <source>runs with a bookmark</source>
   <translation>execuções favoritadas</translation>
  </message>
  <message>
   <source>runs with a tag</source>
   <translation>execuções com uma etiqueta</translation>
  </message>
  <message>
   <source>Runs, loading models and copies appear here.</source>
   <translation>Execuções, cargas de modelos e cópias aparecem aqui.</translation>
  </message>
  <message>
   <source>Runs, tool calls, approvals, exports and changes of settings appear here.</source>
   <translation>Execuções, chamadas de ferramentas, aprovações, exportações e mudanças de configurações aparecem aqui.</translation>
  </message>
  <message>
   <source>Runs: what really happened</source>
   <translation>Execuções: o que aconteceu de fato</translation>
  </message>
  <message>
   <source>Same token</source>
   <translation>Mesmo token</translation>
  </message>
  <message>
   <source>Sample</source>
   <translation>Amostra</translation>
  </message>
  <message>
   <source>sample data stays as it is</source>
   <translation>os dados de exemplo ficam como estão</translation>
  </message>
  <message>
   <source>Samples</source>
   <translation>Amostras</translation>
  </message>
  <message>
   <source>Samples are kept for months</source>
   <translation>As amostras são guardadas por meses</translation>
  </message>
  <message>
   <source>Samples are kept while Workbench runs. Choose another time above.</source>
   <translation>As amostras são guardadas enquanto o Workbench roda. Escolha outro período acima.</translation>
  </message>
  <message>
   <source>Sampling</source>
   <translation>Amostragem</translation>
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
   <translation>Salvar</translation>
  </message>
  <message>
   <source>Save a checkpoint</source>
   <translation>Salvar um ponto de verificação</translation>
  </message>
  <message>
   <source>Save a checkpoint of the audit log…</source>
   <translation>Salvar um ponto de verificação do log de auditoria…</translation>
  </message>
  <message>
   <source>Save a checkpoint…</source>
   <translation>Salvar um ponto de verificação…</translation>
  </message>
  <message>
   <source>Save a note</source>
   <translation>Salvar uma nota</translation>
  </message>
  <message>
   <source>Save a picture of the dashboards…</source>
   <translation>Salvar uma imagem dos painéis…</translation>
  </message>
  <message>
   <source>Save a statement</source>
   <translation>Salvar uma declaração</translation>
  </message>
  <message>
   <source>Save a statement…</source>
   <translation>Salvar uma declaração…</translation>
  </message>
  <message>
   <source>Save agent</source>
   <translation>Salvar agente</translation>
  </message>
  <message>
   <source>Save and allow</source>
   <translation>Salvar e permitir</translation>
  </message>
  <message>
   <source>Save as mine</source>
   <translation>Salvar como meu</translation>
  </message>
  <message>
   <source>Save CSV…</source>
   <translation>Salvar CSV…</translation>
  </message>
  <message>
   <source>Save data set</source>
   <translation>Salvar conjunto de dados</translation>
  </message>
  <message>
   <source>Save fewer.</source>
   <translation>Salve menos.</translation>
  </message>
  <message>
   <source>Save graph</source>
   <translation>Salvar grafo</translation>
  </message>
  <message>
   <source>Save it as such.</source>
   <translation>Salve como tal.</translation>
  </message>
  <message>
   <source>Save it as text (CSV UTF-8).</source>
   <translation>Salve-o como texto (CSV UTF-8).</translation>
  </message>
  <message>
   <source>Save it as UTF-8.</source>
   <translation>Salve em UTF-8.</translation>
  </message>
  <message>
   <source>Save or discard your changes first.</source>
   <translation>Salve ou descarte primeiro suas alterações.</translation>
  </message>
  <message>
   <source>Save or undo first</source>
   <translation>Salve ou desfaça primeiro</translation>
  </message>
  <message>
   <source>Save picture…</source>
   <translation>Salvar imagem…</translation>
  </message>
  <message>
   <source>Save report…</source>
   <translation>Salvar relatório…</translation>
  </message>
  <message>
   <source>Save rule</source>
   <translation>Salvar regra</translation>
  </message>
  <message>
   <source>Save server</source>
   <translation>Salvar servidor</translation>
  </message>
  <message>
   <source>Save the dashboards' samples…</source>
   <translation>Salvar as amostras dos painéis…</translation>
  </message>
  <message>
   <source>Save the data set (Ctrl+S)</source>
   <translation>Salvar o conjunto de dados (Ctrl+S)</translation>
  </message>
  <message>
   <source>Save the figures</source>
   <translation>Salvar os números</translation>
  </message>
  <message>
   <source>Save the job and allow it</source>
   <translation>Salvar a tarefa e permiti-la</translation>
  </message>
  <message>
   <source>Save the report</source>
   <translation>Salvar o relatório</translation>
  </message>
  <message>
   <source>Save the report…</source>
   <translation>Salvar o relatório…</translation>
  </message>
  <message>
   <source>Save the samples again.</source>
   <translation>Salve as amostras de novo.</translation>
  </message>
  <message>
   <source>Save the server (Ctrl+S)</source>
   <translation>Salvar o servidor (Ctrl+S)</translation>
  </message>
  <message>
   <source>Save the tool (Ctrl+S)</source>
   <translation>Salvar a ferramenta (Ctrl+S)</translation>
  </message>
  <message>
   <source>Save them in the evaluations, then try again.</source>
   <translation>Salve-os nas avaliações e tente de novo.</translation>
  </message>
  <message>
   <source>Save tool</source>
   <translation>Salvar ferramenta</translation>
  </message>
  <message>
   <source>Saved note {0}: {1}</source>
   <translation>Nota {0} salva: {1}</translation>
  </message>
  <message>
   <source>Save…</source>
   <translation>Salvar…</translation>
  </message>
  <message>
   <source>Saving</source>
   <translation>Salvando</translation>
  </message>
  <message>
   <source>Saving the job</source>
   <translation>Salvando a tarefa</translation>
  </message>
  <message>
   <source>Saving the rule</source>
   <translation>Salvando a regra</translation>
  </message>
  <message>
   <source>saving what could be read was cut off</source>
   <translation>salvar o que podia ser lido foi interrompido</translation>
  </message>
  <message>
   <source>Say --text FILE with some pages of what it will read; or take {0}, which needs no text.</source>
   <translation>Diga --text FILE com algumas páginas do que ele vai ler; ou use {0}, que não precisa de texto.</translation>
  </message>
  <message>
   <source>Say in a sentence what the tool does.</source>
   <translation>Diga em uma frase o que a ferramenta faz.</translation>
  </message>
  <message>
   <source>Say in the grant what {0} may be.</source>
   <translation>Diga na permissão o que {0} pode ser.</translation>
  </message>
  <message>
   <source>Say it again in the settings, Runs.</source>
   <translation>Diga de novo nas configurações, Execuções.</translation>
  </message>
  <message>
   <source>Say what belongs there.</source>
   <translation>Diga o que vai ali.</translation>
  </message>
  <message>
   <source>Say: chmod 600 {0}; and make new tokens, for those may be known.</source>
   <translation>Diga: chmod 600 {0}; e crie novos tokens, pois esses podem ser conhecidos.</translation>
  </message>
  <message>
   <source>Schema</source>
   <translation>Esquema</translation>
  </message>
  <message>
   <source>Schema of the answer</source>
   <translation>Esquema da resposta</translation>
  </message>
  <message>
   <source>Score the prompt, too</source>
   <translation>Pontuar o prompt também</translation>
  </message>
  <message>
   <source>Scores</source>
   <translation>Pontuações</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>Buscar</translation>
  </message>
  <message>
   <source>Search by keywords, or give the collection an embedding model.</source>
   <translation>Pesquise por palavras-chave, ou dê à coleção um modelo de embeddings.</translation>
  </message>
  <message>
   <source>search by meaning</source>
   <translation>busca por sentido</translation>
  </message>
  <message>
   <source>Search conversations</source>
   <translation>Buscar conversas</translation>
  </message>
  <message>
   <source>Search for less.</source>
   <translation>Busque menos.</translation>
  </message>
  <message>
   <source>Search for text in files</source>
   <translation>Procurar texto em arquivos</translation>
  </message>
  <message>
   <source>Search in files</source>
   <translation>Buscar em arquivos</translation>
  </message>
  <message>
   <source>Search it again.</source>
   <translation>Busque de novo.</translation>
  </message>
  <message>
   <source>Search it, or search the hub.</source>
   <translation>Busque nele, ou no hub.</translation>
  </message>
  <message>
   <source>Search models, for instance qwen 0.5b</source>
   <translation>Buscar modelos, por exemplo qwen 0.5b</translation>
  </message>
  <message>
   <source>Search notes</source>
   <translation>Buscar notas</translation>
  </message>
  <message>
   <source>Search runs</source>
   <translation>Buscar execuções</translation>
  </message>
  <message>
   <source>Search saved notes</source>
   <translation>Procurar nas notas salvas</translation>
  </message>
  <message>
   <source>Search settings</source>
   <translation>Buscar configurações</translation>
  </message>
  <message>
   <source>Search the audit log</source>
   <translation>Buscar no log de auditoria</translation>
  </message>
  <message>
   <source>Search the catalogue</source>
   <translation>Buscar no catálogo</translation>
  </message>
  <message>
   <source>Search the folder again.</source>
   <translation>Busque na pasta de novo.</translation>
  </message>
  <message>
   <source>Search the manual</source>
   <translation>Buscar no manual</translation>
  </message>
  <message>
   <source>Search the mirror again.</source>
   <translation>Busque no espelho de novo.</translation>
  </message>
  <message>
   <source>Search the records</source>
   <translation>Buscar nos registros</translation>
  </message>
  <message>
   <source>Searching</source>
   <translation>Buscando</translation>
  </message>
  <message>
   <source>Searching %s</source>
   <translation>Buscando em %s</translation>
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
   <translation>Segundos até tentar de novo</translation>
  </message>
  <message>
   <source>Seconds from request to first new token, of the newest answer.</source>
   <translation>Segundos da requisição ao primeiro token novo, da resposta mais recente.</translation>
  </message>
  <message>
   <source>seconds later</source>
   <translation>segundos depois</translation>
  </message>
  <message>
   <source>Seconds of a run</source>
   <translation>Segundos de uma execução</translation>
  </message>
  <message>
   <source>Seconds of a tool call</source>
   <translation>Segundos de uma chamada de ferramenta</translation>
  </message>
  <message>
   <source>Seconds since the model last did something; 0 at work.</source>
   <translation>Segundos desde que o modelo fez algo pela última vez; 0 em atividade.</translation>
  </message>
  <message>
   <source>Seconds since the model was loaded.</source>
   <translation>Segundos desde que o modelo foi carregado.</translation>
  </message>
  <message>
   <source>Seconds without a change</source>
   <translation>Segundos sem mudança</translation>
  </message>
  <message>
   <source>seconds without a change</source>
   <translation>segundos sem mudança</translation>
  </message>
  <message>
   <source>Secret</source>
   <translation>Segredo</translation>
  </message>
  <message>
   <source>See that its fans are free, or let fewer agents run at a time.</source>
   <translation>Veja se as ventoinhas estão livres, ou deixe menos agentes rodarem por vez.</translation>
  </message>
  <message>
   <source>See what it changed, then run it again or take it out.</source>
   <translation>Veja o que mudou, depois execute de novo ou retire-o.</translation>
  </message>
  <message>
   <source>See when the rule would fire, as it is written here. Nothing is done.</source>
   <translation>Veja quando a regra dispararia, como está escrita aqui. Nada é feito.</translation>
  </message>
  <message>
   <source>See which it has: workbench engines foundry list</source>
   <translation>Veja quais ele tem: workbench engines foundry list</translation>
  </message>
  <message>
   <source>Seed</source>
   <translation>Semente</translation>
  </message>
  <message>
   <source>Select all</source>
   <translation>Selecionar tudo</translation>
  </message>
  <message>
   <source>Select nodes first.</source>
   <translation>Selecione nós antes.</translation>
  </message>
  <message>
   <source>Send</source>
   <translation>Enviar</translation>
  </message>
  <message>
   <source>Send messages of user and assistant.</source>
   <translation>Envie mensagens de user e assistant.</translation>
  </message>
  <message>
   <source>Send one again: workbench runs export RUN --collector.</source>
   <translation>Envie uma de novo: workbench runs export RUN --collector.</translation>
  </message>
  <message>
   <source>Send runs to</source>
   <translation>Enviar execuções para</translation>
  </message>
  <message>
   <source>Send texts, too</source>
   <translation>Enviar textos também</translation>
  </message>
  <message>
   <source>Send the message again to load it.</source>
   <translation>Envie a mensagem de novo para carregá-lo.</translation>
  </message>
  <message>
   <source>Sends a text one of several ways: by words, by meaning, or by examples</source>
   <translation>Envia um texto por um de vários caminhos: por palavras, por sentido ou por exemplos</translation>
  </message>
  <message>
   <source>Sends a value one of two ways, by a comparison</source>
   <translation>Envia um valor por um de dois caminhos, por uma comparação</translation>
  </message>
  <message>
   <source>sends what it is given to {0}</source>
   <translation>envia o que recebe a {0}</translation>
  </message>
  <message>
   <source>Sends {0} {1}; reaches {2} and no other server; no file</source>
   <translation>Envia {0} {1}; alcança {2} e nenhum outro servidor; nenhum arquivo</translation>
  </message>
  <message>
   <source>Sent</source>
   <translation>Enviado</translation>
  </message>
  <message>
   <source>Sent with each request, such as Authorization.</source>
   <translation>Enviado com cada requisição, como Authorization.</translation>
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
   <translation>Servidor e ferramentas</translation>
  </message>
  <message>
   <source>Server changed</source>
   <translation>Servidor alterado</translation>
  </message>
  <message>
   <source>Server connected</source>
   <translation>Servidor conectado</translation>
  </message>
  <message>
   <source>Server details</source>
   <translation>Detalhes do servidor</translation>
  </message>
  <message>
   <source>Server removed</source>
   <translation>Servidor removido</translation>
  </message>
  <message>
   <source>Servers</source>
   <translation>Servidores</translation>
  </message>
  <message>
   <source>Servers of the file</source>
   <translation>Servidores do arquivo</translation>
  </message>
  <message>
   <source>Servers that could not be read</source>
   <translation>Servidores que não puderam ser lidos</translation>
  </message>
  <message>
   <source>Set a passphrase first.</source>
   <translation>Defina uma frase secreta primeiro.</translation>
  </message>
  <message>
   <source>Set a PIN for an administrator first.</source>
   <translation>Defina antes um PIN para um administrador.</translation>
  </message>
  <message>
   <source>Set at most {0}.</source>
   <translation>Defina no máximo {0}.</translation>
  </message>
  <message>
   <source>Set it first.</source>
   <translation>Defina-o antes.</translation>
  </message>
  <message>
   <source>Set up the encrypted store</source>
   <translation>Configurar o armazenamento criptografado</translation>
  </message>
  <message>
   <source>Set up the store</source>
   <translation>Configurar o armazenamento</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Configurações</translation>
  </message>
  <message>
   <source>Settings and approvals, too</source>
   <translation>Configurações e aprovações também</translation>
  </message>
  <message>
   <source>Settings and sign-in</source>
   <translation>Configurações e entrada</translation>
  </message>
  <message>
   <source>Settings changed</source>
   <translation>Configurações alteradas</translation>
  </message>
  <message>
   <source>Settings of the server</source>
   <translation>Configurações do servidor</translation>
  </message>
  <message>
   <source>Settings that were tried</source>
   <translation>Ajustes testados</translation>
  </message>
  <message>
   <source>Several calls at once</source>
   <translation>Várias chamadas de uma vez</translation>
  </message>
  <message>
   <source>several items at a time</source>
   <translation>vários itens ao mesmo tempo</translation>
  </message>
  <message>
   <source>Several nodes as one; inputs and outputs inside are its ports</source>
   <translation>Vários nós como um; entradas e saídas de dentro são suas portas</translation>
  </message>
  <message>
   <source>Several spaces count as one.</source>
   <translation>Vários espaços contam como um.</translation>
  </message>
  <message>
   <source>Severity</source>
   <translation>Gravidade</translation>
  </message>
  <message>
   <source>SHA-256</source>
   <translation>SHA-256</translation>
  </message>
  <message>
   <source>share</source>
   <translation>fração</translation>
  </message>
  <message>
   <source>Share of each GPU</source>
   <translation>Fração de cada GPU</translation>
  </message>
  <message>
   <source>Share of the calls that were carried out without a failure</source>
   <translation>Fração das chamadas feitas sem falha</translation>
  </message>
  <message>
   <source>Share of the prompt tokens that were not read again</source>
   <translation>Fração dos tokens de prompt que não foram lidos de novo</translation>
  </message>
  <message>
   <source>Share of the requests that ended with an error</source>
   <translation>Fração das requisições que terminaram com erro</translation>
  </message>
  <message>
   <source>Share of the runs that answered; stopped ones do not count</source>
   <translation>Fração das execuções que responderam; as paradas não contam</translation>
  </message>
  <message>
   <source>Share of the runs that failed, of those that ended in the last five minutes; needs ten of them. Runs that a person stopped do not count.</source>
   <translation>Parte das execuções que falharam, das que terminaram nos últimos cinco minutos; precisa de dez. Execuções que uma pessoa parou não contam.</translation>
  </message>
  <message>
   <source>Share of time a kernel ran on the GPU, as the driver reports it.</source>
   <translation>Parte do tempo em que um kernel rodou na GPU, como o driver informa.</translation>
  </message>
  <message>
   <source>Share that failed, {0}.</source>
   <translation>Parte que falhou, {0}.</translation>
  </message>
  <message>
   <source>share: 50 % is 0.5; number: 50 % is 50.</source>
   <translation>share: 50 % é 0.5; number: 50 % é 50.</translation>
  </message>
  <message>
   <source>Short questions to the program's own tools; all is filled in.</source>
   <translation>Perguntas curtas para as ferramentas do próprio programa; tudo está preenchido.</translation>
  </message>
  <message>
   <source>Shorten it first.</source>
   <translation>Encurte-o antes.</translation>
  </message>
  <message>
   <source>Shorten it.</source>
   <translation>Encurte.</translation>
  </message>
  <message>
   <source>Shorten the code.</source>
   <translation>Encurte o código.</translation>
  </message>
  <message>
   <source>shorter than</source>
   <translation>mais curto que</translation>
  </message>
  <message>
   <source>Show</source>
   <translation>Mostrar</translation>
  </message>
  <message>
   <source>Show a notice</source>
   <translation>Mostrar um aviso</translation>
  </message>
  <message>
   <source>show a notice</source>
   <translation>mostrar um aviso</translation>
  </message>
  <message>
   <source>Show activity</source>
   <translation>Mostrar atividade</translation>
  </message>
  <message>
   <source>Show all</source>
   <translation>Mostrar tudo</translation>
  </message>
  <message>
   <source>Show all commands</source>
   <translation>Mostrar todos os comandos</translation>
  </message>
  <message>
   <source>Show all of {0}</source>
   <translation>Mostrar tudo de {0}</translation>
  </message>
  <message>
   <source>Show an earlier run</source>
   <translation>Mostrar uma execução anterior</translation>
  </message>
  <message>
   <source>Show an earlier run…</source>
   <translation>Mostrar uma execução anterior…</translation>
  </message>
  <message>
   <source>Show downloads</source>
   <translation>Mostrar downloads</translation>
  </message>
  <message>
   <source>Show everything</source>
   <translation>Mostrar tudo</translation>
  </message>
  <message>
   <source>Show file</source>
   <translation>Mostrar arquivo</translation>
  </message>
  <message>
   <source>Show file {0}</source>
   <translation>Mostrar arquivo {0}</translation>
  </message>
  <message>
   <source>Show Foundry Local</source>
   <translation>Mostrar Foundry Local</translation>
  </message>
  <message>
   <source>Show help</source>
   <translation>Mostrar ajuda</translation>
  </message>
  <message>
   <source>Show in chat</source>
   <translation>Mostrar no chat</translation>
  </message>
  <message>
   <source>Show in graph</source>
   <translation>Mostrar no grafo</translation>
  </message>
  <message>
   <source>Show in the first run</source>
   <translation>Mostrar na primeira execução</translation>
  </message>
  <message>
   <source>Show in the second run</source>
   <translation>Mostrar na segunda execução</translation>
  </message>
  <message>
   <source>Show in trace</source>
   <translation>Mostrar no rastro</translation>
  </message>
  <message>
   <source>Show inspector</source>
   <translation>Mostrar inspetor</translation>
  </message>
  <message>
   <source>Show installed models</source>
   <translation>Mostrar modelos instalados</translation>
  </message>
  <message>
   <source>Show its models</source>
   <translation>Mostrar os modelos dele</translation>
  </message>
  <message>
   <source>Show keyboard shortcuts</source>
   <translation>Mostrar atalhos de teclado</translation>
  </message>
  <message>
   <source>Show models</source>
   <translation>Mostrar modelos</translation>
  </message>
  <message>
   <source>Show more</source>
   <translation>Mostrar mais</translation>
  </message>
  <message>
   <source>Show notifications</source>
   <translation>Mostrar notificações</translation>
  </message>
  <message>
   <source>Show older conversations</source>
   <translation>Mostrar conversas mais antigas</translation>
  </message>
  <message>
   <source>Show older runs</source>
   <translation>Mostrar execuções mais antigas</translation>
  </message>
  <message>
   <source>Show Ollama</source>
   <translation>Mostrar Ollama</translation>
  </message>
  <message>
   <source>Show recommendations</source>
   <translation>Mostrar recomendações</translation>
  </message>
  <message>
   <source>Show runs</source>
   <translation>Mostrar execuções</translation>
  </message>
  <message>
   <source>Show servers</source>
   <translation>Mostrar servidores</translation>
  </message>
  <message>
   <source>Show the alert</source>
   <translation>Mostrar o alerta</translation>
  </message>
  <message>
   <source>Show the catalogue</source>
   <translation>Mostrar o catálogo</translation>
  </message>
  <message>
   <source>Show the model</source>
   <translation>Mostrar o modelo</translation>
  </message>
  <message>
   <source>Show the new run</source>
   <translation>Mostrar a nova execução</translation>
  </message>
  <message>
   <source>Show the report</source>
   <translation>Mostrar o relatório</translation>
  </message>
  <message>
   <source>Show the run console</source>
   <translation>Mostrar o console de execução</translation>
  </message>
  <message>
   <source>Show the run it was made of</source>
   <translation>Mostrar a execução de que foi feito</translation>
  </message>
  <message>
   <source>Show the run's transcript or its steps</source>
   <translation>Mostrar a transcrição da execução ou suas etapas</translation>
  </message>
  <message>
   <source>Show the trace</source>
   <translation>Mostrar o rastro</translation>
  </message>
  <message>
   <source>Show the whole graph</source>
   <translation>Mostrar o grafo inteiro</translation>
  </message>
  <message>
   <source>Show the whole run</source>
   <translation>Mostrar a execução inteira</translation>
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
   <translation>Mostrar o que disparou</translation>
  </message>
  <message>
   <source>Show whether all is well</source>
   <translation>Mostrar se está tudo bem</translation>
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
   <translation>Aparece após uma resposta que começou desde a leitura anterior.</translation>
  </message>
  <message>
   <source>Shown after the first answer of a model.</source>
   <translation>Aparece após a primeira resposta de um modelo.</translation>
  </message>
  <message>
   <source>Shown beside the field.</source>
   <translation>Mostrado ao lado do campo.</translation>
  </message>
  <message>
   <source>Shown in an emergency, on record</source>
   <translation>Mostradas em uma emergência, com registro</translation>
  </message>
  <message>
   <source>Shown to administrators, on record</source>
   <translation>Mostradas a administradores, com registro</translation>
  </message>
  <message>
   <source>Shown when the window opens, until they were ended once. Help shows them again at any time.</source>
   <translation>Aparecem ao abrir a janela, até serem concluídos uma vez. A Ajuda os mostra de novo a qualquer momento.</translation>
  </message>
  <message>
   <source>Shows</source>
   <translation>Mostra</translation>
  </message>
  <message>
   <source>Shows a form and waits until a person has filled it in</source>
   <translation>Mostra um formulário e espera até uma pessoa preenchê-lo</translation>
  </message>
  <message>
   <source>Shows a value and waits until a person lets it pass or holds it back</source>
   <translation>Mostra um valor e espera até uma pessoa deixá-lo passar ou retê-lo</translation>
  </message>
  <message>
   <source>Shows the whole address of a link before it opens.</source>
   <translation>Mostra o endereço completo de um link antes de abrir.</translation>
  </message>
  <message>
   <source>Sign a policy without `encrypted: true` first.</source>
   <translation>Assine antes uma política sem `encrypted: true`.</translation>
  </message>
  <message>
   <source>Sign and save</source>
   <translation>Assinar e salvar</translation>
  </message>
  <message>
   <source>Sign in</source>
   <translation>Entrar</translation>
  </message>
  <message>
   <source>Sign in as an administrator.</source>
   <translation>Entre como administrador.</translation>
  </message>
  <message>
   <source>Sign in as somebody else</source>
   <translation>Entrar como outra pessoa</translation>
  </message>
  <message>
   <source>Sign in.</source>
   <translation>Entre.</translation>
  </message>
  <message>
   <source>Sign out</source>
   <translation>Sair da sessão</translation>
  </message>
  <message>
   <source>Sign that person out first; what they began is stopped.</source>
   <translation>Encerre antes a sessão dessa pessoa; o que ela começou é parado.</translation>
  </message>
  <message>
   <source>Sign the policy</source>
   <translation>Assinar a política</translation>
  </message>
  <message>
   <source>Sign {0} out</source>
   <translation>Encerrar a sessão de {0}</translation>
  </message>
  <message>
   <source>signal {0}</source>
   <translation>sinal {0}</translation>
  </message>
  <message>
   <source>Signed as number {0}. Close Workbench and open it again.</source>
   <translation>Assinada como número {0}. Feche o Workbench e abra de novo.</translation>
  </message>
  <message>
   <source>Signed by somebody trusted</source>
   <translation>Assinado por alguém confiável</translation>
  </message>
  <message>
   <source>Signed with %s.</source>
   <translation>Assinado com %s.</translation>
  </message>
  <message>
   <source>Signer</source>
   <translation>Assinante</translation>
  </message>
  <message>
   <source>Signer no longer trusted</source>
   <translation>Assinante não mais confiável</translation>
  </message>
  <message>
   <source>Signer trusted</source>
   <translation>Assinante confiável</translation>
  </message>
  <message>
   <source>Signers whose bundles are trusted</source>
   <translation>Assinantes cujos pacotes são confiáveis</translation>
  </message>
  <message>
   <source>similarity {0}{1}</source>
   <translation>semelhança {0}{1}</translation>
  </message>
  <message>
   <source>Simplify it, or let the agent write freely.</source>
   <translation>Simplifique-o, ou deixe o agente escrever livremente.</translation>
  </message>
  <message>
   <source>Simplify the schema, or let the agent write freely.</source>
   <translation>Simplifique o esquema, ou deixe o agente escrever livremente.</translation>
  </message>
  <message>
   <source>Simplify the tools' parameters, or let the agent write freely.</source>
   <translation>Simplifique os parâmetros das ferramentas, ou deixe o agente escrever livremente.</translation>
  </message>
  <message>
   <source>Since the beginning</source>
   <translation>Desde o começo</translation>
  </message>
  <message>
   <source>Since this version: {0}.</source>
   <translation>Desde esta versão: {0}.</translation>
  </message>
  <message>
   <source>since {0}</source>
   <translation>desde {0}</translation>
  </message>
  <message>
   <source>single quotes</source>
   <translation>aspas simples</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>Tamanho</translation>
  </message>
  <message>
   <source>Size of all text. Ctrl+= and Ctrl+- change it too.</source>
   <translation>Tamanho de todo o texto. Ctrl+= e Ctrl+- também mudam.</translation>
  </message>
  <message>
   <source>Size of the disk that holds the data folder.</source>
   <translation>Tamanho do disco que contém a pasta de dados.</translation>
  </message>
  <message>
   <source>size of the KV cache</source>
   <translation>tamanho do cache KV</translation>
  </message>
  <message>
   <source>Sizes of models</source>
   <translation>Tamanhos de modelos</translation>
  </message>
  <message>
   <source>Skip</source>
   <translation>Pular</translation>
  </message>
  <message>
   <source>Skip the tour</source>
   <translation>Pular o tour</translation>
  </message>
  <message>
   <source>skipped</source>
   <translation>pulado</translation>
  </message>
  <message>
   <source>slow</source>
   <translation>lento</translation>
  </message>
  <message>
   <source>Small and quick</source>
   <translation>Pequeno e rápido</translation>
  </message>
  <message>
   <source>Small model</source>
   <translation>Modelo pequeno</translation>
  </message>
  <message>
   <source>Smaller text</source>
   <translation>Texto menor</translation>
  </message>
  <message>
   <source>smallest</source>
   <translation>menor</translation>
  </message>
  <message>
   <source>Smallest first</source>
   <translation>Menores primeiro</translation>
  </message>
  <message>
   <source>Some checks need a judging model; without one they judge nothing.</source>
   <translation>Algumas verificações precisam de um modelo juiz; sem ele não julgam nada.</translation>
  </message>
  <message>
   <source>Some settings could not be read</source>
   <translation>Algumas configurações não puderam ser lidas</translation>
  </message>
  <message>
   <source>somebody rehearsed it</source>
   <translation>alguém a ensaiou</translation>
  </message>
  <message>
   <source>somebody started it</source>
   <translation>alguém a iniciou</translation>
  </message>
  <message>
   <source>Something about your models could not be read</source>
   <translation>Algo sobre seus modelos não pôde ser lido</translation>
  </message>
  <message>
   <source>something else than a variable is compared</source>
   <translation>compara-se algo que não é uma variável</translation>
  </message>
  <message>
   <source>something it asked took too long</source>
   <translation>algo a que ele perguntou demorou demais</translation>
  </message>
  <message>
   <source>Something tried to reach {0}.</source>
   <translation>Algo tentou alcançar {0}.</translation>
  </message>
  <message>
   <source>Something went wrong</source>
   <translation>Algo deu errado</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>Fonte</translation>
  </message>
  <message>
   <source>Spaces and ends of lines</source>
   <translation>Espaços e fins de linha</translation>
  </message>
  <message>
   <source>Spans for OpenTelemetry, as OTLP JSON lines</source>
   <translation>Spans para OpenTelemetry, em OTLP JSON lines</translation>
  </message>
  <message>
   <source>Spare the battery</source>
   <translation>Poupar a bateria</translation>
  </message>
  <message>
   <source>Speed</source>
   <translation>Velocidade</translation>
  </message>
  <message>
   <source>Speed of the last answer</source>
   <translation>Velocidade da última resposta</translation>
  </message>
  <message>
   <source>Speed: now %s/s, at most %s/s in the last %d s</source>
   <translation>Velocidade: agora %s/s, no máximo %s/s nos últimos %d s</translation>
  </message>
  <message>
   <source>Split it into several.</source>
   <translation>Divida-o em vários.</translation>
  </message>
  <message>
   <source>Split it, or write it as JSON lines, which may be larger.</source>
   <translation>Divida-o, ou escreva-o como linhas JSON, que podem ser maiores.</translation>
  </message>
  <message>
   <source>Split it.</source>
   <translation>Divida-o.</translation>
  </message>
  <message>
   <source>Split the file into several.</source>
   <translation>Divida o arquivo em vários.</translation>
  </message>
  <message>
   <source>Split the flow into several.</source>
   <translation>Divida o fluxo em vários.</translation>
  </message>
  <message>
   <source>Split the graph into several.</source>
   <translation>Divida o grafo em vários.</translation>
  </message>
  <message>
   <source>Split the workflow.</source>
   <translation>Divida o fluxo.</translation>
  </message>
  <message>
   <source>SQLite databases, one per line</source>
   <translation>Bancos SQLite, um por linha</translation>
  </message>
  <message>
   <source>Start</source>
   <translation>Iniciar</translation>
  </message>
  <message>
   <source>Start a new conversation, or start the server with a larger context.</source>
   <translation>Comece uma nova conversa, ou inicie o servidor com um contexto maior.</translation>
  </message>
  <message>
   <source>Start a new conversation, or use the ONNX Runtime GenAI engine for this model.</source>
   <translation>Comece uma nova conversa, ou use o motor ONNX Runtime GenAI para este modelo.</translation>
  </message>
  <message>
   <source>Start a new conversation, shorten the text, or load the model with a larger context.</source>
   <translation>Comece uma nova conversa, encurte o texto, ou carregue o modelo com um contexto maior.</translation>
  </message>
  <message>
   <source>Start a new evaluation to try the cases as they are now.</source>
   <translation>Inicie uma nova avaliação para tentar os casos como estão agora.</translation>
  </message>
  <message>
   <source>Start from a file of F16, BF16 or F32; or say --allow-requantize.</source>
   <translation>Parta de um arquivo F16, BF16 ou F32; ou diga --allow-requantize.</translation>
  </message>
  <message>
   <source>Start it again.</source>
   <translation>Inicie de novo.</translation>
  </message>
  <message>
   <source>Start it again: workbench engines foundry serve</source>
   <translation>Inicie de novo: workbench engines foundry serve</translation>
  </message>
  <message>
   <source>Start it with: workbench serve.</source>
   <translation>Inicie com: workbench serve.</translation>
  </message>
  <message>
   <source>Start it, and leave it running: workbench engines foundry serve</source>
   <translation>Inicie e deixe rodando: workbench engines foundry serve</translation>
  </message>
  <message>
   <source>Start it: open the Ollama program, or run `ollama serve` in a terminal.</source>
   <translation>Inicie-o: abra o programa Ollama, ou execute `ollama serve` em um terminal.</translation>
  </message>
  <message>
   <source>Start it: workbench engines foundry serve</source>
   <translation>Inicie: workbench engines foundry serve</translation>
  </message>
  <message>
   <source>Start over</source>
   <translation>Recomeçar</translation>
  </message>
  <message>
   <source>Start sooner, run slower (eager)</source>
   <translation>Iniciar antes, rodar mais devagar (eager)</translation>
  </message>
  <message>
   <source>Start the evaluation</source>
   <translation>Iniciar a avaliação</translation>
  </message>
  <message>
   <source>Start the program again, or forget the plan.</source>
   <translation>Inicie o programa de novo, ou esqueça o plano.</translation>
  </message>
  <message>
   <source>Start the program again.</source>
   <translation>Inicie o programa de novo.</translation>
  </message>
  <message>
   <source>Start the program again; it puts the file aside.</source>
   <translation>Inicie o programa de novo; ele põe o arquivo de lado.</translation>
  </message>
  <message>
   <source>Start the program again; it saves what can be read.</source>
   <translation>Inicie o programa de novo; ele salva o que pode ser lido.</translation>
  </message>
  <message>
   <source>Start the server with its tool call parser, or choose another model.</source>
   <translation>Inicie o servidor com seu analisador de chamadas de ferramenta, ou escolha outro modelo.</translation>
  </message>
  <message>
   <source>Start the server, or check its address.</source>
   <translation>Inicie o servidor, ou verifique o endereço.</translation>
  </message>
  <message>
   <source>Start the web service</source>
   <translation>Iniciar o serviço web</translation>
  </message>
  <message>
   <source>Start the web service to load a model into it.</source>
   <translation>Inicie o serviço web para carregar um modelo nele.</translation>
  </message>
  <message>
   <source>Start with a tour</source>
   <translation>Começar com um tour</translation>
  </message>
  <message>
   <source>Start Workbench again: it goes on where it was.</source>
   <translation>Inicie o Workbench de novo: ele continua de onde parou.</translation>
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
   <translation>inicia</translation>
  </message>
  <message>
   <source>starts anew</source>
   <translation>reinicia</translation>
  </message>
  <message numerus="yes">
   <source>Starts over in %n s. Touch to go on.</source>
   <translation>
    <numerusform>Recomeça em %n s. Toque para continuar.</numerusform>
    <numerusform>Recomeça em %n s. Toque para continuar.</numerusform>
   </translation>
  </message>
  <message>
   <source>State</source>
   <translation>Estado</translation>
  </message>
  <message>
   <source>State of the log</source>
   <translation>Estado do log</translation>
  </message>
  <message>
   <source>Stay with {0}: none of the others is better, measurably faster or smaller.</source>
   <translation>Fique com {0}: nenhum dos outros é melhor, mensuravelmente mais rápido ou menor.</translation>
  </message>
  <message>
   <source>Stay with {0}: {1}</source>
   <translation>Fique com {0}: {1}</translation>
  </message>
  <message>
   <source>stays as it is</source>
   <translation>fica como está</translation>
  </message>
  <message>
   <source>steady</source>
   <translation>estável</translation>
  </message>
  <message>
   <source>Step</source>
   <translation>Etapa</translation>
  </message>
  <message>
   <source>Step could not be recorded</source>
   <translation>Etapa não pôde ser registrada</translation>
  </message>
  <message>
   <source>Step limit</source>
   <translation>Limite de etapas</translation>
  </message>
  <message>
   <source>step limit</source>
   <translation>limite de etapas</translation>
  </message>
  <message>
   <source>Step {0} of {1} that differ</source>
   <translation>Etapa {0} de {1} que diferem</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation>Etapas</translation>
  </message>
  <message>
   <source>steps</source>
   <translation>etapas</translation>
  </message>
  <message>
   <source>Steps at most</source>
   <translation>Máximo de etapas</translation>
  </message>
  <message>
   <source>steps behind a field that is missing are left out</source>
   <translation>etapas depois de um campo que falta são omitidas</translation>
  </message>
  <message>
   <source>Steps of both runs</source>
   <translation>Etapas das duas execuções</translation>
  </message>
  <message>
   <source>Steps that were found</source>
   <translation>Etapas encontradas</translation>
  </message>
  <message>
   <source>Steps {0} to {1} of {2}</source>
   <translation>Etapas {0} a {1} de {2}</translation>
  </message>
  <message>
   <source>still firing</source>
   <translation>ainda disparando</translation>
  </message>
  <message>
   <source>Still running</source>
   <translation>Ainda em execução</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Parar</translation>
  </message>
  <message>
   <source>stop</source>
   <translation>parar</translation>
  </message>
  <message>
   <source>Stop at once; pause it if it is to go on (Shift+F5)</source>
   <translation>Parar já; pause se for para continuar (Shift+F5)</translation>
  </message>
  <message>
   <source>Stop it first.</source>
   <translation>Pare-a antes.</translation>
  </message>
  <message>
   <source>Stop it, or wait for its end.</source>
   <translation>Pare-a, ou espere o fim.</translation>
  </message>
  <message>
   <source>Stop that first.</source>
   <translation>Pare isso antes.</translation>
  </message>
  <message>
   <source>Stop the answer</source>
   <translation>Parar a resposta</translation>
  </message>
  <message>
   <source>Stop the evaluation</source>
   <translation>Parar a avaliação</translation>
  </message>
  <message>
   <source>Stop the run</source>
   <translation>Parar a execução</translation>
  </message>
  <message>
   <source>Stop the web service</source>
   <translation>Parar o serviço web</translation>
  </message>
  <message>
   <source>Stop {0}</source>
   <translation>Parar {0}</translation>
  </message>
  <message>
   <source>stop, fallback or branch</source>
   <translation>stop, fallback ou branch</translation>
  </message>
  <message>
   <source>Stopped</source>
   <translation>Parado</translation>
  </message>
  <message>
   <source>stopped</source>
   <translation>parado</translation>
  </message>
  <message>
   <source>Stopped after {0} s</source>
   <translation>Parado após {0} s</translation>
  </message>
  <message>
   <source>Stopped after {0} seconds, the limit of the job.</source>
   <translation>Parada depois de {0} segundos, o limite da tarefa.</translation>
  </message>
  <message>
   <source>Stopped after {0} steps, the limit of the job.</source>
   <translation>Parada depois de {0} etapas, o limite da tarefa.</translation>
  </message>
  <message>
   <source>Stopped after {0} tokens, the limit of the job.</source>
   <translation>Parada depois de {0} tokens, o limite da tarefa.</translation>
  </message>
  <message>
   <source>Stopped runs</source>
   <translation>Execuções paradas</translation>
  </message>
  <message>
   <source>Stopped · {0}</source>
   <translation>Parado · {0}</translation>
  </message>
  <message>
   <source>Stopped: Go on tries what is left.</source>
   <translation>Parado: Continuar tenta o que falta.</translation>
  </message>
  <message>
   <source>stopped: not granted</source>
   <translation>parado: não concedido</translation>
  </message>
  <message>
   <source>Stopped: the watch ended.</source>
   <translation>Parado: a vigilância terminou.</translation>
  </message>
  <message>
   <source>Stopped: {0}.</source>
   <translation>Parada: {0}.</translation>
  </message>
  <message>
   <source>stopping</source>
   <translation>parando</translation>
  </message>
  <message>
   <source>Stopping the deployment {0}</source>
   <translation>Parando a implantação {0}</translation>
  </message>
  <message>
   <source>Store decrypted</source>
   <translation>Armazenamento descriptografado</translation>
  </message>
  <message>
   <source>Store encrypted</source>
   <translation>Armazenamento criptografado</translation>
  </message>
  <message>
   <source>Store encrypted with a new key</source>
   <translation>Armazenamento criptografado com nova chave</translation>
  </message>
  <message>
   <source>Store {0}</source>
   <translation>Armazenamento {0}</translation>
  </message>
  <message>
   <source>Storing</source>
   <translation>Gravação</translation>
  </message>
  <message>
   <source>Subgraph</source>
   <translation>Subgrafo</translation>
  </message>
  <message>
   <source>Success</source>
   <translation>Sucesso</translation>
  </message>
  <message>
   <source>Such a file has version and rules.</source>
   <translation>Um arquivo assim tem version e rules.</translation>
  </message>
  <message>
   <source>Such a file is a few kilobytes.</source>
   <translation>Um arquivo assim tem alguns kilobytes.</translation>
  </message>
  <message>
   <source>Such a model is as fast with one setting as with another.</source>
   <translation>Um modelo assim é tão rápido com um ajuste como com outro.</translation>
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
   <translation>Como invoice ou order.</translation>
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
   <translation>Como: Responder a perguntas sobre nossos preços e somar pedidos</translation>
  </message>
  <message>
   <source>Such as: Find notes about {topic}</source>
   <translation>Como: Encontrar notas sobre {topic}</translation>
  </message>
  <message>
   <source>Such as: I don't know</source>
   <translation>Como: não sei</translation>
  </message>
  <message>
   <source>Such files are a few hundred kilobytes.</source>
   <translation>Esses arquivos têm algumas centenas de kilobytes.</translation>
  </message>
  <message>
   <source>Summary</source>
   <translation>Resumo</translation>
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
   <translation>Trocar as duas execuções</translation>
  </message>
  <message>
   <source>Switch between light and dark</source>
   <translation>Alternar entre claro e escuro</translation>
  </message>
  <message>
   <source>Switch it on in the settings, Network.</source>
   <translation>Ligue-a nas configurações, Rede.</translation>
  </message>
  <message>
   <source>Switch it on in the settings.</source>
   <translation>Ligue-a nas configurações.</translation>
  </message>
  <message>
   <source>System</source>
   <translation>Sistema</translation>
  </message>
  <message>
   <source>System follows your desktop.</source>
   <translation>Sistema segue o seu desktop.</translation>
  </message>
  <message>
   <source>Tab leaves the code; Ctrl+] and Ctrl+[ move a line in and out.</source>
   <translation>Tab sai do código; Ctrl+] e Ctrl+[ movem uma linha para dentro e para fora.</translation>
  </message>
  <message>
   <source>tables are missing: {0}</source>
   <translation>faltam tabelas: {0}</translation>
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
   <translation>Etiquetas e notas</translation>
  </message>
  <message>
   <source>Tags changed</source>
   <translation>Etiquetas alteradas</translation>
  </message>
  <message>
   <source>Take a file that workbench audit checkpoint wrote.</source>
   <translation>Use um arquivo que workbench audit checkpoint escreveu.</translation>
  </message>
  <message>
   <source>Take a longer text; some pages are good.</source>
   <translation>Use um texto mais longo; algumas páginas bastam.</translation>
  </message>
  <message>
   <source>Take a smaller model, or a longer time in the settings.</source>
   <translation>Use um modelo menor, ou um tempo maior nas configurações.</translation>
  </message>
  <message>
   <source>Take all but one away, or put a merge before it.</source>
   <translation>Retire todas menos uma, ou ponha uma junção antes.</translation>
  </message>
  <message>
   <source>Take an address that begins with https://.</source>
   <translation>Use um endereço que comece com https://.</translation>
  </message>
  <message>
   <source>Take another file, or another source.</source>
   <translation>Use outro arquivo, ou outra fonte.</translation>
  </message>
  <message>
   <source>Take another file.</source>
   <translation>Use outro arquivo.</translation>
  </message>
  <message>
   <source>Take another name.</source>
   <translation>Escolha outro nome.</translation>
  </message>
  <message>
   <source>Take another one.</source>
   <translation>Escolha outro.</translation>
  </message>
  <message>
   <source>Take another variant of it, or a newer version of this program.</source>
   <translation>Use outra variante, ou uma versão mais nova deste programa.</translation>
  </message>
  <message>
   <source>Take another variant of it.</source>
   <translation>Pegue outra variante dele.</translation>
  </message>
  <message>
   <source>Take back the last change of title, star, tags or notes</source>
   <translation>Desfazer a última mudança de título, estrela, etiquetas ou notas</translation>
  </message>
  <message>
   <source>Take back {0}</source>
   <translation>Revogar {0}</translation>
  </message>
  <message>
   <source>Take files only from who gave you the program. Trusted are the keys in {0}.</source>
   <translation>Use arquivos só de quem lhe deu o programa. Confiáveis são as chaves em {0}.</translation>
  </message>
  <message>
   <source>Take in</source>
   <translation>Receber</translation>
  </message>
  <message>
   <source>Take in a bundle</source>
   <translation>Receber um pacote</translation>
  </message>
  <message>
   <source>Take in a pack for it: `workbench engines install-pack FILE`.</source>
   <translation>Instale um pacote para ele: `workbench engines install-pack FILE`.</translation>
  </message>
  <message>
   <source>Take it away, or change the value on its way.</source>
   <translation>Retire-a, ou mude o valor no caminho.</translation>
  </message>
  <message>
   <source>Take it away.</source>
   <translation>Retire-o.</translation>
  </message>
  <message>
   <source>Take links away first.</source>
   <translation>Retire ligações antes.</translation>
  </message>
  <message>
   <source>Take one of at least {0}.</source>
   <translation>Use um de pelo menos {0}.</translation>
  </message>
  <message>
   <source>Take one of them away, or put the nodes into a loop.</source>
   <translation>Retire uma delas, ou ponha os nós em uma repetição.</translation>
  </message>
  <message>
   <source>Take one of them away.</source>
   <translation>Retire um deles.</translation>
  </message>
  <message>
   <source>Take one of: {0}.</source>
   <translation>Use um de: {0}.</translation>
  </message>
  <message>
   <source>Take out what lies inside it.</source>
   <translation>Tire o que está dentro dele.</translation>
  </message>
  <message>
   <source>Take rules that cannot be read out of the file.</source>
   <translation>Tire do arquivo as regras que não podem ser lidas.</translation>
  </message>
  <message>
   <source>Take some of the nodes out of one another.</source>
   <translation>Tire alguns nós de dentro dos outros.</translation>
  </message>
  <message>
   <source>Take that character away, or restore the file from a copy.</source>
   <translation>Tire esse caractere, ou restaure o arquivo de uma cópia.</translation>
  </message>
  <message>
   <source>Take that out of the folder, then try again.</source>
   <translation>Tire isso da pasta e tente de novo.</translation>
  </message>
  <message>
   <source>Take that step out of the graph.</source>
   <translation>Tire essa etapa do grafo.</translation>
  </message>
  <message>
   <source>Take the agents</source>
   <translation>Pegar os agentes</translation>
  </message>
  <message>
   <source>Take the bundle again; what was copied is kept.</source>
   <translation>Receba o pacote de novo; o que foi copiado fica.</translation>
  </message>
  <message>
   <source>Take the bundle without it.</source>
   <translation>Receba o pacote sem ele.</translation>
  </message>
  <message>
   <source>Take the files of each node.</source>
   <translation>Use os arquivos de cada nó.</translation>
  </message>
  <message>
   <source>Take the link away.</source>
   <translation>Retire a ligação.</translation>
  </message>
  <message>
   <source>Take the note back</source>
   <translation>Retirar a nota</translation>
  </message>
  <message>
   <source>Take the regression test back</source>
   <translation>Retirar o teste de regressão</translation>
  </message>
  <message>
   <source>Take the tour</source>
   <translation>Fazer o tour</translation>
  </message>
  <message>
   <source>Take them away.</source>
   <translation>Retire-os.</translation>
  </message>
  <message>
   <source>Take these settings and approvals</source>
   <translation>Pegar estas configurações e aprovações</translation>
  </message>
  <message>
   <source>Take {0} away</source>
   <translation>Retirar {0}</translation>
  </message>
  <message>
   <source>Taken after</source>
   <translation>Usado após</translation>
  </message>
  <message>
   <source>Takes one value out of JSON</source>
   <translation>Tira um valor do JSON</translation>
  </message>
  <message>
   <source>takes several links</source>
   <translation>recebe várias ligações</translation>
  </message>
  <message>
   <source>Takes what was remembered away, all of it or what has some words</source>
   <translation>Apaga o que foi lembrado, tudo ou o que tem certas palavras</translation>
  </message>
  <message>
   <source>takes {0} times as long</source>
   <translation>leva {0} vezes o tempo</translation>
  </message>
  <message>
   <source>Taking in %s</source>
   <translation>Recebendo %s</translation>
  </message>
  <message>
   <source>Taking the change back</source>
   <translation>Desfazendo a alteração</translation>
  </message>
  <message>
   <source>Talk with an agent</source>
   <translation>Conversar com um agente</translation>
  </message>
  <message>
   <source>talking with the server at {0} failed: {1}: {2}</source>
   <translation>a conversa com o servidor em {0} falhou: {1}: {2}</translation>
  </message>
  <message>
   <source>Task</source>
   <translation>Tarefa</translation>
  </message>
  <message>
   <source>Teams of kind RoundRobinGroupChat and SelectorGroupChat are, and AssistantAgent.</source>
   <translation>São lidas equipes do tipo RoundRobinGroupChat e SelectorGroupChat, e AssistantAgent.</translation>
  </message>
  <message>
   <source>Tell the run again</source>
   <translation>Recontar a execução</translation>
  </message>
  <message>
   <source>Tell these letters to whoever unpacks it: so they know it is yours.</source>
   <translation>Diga estas letras a quem for desempacotar: assim saberá que é seu.</translation>
  </message>
  <message>
   <source>tells no models</source>
   <translation>não diz modelos</translation>
  </message>
  <message>
   <source>Temperature</source>
   <translation>Temperatura</translation>
  </message>
  <message>
   <source>Template</source>
   <translation>Modelo de chat</translation>
  </message>
  <message>
   <source>Templates</source>
   <translation>Modelos prontos</translation>
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
   <translation>Testar</translation>
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
   <translation>Texto acima dos campos</translation>
  </message>
  <message>
   <source>Text as it is, or JSON.</source>
   <translation>Texto como está, ou JSON.</translation>
  </message>
  <message>
   <source>Text files in the granted folders</source>
   <translation>Arquivos de texto nas pastas concedidas</translation>
  </message>
  <message>
   <source>Text of the remark</source>
   <translation>Texto da observação</translation>
  </message>
  <message>
   <source>Text size</source>
   <translation>Tamanho do texto</translation>
  </message>
  <message>
   <source>text that fits the pattern</source>
   <translation>texto que segue o padrão</translation>
  </message>
  <message>
   <source>Text that repeats itself is written several tokens at a time. The model checks each, and it stops by itself where that is not faster. From the next loading on.</source>
   <translation>Texto que se repete é escrito vários tokens por vez. O modelo confere cada um, e isso para sozinho onde não é mais rápido. A partir da próxima carga.</translation>
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
   <translation>o texto {0} está vazio</translation>
  </message>
  <message>
   <source>text {0} is too long: it has {1} tokens, and at most {2} can be read at once</source>
   <translation>o texto {0} é longo demais: tem {1} tokens, e no máximo {2} podem ser lidos de uma vez</translation>
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
   <translation>textos são comparados com &lt; ou &gt;</translation>
  </message>
  <message>
   <source>That is because of what it may reach.</source>
   <translation>Isso se deve ao que ela pode alcançar.</translation>
  </message>
  <message>
   <source>that is more than {0}</source>
   <translation>isso é mais que {0}</translation>
  </message>
  <message>
   <source>that is no access token</source>
   <translation>isso não é um token de acesso</translation>
  </message>
  <message>
   <source>that is not the PIN</source>
   <translation>esse não é o PIN</translation>
  </message>
  <message>
   <source>That of {0} is not known.</source>
   <translation>O de {0} não é conhecido.</translation>
  </message>
  <message>
   <source>that passphrase is too long</source>
   <translation>essa frase secreta é longa demais</translation>
  </message>
  <message>
   <source>that PIN is guessed first</source>
   <translation>esse PIN é o primeiro a ser adivinhado</translation>
  </message>
  <message>
   <source>The access token is used now</source>
   <translation>O token de acesso já é usado</translation>
  </message>
  <message>
   <source>the action {0}</source>
   <translation>a ação {0}</translation>
  </message>
  <message>
   <source>the actions were changed since, so the graph is read from them</source>
   <translation>as ações mudaram desde então, por isso o grafo é lido delas</translation>
  </message>
  <message>
   <source>the address holds a user name or a password; give the key on its own</source>
   <translation>o endereço contém um nome de usuário ou uma senha; dê a chave à parte</translation>
  </message>
  <message>
   <source>the address in OLLAMA_HOST is bad</source>
   <translation>o endereço em OLLAMA_HOST é ruim</translation>
  </message>
  <message>
   <source>the address is missing</source>
   <translation>falta o endereço</translation>
  </message>
  <message>
   <source>The administrator of this machine decides the policy, in {0}.</source>
   <translation>O administrador desta máquina decide a política, em {0}.</translation>
  </message>
  <message>
   <source>the agent ended with {0}</source>
   <translation>o agente terminou com {0}</translation>
  </message>
  <message>
   <source>the agent framework stopped the run: {0}</source>
   <translation>o agent framework parou a execução: {0}</translation>
  </message>
  <message>
   <source>The agent has file tools but may read no folder</source>
   <translation>O agente tem ferramentas de arquivos, mas não pode ler nenhuma pasta</translation>
  </message>
  <message>
   <source>The agent has no title</source>
   <translation>O agente não tem título</translation>
  </message>
  <message>
   <source>the agent has no tool {0}</source>
   <translation>o agente não tem a ferramenta {0}</translation>
  </message>
  <message>
   <source>The agent has the database tool but may read no database</source>
   <translation>O agente tem a ferramenta de banco de dados, mas não pode ler nenhum banco</translation>
  </message>
  <message>
   <source>the agent has the tool {0} already</source>
   <translation>o agente já tem a ferramenta {0}</translation>
  </message>
  <message>
   <source>the agent is worked out while it runs</source>
   <translation>o agente é determinado durante a execução</translation>
  </message>
  <message>
   <source>the agent says that it asks each time</source>
   <translation>o agente diz que pergunta a cada vez</translation>
  </message>
  <message>
   <source>The agent that answers</source>
   <translation>O agente que responde</translation>
  </message>
  <message>
   <source>The agent used all its steps.</source>
   <translation>O agente usou todas as suas etapas.</translation>
  </message>
  <message>
   <source>The agent used all its time.</source>
   <translation>O agente usou todo o seu tempo.</translation>
  </message>
  <message>
   <source>the agent uses a tool that does not exist: {0}</source>
   <translation>o agente usa uma ferramenta que não existe: {0}</translation>
  </message>
  <message>
   <source>the agent written in this node</source>
   <translation>o agente escrito neste nó</translation>
  </message>
  <message>
   <source>the agent {0}</source>
   <translation>o agente {0}</translation>
  </message>
  <message>
   <source>the agent {0} in the bundle calls itself {1}</source>
   <translation>o agente {0} no pacote se chama {1}</translation>
  </message>
  <message>
   <source>The agent's file</source>
   <translation>O arquivo do agente</translation>
  </message>
  <message>
   <source>The agents are: {0}; the graphs are: {1}; or give the path of a .yaml file.</source>
   <translation>Os agentes são: {0}; os grafos são: {1}; ou dê o caminho de um arquivo .yaml.</translation>
  </message>
  <message>
   <source>the agents' next models instead of {0}</source>
   <translation>os próximos modelos dos agentes em vez de {0}</translation>
  </message>
  <message>
   <source>the answer</source>
   <translation>a resposta</translation>
  </message>
  <message>
   <source>the answer before is still being written</source>
   <translation>a resposta anterior ainda está sendo escrita</translation>
  </message>
  <message>
   <source>The answer cannot be shown further</source>
   <translation>A resposta não pode ser mostrada além disso</translation>
  </message>
  <message>
   <source>the answer ended without an end</source>
   <translation>a resposta acabou sem um fim</translation>
  </message>
  <message>
   <source>The answer has so many characters, words or lines.</source>
   <translation>A resposta tem tantos caracteres, palavras ou linhas.</translation>
  </message>
  <message>
   <source>the answer has tokens that are not in this model's vocabulary</source>
   <translation>a resposta tem tokens que não estão no vocabulário deste modelo</translation>
  </message>
  <message>
   <source>the answer is empty</source>
   <translation>a resposta está vazia</translation>
  </message>
  <message>
   <source>the answer is longer than {0} bytes</source>
   <translation>a resposta tem mais de {0} bytes</translation>
  </message>
  <message>
   <source>the answer is longer than {0} characters</source>
   <translation>a resposta tem mais de {0} caracteres</translation>
  </message>
  <message>
   <source>the answer is not JSON: {0}</source>
   <translation>a resposta não é JSON: {0}</translation>
  </message>
  <message>
   <source>The answer reached its length limit.</source>
   <translation>A resposta atingiu o limite de comprimento.</translation>
  </message>
  <message>
   <source>The answer was cut after {0} tokens (max_output_tokens = {1}).</source>
   <translation>A resposta foi cortada depois de {0} tokens (max_output_tokens = {1}).</translation>
  </message>
  <message>
   <source>the answer was cut off before the end of the call</source>
   <translation>a resposta foi cortada antes do fim da chamada</translation>
  </message>
  <message>
   <source>the answer was empty</source>
   <translation>a resposta estava vazia</translation>
  </message>
  <message>
   <source>the answer was stopped</source>
   <translation>a resposta foi parada</translation>
  </message>
  <message>
   <source>the answer {0}</source>
   <translation>a resposta {0}</translation>
  </message>
  <message>
   <source>the answer: not held to its schema after free thinking, only told of it</source>
   <translation>a resposta: não restrita ao esquema depois de pensar livremente, só informada dele</translation>
  </message>
  <message>
   <source>the answer: not held to its schema where such calls may come, only told of it</source>
   <translation>a resposta: não restrita ao esquema onde pode haver tais chamadas, só informada dele</translation>
  </message>
  <message>
   <source>the answer: not held to its schema where tools are offered, only told of it</source>
   <translation>a resposta: não restrita ao esquema onde há ferramentas, só informada dele</translation>
  </message>
  <message>
   <source>the answer: nothing holds it to its schema after a finished prompt</source>
   <translation>a resposta: nada a restringe ao esquema depois de um prompt pronto</translation>
  </message>
  <message>
   <source>the answer: this server is not known to hold it to its schema</source>
   <translation>a resposta: não se sabe se este servidor a restringe ao esquema</translation>
  </message>
  <message>
   <source>the answer: whether the model thinks first is left to the server</source>
   <translation>a resposta: se o modelo pensa antes fica a cargo do servidor</translation>
  </message>
  <message>
   <source>The answers are the same.</source>
   <translation>As respostas são iguais.</translation>
  </message>
  <message>
   <source>The approvals could not be read</source>
   <translation>As aprovações não puderam ser lidas</translation>
  </message>
  <message>
   <source>the arguments are nested too deeply</source>
   <translation>os argumentos estão aninhados fundo demais</translation>
  </message>
  <message>
   <source>the arguments of {0} are not valid JSON: {1}</source>
   <translation>os argumentos de {0} não são JSON válido: {1}</translation>
  </message>
  <message>
   <source>the arguments of {0} must be an object with {1}</source>
   <translation>os argumentos de {0} precisam ser um objeto com {1}</translation>
  </message>
  <message>
   <source>the arguments were JSON text inside a text</source>
   <translation>os argumentos eram texto JSON dentro de um texto</translation>
  </message>
  <message>
   <source>the arguments were written as a text</source>
   <translation>os argumentos foram escritos como texto</translation>
  </message>
  <message>
   <source>the audit log cannot be read: {0}</source>
   <translation>o log de auditoria não pode ser lido: {0}</translation>
  </message>
  <message>
   <source>the audit log has no key</source>
   <translation>o log de auditoria não tem chave</translation>
  </message>
  <message>
   <source>the audit log holds nothing yet</source>
   <translation>o log de auditoria ainda não contém nada</translation>
  </message>
  <message>
   <source>The audit log was exported</source>
   <translation>O log de auditoria foi exportado</translation>
  </message>
  <message>
   <source>the authors give this model only to those who accept their conditions</source>
   <translation>os autores dão este modelo só a quem aceita suas condições</translation>
  </message>
  <message>
   <source>The authors want you to accept their conditions on the model's page. Then make an access token there that may read, and enter it here; the system's keyring keeps it.</source>
   <translation>Os autores querem que você aceite as condições na página do modelo. Depois crie lá um token de acesso com leitura e informe-o aqui; o chaveiro do sistema o guarda.</translation>
  </message>
  <message>
   <source>The authors wrote no card.</source>
   <translation>Os autores não escreveram uma ficha.</translation>
  </message>
  <message>
   <source>the batch has no output at {0}</source>
   <translation>o lote não tem saída em {0}</translation>
  </message>
  <message>
   <source>The battery is low</source>
   <translation>A bateria está fraca</translation>
  </message>
  <message>
   <source>the beginning of that run is missing</source>
   <translation>falta o começo dessa execução</translation>
  </message>
  <message>
   <source>the body is longer than {0} bytes</source>
   <translation>o corpo tem mais de {0} bytes</translation>
  </message>
  <message>
   <source>the brace at character {0} belongs to no {name}</source>
   <translation>a chave no caractere {0} não pertence a nenhum {name}</translation>
  </message>
  <message>
   <source>the bundle has no model {0}</source>
   <translation>o pacote não tem o modelo {0}</translation>
  </message>
  <message>
   <source>the bundle is of format {0}; this program reads up to {1}</source>
   <translation>o pacote é do formato {0}; este programa lê até {1}</translation>
  </message>
  <message>
   <source>the bundle is signed with a key that nobody here trusts: {0}</source>
   <translation>o pacote é assinado com uma chave em que ninguém aqui confia: {0}</translation>
  </message>
  <message>
   <source>The bundle is whole as its signer made it, but nobody here knows the signer. Compare these letters with those that whoever packed it was shown.</source>
   <translation>O pacote está inteiro como quem assinou o fez, mas ninguém aqui conhece essa pessoa. Compare estas letras com as que foram mostradas a quem o empacotou.</translation>
  </message>
  <message>
   <source>the bundle needs a title of one line</source>
   <translation>o pacote precisa de um título de uma linha</translation>
  </message>
  <message>
   <source>the bundle needs {0}, but the disk has only {1} free</source>
   <translation>o pacote precisa de {0}, mas o disco só tem {1} livres</translation>
  </message>
  <message>
   <source>the bundle {0} holds no {1}</source>
   <translation>o pacote {0} não contém {1}</translation>
  </message>
  <message>
   <source>the bundle {0} is cut off in its index</source>
   <translation>o pacote {0} está cortado no índice</translation>
  </message>
  <message>
   <source>the bundle {0} is cut off: {1} of {2} bytes are there</source>
   <translation>o pacote {0} está cortado: há {1} de {2} bytes</translation>
  </message>
  <message>
   <source>the bundle {0} was changed: its archive is not the one its index describes</source>
   <translation>o pacote {0} foi alterado: o arquivo não é o que o índice descreve</translation>
  </message>
  <message>
   <source>the call could not be read</source>
   <translation>a chamada não pôde ser lida</translation>
  </message>
  <message>
   <source>the call had no {0} before it</source>
   <translation>a chamada não tinha {0} antes</translation>
  </message>
  <message>
   <source>the call stood inside "{0}"</source>
   <translation>a chamada estava dentro de "{0}"</translation>
  </message>
  <message>
   <source>the call was stopped</source>
   <translation>a chamada foi interrompida</translation>
  </message>
  <message>
   <source>The call was stopped before it had a result.</source>
   <translation>A chamada foi interrompida antes de ter um resultado.</translation>
  </message>
  <message>
   <source>The call was stopped.</source>
   <translation>A chamada foi interrompida.</translation>
  </message>
  <message>
   <source>The case</source>
   <translation>O caso</translation>
  </message>
  <message>
   <source>the case of row {0} has this id, too</source>
   <translation>o caso da linha {0} também tem este id</translation>
  </message>
  <message>
   <source>The cases were not added</source>
   <translation>Os casos não foram adicionados</translation>
  </message>
  <message>
   <source>the catalogue has no model {0}</source>
   <translation>o catálogo não tem o modelo {0}</translation>
  </message>
  <message>
   <source>the catalogue of models is damaged: {0}</source>
   <translation>o catálogo de modelos está danificado: {0}</translation>
  </message>
  <message>
   <source>the catalogue of models is missing</source>
   <translation>falta o catálogo de modelos</translation>
  </message>
  <message>
   <source>the cells have {0} columns without names</source>
   <translation>as células têm {0} colunas sem nome</translation>
  </message>
  <message>
   <source>the chair finished it</source>
   <translation>o mediador encerrou</translation>
  </message>
  <message>
   <source>the chat template failed: {0}</source>
   <translation>o template de chat falhou: {0}</translation>
  </message>
  <message>
   <source>the chat template is not valid: line {0}: {1}</source>
   <translation>o template de chat não é válido: linha {0}: {1}</translation>
  </message>
  <message>
   <source>the chat template is not valid: {0}</source>
   <translation>o template de chat não é válido: {0}</translation>
  </message>
  <message>
   <source>the chat template refused the messages: {0}</source>
   <translation>o template de chat recusou as mensagens: {0}</translation>
  </message>
  <message>
   <source>the chat template was stopped: it called itself too deeply</source>
   <translation>o template de chat foi interrompido: chamou a si mesmo fundo demais</translation>
  </message>
  <message>
   <source>the chat template was stopped: {0}</source>
   <translation>o template de chat foi interrompido: {0}</translation>
  </message>
  <message>
   <source>The check was cancelled.</source>
   <translation>A verificação foi cancelada.</translation>
  </message>
  <message>
   <source>the check was stopped</source>
   <translation>a verificação foi parada</translation>
  </message>
  <message>
   <source>The check was stopped.</source>
   <translation>A verificação foi parada.</translation>
  </message>
  <message>
   <source>The checkpoint was saved</source>
   <translation>O ponto de verificação foi salvo</translation>
  </message>
  <message>
   <source>The checks did not end in time.</source>
   <translation>As verificações não terminaram a tempo.</translation>
  </message>
  <message>
   <source>The chosen record</source>
   <translation>O registro escolhido</translation>
  </message>
  <message>
   <source>The chosen tool</source>
   <translation>A ferramenta escolhida</translation>
  </message>
  <message>
   <source>the clipboard holds no nodes</source>
   <translation>a área de transferência não contém nós</translation>
  </message>
  <message>
   <source>the closing {0} of a text</source>
   <translation>o {0} final de um texto</translation>
  </message>
  <message>
   <source>the cluster cannot be used: {0}</source>
   <translation>o cluster não pode ser usado: {0}</translation>
  </message>
  <message>
   <source>The code cannot be used: {0}</source>
   <translation>O código não pode ser usado: {0}</translation>
  </message>
  <message>
   <source>The code could not be looked at: {0}</source>
   <translation>O código não pôde ser olhado: {0}</translation>
  </message>
  <message>
   <source>the code could not be looked at: {0}</source>
   <translation>o código não pôde ser olhado: {0}</translation>
  </message>
  <message>
   <source>the code was not run</source>
   <translation>o código não foi executado</translation>
  </message>
  <message>
   <source>the code was not run: {0}</source>
   <translation>o código não foi executado: {0}</translation>
  </message>
  <message>
   <source>the collection {0}</source>
   <translation>a coleção {0}</translation>
  </message>
  <message>
   <source>The columns are {0}.</source>
   <translation>As colunas são {0}.</translation>
  </message>
  <message>
   <source>the comment is longer than {0} characters</source>
   <translation>o comentário tem mais de {0} caracteres</translation>
  </message>
  <message>
   <source>the component {0}</source>
   <translation>o componente {0}</translation>
  </message>
  <message>
   <source>the condition is no text</source>
   <translation>a condição não é um texto</translation>
  </message>
  <message>
   <source>the condition {0}</source>
   <translation>a condição {0}</translation>
  </message>
  <message>
   <source>the connection</source>
   <translation>a conexão</translation>
  </message>
  <message>
   <source>the connection to Ollama at {0} broke off: {1}</source>
   <translation>a conexão com o Ollama em {0} caiu: {1}</translation>
  </message>
  <message>
   <source>the context</source>
   <translation>o contexto</translation>
  </message>
  <message>
   <source>The context of {0} tokens is full: {1} tokens of prompt and {2} of answer.</source>
   <translation>O contexto de {0} tokens está cheio: {1} tokens de prompt e {2} de resposta.</translation>
  </message>
  <message>
   <source>the control character in {0}</source>
   <translation>o caractere de controle em {0}</translation>
  </message>
  <message>
   <source>the conversation of the workflow is used</source>
   <translation>usa-se a conversa do fluxo</translation>
  </message>
  <message>
   <source>the conversation so far</source>
   <translation>a conversa até aqui</translation>
  </message>
  <message>
   <source>The conversation stays as it is.</source>
   <translation>A conversa fica como está.</translation>
  </message>
  <message>
   <source>the conversations are closed</source>
   <translation>as conversas estão fechadas</translation>
  </message>
  <message>
   <source>the conversations could not be read or written: {0}</source>
   <translation>as conversas não puderam ser lidas ou escritas: {0}</translation>
  </message>
  <message>
   <source>the copy needs {0} bytes, {1} are free</source>
   <translation>a cópia precisa de {0} bytes, há {1} livres</translation>
  </message>
  <message>
   <source>the copy of {0} is not what was read</source>
   <translation>a cópia de {0} não é o que foi lido</translation>
  </message>
  <message>
   <source>The cosine: 1 is the same.</source>
   <translation>O cosseno: 1 é igual.</translation>
  </message>
  <message>
   <source>The dashboards keep no history</source>
   <translation>Os painéis não guardam histórico</translation>
  </message>
  <message>
   <source>the data folder cannot be shared: {0}</source>
   <translation>a pasta de dados não pode ser compartilhada: {0}</translation>
  </message>
  <message>
   <source>the data set</source>
   <translation>o conjunto de dados</translation>
  </message>
  <message>
   <source>The data set has no name</source>
   <translation>O conjunto de dados não tem nome</translation>
  </message>
  <message>
   <source>the data set is too large for YAML ({0} cases)</source>
   <translation>o conjunto de dados é grande demais para YAML ({0} casos)</translation>
  </message>
  <message>
   <source>The data set {0} is not as it was</source>
   <translation>O conjunto de dados {0} não é como era</translation>
  </message>
  <message>
   <source>The database was damaged ({0}). {1} The damaged file was kept as {2}.</source>
   <translation>O banco de dados estava danificado ({0}). {1} O arquivo danificado foi guardado como {2}.</translation>
  </message>
  <message>
   <source>The databases are {0}.</source>
   <translation>Os bancos de dados são {0}.</translation>
  </message>
  <message>
   <source>the decision</source>
   <translation>a decisão</translation>
  </message>
  <message>
   <source>the default</source>
   <translation>o padrão</translation>
  </message>
  <message>
   <source>The default model</source>
   <translation>O modelo padrão</translation>
  </message>
  <message>
   <source>the default model</source>
   <translation>o modelo padrão</translation>
  </message>
  <message>
   <source>the deployment names no model of vLLM</source>
   <translation>a implantação não indica nenhum modelo do vLLM</translation>
  </message>
  <message>
   <source>The description is short: a model chooses tools by it</source>
   <translation>A descrição é curta: um modelo escolhe ferramentas por ela</translation>
  </message>
  <message>
   <source>the disk does not keep what is written of {0}</source>
   <translation>o disco não guarda o que se escreve de {0}</translation>
  </message>
  <message>
   <source>The disk is full, say. Either no run begins until it can, or all goes on and the gap is recorded once it can.</source>
   <translation>O disco está cheio, por exemplo. Ou nenhuma execução começa até que se possa, ou tudo continua e a lacuna é registrada quando se puder.</translation>
  </message>
  <message>
   <source>the disk is full: {0} free of {1} at {2}</source>
   <translation>o disco está cheio: {0} livres de {1} em {2}</translation>
  </message>
  <message>
   <source>The disk models go to</source>
   <translation>O disco para onde vão os modelos</translation>
  </message>
  <message>
   <source>The document or the program was changed since that run.</source>
   <translation>O documento ou o programa mudou desde aquela execução.</translation>
  </message>
  <message>
   <source>the draft holds no data set</source>
   <translation>o rascunho não contém um conjunto de dados</translation>
  </message>
  <message>
   <source>the draft holds no job</source>
   <translation>o rascunho não contém uma tarefa</translation>
  </message>
  <message>
   <source>the drive cannot hold a file as large as {0}</source>
   <translation>a unidade não pode guardar um arquivo tão grande como {0}</translation>
  </message>
  <message>
   <source>the earlier pack {0} cannot be used: {1}</source>
   <translation>o complemento anterior {0} não pode ser usado: {1}</translation>
  </message>
  <message>
   <source>The earlier run has no such step.</source>
   <translation>A execução anterior não tem essa etapa.</translation>
  </message>
  <message>
   <source>The earlier version</source>
   <translation>A versão anterior</translation>
  </message>
  <message>
   <source>the embedding model gave no vectors to compare</source>
   <translation>o modelo de embeddings não deu vetores para comparar</translation>
  </message>
  <message>
   <source>The encryption was cut off</source>
   <translation>A criptografia foi interrompida</translation>
  </message>
  <message>
   <source>the end of the call</source>
   <translation>o fim da chamada</translation>
  </message>
  <message>
   <source>The end of {0} is not on disk yet.</source>
   <translation>O fim de {0} ainda não está no disco.</translation>
  </message>
  <message>
   <source>the engine cancelled the answer</source>
   <translation>o motor cancelou a resposta</translation>
  </message>
  <message>
   <source>the engine ended its answer without saying so</source>
   <translation>o motor terminou a resposta sem dizer isso</translation>
  </message>
  <message>
   <source>the engine ended its own thread</source>
   <translation>o motor encerrou a própria thread</translation>
  </message>
  <message>
   <source>the engine ended without saying so</source>
   <translation>o motor terminou sem dizer</translation>
  </message>
  <message>
   <source>the engine failed: {0}: {1}</source>
   <translation>o motor falhou: {0}: {1}</translation>
  </message>
  <message>
   <source>the engine of this model does not show single tokens and their probabilities</source>
   <translation>o motor deste modelo não mostra tokens individuais e suas probabilidades</translation>
  </message>
  <message>
   <source>The engine says: {0}.</source>
   <translation>O motor diz: {0}.</translation>
  </message>
  <message>
   <source>the engine told the tokens badly: {0}</source>
   <translation>o motor informou mal os tokens: {0}</translation>
  </message>
  <message>
   <source>the engine's thread failed: {0}</source>
   <translation>a thread do motor falhou: {0}</translation>
  </message>
  <message>
   <source>the evaluation has no {0}</source>
   <translation>a avaliação não tem {0}</translation>
  </message>
  <message>
   <source>the evaluations are closed</source>
   <translation>as avaliações estão fechadas</translation>
  </message>
  <message>
   <source>the evaluations could not be read or written: {0}</source>
   <translation>as avaliações não puderam ser lidas ou escritas: {0}</translation>
  </message>
  <message>
   <source>The evaluations were damaged</source>
   <translation>As avaliações foram danificadas</translation>
  </message>
  <message>
   <source>The exact text the model reads appears here.</source>
   <translation>O texto exato que o modelo lê aparece aqui.</translation>
  </message>
  <message>
   <source>The expected answer is somewhere in it, as whole words.</source>
   <translation>A resposta esperada está em algum lugar nela, em palavras inteiras.</translation>
  </message>
  <message>
   <source>the expression ends too early</source>
   <translation>a expressão termina cedo demais</translation>
  </message>
  <message>
   <source>the expression has no finite value</source>
   <translation>a expressão não tem valor finito</translation>
  </message>
  <message>
   <source>the expression is nested too deeply</source>
   <translation>a expressão está aninhada fundo demais</translation>
  </message>
  <message>
   <source>the expression is not read: {0}</source>
   <translation>a expressão não é lida: {0}</translation>
  </message>
  <message>
   <source>the expression is too long</source>
   <translation>a expressão é longa demais</translation>
  </message>
  <message>
   <source>the expression is too long to be read</source>
   <translation>a expressão é longa demais para ser lida</translation>
  </message>
  <message>
   <source>the field {0}</source>
   <translation>o campo {0}</translation>
  </message>
  <message>
   <source>the file</source>
   <translation>o arquivo</translation>
  </message>
  <message>
   <source>the file has no cases</source>
   <translation>o arquivo não tem casos</translation>
  </message>
  <message>
   <source>the file has version {0}; {1} is read</source>
   <translation>o arquivo tem a versão {0}; lê-se {1}</translation>
  </message>
  <message>
   <source>the file holds no data set</source>
   <translation>o arquivo não contém um conjunto de dados</translation>
  </message>
  <message>
   <source>the file holds no MCP servers</source>
   <translation>o arquivo não contém servidores MCP</translation>
  </message>
  <message>
   <source>the file holds NUL characters</source>
   <translation>o arquivo contém caracteres NUL</translation>
  </message>
  <message>
   <source>the file holds {0}</source>
   <translation>o arquivo contém {0}</translation>
  </message>
  <message>
   <source>the file holds {0}, which is no pack for an engine</source>
   <translation>o arquivo contém {0}, que não é um pacote de motor</translation>
  </message>
  <message>
   <source>the file is cut off before the end of its first rule</source>
   <translation>o arquivo está cortado antes do fim da primeira regra</translation>
  </message>
  <message>
   <source>the file is cut off: {0} rules were read, the last, {1}, may</source>
   <translation>o arquivo está cortado: foram lidas {0} regras, a última, {1}, pode</translation>
  </message>
  <message>
   <source>the file is damaged UTF-16 text</source>
   <translation>o arquivo é texto UTF-16 danificado</translation>
  </message>
  <message>
   <source>the file is empty</source>
   <translation>o arquivo está vazio</translation>
  </message>
  <message>
   <source>The file is empty.</source>
   <translation>O arquivo está vazio.</translation>
  </message>
  <message>
   <source>the file is larger than {0}</source>
   <translation>o arquivo é maior que {0}</translation>
  </message>
  <message>
   <source>the file is nested too deep</source>
   <translation>o arquivo está aninhado fundo demais</translation>
  </message>
  <message>
   <source>the file is no agent</source>
   <translation>o arquivo não é um agente</translation>
  </message>
  <message>
   <source>the file is no job</source>
   <translation>o arquivo não é uma tarefa</translation>
  </message>
  <message>
   <source>the file is not JSON: {0}</source>
   <translation>o arquivo não é JSON: {0}</translation>
  </message>
  <message>
   <source>the file is not YAML: {0}</source>
   <translation>o arquivo não é YAML: {0}</translation>
  </message>
  <message>
   <source>the file is too deep</source>
   <translation>o arquivo tem níveis demais</translation>
  </message>
  <message>
   <source>The file may be damaged, or there was not enough memory.</source>
   <translation>O arquivo pode estar danificado, ou não havia memória suficiente.</translation>
  </message>
  <message>
   <source>The file may be damaged: get it again, or choose another model.</source>
   <translation>O arquivo pode estar danificado: obtenha-o de novo, ou escolha outro modelo.</translation>
  </message>
  <message>
   <source>The file may be damaged; get it again.</source>
   <translation>O arquivo pode estar danificado; obtenha-o de novo.</translation>
  </message>
  <message>
   <source>The file may be damaged; verify it.</source>
   <translation>O arquivo pode estar danificado; verifique-o.</translation>
  </message>
  <message>
   <source>The file of a server is a few kilobytes.</source>
   <translation>O arquivo de um servidor tem alguns kilobytes.</translation>
  </message>
  <message>
   <source>the file that was written cannot be used: {0}</source>
   <translation>o arquivo que foi escrito não pode ser usado: {0}</translation>
  </message>
  <message>
   <source>The file was kept as {0}; {1}.</source>
   <translation>O arquivo foi guardado como {0}; {1}.</translation>
  </message>
  <message>
   <source>the file was left out: {0}</source>
   <translation>o arquivo foi deixado de fora: {0}</translation>
  </message>
  <message>
   <source>The file was not opened</source>
   <translation>O arquivo não foi aberto</translation>
  </message>
  <message>
   <source>the file with the keys of the encrypted store is damaged</source>
   <translation>o arquivo com as chaves do armazenamento criptografado está danificado</translation>
  </message>
  <message>
   <source>the file with the keys of the encrypted store was changed</source>
   <translation>o arquivo com as chaves do armazenamento criptografado foi alterado</translation>
  </message>
  <message>
   <source>The file, such as notes.txt</source>
   <translation>O arquivo, como notes.txt</translation>
  </message>
  <message>
   <source>the files of {0} cannot be read: {1}</source>
   <translation>os arquivos de {0} não podem ser lidos: {1}</translation>
  </message>
  <message>
   <source>the filter {0}: cannot read {1}</source>
   <translation>o filtro {0}: não consegue ler {1}</translation>
  </message>
  <message>
   <source>the filter {0}: lacks its value</source>
   <translation>o filtro {0}: não tem valor</translation>
  </message>
  <message>
   <source>The first %d</source>
   <translation>Os primeiros %d</translation>
  </message>
  <message>
   <source>The first attempt failed: {0}.</source>
   <translation>A primeira tentativa falhou: {0}.</translation>
  </message>
  <message>
   <source>The first one begins; each knows what the others are for.</source>
   <translation>O primeiro começa; cada um sabe para que servem os outros.</translation>
  </message>
  <message>
   <source>the first policy is signed by its administrator</source>
   <translation>a primeira política é assinada pelo seu administrador</translation>
  </message>
  <message>
   <source>The first sample comes in a moment.</source>
   <translation>A primeira amostra vem em instantes.</translation>
  </message>
  <message>
   <source>the first tokens</source>
   <translation>os primeiros tokens</translation>
  </message>
  <message>
   <source>the first value that arrives goes on</source>
   <translation>o primeiro valor que chega segue adiante</translation>
  </message>
  <message>
   <source>the first way that fits is taken</source>
   <translation>toma-se o primeiro caminho que serve</translation>
  </message>
  <message>
   <source>the folder cannot be read: {0}</source>
   <translation>a pasta não pode ser lida: {0}</translation>
  </message>
  <message>
   <source>The folder is empty.</source>
   <translation>A pasta está vazia.</translation>
  </message>
  <message>
   <source>The folder that a compose file lets the server read</source>
   <translation>A pasta que um arquivo compose deixa o servidor ler</translation>
  </message>
  <message>
   <source>the folders and databases it may read</source>
   <translation>as pastas e os bancos de dados que pode ler</translation>
  </message>
  <message>
   <source>The form has no fields</source>
   <translation>O formulário não tem campos</translation>
  </message>
  <message>
   <source>the full context</source>
   <translation>o contexto cheio</translation>
  </message>
  <message>
   <source>the full path of an SQLite file</source>
   <translation>o caminho completo de um arquivo SQLite</translation>
  </message>
  <message>
   <source>the function decides that there</source>
   <translation>lá a função decide isso</translation>
  </message>
  <message>
   <source>the function is worked out while it runs</source>
   <translation>a função é determinada durante a execução</translation>
  </message>
  <message>
   <source>the function takes one value</source>
   <translation>a função aceita um valor</translation>
  </message>
  <message>
   <source>the gateway cannot be asked: {0}</source>
   <translation>não é possível consultar o gateway: {0}</translation>
  </message>
  <message>
   <source>the gateway HAProxy is not installed</source>
   <translation>o gateway HAProxy não está instalado</translation>
  </message>
  <message>
   <source>the GPU it was built for</source>
   <translation>a GPU para a qual foi compilado</translation>
  </message>
  <message>
   <source>the grammar made from the tools was refused: {0}</source>
   <translation>a gramática feita das ferramentas foi recusada: {0}</translation>
  </message>
  <message>
   <source>the grammar of the tool call allows no further token</source>
   <translation>a gramática da chamada de ferramenta não permite mais nenhum token</translation>
  </message>
  <message>
   <source>The granted database files, reading only</source>
   <translation>Os arquivos de banco de dados concedidos, só leitura</translation>
  </message>
  <message>
   <source>the graph holds more than {0} values</source>
   <translation>o grafo contém mais de {0} valores</translation>
  </message>
  <message>
   <source>the graph holds {0}</source>
   <translation>o grafo contém {0}</translation>
  </message>
  <message>
   <source>The graph is empty</source>
   <translation>O grafo está vazio</translation>
  </message>
  <message>
   <source>the graph takes more than {0}</source>
   <translation>o grafo ocupa mais de {0}</translation>
  </message>
  <message>
   <source>the graph this file was made from</source>
   <translation>o grafo de que este arquivo foi feito</translation>
  </message>
  <message>
   <source>the graph {0} ended without a last event</source>
   <translation>o grafo {0} terminou sem um último evento</translation>
  </message>
  <message>
   <source>The graph {0} has no input {1}</source>
   <translation>O grafo {0} não tem a entrada {1}</translation>
  </message>
  <message>
   <source>the header of {0} is damaged</source>
   <translation>o cabeçalho de {0} está danificado</translation>
  </message>
  <message>
   <source>the header of {0} is too long</source>
   <translation>o cabeçalho de {0} é longo demais</translation>
  </message>
  <message>
   <source>the header {0} cannot hold {1}</source>
   <translation>o cabeçalho {0} não pode conter {1}</translation>
  </message>
  <message>
   <source>the headers of {0}</source>
   <translation>os cabeçalhos de {0}</translation>
  </message>
  <message>
   <source>The history cannot be read</source>
   <translation>O histórico não pode ser lido</translation>
  </message>
  <message>
   <source>the history of alerts cannot be read or written: {0}</source>
   <translation>o histórico de alertas não pode ser lido ou escrito: {0}</translation>
  </message>
  <message>
   <source>the history of alerts is damaged: {0}</source>
   <translation>o histórico de alertas está danificado: {0}</translation>
  </message>
  <message>
   <source>The history of alerts was damaged</source>
   <translation>O histórico de alertas foi danificado</translation>
  </message>
  <message>
   <source>the history of jobs cannot be read or written: {0}</source>
   <translation>o histórico de tarefas não pode ser lido nem escrito: {0}</translation>
  </message>
  <message>
   <source>the history of jobs is damaged: {0}</source>
   <translation>o histórico de tarefas está danificado: {0}</translation>
  </message>
  <message>
   <source>The history of jobs was damaged</source>
   <translation>O histórico de tarefas foi danificado</translation>
  </message>
  <message>
   <source>The history of jobs was lost, so what ran already is not known.</source>
   <translation>O histórico de tarefas se perdeu, por isso não se sabe o que já foi executado.</translation>
  </message>
  <message>
   <source>The history of the dashboards was damaged</source>
   <translation>O histórico dos painéis foi danificado</translation>
  </message>
  <message>
   <source>The hottest of the processor's sensors, as its driver reports.</source>
   <translation>O mais quente dos sensores do processador, como o driver informa.</translation>
  </message>
  <message>
   <source>the hub at {0} answers with nonsense</source>
   <translation>o hub em {0} responde sem sentido</translation>
  </message>
  <message>
   <source>the hub at {0} answers with status {1}</source>
   <translation>o hub em {0} responde com o status {1}</translation>
  </message>
  <message>
   <source>the hub at {0} cannot be reached: {1}</source>
   <translation>o hub em {0} não pode ser alcançado: {1}</translation>
  </message>
  <message>
   <source>the hub has no model {0}, or shows it only to its members</source>
   <translation>o hub não tem o modelo {0}, ou só o mostra a seus membros</translation>
  </message>
  <message>
   <source>the id {0}</source>
   <translation>o id {0}</translation>
  </message>
  <message>
   <source>the id {0} is taken</source>
   <translation>o id {0} já existe</translation>
  </message>
  <message>
   <source>the id {0} is taken by another model</source>
   <translation>o id {0} já é de outro modelo</translation>
  </message>
  <message>
   <source>the index of the bundle is no good: {0}</source>
   <translation>o índice do pacote não presta: {0}</translation>
  </message>
  <message>
   <source>the index of the bundle was changed after it was signed</source>
   <translation>o índice do pacote foi alterado depois de assinado</translation>
  </message>
  <message>
   <source>the index of the bundle {0} is damaged</source>
   <translation>o índice do pacote {0} está danificado</translation>
  </message>
  <message>
   <source>the index of {0} is larger than any index</source>
   <translation>o índice de {0} é maior que qualquer índice</translation>
  </message>
  <message>
   <source>the index {0} cannot be read or written: {1}</source>
   <translation>o índice {0} não pode ser lido ou escrito: {1}</translation>
  </message>
  <message>
   <source>the index {0} is damaged: {1}</source>
   <translation>o índice {0} está danificado: {1}</translation>
  </message>
  <message>
   <source>the input is called {0}</source>
   <translation>a entrada se chama {0}</translation>
  </message>
  <message>
   <source>the input {0} has no value</source>
   <translation>a entrada {0} não tem valor</translation>
  </message>
  <message>
   <source>the input {0} of a node has a default</source>
   <translation>a entrada {0} de um nó tem um padrão</translation>
  </message>
  <message>
   <source>The input {0} of the graph {1} has no value</source>
   <translation>A entrada {0} do grafo {1} não tem valor</translation>
  </message>
  <message>
   <source>The input {0} takes {1}, not {2}</source>
   <translation>A entrada {0} aceita {1}, não {2}</translation>
  </message>
  <message>
   <source>The inputs are: {0}.</source>
   <translation>As entradas são: {0}.</translation>
  </message>
  <message>
   <source>the inputs of run_graph are names with texts</source>
   <translation>as entradas de run_graph são nomes com textos</translation>
  </message>
  <message>
   <source>The instructions that it has</source>
   <translation>As instruções que ele tem</translation>
  </message>
  <message>
   <source>the job</source>
   <translation>a tarefa</translation>
  </message>
  <message>
   <source>the job {0}</source>
   <translation>a tarefa {0}</translation>
  </message>
  <message>
   <source>The job {0} failed</source>
   <translation>A tarefa {0} falhou</translation>
  </message>
  <message>
   <source>The job {0} finds no folder</source>
   <translation>A tarefa {0} não encontra a pasta</translation>
  </message>
  <message>
   <source>The job {0} passes over what it may not take</source>
   <translation>A tarefa {0} pula o que não pode usar</translation>
  </message>
  <message>
   <source>The job {0} waits for a person</source>
   <translation>A tarefa {0} espera por uma pessoa</translation>
  </message>
  <message>
   <source>The job {0} was cut off</source>
   <translation>A tarefa {0} foi interrompida</translation>
  </message>
  <message>
   <source>The job {0} was stopped: a tool was not granted</source>
   <translation>A tarefa {0} foi parada: uma ferramenta não estava concedida</translation>
  </message>
  <message>
   <source>the judge did not come to an end</source>
   <translation>o juiz não chegou ao fim</translation>
  </message>
  <message>
   <source>the judge failed {0} times in a row and is not asked any more: {1}</source>
   <translation>o juiz falhou {0} vezes seguidas e não é mais consultado: {1}</translation>
  </message>
  <message>
   <source>The judge's faults</source>
   <translation>As falhas do juiz</translation>
  </message>
  <message>
   <source>the kept text of {0} tokens {1}</source>
   <translation>o texto guardado de {0} tokens {1}</translation>
  </message>
  <message>
   <source>the kept text reaches to token {0}</source>
   <translation>o texto guardado vai até o token {0}</translation>
  </message>
  <message>
   <source>the kernel does not offer it</source>
   <translation>o kernel não oferece</translation>
  </message>
  <message>
   <source>the key of the audit log is not in {0}</source>
   <translation>a chave do log de auditoria não está em {0}</translation>
  </message>
  <message>
   <source>the key of the audit log is not loaded</source>
   <translation>a chave do log de auditoria não está carregada</translation>
  </message>
  <message>
   <source>the key {0} is there twice</source>
   <translation>a chave {0} está duas vezes</translation>
  </message>
  <message>
   <source>the key {0} {1}: {2}</source>
   <translation>a chave {0} {1}: {2}</translation>
  </message>
  <message>
   <source>The keyring of the account on this machine opens it; nothing is typed. Without that account only the recovery key opens it.</source>
   <translation>O chaveiro da conta nesta máquina abre; nada é digitado. Sem essa conta, só a chave de recuperação abre.</translation>
  </message>
  <message>
   <source>The keyring opens it, and the passphrase where that does not.</source>
   <translation>O chaveiro abre, e a frase secreta onde ele não abre.</translation>
  </message>
  <message>
   <source>the keys cannot be read: {0}</source>
   <translation>as chaves não podem ser lidas: {0}</translation>
  </message>
  <message>
   <source>the kind {0}</source>
   <translation>o tipo {0}</translation>
  </message>
  <message>
   <source>The largest model takes up to {0} with a full context.</source>
   <translation>O maior modelo ocupa até {0} com o contexto cheio.</translation>
  </message>
  <message>
   <source>The last session ended early</source>
   <translation>A última sessão terminou antes da hora</translation>
  </message>
  <message>
   <source>The latest are: {0}.</source>
   <translation>Os mais recentes são: {0}.</translation>
  </message>
  <message>
   <source>the least is more than the most</source>
   <translation>o mínimo é maior que o máximo</translation>
  </message>
  <message>
   <source>The ledger of connections was damaged</source>
   <translation>O registro de conexões foi danificado</translation>
  </message>
  <message>
   <source>the library could not go back to token {0}: {1}</source>
   <translation>a biblioteca não conseguiu voltar ao token {0}: {1}</translation>
  </message>
  <message>
   <source>the library gave no reason</source>
   <translation>a biblioteca não deu motivo</translation>
  </message>
  <message>
   <source>the library of tensors is not there: {0}</source>
   <translation>a biblioteca de tensores não está presente: {0}</translation>
  </message>
  <message>
   <source>the library refused the tools' grammar: {0}</source>
   <translation>a biblioteca recusou a gramática das ferramentas: {0}</translation>
  </message>
  <message>
   <source>the likeliest</source>
   <translation>o mais provável</translation>
  </message>
  <message>
   <source>the likeness to example sentences decides</source>
   <translation>a semelhança com frases de exemplo decide</translation>
  </message>
  <message>
   <source>the likeness to example sentences that decides</source>
   <translation>a semelhança com frases de exemplo que decide</translation>
  </message>
  <message>
   <source>the limit of new tokens</source>
   <translation>o limite de tokens novos</translation>
  </message>
  <message>
   <source>the limits of {0}</source>
   <translation>os limites de {0}</translation>
  </message>
  <message>
   <source>The link {0} does not fit: {1}</source>
   <translation>A ligação {0} não serve: {1}</translation>
  </message>
  <message>
   <source>the link {0} is there already</source>
   <translation>a ligação {0} já existe</translation>
  </message>
  <message>
   <source>The link {0}: {1}</source>
   <translation>A ligação {0}: {1}</translation>
  </message>
  <message>
   <source>the links go round in a circle</source>
   <translation>as ligações formam um círculo</translation>
  </message>
  <message>
   <source>The links go round in a circle: {0}</source>
   <translation>As ligações formam um círculo: {0}</translation>
  </message>
  <message>
   <source>The list above the canvas has everything.</source>
   <translation>A lista acima da tela do grafo tem tudo.</translation>
  </message>
  <message>
   <source>the list in the file is no good: {0}</source>
   <translation>a lista no arquivo não presta: {0}</translation>
  </message>
  <message>
   <source>the list of downloads cannot be read now</source>
   <translation>a lista de downloads não pode ser lida agora</translation>
  </message>
  <message>
   <source>the list of downloads is damaged</source>
   <translation>a lista de downloads está danificada</translation>
  </message>
  <message>
   <source>the list of downloads was written by a newer version of this program</source>
   <translation>a lista de downloads foi escrita por uma versão mais nova deste programa</translation>
  </message>
  <message>
   <source>the list of files in {0} is damaged: {1}</source>
   <translation>a lista de arquivos em {0} está danificada: {1}</translation>
  </message>
  <message>
   <source>the list of files in {0} was written by a newer program</source>
   <translation>a lista de arquivos em {0} foi escrita por um programa mais novo</translation>
  </message>
  <message>
   <source>the list of keys {0} cannot be read: {1}</source>
   <translation>a lista de chaves {0} não pode ser lida: {1}</translation>
  </message>
  <message>
   <source>the list of the model {0} and the index of the bundle do not agree</source>
   <translation>a lista do modelo {0} e o índice do pacote não concordam</translation>
  </message>
  <message>
   <source>The list of {0} says what is wrong with each.</source>
   <translation>A lista de {0} diz o que há de errado com cada um.</translation>
  </message>
  <message>
   <source>The log is being checked…</source>
   <translation>O log está sendo verificado…</translation>
  </message>
  <message>
   <source>The log is not kept</source>
   <translation>O log não é guardado</translation>
  </message>
  <message>
   <source>the longest repetition</source>
   <translation>a repetição mais longa</translation>
  </message>
  <message>
   <source>The machine is very busy; what is shown here may be out of date.</source>
   <translation>A máquina está muito ocupada; o que se vê aqui pode estar desatualizado.</translation>
  </message>
  <message>
   <source>the machine's administrator decides the policy here</source>
   <translation>o administrador da máquina decide a política aqui</translation>
  </message>
  <message>
   <source>The manual, with search. F1 opens it at the page of what you see, Ctrl+K lists every command. The tour is there again, too.</source>
   <translation>O manual, com busca. F1 o abre na página do que você vê, Ctrl+K lista todos os comandos. O tour também está lá de novo.</translation>
  </message>
  <message>
   <source>The mark where the cache ends is approximate.</source>
   <translation>A marca onde o cache acaba é aproximada.</translation>
  </message>
  <message>
   <source>the marker</source>
   <translation>a marca</translation>
  </message>
  <message>
   <source>the MCP server {0} is not what was read any more</source>
   <translation>o servidor MCP {0} não é mais o que foi lido</translation>
  </message>
  <message>
   <source>the memory of a process cannot be held on this system</source>
   <translation>a memória de um processo não pode ser limitada neste sistema</translation>
  </message>
  <message>
   <source>The message goes on from “Error”</source>
   <translation>A mensagem segue por “Erro”</translation>
  </message>
  <message>
   <source>the message is empty</source>
   <translation>a mensagem está vazia</translation>
  </message>
  <message>
   <source>the message to the agent is empty</source>
   <translation>a mensagem ao agente está vazia</translation>
  </message>
  <message>
   <source>the mirror has no model {0}</source>
   <translation>o espelho não tem o modelo {0}</translation>
  </message>
  <message>
   <source>the model did not answer in the form that Foundry Local asks of it</source>
   <translation>o modelo não respondeu na forma que o Foundry Local pede a ele</translation>
  </message>
  <message>
   <source>the model ended its answer at once, so its speed cannot be told</source>
   <translation>o modelo encerrou a resposta na hora, então não se sabe a velocidade</translation>
  </message>
  <message>
   <source>the model gives no probabilities here</source>
   <translation>o modelo não dá probabilidades aqui</translation>
  </message>
  <message>
   <source>the model has {0} requests already, and takes no more until some are done</source>
   <translation>o modelo já tem {0} requisições, e não aceita mais até que algumas terminem</translation>
  </message>
  <message>
   <source>The model is loaded with: {0}.</source>
   <translation>O modelo é carregado com: {0}.</translation>
  </message>
  <message>
   <source>the model is looked up among those here</source>
   <translation>o modelo é procurado entre os daqui</translation>
  </message>
  <message>
   <source>the model is missing</source>
   <translation>falta o modelo</translation>
  </message>
  <message>
   <source>The model is told of it, but its answer may differ.</source>
   <translation>O modelo é informado, mas a resposta pode diferir.</translation>
  </message>
  <message>
   <source>The model it had: {0}</source>
   <translation>O modelo que tinha: {0}</translation>
  </message>
  <message>
   <source>the model itself</source>
   <translation>o próprio modelo</translation>
  </message>
  <message>
   <source>The model knows {0} tokens of context, the agent asks for {1}</source>
   <translation>O modelo conhece {0} tokens de contexto, o agente pede {1}</translation>
  </message>
  <message>
   <source>the model loads but cannot decode: {0}</source>
   <translation>o modelo carrega, mas não consegue decodificar: {0}</translation>
  </message>
  <message>
   <source>the model made no vector of this text</source>
   <translation>o modelo não fez vetor deste texto</translation>
  </message>
  <message>
   <source>the model of the chair: {0}</source>
   <translation>o modelo do mediador: {0}</translation>
  </message>
  <message>
   <source>The model reads this, and chooses the tool by it. One or two sentences.</source>
   <translation>O modelo lê isto e escolhe a ferramenta por isto. Uma ou duas frases.</translation>
  </message>
  <message>
   <source>the model still writes</source>
   <translation>o modelo ainda escreve</translation>
  </message>
  <message>
   <source>the model stopped before all tokens were read</source>
   <translation>o modelo parou antes de todos os tokens serem lidos</translation>
  </message>
  <message>
   <source>the model that chooses by meaning</source>
   <translation>o modelo que escolhe pelo sentido</translation>
  </message>
  <message>
   <source>The model the agent uses</source>
   <translation>O modelo que o agente usa</translation>
  </message>
  <message>
   <source>the model was unloaded</source>
   <translation>o modelo foi descarregado</translation>
  </message>
  <message>
   <source>the model {0} in the bundle has no {1}</source>
   <translation>o modelo {0} no pacote não tem {1}</translation>
  </message>
  <message>
   <source>The model {0} is not installed</source>
   <translation>O modelo {0} não está instalado</translation>
  </message>
  <message>
   <source>the model {0} is not installed</source>
   <translation>o modelo {0} não está instalado</translation>
  </message>
  <message>
   <source>The model {0} is not installed; {1} is used</source>
   <translation>O modelo {0} não está instalado; usa-se {1}</translation>
  </message>
  <message>
   <source>the model {0} that made this call is not installed</source>
   <translation>o modelo {0} que fez esta chamada não está instalado</translation>
  </message>
  <message>
   <source>The model {0} was not made to call tools</source>
   <translation>O modelo {0} não foi feito para chamar ferramentas</translation>
  </message>
  <message>
   <source>the model {0}, its address and key</source>
   <translation>o modelo {0}, seu endereço e sua chave</translation>
  </message>
  <message>
   <source>the model's name</source>
   <translation>o nome do modelo</translation>
  </message>
  <message>
   <source>the model's own</source>
   <translation>o do próprio modelo</translation>
  </message>
  <message>
   <source>the model's process did not answer a stop and was ended</source>
   <translation>o processo do modelo não respondeu à parada e foi encerrado</translation>
  </message>
  <message>
   <source>the model's process ended unexpectedly: {0}{1}</source>
   <translation>o processo do modelo terminou inesperadamente: {0}{1}</translation>
  </message>
  <message>
   <source>the model's process has no pipe</source>
   <translation>o processo do modelo não tem pipe</translation>
  </message>
  <message>
   <source>The models it had</source>
   <translation>Os modelos que tinham</translation>
  </message>
  <message>
   <source>The models themselves are untouched.</source>
   <translation>Os modelos em si estão intactos.</translation>
  </message>
  <message>
   <source>The models were not packed</source>
   <translation>Os modelos não foram empacotados</translation>
  </message>
  <message>
   <source>The moment</source>
   <translation>Data e hora</translation>
  </message>
  <message>
   <source>The name is taken.</source>
   <translation>O nome já existe.</translation>
  </message>
  <message>
   <source>the name of a graph</source>
   <translation>o nome de um grafo</translation>
  </message>
  <message>
   <source>the name of a program or its full path</source>
   <translation>o nome de um programa ou seu caminho completo</translation>
  </message>
  <message>
   <source>the name of an agent</source>
   <translation>o nome de um agente</translation>
  </message>
  <message>
   <source>the name of the tool is missing</source>
   <translation>falta o nome da ferramenta</translation>
  </message>
  <message>
   <source>the name {0} has no number</source>
   <translation>o nome {0} não tem número</translation>
  </message>
  <message>
   <source>the name {0} is not known</source>
   <translation>o nome {0} não é conhecido</translation>
  </message>
  <message>
   <source>The name {0} is taken</source>
   <translation>O nome {0} já está em uso</translation>
  </message>
  <message>
   <source>the network</source>
   <translation>a rede</translation>
  </message>
  <message>
   <source>The network is off in the settings: servers on this machine can be used, those beyond it are refused.</source>
   <translation>A rede está desligada nas configurações: servidores desta máquina podem ser usados, os de fora são recusados.</translation>
  </message>
  <message>
   <source>the network is off, and this deployment reaches beyond this machine</source>
   <translation>a rede está desligada, e esta implantação vai além desta máquina</translation>
  </message>
  <message>
   <source>the network is off, and {0} is another machine</source>
   <translation>a rede está desligada, e {0} é outra máquina</translation>
  </message>
  <message>
   <source>the network is switched off in the settings</source>
   <translation>a rede está desligada nas configurações</translation>
  </message>
  <message>
   <source>the network is switched off, and {0} is not this machine</source>
   <translation>a rede está desligada, e {0} não é esta máquina</translation>
  </message>
  <message>
   <source>The network is switched off, so only servers on this machine are reached</source>
   <translation>A rede está desligada, por isso só servidores nesta máquina são alcançados</translation>
  </message>
  <message>
   <source>the network: it is meant for {0}, but can reach {1}</source>
   <translation>a rede: destina-se a {0}, mas pode alcançar {1}</translation>
  </message>
  <message>
   <source>the new file lacks {0} of its source</source>
   <translation>o novo arquivo não tem {0} da origem</translation>
  </message>
  <message>
   <source>the new file was cut off</source>
   <translation>o novo arquivo foi cortado</translation>
  </message>
  <message>
   <source>The new key</source>
   <translation>A nova chave</translation>
  </message>
  <message>
   <source>The new key. Copy it now: it is not shown again.</source>
   <translation>A nova chave. Copie agora: ela não é mostrada de novo.</translation>
  </message>
  <message>
   <source>the new model is not in the list</source>
   <translation>o novo modelo não está na lista</translation>
  </message>
  <message>
   <source>the new program says that it is {0}, not {1}</source>
   <translation>o novo programa diz que é {0}, não {1}</translation>
  </message>
  <message>
   <source>The new run asks you:</source>
   <translation>A nova execução pergunta a você:</translation>
  </message>
  <message>
   <source>The new run goes on.</source>
   <translation>A nova execução continua.</translation>
  </message>
  <message>
   <source>The new run has ended.</source>
   <translation>A nova execução terminou.</translation>
  </message>
  <message>
   <source>The new run waits at a breakpoint.</source>
   <translation>A nova execução espera em um ponto de parada.</translation>
  </message>
  <message>
   <source>the new version cannot be started: {0}</source>
   <translation>a nova versão não pode ser iniciada: {0}</translation>
  </message>
  <message>
   <source>the new version does not work here: {0}</source>
   <translation>a nova versão não funciona aqui: {0}</translation>
  </message>
  <message>
   <source>the new version was still not done after {0} seconds</source>
   <translation>a nova versão ainda não tinha terminado após {0} segundos</translation>
  </message>
  <message>
   <source>The newest is younger than 15 s</source>
   <translation>A mais nova tem menos de 15 s</translation>
  </message>
  <message>
   <source>The newest part of the history of the dashboards was lost</source>
   <translation>A parte mais nova do histórico dos painéis se perdeu</translation>
  </message>
  <message>
   <source>The newest sample is {0} s old.</source>
   <translation>A amostra mais nova tem {0} s.</translation>
  </message>
  <message>
   <source>The newest {0} of {1} entries</source>
   <translation>As {0} mais novas de {1} entradas</translation>
  </message>
  <message>
   <source>The next message loads the model again.</source>
   <translation>A próxima mensagem carrega o modelo de novo.</translation>
  </message>
  <message>
   <source>The next message loads the model again; a smaller context or model may help.</source>
   <translation>A próxima mensagem carrega o modelo de novo; um contexto ou modelo menor pode ajudar.</translation>
  </message>
  <message>
   <source>The next model {0} is not installed and is left out</source>
   <translation>O próximo modelo {0} não está instalado e é ignorado</translation>
  </message>
  <message>
   <source>The next sample is judged anew. Run: workbench doctor</source>
   <translation>A próxima amostra será avaliada de novo. Execute: workbench doctor</translation>
  </message>
  <message>
   <source>The next start decrypts everything.</source>
   <translation>O próximo início descriptografa tudo.</translation>
  </message>
  <message>
   <source>The next start encrypts conversations, runs, memories, documents, settings and the audit log. Models, logs and what you export are not.</source>
   <translation>O próximo início criptografa conversas, execuções, memórias, documentos, configurações e o log de auditoria. Modelos, logs e o que você exporta, não.</translation>
  </message>
  <message>
   <source>The next start encrypts everything with a new data key.</source>
   <translation>O próximo início criptografa tudo com uma nova chave de dados.</translation>
  </message>
  <message>
   <source>The next start encrypts everything.</source>
   <translation>O próximo início criptografa tudo.</translation>
  </message>
  <message>
   <source>The next thing you see is a chat. Write something and press Enter.</source>
   <translation>Em seguida você verá um chat. Escreva algo e pressione Enter.</translation>
  </message>
  <message>
   <source>the next try is taken in {0} s</source>
   <translation>a próxima tentativa é aceita em {0} s</translation>
  </message>
  <message>
   <source>the node {0} cannot be linked to itself</source>
   <translation>o nó {0} não pode ser ligado a si mesmo</translation>
  </message>
  <message>
   <source>the node {0} cannot be read</source>
   <translation>o nó {0} não pode ser lido</translation>
  </message>
  <message>
   <source>the node {0} cannot be unpacked</source>
   <translation>o nó {0} não pode ser desempacotado</translation>
  </message>
  <message>
   <source>the node {0} holds no nodes</source>
   <translation>o nó {0} não contém nós</translation>
  </message>
  <message>
   <source>The nodes are: {0}.</source>
   <translation>Os nós são: {0}.</translation>
  </message>
  <message>
   <source>the note is empty</source>
   <translation>a nota está vazia</translation>
  </message>
  <message>
   <source>the notes are beside the script, not those of the program</source>
   <translation>as notas estão ao lado do script, não são as do programa</translation>
  </message>
  <message>
   <source>the notes cannot be read or written: {0}</source>
   <translation>as notas não podem ser lidas ou escritas: {0}</translation>
  </message>
  <message>
   <source>the notes in {0} are lost: {1}</source>
   <translation>as notas em {0} se perderam: {1}</translation>
  </message>
  <message>
   <source>The number of the item</source>
   <translation>O número do item</translation>
  </message>
  <message>
   <source>The old file was kept as {0}; it can be removed.</source>
   <translation>O arquivo antigo foi guardado como {0}; pode ser removido.</translation>
  </message>
  <message>
   <source>The old recovery key opens nothing any more.</source>
   <translation>A chave de recuperação antiga não abre mais nada.</translation>
  </message>
  <message>
   <source>The old version stays as a branch.</source>
   <translation>A versão antiga fica como um ramo.</translation>
  </message>
  <message>
   <source>The old version stays. Tell whoever gave you the file.</source>
   <translation>A versão antiga fica. Avise quem lhe deu o arquivo.</translation>
  </message>
  <message>
   <source>The old version stays. Try again while the machine is less busy.</source>
   <translation>A versão antiga fica. Tente de novo com a máquina menos ocupada.</translation>
  </message>
  <message>
   <source>The oldest are removed for good until no more is used. What is pinned or bookmarked stays.</source>
   <translation>As mais antigas são removidas de vez até não se usar mais que isso. O que está fixado ou favoritado fica.</translation>
  </message>
  <message>
   <source>The oldest goes first.</source>
   <translation>O mais antigo sai primeiro.</translation>
  </message>
  <message>
   <source>the output is called {0}</source>
   <translation>a saída se chama {0}</translation>
  </message>
  <message>
   <source>the pack {0} cannot be used: {1}</source>
   <translation>o pacote {0} não pode ser usado: {1}</translation>
  </message>
  <message>
   <source>The pack {0} is removed</source>
   <translation>O complemento {0} foi removido</translation>
  </message>
  <message>
   <source>The pack {0} is version {1} again</source>
   <translation>O complemento {0} voltou à versão {1}</translation>
  </message>
  <message>
   <source>The parameter {0} has no description</source>
   <translation>O parâmetro {0} não tem descrição</translation>
  </message>
  <message>
   <source>the parameters of run cannot be read</source>
   <translation>os parâmetros de run não podem ser lidos</translation>
  </message>
  <message>
   <source>the passphrase holds half a character</source>
   <translation>a frase secreta contém meio caractere</translation>
  </message>
  <message>
   <source>The passphrase is asked for at every start from now on.</source>
   <translation>A frase secreta será pedida a cada início de agora em diante.</translation>
  </message>
  <message>
   <source>the path of a file below the granted folder</source>
   <translation>o caminho de um arquivo abaixo da pasta concedida</translation>
  </message>
  <message>
   <source>the pattern {0} cannot be read: {1}</source>
   <translation>o padrão {0} não pode ser lido: {1}</translation>
  </message>
  <message>
   <source>the pattern {0} cannot be used: {1}</source>
   <translation>o padrão {0} não pode ser usado: {1}</translation>
  </message>
  <message>
   <source>the pattern {0} takes too long</source>
   <translation>o padrão {0} demora demais</translation>
  </message>
  <message>
   <source>the person declined</source>
   <translation>a pessoa recusou</translation>
  </message>
  <message>
   <source>the PIN holds half a character</source>
   <translation>o PIN contém meio caractere</translation>
  </message>
  <message>
   <source>The PIN is checked, then the system's keyring is asked. It may ask for its password in a window of its own.</source>
   <translation>O PIN é conferido e depois o chaveiro do sistema é consultado. Ele pode pedir a senha em uma janela própria.</translation>
  </message>
  <message>
   <source>The PIN is checked…</source>
   <translation>O PIN está sendo conferido…</translation>
  </message>
  <message>
   <source>The plots show the first {0} candidates.</source>
   <translation>Os gráficos mostram os primeiros {0} candidatos.</translation>
  </message>
  <message>
   <source>the policy cannot be read: {0}</source>
   <translation>a política não pode ser lida: {0}</translation>
  </message>
  <message>
   <source>the policy cannot be read: {0}: {1}</source>
   <translation>a política não pode ser lida: {0}: {1}</translation>
  </message>
  <message>
   <source>the policy cannot be trusted</source>
   <translation>a política não é confiável</translation>
  </message>
  <message>
   <source>the policy cannot be used: {0}</source>
   <translation>a política não pode ser usada: {0}</translation>
  </message>
  <message>
   <source>the policy decides {0}</source>
   <translation>a política decide {0}</translation>
  </message>
  <message>
   <source>the policy demands an encrypted store</source>
   <translation>a política exige um armazenamento criptografado</translation>
  </message>
  <message>
   <source>the policy demands an encrypted store, and this one is plain</source>
   <translation>a política exige um armazenamento criptografado, e este não está</translation>
  </message>
  <message>
   <source>The policy demands that everything is encrypted that Workbench keeps here, and nobody has set that up yet. An administrator says what opens the store.</source>
   <translation>A política exige que tudo o que o Workbench guarda aqui seja criptografado, e ninguém configurou isso ainda. Um administrador diz o que abre o armazenamento.</translation>
  </message>
  <message>
   <source>the policy in the bundle is no good: {0}</source>
   <translation>a política no pacote não presta: {0}</translation>
  </message>
  <message>
   <source>the policy in the bundle is no list of names and values</source>
   <translation>a política no pacote não é lista de nomes e valores</translation>
  </message>
  <message>
   <source>the policy of the kiosk</source>
   <translation>a política do quiosque</translation>
  </message>
  <message>
   <source>the policy of this installation cannot be trusted</source>
   <translation>a política desta instalação não é confiável</translation>
  </message>
  <message>
   <source>the port</source>
   <translation>a porta</translation>
  </message>
  <message>
   <source>the power is too large to work out</source>
   <translation>a potência é grande demais para calcular</translation>
  </message>
  <message>
   <source>the process of {0} ended: {1}{2}</source>
   <translation>o processo de {0} terminou: {1}{2}</translation>
  </message>
  <message>
   <source>The program closed before this answer was finished.</source>
   <translation>O programa fechou antes de esta resposta terminar.</translation>
  </message>
  <message>
   <source>The program ended in the middle of it.</source>
   <translation>O programa terminou no meio dela.</translation>
  </message>
  <message>
   <source>The program ended while it ran. It is not run again.</source>
   <translation>O programa terminou durante a execução. Ela não é repetida.</translation>
  </message>
  <message>
   <source>The program ended while this run was going on.</source>
   <translation>O programa terminou enquanto esta execução estava em andamento.</translation>
  </message>
  <message>
   <source>the program is closing</source>
   <translation>o programa está fechando</translation>
  </message>
  <message>
   <source>the program may do all you may; only its time is limited</source>
   <translation>o programa pode fazer tudo o que você pode; só o tempo é limitado</translation>
  </message>
  <message>
   <source>The program paused it after {0}.</source>
   <translation>O programa a pausou depois de {0}.</translation>
  </message>
  <message>
   <source>The program's default</source>
   <translation>O padrão do programa</translation>
  </message>
  <message>
   <source>the program's default</source>
   <translation>o padrão do programa</translation>
  </message>
  <message>
   <source>the program's own folder</source>
   <translation>a pasta do próprio programa</translation>
  </message>
  <message>
   <source>the prompt does not fit into the server's context: {0}</source>
   <translation>o prompt não cabe no contexto do servidor: {0}</translation>
  </message>
  <message>
   <source>the prompt has {0} tokens, but the context holds {1} for prompt and answer together</source>
   <translation>o prompt tem {0} tokens, mas o contexto comporta {1} para prompt e resposta juntos</translation>
  </message>
  <message>
   <source>the prompt is empty</source>
   <translation>o prompt está vazio</translation>
  </message>
  <message>
   <source>the prompt of this call was never read</source>
   <translation>o prompt desta chamada nunca foi lido</translation>
  </message>
  <message>
   <source>the prompt of {0} tokens does not fit into the KV cache</source>
   <translation>o prompt de {0} tokens não cabe no cache KV</translation>
  </message>
  <message>
   <source>the query failed: {0}</source>
   <translation>a consulta falhou: {0}</translation>
  </message>
  <message>
   <source>The query gave no rows.</source>
   <translation>A consulta não deu linhas.</translation>
  </message>
  <message>
   <source>The question, with all it must know</source>
   <translation>A pergunta, com tudo o que ele precisa saber</translation>
  </message>
  <message>
   <source>The record was cut off there.</source>
   <translation>O registro foi cortado ali.</translation>
  </message>
  <message>
   <source>The records are being read</source>
   <translation>Os registros estão sendo lidos</translation>
  </message>
  <message>
   <source>the recovery key</source>
   <translation>a chave de recuperação</translation>
  </message>
  <message>
   <source>The recovery key is shown this once.</source>
   <translation>A chave de recuperação é mostrada só desta vez.</translation>
  </message>
  <message>
   <source>the regression tests have changes that were not saved</source>
   <translation>os testes de regressão têm alterações não salvas</translation>
  </message>
  <message>
   <source>the remark {0} has no size</source>
   <translation>a observação {0} não tem tamanho</translation>
  </message>
  <message>
   <source>The replay differs from the recording</source>
   <translation>A reprodução difere do registro</translation>
  </message>
  <message>
   <source>The replay matches the recording</source>
   <translation>A reprodução confere com o registro</translation>
  </message>
  <message>
   <source>The report is being made …</source>
   <translation>O relatório está sendo feito …</translation>
  </message>
  <message>
   <source>the request could not be made ready: {0}: {1}</source>
   <translation>a requisição não pôde ser preparada: {0}: {1}</translation>
  </message>
  <message>
   <source>the request has no message</source>
   <translation>a requisição não tem mensagem</translation>
  </message>
  <message>
   <source>the request has no text</source>
   <translation>a requisição não tem texto</translation>
  </message>
  <message>
   <source>the requests</source>
   <translation>as requisições</translation>
  </message>
  <message>
   <source>The rest between firings</source>
   <translation>O descanso entre disparos</translation>
  </message>
  <message>
   <source>The result is text, or anything that JSON can hold. It runs in a process of its own, without network and files unless they are granted below.</source>
   <translation>O resultado é texto, ou o que couber em JSON. Roda em um processo próprio, sem rede nem arquivos a menos que concedidos abaixo.</translation>
  </message>
  <message>
   <source>the rounds alone end it here</source>
   <translation>aqui só as rodadas o encerram</translation>
  </message>
  <message>
   <source>the router here asks in its own words</source>
   <translation>o roteador daqui pergunta com suas próprias palavras</translation>
  </message>
  <message>
   <source>The rule is on</source>
   <translation>A regra está ligada</translation>
  </message>
  <message>
   <source>The rule waits until there is one.</source>
   <translation>A regra espera até que haja uma.</translation>
  </message>
  <message>
   <source>The rule was changed since: rehearse it again.</source>
   <translation>A regra mudou desde então: ensaie de novo.</translation>
  </message>
  <message>
   <source>the rule {0}: {1}</source>
   <translation>a regra {0}: {1}</translation>
  </message>
  <message>
   <source>the rules of alerts could not be judged: {0}</source>
   <translation>não foi possível avaliar as regras de alertas: {0}</translation>
  </message>
  <message>
   <source>the run</source>
   <translation>a execução</translation>
  </message>
  <message>
   <source>The run before still went on.</source>
   <translation>A execução anterior ainda estava em andamento.</translation>
  </message>
  <message>
   <source>The run before was cut off here, after a tool may have changed something. Once more, the change may be made twice</source>
   <translation>A execução anterior foi interrompida aqui, depois que uma ferramenta pode ter mudado algo. Outra vez, a mudança pode ser feita duas vezes</translation>
  </message>
  <message>
   <source>The run cannot be followed further</source>
   <translation>A execução não pode mais ser acompanhada</translation>
  </message>
  <message>
   <source>The run cannot be replayed</source>
   <translation>A execução não pode ser reproduzida</translation>
  </message>
  <message>
   <source>the run ended as: {0}</source>
   <translation>a execução terminou como: {0}</translation>
  </message>
  <message>
   <source>The run ended with {0}.</source>
   <translation>A execução terminou com {0}.</translation>
  </message>
  <message>
   <source>the run ended without a last event</source>
   <translation>a execução terminou sem um último evento</translation>
  </message>
  <message>
   <source>The run ended without a last event.</source>
   <translation>A execução terminou sem um último evento.</translation>
  </message>
  <message>
   <source>The run ends with an answer; no tool, node or model call in it fails.</source>
   <translation>A execução termina com uma resposta; nenhuma ferramenta, nó ou chamada de modelo nela falha.</translation>
  </message>
  <message>
   <source>The run failed.</source>
   <translation>A execução falhou.</translation>
  </message>
  <message>
   <source>the run has no step {0}</source>
   <translation>a execução não tem a etapa {0}</translation>
  </message>
  <message>
   <source>the run holds a text of more than {0} characters</source>
   <translation>a execução contém um texto de mais de {0} caracteres</translation>
  </message>
  <message>
   <source>The run is a regression test already</source>
   <translation>A execução já é um teste de regressão</translation>
  </message>
  <message>
   <source>The run is a test case now</source>
   <translation>A execução agora é um caso de teste</translation>
  </message>
  <message>
   <source>The run makes no more tool calls than this.</source>
   <translation>A execução não faz mais chamadas de ferramentas que isto.</translation>
  </message>
  <message>
   <source>The run stopped after recording {0}, which is the limit.</source>
   <translation>A execução parou depois de gravar {0}, que é o limite.</translation>
  </message>
  <message>
   <source>The run stopped after {0} hours of work, which is the limit.</source>
   <translation>A execução parou depois de {0} horas de trabalho, que é o limite.</translation>
  </message>
  <message>
   <source>The run stopped after {0} runs of nodes, that is the limit.</source>
   <translation>A execução parou depois de {0} execuções de nós, que é o limite.</translation>
  </message>
  <message>
   <source>The run stopped after {0} seconds (max_seconds = {1}).</source>
   <translation>A execução parou depois de {0} segundos (max_seconds = {1}).</translation>
  </message>
  <message>
   <source>The run stopped after {0} steps (max_steps = {1}).</source>
   <translation>A execução parou depois de {0} etapas (max_steps = {1}).</translation>
  </message>
  <message>
   <source>The run stops</source>
   <translation>A execução para</translation>
  </message>
  <message>
   <source>The run used its {0} tokens (max_tokens = {1}).</source>
   <translation>A execução usou seus {0} tokens (max_tokens = {1}).</translation>
  </message>
  <message>
   <source>the run was ended by another call</source>
   <translation>a execução foi encerrada por outra chamada</translation>
  </message>
  <message>
   <source>the same</source>
   <translation>igual</translation>
  </message>
  <message>
   <source>The same arguments always give the same result</source>
   <translation>Os mesmos argumentos dão sempre o mesmo resultado</translation>
  </message>
  <message>
   <source>the same case</source>
   <translation>o mesmo caso</translation>
  </message>
  <message>
   <source>The same for a million tokens that it writes.</source>
   <translation>O mesmo por um milhão de tokens que escreve.</translation>
  </message>
  <message>
   <source>The same tokens elsewhere</source>
   <translation>Os mesmos tokens em outro lugar</translation>
  </message>
  <message>
   <source>The same: {0} events came out as they were recorded.</source>
   <translation>Igual: {0} eventos saíram como foram registrados.</translation>
  </message>
  <message>
   <source>The sample handbook, or one made by workbench documents add.</source>
   <translation>O manual de exemplo, ou um feito com workbench documents add.</translation>
  </message>
  <message>
   <source>the sandbox of its Python code</source>
   <translation>a sandbox do código Python</translation>
  </message>
  <message>
   <source>the sandbox of {0}</source>
   <translation>a sandbox de {0}</translation>
  </message>
  <message>
   <source>the schema is nested too deep</source>
   <translation>o esquema está aninhado fundo demais</translation>
  </message>
  <message>
   <source>The schema of the answer says nothing that can be held; answers are free</source>
   <translation>O esquema da resposta não diz nada que possa ser imposto; as respostas são livres</translation>
  </message>
  <message>
   <source>the schema of {0} cannot be used: {1}</source>
   <translation>o esquema de {0} não pode ser usado: {1}</translation>
  </message>
  <message>
   <source>the screen is locked for {0}</source>
   <translation>a tela está bloqueada para {0}</translation>
  </message>
  <message>
   <source>the script asks a model which way fits</source>
   <translation>o script pergunta a um modelo qual caminho serve</translation>
  </message>
  <message>
   <source>the script asks the models alone, without its instructions and tools</source>
   <translation>o script pergunta só aos modelos, sem as instruções e ferramentas dele</translation>
  </message>
  <message>
   <source>the script counts none</source>
   <translation>o script não conta nenhum</translation>
  </message>
  <message>
   <source>the script has a smaller one: usual operators and functions, floating point</source>
   <translation>o script tem uma menor: operadores e funções usuais, ponto flutuante</translation>
  </message>
  <message>
   <source>the script has functions only</source>
   <translation>o script só tem funções</translation>
  </message>
  <message>
   <source>the script has this path at its top: change it there</source>
   <translation>o script tem este caminho no início: mude-o lá</translation>
  </message>
  <message>
   <source>the script looks for words</source>
   <translation>o script procura por palavras</translation>
  </message>
  <message>
   <source>the script searches by words, with BM25</source>
   <translation>o script busca por palavras, com BM25</translation>
  </message>
  <message>
   <source>the script takes full names of time zones only</source>
   <translation>o script só aceita nomes completos de fusos horários</translation>
  </message>
  <message>
   <source>the search is longer than {0} characters</source>
   <translation>a busca tem mais de {0} caracteres</translation>
  </message>
  <message>
   <source>The sensor the driver reads.</source>
   <translation>O sensor que o driver lê.</translation>
  </message>
  <message>
   <source>the server answered {0} {1}: {2}</source>
   <translation>o servidor respondeu {0} {1}: {2}</translation>
  </message>
  <message>
   <source>the server answers packed, although it was asked not to</source>
   <translation>o servidor responde compactado, embora lhe tenham pedido que não</translation>
  </message>
  <message>
   <source>the server at {0} cannot be reached: {1}</source>
   <translation>o servidor em {0} não pode ser alcançado: {1}</translation>
  </message>
  <message>
   <source>the server at {0} did not begin to answer within {1} seconds (first_token_s)</source>
   <translation>o servidor em {0} não começou a responder em {1} segundos (first_token_s)</translation>
  </message>
  <message>
   <source>the server at {0} has no certificate that this system trusts: {1}</source>
   <translation>o servidor em {0} não tem um certificado em que este sistema confie: {1}</translation>
  </message>
  <message>
   <source>the server at {0} stopped in the middle: nothing came for {1} seconds (between_tokens_s)</source>
   <translation>o servidor em {0} parou no meio: nada veio por {1} segundos (between_tokens_s)</translation>
  </message>
  <message>
   <source>the server at {0}:{1}</source>
   <translation>o servidor em {0}:{1}</translation>
  </message>
  <message>
   <source>the server at {0}:{1} did not answer within {2} seconds (first_token_s)</source>
   <translation>o servidor em {0}:{1} não respondeu em {2} segundos (first_token_s)</translation>
  </message>
  <message>
   <source>the server at {0}:{1} took the connection but does not answer</source>
   <translation>o servidor em {0}:{1} aceitou a conexão, mas não responde</translation>
  </message>
  <message>
   <source>the server comes from a parameter</source>
   <translation>o servidor vem de um parâmetro</translation>
  </message>
  <message>
   <source>the server decides what it holds arguments to</source>
   <translation>o servidor decide a que restringe os argumentos</translation>
  </message>
  <message>
   <source>The server does not keep to the length it was asked for.</source>
   <translation>O servidor não respeita o comprimento que lhe foi pedido.</translation>
  </message>
  <message>
   <source>the server does not know the model {0}, or not this address (HTTP 404){1}</source>
   <translation>o servidor não conhece o modelo {0}, ou não este endereço (HTTP 404){1}</translation>
  </message>
  <message>
   <source>the server does not listen at {0} without a certificate</source>
   <translation>o servidor não ouve em {0} sem certificado</translation>
  </message>
  <message>
   <source>the server does not take tools for this model: {0}</source>
   <translation>o servidor não aceita ferramentas para este modelo: {0}</translation>
  </message>
  <message>
   <source>the server failed (HTTP {0}){1}</source>
   <translation>o servidor falhou (HTTP {0}){1}</translation>
  </message>
  <message>
   <source>the server has no model {0}</source>
   <translation>o servidor não tem o modelo {0}</translation>
  </message>
  <message>
   <source>the server holds something that no file can hold</source>
   <translation>o servidor contém algo que nenhum arquivo pode conter</translation>
  </message>
  <message>
   <source>the server is asked to keep to it, and the answer has to be JSON</source>
   <translation>pede-se ao servidor que o siga, e a resposta precisa ser JSON</translation>
  </message>
  <message>
   <source>The server is broken, or is none for models.</source>
   <translation>O servidor está com defeito, ou não é de modelos.</translation>
  </message>
  <message>
   <source>the server is fixed, and no other is followed to; the address behind its name is not checked</source>
   <translation>o servidor é fixo, e nenhum outro é seguido; o endereço por trás do nome não é conferido</translation>
  </message>
  <message>
   <source>the server is too busy (HTTP {0}){1}</source>
   <translation>o servidor está ocupado demais (HTTP {0}){1}</translation>
  </message>
  <message>
   <source>the server listens on this machine only, not at {0}</source>
   <translation>o servidor ouve só nesta máquina, não em {0}</translation>
  </message>
  <message>
   <source>the server must have them under these names</source>
   <translation>o servidor precisa tê-los com estes nomes</translation>
  </message>
  <message>
   <source>The server on screen has changes that are not saved.</source>
   <translation>O servidor na tela tem alterações não salvas.</translation>
  </message>
  <message>
   <source>the server packed its answer although it was asked not to</source>
   <translation>o servidor compactou a resposta, embora lhe tenham pedido que não</translation>
  </message>
  <message>
   <source>the server refused the request (HTTP {0}){1}</source>
   <translation>o servidor recusou a requisição (HTTP {0}){1}</translation>
  </message>
  <message>
   <source>the server reports an error: {0}</source>
   <translation>o servidor informa um erro: {0}</translation>
  </message>
  <message>
   <source>the server sends something that is no answer</source>
   <translation>o servidor envia algo que não é uma resposta</translation>
  </message>
  <message>
   <source>the server sends the tool on more than {0} times</source>
   <translation>o servidor encaminha a ferramenta mais de {0} vezes</translation>
  </message>
  <message>
   <source>the server sends the tool to no address</source>
   <translation>o servidor encaminha a ferramenta a nenhum endereço</translation>
  </message>
  <message>
   <source>the server sent a choice that is no object</source>
   <translation>o servidor enviou uma escolha que não é um objeto</translation>
  </message>
  <message>
   <source>the server sent a line of more than {0}</source>
   <translation>o servidor enviou uma linha de mais de {0}</translation>
  </message>
  <message>
   <source>the server sent a tool call that is longer than {0} characters</source>
   <translation>o servidor enviou uma chamada de ferramenta com mais de {0} caracteres</translation>
  </message>
  <message>
   <source>the server sent a tool call that is {0}</source>
   <translation>o servidor enviou uma chamada de ferramenta que é {0}</translation>
  </message>
  <message>
   <source>the server sent an event that has no end</source>
   <translation>o servidor enviou um evento que não tem fim</translation>
  </message>
  <message>
   <source>the server sent an event that is no JSON: {0}</source>
   <translation>o servidor enviou um evento que não é JSON: {0}</translation>
  </message>
  <message>
   <source>the server sent more than {0} in one answer</source>
   <translation>o servidor enviou mais de {0} em uma resposta</translation>
  </message>
  <message>
   <source>the server sent more than {0} tool calls in one answer</source>
   <translation>o servidor enviou mais de {0} chamadas de ferramenta em uma resposta</translation>
  </message>
  <message>
   <source>the server sent no answer but {0}</source>
   <translation>o servidor não enviou resposta, e sim {0}</translation>
  </message>
  <message>
   <source>the server sent {0} instead of an answer</source>
   <translation>o servidor enviou {0} em vez de uma resposta</translation>
  </message>
  <message>
   <source>the server sent {0} where text should be</source>
   <translation>o servidor enviou {0} onde deveria haver texto</translation>
  </message>
  <message>
   <source>The server starts</source>
   <translation>O servidor inicia</translation>
  </message>
  <message>
   <source>the server was never asked</source>
   <translation>o servidor nunca foi consultado</translation>
  </message>
  <message>
   <source>the server withheld the rest of the answer (content filter)</source>
   <translation>o servidor reteve o resto da resposta (filtro de conteúdo)</translation>
  </message>
  <message>
   <source>the server {0} (HTTP {1}){2}</source>
   <translation>o servidor {0} (HTTP {1}){2}</translation>
  </message>
  <message>
   <source>the server's answer cannot be used: {0}</source>
   <translation>a resposta do servidor não pode ser usada: {0}</translation>
  </message>
  <message>
   <source>the server's list of models has no end</source>
   <translation>a lista de modelos do servidor não tem fim</translation>
  </message>
  <message>
   <source>The server's own claim of its effects, which nothing checks</source>
   <translation>O que o próprio servidor alega dos seus efeitos, que nada confere</translation>
  </message>
  <message>
   <source>The setting was not changed</source>
   <translation>A configuração não foi alterada</translation>
  </message>
  <message>
   <source>The settings choose the engine of ONNX models.</source>
   <translation>As configurações escolhem o motor dos modelos ONNX.</translation>
  </message>
  <message>
   <source>The settings do not fit together</source>
   <translation>As configurações não combinam</translation>
  </message>
  <message>
   <source>the settings keep this program off the network</source>
   <translation>as configurações mantêm este programa fora da rede</translation>
  </message>
  <message>
   <source>the settings let no model run without a sandbox, and here it has {0}</source>
   <translation>as configurações não deixam nenhum modelo rodar sem sandbox, e aqui há {0}</translation>
  </message>
  <message>
   <source>the share of the GPU</source>
   <translation>a parte da GPU</translation>
  </message>
  <message>
   <source>the signature of the bundle is no good: {0}</source>
   <translation>a assinatura do pacote não presta: {0}</translation>
  </message>
  <message>
   <source>the signing key in {0} cannot be read</source>
   <translation>a chave de assinatura em {0} não pode ser lida</translation>
  </message>
  <message>
   <source>the signing key of this installation is damaged</source>
   <translation>a chave de assinatura desta instalação está danificada</translation>
  </message>
  <message>
   <source>The smallest types have so few bits that it must be known which weights matter. The model reads this text first, and what it uses most is kept best. Without a text the other types are made as they are; with one, those of few bits lose less.</source>
   <translation>Os menores tipos têm tão poucos bits que é preciso saber quais pesos importam. O modelo lê este texto antes, e o que mais usa é mais bem preservado. Sem texto, os outros tipos são feitos como estão; com um, os de poucos bits perdem menos.</translation>
  </message>
  <message>
   <source>the source answers with status {0}</source>
   <translation>a fonte responde com o status {0}</translation>
  </message>
  <message>
   <source>the source brings nothing for {0} s</source>
   <translation>a fonte não traz nada há {0} s</translation>
  </message>
  <message>
   <source>the source does not give {0} to everybody (status {1})</source>
   <translation>a fonte não dá {0} a todos (status {1})</translation>
  </message>
  <message>
   <source>the source does not have {0} (status {1})</source>
   <translation>a fonte não tem {0} (status {1})</translation>
  </message>
  <message>
   <source>the source ended {0} too early</source>
   <translation>a fonte encerrou {0} cedo demais</translation>
  </message>
  <message>
   <source>the source of {0} does not give parts of it</source>
   <translation>a fonte de {0} não dá partes dele</translation>
  </message>
  <message>
   <source>the source of {0} has other bytes now</source>
   <translation>a fonte de {0} tem outros bytes agora</translation>
  </message>
  <message>
   <source>the source of {0} sent {1}</source>
   <translation>a fonte de {0} enviou {1}</translation>
  </message>
  <message>
   <source>the source sends too slowly</source>
   <translation>a fonte envia devagar demais</translation>
  </message>
  <message>
   <source>the start</source>
   <translation>o início</translation>
  </message>
  <message>
   <source>The store cannot be opened</source>
   <translation>O armazenamento não pode ser aberto</translation>
  </message>
  <message>
   <source>the store is about to be turned</source>
   <translation>o armazenamento está prestes a ser convertido</translation>
  </message>
  <message>
   <source>the store is encrypted already</source>
   <translation>o armazenamento já está criptografado</translation>
  </message>
  <message>
   <source>the store is encrypted, and the nodes of a deployment would keep theirs plain</source>
   <translation>o armazenamento está criptografado, e os nós de uma implantação guardariam o deles sem criptografia</translation>
  </message>
  <message>
   <source>The store is encrypted…</source>
   <translation>O armazenamento está sendo criptografado…</translation>
  </message>
  <message>
   <source>the store is not encrypted</source>
   <translation>o armazenamento não está criptografado</translation>
  </message>
  <message>
   <source>The store is plain, as it was.</source>
   <translation>O armazenamento está sem criptografia, como estava.</translation>
  </message>
  <message>
   <source>the store was encrypted by a newer version of this program</source>
   <translation>o armazenamento foi criptografado por uma versão mais nova deste programa</translation>
  </message>
  <message>
   <source>the stronger, the unlikelier (perplexity {0})</source>
   <translation>quanto mais forte, mais improvável (perplexidade {0})</translation>
  </message>
  <message>
   <source>the supervisor cannot be started: {0}</source>
   <translation>o supervisor não pode ser iniciado: {0}</translation>
  </message>
  <message>
   <source>The system may ask for the password of its keyring in a window of its own. That window may lie behind this one.</source>
   <translation>O sistema pode pedir a senha do chaveiro em uma janela própria. Essa janela pode estar atrás desta.</translation>
  </message>
  <message>
   <source>the system starts no process: {0}</source>
   <translation>o sistema não inicia nenhum processo: {0}</translation>
  </message>
  <message>
   <source>The system's keyring</source>
   <translation>O chaveiro do sistema</translation>
  </message>
  <message>
   <source>the system's keyring</source>
   <translation>o chaveiro do sistema</translation>
  </message>
  <message>
   <source>The system's keyring did not answer within {0} s. Look for its question, or type the passphrase or the recovery key.</source>
   <translation>O chaveiro do sistema não respondeu em {0} s. Procure a pergunta dele, ou digite a frase secreta ou a chave de recuperação.</translation>
  </message>
  <message>
   <source>The system's keyring did not answer. Look for its question, or use a passphrase.</source>
   <translation>O chaveiro do sistema não respondeu. Procure a pergunta dele, ou use uma frase secreta.</translation>
  </message>
  <message>
   <source>The system's keyring has no key for this store. Type the passphrase or the recovery key.</source>
   <translation>O chaveiro do sistema não tem chave para este armazenamento. Digite a frase secreta ou a chave de recuperação.</translation>
  </message>
  <message>
   <source>The system's keyring has the key. Every file is turned now.</source>
   <translation>O chaveiro do sistema tem a chave. Cada arquivo é convertido agora.</translation>
  </message>
  <message>
   <source>The system's keyring is asked…</source>
   <translation>O chaveiro do sistema está sendo consultado…</translation>
  </message>
  <message>
   <source>The system's keyring is locked. Unlock it and ask again, or type the passphrase or the recovery key.</source>
   <translation>O chaveiro do sistema está bloqueado. Desbloqueie e pergunte de novo, ou digite a frase secreta ou a chave de recuperação.</translation>
  </message>
  <message>
   <source>The system's keyring keeps it, and no file</source>
   <translation>O chaveiro do sistema a guarda, e nenhum arquivo</translation>
  </message>
  <message>
   <source>The system's keyring refused. Ask again, or type the passphrase or the recovery key.</source>
   <translation>O chaveiro do sistema recusou. Pergunte de novo, ou digite a frase secreta ou a chave de recuperação.</translation>
  </message>
  <message>
   <source>the team has no agents</source>
   <translation>a equipe não tem agentes</translation>
  </message>
  <message>
   <source>the team has {0} participants</source>
   <translation>a equipe tem {0} participantes</translation>
  </message>
  <message>
   <source>The template of this model is broken or hostile; use another file of the model.</source>
   <translation>O template deste modelo está com defeito ou é hostil; use outro arquivo do modelo.</translation>
  </message>
  <message>
   <source>the test run called no tool that gave 84; it answered {0}</source>
   <translation>a execução de teste não chamou uma ferramenta que desse 84; respondeu {0}</translation>
  </message>
  <message>
   <source>the test run ended with {0}: {1}</source>
   <translation>a execução de teste terminou com {0}: {1}</translation>
  </message>
  <message>
   <source>The text</source>
   <translation>O texto</translation>
  </message>
  <message>
   <source>The text cannot be read: {0}</source>
   <translation>O texto não pode ser lido: {0}</translation>
  </message>
  <message>
   <source>the text cannot be read: {0}</source>
   <translation>o texto não pode ser lido: {0}</translation>
  </message>
  <message>
   <source>the text has {0} tokens</source>
   <translation>o texto tem {0} tokens</translation>
  </message>
  <message>
   <source>the text has {0} tokens; at least {1} are needed to tell which weights matter</source>
   <translation>o texto tem {0} tokens; são precisos pelo menos {1} para saber quais pesos importam</translation>
  </message>
  <message>
   <source>the text holds half a character</source>
   <translation>o texto contém metade de um caractere</translation>
  </message>
  <message>
   <source>the text is larger than {0}</source>
   <translation>o texto é maior que {0}</translation>
  </message>
  <message>
   <source>the text is not JSON: {0}</source>
   <translation>o texto não é JSON: {0}</translation>
  </message>
  <message>
   <source>the text to look for is empty</source>
   <translation>o texto a procurar está vazio</translation>
  </message>
  <message>
   <source>The threshold</source>
   <translation>O limiar</translation>
  </message>
  <message>
   <source>the threshold is missing</source>
   <translation>falta o limiar</translation>
  </message>
  <message>
   <source>the time was not measured</source>
   <translation>o tempo não foi medido</translation>
  </message>
  <message>
   <source>The time was up before all of it was measured.</source>
   <translation>O tempo acabou antes de tudo ser medido.</translation>
  </message>
  <message>
   <source>the title of the model {0} is no line of text</source>
   <translation>o título do modelo {0} não é uma linha de texto</translation>
  </message>
  <message>
   <source>the tokenizer of {0} has {1} tokens, its network {2}</source>
   <translation>o tokenizador de {0} tem {1} tokens, a rede dele {2}</translation>
  </message>
  <message>
   <source>The tokens of the agent that called the tool are used up.</source>
   <translation>Os tokens do agente que chamou a ferramenta acabaram.</translation>
  </message>
  <message>
   <source>the tool asks each time, whatever was allowed, so it cannot be granted</source>
   <translation>a ferramenta pergunta a cada vez, seja o que for que se permitiu, por isso não pode ser concedida</translation>
  </message>
  <message>
   <source>The tool asks {0}, although its file says {1}</source>
   <translation>A ferramenta pergunta {0}, embora seu arquivo diga {1}</translation>
  </message>
  <message>
   <source>the tool call was cut off by the limit of new tokens</source>
   <translation>a chamada de ferramenta foi cortada pelo limite de novos tokens</translation>
  </message>
  <message>
   <source>The tool calls of the run are those that are expected.</source>
   <translation>As chamadas de ferramentas da execução são as esperadas.</translation>
  </message>
  <message>
   <source>the tool has no argument {0}</source>
   <translation>a ferramenta não tem o argumento {0}</translation>
  </message>
  <message>
   <source>the tool holds something that no file can hold</source>
   <translation>a ferramenta contém algo que nenhum arquivo pode conter</translation>
  </message>
  <message>
   <source>The tool is for nobody</source>
   <translation>A ferramenta não é para ninguém</translation>
  </message>
  <message>
   <source>the tool is not as it was when it was granted</source>
   <translation>a ferramenta não é mais como quando foi concedida</translation>
  </message>
  <message>
   <source>The tool itself ran for {0} and failed.</source>
   <translation>A própria ferramenta rodou por {0} e falhou.</translation>
  </message>
  <message>
   <source>The tool itself ran for {0}.</source>
   <translation>A própria ferramenta rodou por {0}.</translation>
  </message>
  <message>
   <source>the tool may not reach {0}</source>
   <translation>a ferramenta não pode alcançar {0}</translation>
  </message>
  <message>
   <source>the tool of that name here has its own</source>
   <translation>a ferramenta com esse nome aqui tem a sua própria</translation>
  </message>
  <message>
   <source>the tool of that name here is used</source>
   <translation>usa-se a ferramenta com esse nome aqui</translation>
  </message>
  <message>
   <source>The tool runs</source>
   <translation>A ferramenta roda</translation>
  </message>
  <message>
   <source>the tool that saves the fields</source>
   <translation>a ferramenta que salva os campos</translation>
  </message>
  <message>
   <source>the tool {0}</source>
   <translation>a ferramenta {0}</translation>
  </message>
  <message>
   <source>The tool {0} cannot be used: {1}</source>
   <translation>A ferramenta {0} não pode ser usada: {1}</translation>
  </message>
  <message>
   <source>the tool {0} gave no result</source>
   <translation>a ferramenta {0} não deu resultado</translation>
  </message>
  <message>
   <source>the tool {0} of the kind {1}</source>
   <translation>a ferramenta {0} do tipo {1}</translation>
  </message>
  <message>
   <source>the tool {0} was changed since it was allowed</source>
   <translation>a ferramenta {0} foi mudada desde que foi permitida</translation>
  </message>
  <message>
   <source>the tool {0}: {1}</source>
   <translation>a ferramenta {0}: {1}</translation>
  </message>
  <message>
   <source>the tool's name</source>
   <translation>o nome da ferramenta</translation>
  </message>
  <message>
   <source>the tool's own policy asks here</source>
   <translation>aqui a política da própria ferramenta pergunta</translation>
  </message>
  <message>
   <source>the tool's process has no pipe</source>
   <translation>o processo da ferramenta não tem pipe</translation>
  </message>
  <message>
   <source>the tools</source>
   <translation>as ferramentas</translation>
  </message>
  <message>
   <source>The tools are {0}.</source>
   <translation>As ferramentas são {0}.</translation>
  </message>
  <message>
   <source>the tools' grammar cannot be used by this engine: it has {0}</source>
   <translation>a gramática das ferramentas não pode ser usada por este motor: tem {0}</translation>
  </message>
  <message>
   <source>The tour shows the window in six short steps; Esc ends it.</source>
   <translation>O tour mostra a janela em seis passos curtos; Esc encerra.</translation>
  </message>
  <message>
   <source>the trace of this run has no beginning</source>
   <translation>o rastro desta execução não tem começo</translation>
  </message>
  <message>
   <source>The two passphrases are different.</source>
   <translation>As duas frases secretas são diferentes.</translation>
  </message>
  <message>
   <source>The two runs are equal, but for their times.</source>
   <translation>As duas execuções são iguais, exceto pelos tempos.</translation>
  </message>
  <message>
   <source>the type {0} of {1}</source>
   <translation>o tipo {0} de {1}</translation>
  </message>
  <message>
   <source>the update could not be begun: {0}</source>
   <translation>a atualização não pôde ser iniciada: {0}</translation>
  </message>
  <message>
   <source>The user can grant one in the agent's editor, under Databases.</source>
   <translation>O usuário pode conceder um no editor do agente, em Bancos de dados.</translation>
  </message>
  <message>
   <source>The user can grant one in the agent's editor, under Folders.</source>
   <translation>O usuário pode conceder uma no editor do agente, em Pastas.</translation>
  </message>
  <message>
   <source>the value of {0} is not in the keyring</source>
   <translation>o valor de {0} não está no chaveiro</translation>
  </message>
  <message>
   <source>the vectors of this collection are of another embedding model, or not made yet</source>
   <translation>os vetores desta coleção são de outro modelo de embeddings, ou ainda não foram feitos</translation>
  </message>
  <message>
   <source>The version of {0} is on screen</source>
   <translation>A versão de {0} está na tela</translation>
  </message>
  <message>
   <source>the way with most of its words, whole words only</source>
   <translation>o caminho com mais palavras suas, só palavras inteiras</translation>
  </message>
  <message>
   <source>the ways to the nodes cross each other</source>
   <translation>os caminhos para os nós se cruzam</translation>
  </message>
  <message>
   <source>the weights in {0} were refused: {1}</source>
   <translation>os pesos em {0} foram recusados: {1}</translation>
  </message>
  <message>
   <source>The whole answer is JSON and fits this schema.</source>
   <translation>A resposta inteira é JSON e segue este esquema.</translation>
  </message>
  <message>
   <source>The whole answer is the expected one.</source>
   <translation>A resposta inteira é a esperada.</translation>
  </message>
  <message>
   <source>The whole run is told again out of its record: no model, no tool and no person is asked. It says whether the same comes out.</source>
   <translation>A execução inteira é recontada a partir do registro: nenhum modelo, ferramenta ou pessoa é consultado. Diz se sai o mesmo.</translation>
  </message>
  <message>
   <source>The whole run, or each call of a tool or node, takes less time than this.</source>
   <translation>A execução inteira, ou cada chamada de ferramenta ou nó, leva menos tempo que isto.</translation>
  </message>
  <message>
   <source>The whole run. Click or drag to go there.</source>
   <translation>A execução inteira. Clique ou arraste para ir lá.</translation>
  </message>
  <message>
   <source>the wire to {0}</source>
   <translation>o fio para {0}</translation>
  </message>
  <message>
   <source>the workflow ends before it</source>
   <translation>o fluxo termina antes dela</translation>
  </message>
  <message>
   <source>the workflow has no actions</source>
   <translation>o fluxo não tem ações</translation>
  </message>
  <message>
   <source>the {0} engine is not installed: {1}</source>
   <translation>o motor {0} não está instalado: {1}</translation>
  </message>
  <message>
   <source>the {0} {1} can be asked in a run only</source>
   <translation>só se pode perguntar a {0} {1} em uma execução</translation>
  </message>
  <message>
   <source>the {0} {1} cannot be packed: it is a port of this graph</source>
   <translation>o {0} {1} não pode ser empacotado: é uma porta deste grafo</translation>
  </message>
  <message>
   <source>the {0} {1} holds half a character</source>
   <translation>o {0} {1} contém metade de um caractere</translation>
  </message>
  <message>
   <source>the {0} {1}, or something it uses, was changed since this tool was allowed</source>
   <translation>o {0} {1}, ou algo que ele usa, mudou desde que esta ferramenta foi permitida</translation>
  </message>
  <message>
   <source>The {0}s are: {1}; or give the path of a {2} file.</source>
   <translation>Há estes ({0}): {1}; ou dê o caminho de um arquivo {2}.</translation>
  </message>
  <message>
   <source>their properties are no list of fields</source>
   <translation>suas propriedades não são uma lista de campos</translation>
  </message>
  <message>
   <source>Theme</source>
   <translation>Tema</translation>
  </message>
  <message>
   <source>Then</source>
   <translation>Depois</translation>
  </message>
  <message>
   <source>there are 1 to 48, each as 09:00</source>
   <translation>são de 1 a 48, cada um como 09:00</translation>
  </message>
  <message>
   <source>there are more than {0} calls</source>
   <translation>há mais de {0} chamadas</translation>
  </message>
  <message>
   <source>There are more than {0} examples</source>
   <translation>Há mais de {0} exemplos</translation>
  </message>
  <message>
   <source>there are more than {0} tags</source>
   <translation>há mais de {0} etiquetas</translation>
  </message>
  <message>
   <source>There are no fields</source>
   <translation>Não há campos</translation>
  </message>
  <message>
   <source>there are no messages to write</source>
   <translation>não há mensagens para escrever</translation>
  </message>
  <message>
   <source>There are no samples of {0}.</source>
   <translation>Não há amostras de {0}.</translation>
  </message>
  <message>
   <source>There are two parameters {0!r}</source>
   <translation>Há dois parâmetros {0!r}</translation>
  </message>
  <message>
   <source>there are two rules {0}</source>
   <translation>há duas regras {0}</translation>
  </message>
  <message>
   <source>There are two values {0!r}</source>
   <translation>Há dois valores {0!r}</translation>
  </message>
  <message>
   <source>there are two {0}s {1}</source>
   <translation>há dois {0}s {1}</translation>
  </message>
  <message>
   <source>there are {0} damaged copies of {1} already</source>
   <translation>já há {0} cópias danificadas de {1}</translation>
  </message>
  <message>
   <source>there are {0} keys</source>
   <translation>há {0} chaves</translation>
  </message>
  <message>
   <source>there are {0} rules; {1} are read</source>
   <translation>há {0} regras; leem-se {1}</translation>
  </message>
  <message>
   <source>There are: {0}.</source>
   <translation>Há: {0}.</translation>
  </message>
  <message>
   <source>there is a field {0} that is not known</source>
   <translation>há um campo {0} que não é conhecido</translation>
  </message>
  <message>
   <source>there is a key {0} already</source>
   <translation>já há uma chave {0}</translation>
  </message>
  <message>
   <source>there is a rule {0} already</source>
   <translation>já há uma regra {0}</translation>
  </message>
  <message>
   <source>There is a server that starts just like it.</source>
   <translation>Há um servidor que inicia do mesmo modo.</translation>
  </message>
  <message>
   <source>There is a tool {0} already</source>
   <translation>Já há uma ferramenta {0}</translation>
  </message>
  <message>
   <source>there is a tool {0} already</source>
   <translation>já há uma ferramenta {0}</translation>
  </message>
  <message>
   <source>there is an evaluation {0} already</source>
   <translation>já há uma avaliação {0}</translation>
  </message>
  <message>
   <source>there is another input {0}</source>
   <translation>há outra entrada {0}</translation>
  </message>
  <message>
   <source>there is another recording {0} already</source>
   <translation>já existe outra gravação {0}</translation>
  </message>
  <message>
   <source>There is another {0} {1}</source>
   <translation>Há outro {0} {1}</translation>
  </message>
  <message>
   <source>there is no address for {0}</source>
   <translation>não há endereço para {0}</translation>
  </message>
  <message>
   <source>there is no administrator here</source>
   <translation>não há administrador aqui</translation>
  </message>
  <message>
   <source>there is no agent or graph {0}</source>
   <translation>não há agente nem grafo {0}</translation>
  </message>
  <message>
   <source>There is no agent {0}</source>
   <translation>Não há agente {0}</translation>
  </message>
  <message>
   <source>there is no agent {0}</source>
   <translation>não há agente {0}</translation>
  </message>
  <message>
   <source>there is no agent {0} for the role {1} here</source>
   <translation>não há agente {0} para o papel {1} aqui</translation>
  </message>
  <message>
   <source>there is no answer: {0}</source>
   <translation>não há resposta: {0}</translation>
  </message>
  <message>
   <source>There is no collection {0}</source>
   <translation>Não há coleção {0}</translation>
  </message>
  <message>
   <source>there is no collection {0}</source>
   <translation>não há coleção {0}</translation>
  </message>
  <message>
   <source>there is no connection {0}</source>
   <translation>não há conexão {0}</translation>
  </message>
  <message>
   <source>There is no conversation to rename yet</source>
   <translation>Ainda não há conversa para renomear</translation>
  </message>
  <message>
   <source>there is no conversation {0}</source>
   <translation>não há conversa {0}</translation>
  </message>
  <message>
   <source>there is no data set {0}</source>
   <translation>não há conjunto de dados {0}</translation>
  </message>
  <message>
   <source>there is no database {0}.</source>
   <translation>não há banco de dados {0}.</translation>
  </message>
  <message>
   <source>there is no download {0}</source>
   <translation>não há download {0}</translation>
  </message>
  <message>
   <source>there is no earlier pack {0}</source>
   <translation>não há complemento anterior {0}</translation>
  </message>
  <message>
   <source>there is no emergency access here</source>
   <translation>não há acesso de emergência aqui</translation>
  </message>
  <message>
   <source>there is no evaluation {0}</source>
   <translation>não há avaliação {0}</translation>
  </message>
  <message>
   <source>there is no filter {0}:</source>
   <translation>não há filtro {0}:</translation>
  </message>
  <message>
   <source>there is no folder {0}</source>
   <translation>não há pasta {0}</translation>
  </message>
  <message>
   <source>there is no function run</source>
   <translation>não há função run</translation>
  </message>
  <message>
   <source>there is no grader {0}</source>
   <translation>não há avaliador {0}</translation>
  </message>
  <message>
   <source>there is no input {0}</source>
   <translation>não há entrada {0}</translation>
  </message>
  <message>
   <source>There is no key yet.</source>
   <translation>Ainda não há chave.</translation>
  </message>
  <message>
   <source>there is no key {0}</source>
   <translation>não há chave {0}</translation>
  </message>
  <message>
   <source>There is no keyring here, so {0} must be entered again after a restart.</source>
   <translation>Não há chaveiro aqui, então {0} deve ser informado de novo após reiniciar.</translation>
  </message>
  <message>
   <source>There is no keyring in this session. Type the passphrase or the recovery key.</source>
   <translation>Não há chaveiro nesta sessão. Digite a frase secreta ou a chave de recuperação.</translation>
  </message>
  <message>
   <source>there is no kind of source {0}</source>
   <translation>não há tipo de fonte {0}</translation>
  </message>
  <message>
   <source>there is no kind of tool {0}</source>
   <translation>não há tipo de ferramenta {0}</translation>
  </message>
  <message>
   <source>there is no link {0}</source>
   <translation>não há ligação {0}</translation>
  </message>
  <message>
   <source>there is no list of rules</source>
   <translation>não há lista de regras</translation>
  </message>
  <message>
   <source>there is no memory {0}</source>
   <translation>não há memória {0}</translation>
  </message>
  <message>
   <source>there is no model among the files</source>
   <translation>não há modelo entre os arquivos</translation>
  </message>
  <message>
   <source>There is no model to ask</source>
   <translation>Não há modelo a que perguntar</translation>
  </message>
  <message>
   <source>there is no model to ask</source>
   <translation>não há modelo a que perguntar</translation>
  </message>
  <message>
   <source>there is no model {0} for the role {1} here</source>
   <translation>não há modelo {0} para o papel {1} aqui</translation>
  </message>
  <message>
   <source>there is no node or remark {0}</source>
   <translation>não há nó nem observação {0}</translation>
  </message>
  <message>
   <source>there is no node to pack</source>
   <translation>não há nó para empacotar</translation>
  </message>
  <message>
   <source>there is no node {0}</source>
   <translation>não há nó {0}</translation>
  </message>
  <message>
   <source>there is no node {0} in {1}</source>
   <translation>não há nó {0} em {1}</translation>
  </message>
  <message>
   <source>there is no number in {0}</source>
   <translation>não há número em {0}</translation>
  </message>
  <message>
   <source>there is no pack {0}</source>
   <translation>não há pacote {0}</translation>
  </message>
  <message>
   <source>there is no parameter {0}</source>
   <translation>não há parâmetro {0}</translation>
  </message>
  <message>
   <source>there is no pattern</source>
   <translation>não há padrão</translation>
  </message>
  <message>
   <source>there is no PIN</source>
   <translation>não há PIN</translation>
  </message>
  <message>
   <source>there is no program {0} on this machine</source>
   <translation>não há programa {0} nesta máquina</translation>
  </message>
  <message>
   <source>There is no program {0} on this machine.</source>
   <translation>Não há programa {0} nesta máquina.</translation>
  </message>
  <message>
   <source>there is no prompt to read</source>
   <translation>não há prompt para ler</translation>
  </message>
  <message>
   <source>there is no query to rank the texts by</source>
   <translation>não há consulta pela qual ordenar os textos</translation>
  </message>
  <message>
   <source>there is no remark {0}</source>
   <translation>não há observação {0}</translation>
  </message>
  <message>
   <source>there is no role {0}</source>
   <translation>não há papel {0}</translation>
  </message>
  <message>
   <source>there is no rule {0}</source>
   <translation>não há regra {0}</translation>
  </message>
  <message>
   <source>there is no run</source>
   <translation>não há run</translation>
  </message>
  <message>
   <source>There is no run to go on from</source>
   <translation>Não há execução para continuar</translation>
  </message>
  <message>
   <source>there is no run {0}</source>
   <translation>não há execução {0}</translation>
  </message>
  <message>
   <source>there is no run {0} of a job</source>
   <translation>não há execução {0} de uma tarefa</translation>
  </message>
  <message>
   <source>there is no sample data {0}</source>
   <translation>não há dados de exemplo {0}</translation>
  </message>
  <message>
   <source>There is no schema</source>
   <translation>Não há esquema</translation>
  </message>
  <message>
   <source>there is no schema</source>
   <translation>não há esquema</translation>
  </message>
  <message>
   <source>there is no setting {0}</source>
   <translation>não há configuração {0}</translation>
  </message>
  <message>
   <source>There is no smaller type than the one it has.</source>
   <translation>Não há tipo menor que o que ele tem.</translation>
  </message>
  <message>
   <source>there is no such data set</source>
   <translation>não há tal conjunto de dados</translation>
  </message>
  <message>
   <source>there is no such output</source>
   <translation>não existe essa saída</translation>
  </message>
  <message>
   <source>there is no such tool call</source>
   <translation>não há tal chamada de ferramenta</translation>
  </message>
  <message>
   <source>There is no such tool.</source>
   <translation>Essa ferramenta não existe.</translation>
  </message>
  <message>
   <source>there is no template {0}</source>
   <translation>não há modelo de configuração {0}</translation>
  </message>
  <message>
   <source>there is no text</source>
   <translation>não há texto</translation>
  </message>
  <message>
   <source>there is no time zone {0}.</source>
   <translation>não há fuso horário {0}.</translation>
  </message>
  <message>
   <source>there is no time zone {0}; write Europe/Berlin</source>
   <translation>não há fuso horário {0}; escreva Europe/Berlin</translation>
  </message>
  <message>
   <source>there is no tool of that name here</source>
   <translation>não há ferramenta com esse nome aqui</translation>
  </message>
  <message>
   <source>There is no tool {0}</source>
   <translation>Não há ferramenta {0}</translation>
  </message>
  <message>
   <source>there is no tool {0}</source>
   <translation>não há ferramenta {0}</translation>
  </message>
  <message>
   <source>there is no tool {0} any more</source>
   <translation>não há mais a ferramenta {0}</translation>
  </message>
  <message>
   <source>There is no tool {0}. The tools are: {1}.</source>
   <translation>Não há ferramenta {0}. As ferramentas são: {1}.</translation>
  </message>
  <message>
   <source>there is no tool {0}.{1}</source>
   <translation>não há ferramenta {0}.{1}</translation>
  </message>
  <message>
   <source>There is no tool {0}; you have no tools. Answer without one.</source>
   <translation>Não há ferramenta {0}; você não tem ferramentas. Responda sem nenhuma.</translation>
  </message>
  <message>
   <source>there is no trace</source>
   <translation>não há rastro</translation>
  </message>
  <message>
   <source>there is no type {0}</source>
   <translation>não há tipo {0}</translation>
  </message>
  <message>
   <source>there is no {0}</source>
   <translation>não há {0}</translation>
  </message>
  <message>
   <source>there is no {0} yet</source>
   <translation>ainda não há {0}</translation>
  </message>
  <message>
   <source>there is no {0} {1}</source>
   <translation>não há {0} {1}</translation>
  </message>
  <message>
   <source>There is none</source>
   <translation>Não há</translation>
  </message>
  <message>
   <source>there is none</source>
   <translation>não há nenhum</translation>
  </message>
  <message>
   <source>there is none of that name here</source>
   <translation>não há nenhuma com esse nome aqui</translation>
  </message>
  <message>
   <source>there is none to choose</source>
   <translation>não há nenhum para escolher</translation>
  </message>
  <message>
   <source>there is nothing at {0}</source>
   <translation>não há nada em {0}</translation>
  </message>
  <message>
   <source>there is nothing inside</source>
   <translation>não há nada dentro</translation>
  </message>
  <message>
   <source>There is nothing inside {0}</source>
   <translation>Não há nada dentro de {0}</translation>
  </message>
  <message>
   <source>there is nothing like it here</source>
   <translation>não há nada parecido aqui</translation>
  </message>
  <message>
   <source>There is nothing to clean up.</source>
   <translation>Não há nada a limpar.</translation>
  </message>
  <message>
   <source>there is nothing to compare</source>
   <translation>não há nada a comparar</translation>
  </message>
  <message>
   <source>There is nothing to compare.</source>
   <translation>Não há nada para comparar.</translation>
  </message>
  <message>
   <source>there is nothing to pack, or too much</source>
   <translation>não há nada a empacotar, ou há demais</translation>
  </message>
  <message>
   <source>there is nothing to remember</source>
   <translation>não há nada para lembrar</translation>
  </message>
  <message>
   <source>There is only {0}.</source>
   <translation>Só há {0}.</translation>
  </message>
  <message>
   <source>there is {0} {1} already</source>
   <translation>já há {0} {1}</translation>
  </message>
  <message>
   <source>there one after the other</source>
   <translation>lá um após o outro</translation>
  </message>
  <message>
   <source>there one step comes after another</source>
   <translation>lá uma etapa vem após a outra</translation>
  </message>
  <message>
   <source>there the agents share one conversation</source>
   <translation>lá os agentes compartilham uma conversa</translation>
  </message>
  <message>
   <source>there the first way with a word in the text is taken, also inside another word</source>
   <translation>lá se toma o primeiro caminho com uma palavra no texto, também dentro de outra palavra</translation>
  </message>
  <message>
   <source>there was a new file</source>
   <translation>houve um novo arquivo</translation>
  </message>
  <message>
   <source>there was not enough memory</source>
   <translation>não havia memória suficiente</translation>
  </message>
  <message>
   <source>These answer on the usual ports. None is used until you connect it.</source>
   <translation>Estes respondem nas portas habituais. Nenhum é usado até você conectar.</translation>
  </message>
  <message>
   <source>These are the newest {0}.</source>
   <translation>Estas são as {0} mais novas.</translation>
  </message>
  <message>
   <source>These calls, in this order</source>
   <translation>Estas chamadas, nesta ordem</translation>
  </message>
  <message>
   <source>These two are already linked</source>
   <translation>Estes dois já estão ligados</translation>
  </message>
  <message>
   <source>These two do not fit</source>
   <translation>Estes dois não combinam</translation>
  </message>
  <message>
   <source>These values came out. They can be changed.</source>
   <translation>Estes valores saíram. Podem ser alterados.</translation>
  </message>
  <message>
   <source>These values go in. They can be changed.</source>
   <translation>Estes valores entram. Podem ser alterados.</translation>
  </message>
  <message>
   <source>these words, one after the other</source>
   <translation>estas palavras, uma após a outra</translation>
  </message>
  <message>
   <source>they are from 1 to 31</source>
   <translation>vão de 1 a 31</translation>
  </message>
  <message>
   <source>they are full paths, or begin with ~ or sample:</source>
   <translation>são caminhos completos, ou começam com ~ ou sample:</translation>
  </message>
  <message>
   <source>they are in the script: look for keys</source>
   <translation>estão no script: procure chaves</translation>
  </message>
  <message>
   <source>they are nested too deep, or refer to themselves</source>
   <translation>estão aninhados fundo demais, ou se referem a si mesmos</translation>
  </message>
  <message>
   <source>they are no object</source>
   <translation>não são um objeto</translation>
  </message>
  <message>
   <source>They are not looked for.</source>
   <translation>Eles não são procurados.</translation>
  </message>
  <message>
   <source>they are plain numbers</source>
   <translation>são números simples</translation>
  </message>
  <message>
   <source>they are run there</source>
   <translation>lá elas são executadas</translation>
  </message>
  <message>
   <source>they are two times such as 08:00 and 18:00</source>
   <translation>são dois horários como 08:00 e 18:00</translation>
  </message>
  <message>
   <source>They are used where they lie; nothing is copied or changed.</source>
   <translation>São usados onde estão; nada é copiado ou alterado.</translation>
  </message>
  <message>
   <source>They differ</source>
   <translation>Diferem</translation>
  </message>
  <message>
   <source>they refer to {0}, which is elsewhere</source>
   <translation>referem-se a {0}, que está em outro lugar</translation>
  </message>
  <message>
   <source>they refer to {0}, which is not there</source>
   <translation>referem-se a {0}, que não existe</translation>
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
   <translation>Isto</translation>
  </message>
  <message>
   <source>this action</source>
   <translation>esta ação</translation>
  </message>
  <message>
   <source>This cannot be done</source>
   <translation>Isto não pode ser feito</translation>
  </message>
  <message>
   <source>This check is not known.</source>
   <translation>Esta verificação não é conhecida.</translation>
  </message>
  <message>
   <source>this collection has no embedding model, so it is searched by words only</source>
   <translation>esta coleção não tem modelo de embeddings, por isso só é pesquisada por palavras</translation>
  </message>
  <message>
   <source>This computer's clock</source>
   <translation>O relógio deste computador</translation>
  </message>
  <message>
   <source>this conversion cannot be done: {0}</source>
   <translation>esta conversão não pode ser feita: {0}</translation>
  </message>
  <message>
   <source>this evaluation goes on</source>
   <translation>esta avaliação continua</translation>
  </message>
  <message>
   <source>this evaluation goes on in another window or command</source>
   <translation>esta avaliação continua em outra janela ou comando</translation>
  </message>
  <message>
   <source>this evaluation has ended</source>
   <translation>esta avaliação terminou</translation>
  </message>
  <message>
   <source>this field</source>
   <translation>este campo</translation>
  </message>
  <message>
   <source>This graph has no inputs: it runs as it is.</source>
   <translation>Este grafo não tem entradas: roda como está.</translation>
  </message>
  <message>
   <source>This graph takes no message</source>
   <translation>Este grafo não recebe mensagem</translation>
  </message>
  <message>
   <source>this header cannot be set</source>
   <translation>este cabeçalho não pode ser definido</translation>
  </message>
  <message>
   <source>This installation is locked</source>
   <translation>Esta instalação está bloqueada</translation>
  </message>
  <message>
   <source>This is a defect.</source>
   <translation>Isto é um defeito.</translation>
  </message>
  <message>
   <source>This is a fault of the program. Copy the details for a report.</source>
   <translation>Isto é um defeito do programa. Copie os detalhes para um relato.</translation>
  </message>
  <message>
   <source>This is a rehearsal: the tool would have been called. Nothing was changed.</source>
   <translation>Isto é um ensaio: a ferramenta teria sido chamada. Nada foi mudado.</translation>
  </message>
  <message>
   <source>This is all that a model is told of the tool, word for word.</source>
   <translation>Isto é tudo o que um modelo sabe da ferramenta, palavra por palavra.</translation>
  </message>
  <message>
   <source>this is no agent or graph that is read here</source>
   <translation>isto não é um agente ou grafo que se leia aqui</translation>
  </message>
  <message>
   <source>this is no component of AutoGen</source>
   <translation>isto não é um componente do AutoGen</translation>
  </message>
  <message>
   <source>this is no flow of Langflow</source>
   <translation>isto não é um fluxo do Langflow</translation>
  </message>
  <message>
   <source>this is not allowed</source>
   <translation>isto não é permitido</translation>
  </message>
  <message>
   <source>this link is there twice</source>
   <translation>esta ligação está duas vezes</translation>
  </message>
  <message>
   <source>This link was not opened</source>
   <translation>Este link não foi aberto</translation>
  </message>
  <message>
   <source>This machine</source>
   <translation>Esta máquina</translation>
  </message>
  <message>
   <source>this machine only</source>
   <translation>só esta máquina</translation>
  </message>
  <message>
   <source>This machine was not measured. Models › This machine does that at any time.</source>
   <translation>Esta máquina não foi medida. Modelos › Esta máquina faz isso a qualquer momento.</translation>
  </message>
  <message>
   <source>this machine's</source>
   <translation>o desta máquina</translation>
  </message>
  <message>
   <source>this model cannot be measured: no step was shown</source>
   <translation>este modelo não pode ser medido: nenhuma etapa foi mostrada</translation>
  </message>
  <message>
   <source>this model cannot be measured: {0}</source>
   <translation>este modelo não pode ser medido: {0}</translation>
  </message>
  <message>
   <source>this model does not rank texts: its file names no rank pooling</source>
   <translation>este modelo não ordena textos: seu arquivo não indica rank pooling</translation>
  </message>
  <message>
   <source>this model makes vectors of texts or ranks them, and writes no tokens</source>
   <translation>este modelo faz vetores de textos ou os ordena, e não escreve tokens</translation>
  </message>
  <message>
   <source>this model makes vectors of texts or ranks them, and writes nothing</source>
   <translation>este modelo faz vetores de textos ou os ordena, e não escreve nada</translation>
  </message>
  <message>
   <source>this model ranks texts and makes no vectors of them</source>
   <translation>este modelo ordena textos e não faz vetores deles</translation>
  </message>
  <message>
   <source>this model's engine does not show single tokens and their probabilities</source>
   <translation>o motor deste modelo não mostra tokens isolados e suas probabilidades</translation>
  </message>
  <message>
   <source>this model's engine makes no vectors of texts and ranks none</source>
   <translation>o motor deste modelo não faz vetores de textos nem os ordena</translation>
  </message>
  <message>
   <source>this model's memory cannot be cut back, so all of it is read again</source>
   <translation>a memória deste modelo não pode ser recuada, por isso tudo é lido de novo</translation>
  </message>
  <message>
   <source>this option</source>
   <translation>esta opção</translation>
  </message>
  <message>
   <source>This page as a PNG</source>
   <translation>Esta página em PNG</translation>
  </message>
  <message>
   <source>This panel is in its own window.</source>
   <translation>Este painel está em janela própria.</translation>
  </message>
  <message>
   <source>this port is no longer there</source>
   <translation>esta porta não existe mais</translation>
  </message>
  <message>
   <source>This program</source>
   <translation>Este programa</translation>
  </message>
  <message>
   <source>this program has no server</source>
   <translation>este programa não tem servidor</translation>
  </message>
  <message>
   <source>this program runs from its source, which an update does not replace</source>
   <translation>este programa roda do código-fonte, que uma atualização não substitui</translation>
  </message>
  <message>
   <source>This program stays on this machine; nothing was sent.</source>
   <translation>Este programa fica nesta máquina; nada foi enviado.</translation>
  </message>
  <message>
   <source>This run</source>
   <translation>Esta execução</translation>
  </message>
  <message>
   <source>This run is no longer there.</source>
   <translation>Esta execução não existe mais.</translation>
  </message>
  <message>
   <source>This server tells no measurements</source>
   <translation>Este servidor não diz medições</translation>
  </message>
  <message>
   <source>This step</source>
   <translation>Esta etapa</translation>
  </message>
  <message>
   <source>This step is the same in both runs.</source>
   <translation>Esta etapa é igual nas duas execuções.</translation>
  </message>
  <message>
   <source>this store is not encrypted</source>
   <translation>este armazenamento não está criptografado</translation>
  </message>
  <message>
   <source>This system does not count what its disks read and write.</source>
   <translation>Este sistema não conta o que os discos leem e escrevem.</translation>
  </message>
  <message>
   <source>This system does not tell connections.</source>
   <translation>Este sistema não diz conexões.</translation>
  </message>
  <message>
   <source>this system has no keyring that keeps anything</source>
   <translation>este sistema não tem um chaveiro que guarde algo</translation>
  </message>
  <message>
   <source>This system has no keyring, so it holds until you quit.</source>
   <translation>Este sistema não tem chaveiro, então vale até você sair.</translation>
  </message>
  <message>
   <source>This system has no keyring, so it is kept in a file that only you can read.</source>
   <translation>Este sistema não tem chaveiro, então fica em um arquivo que só você pode ler.</translation>
  </message>
  <message>
   <source>This takes a while where much is kept. If the machine goes off meanwhile, the next start goes on.</source>
   <translation>Demora um pouco quando há muito guardado. Se a máquina desligar enquanto isso, o próximo início continua.</translation>
  </message>
  <message>
   <source>This tool changes or sends something, also when it is only tried.</source>
   <translation>Esta ferramenta altera ou envia algo, mesmo quando só testada.</translation>
  </message>
  <message>
   <source>this tool was not granted</source>
   <translation>esta ferramenta não foi concedida</translation>
  </message>
  <message>
   <source>This type needs a text: at least {0} tokens, about {1} characters.</source>
   <translation>Este tipo precisa de um texto: pelo menos {0} tokens, cerca de {1} caracteres.</translation>
  </message>
  <message>
   <source>This version does not know such nodes. It is kept as it is.</source>
   <translation>Esta versão não conhece tais nós. É mantido como está.</translation>
  </message>
  <message>
   <source>This version knows no nodes of the kind {0}</source>
   <translation>Esta versão não conhece nós do tipo {0}</translation>
  </message>
  <message>
   <source>this was a {0}, and its policy is gone</source>
   <translation>isto era um {0}, e a política sumiu</translation>
  </message>
  <message>
   <source>this wire</source>
   <translation>este fio</translation>
  </message>
  <message>
   <source>those it names</source>
   <translation>os que indica</translation>
  </message>
  <message>
   <source>Thought</source>
   <translation>Pensamento</translation>
  </message>
  <message numerus="yes">
   <source>Thought, %Ln characters</source>
   <translation>
    <numerusform>Pensamento, %Ln caractere</numerusform>
    <numerusform>Pensamento, %Ln caracteres</numerusform>
   </translation>
  </message>
  <message>
   <source>Thread</source>
   <translation>Thread</translation>
  </message>
  <message>
   <source>Threads</source>
   <translation>Threads</translation>
  </message>
  <message>
   <source>Threads of one model. By itself, Workbench measures what is best.</source>
   <translation>Threads de um modelo. Sozinho, o Workbench mede o que é melhor.</translation>
  </message>
  <message>
   <source>Three of each kind: quick, but rough</source>
   <translation>Três de cada tipo: rápido, mas aproximado</translation>
  </message>
  <message>
   <source>Threshold</source>
   <translation>Limiar</translation>
  </message>
  <message>
   <source>Thu</source>
   <translation>Qui</translation>
  </message>
  <message>
   <source>Thursday</source>
   <translation>quinta-feira</translation>
  </message>
  <message>
   <source>Tick what is to be removed.</source>
   <translation>Marque o que deve ser removido.</translation>
  </message>
  <message>
   <source>Time</source>
   <translation>Tempo</translation>
  </message>
  <message>
   <source>time and rows are limited, memory is not</source>
   <translation>tempo e linhas são limitados, a memória não</translation>
  </message>
  <message>
   <source>Time between two measurements.</source>
   <translation>Tempo entre duas medições.</translation>
  </message>
  <message>
   <source>Time in which the model was loaded.</source>
   <translation>Tempo em que o modelo esteve carregado.</translation>
  </message>
  <message>
   <source>Time in which the model worked on a request.</source>
   <translation>Tempo em que o modelo trabalhou em uma requisição.</translation>
  </message>
  <message>
   <source>Time limit</source>
   <translation>Limite de tempo</translation>
  </message>
  <message>
   <source>time limit</source>
   <translation>limite de tempo</translation>
  </message>
  <message>
   <source>Time of an answer in seconds</source>
   <translation>Tempo de uma resposta em segundos</translation>
  </message>
  <message>
   <source>Time shown</source>
   <translation>Período mostrado</translation>
  </message>
  <message>
   <source>Time to find a setting</source>
   <translation>Tempo para achar um ajuste</translation>
  </message>
  <message>
   <source>Time to first token</source>
   <translation>Tempo até o primeiro token</translation>
  </message>
  <message>
   <source>Time to first token, lately</source>
   <translation>Tempo até o primeiro token, ultimamente</translation>
  </message>
  <message>
   <source>Time zone</source>
   <translation>Fuso horário</translation>
  </message>
  <message>
   <source>Time: not held</source>
   <translation>Tempo: sem proteção</translation>
  </message>
  <message>
   <source>Times</source>
   <translation>Horários</translation>
  </message>
  <message>
   <source>Times of answers: middle half, median and 95 %</source>
   <translation>Tempos das respostas: metade central, mediana e 95 %</translation>
  </message>
  <message>
   <source>times, each</source>
   <translation>vezes, cada uma</translation>
  </message>
  <message>
   <source>Title</source>
   <translation>Título</translation>
  </message>
  <message>
   <source>Title of the bundle</source>
   <translation>Título do pacote</translation>
  </message>
  <message>
   <source>Title of the first screen</source>
   <translation>Título da primeira tela</translation>
  </message>
  <message>
   <source>Title of the model</source>
   <translation>Título do modelo</translation>
  </message>
  <message>
   <source>Title of the node</source>
   <translation>Título do nó</translation>
  </message>
  <message>
   <source>To change</source>
   <translation>A mudar</translation>
  </message>
  <message>
   <source>To reach it</source>
   <translation>Para alcançá-lo</translation>
  </message>
  <message>
   <source>To the first word</source>
   <translation>Até a primeira palavra</translation>
  </message>
  <message>
   <source>To try cases again, start a new evaluation on the data set.</source>
   <translation>Para tentar casos de novo, inicie uma nova avaliação do conjunto de dados.</translation>
  </message>
  <message>
   <source>Today</source>
   <translation>Hoje</translation>
  </message>
  <message>
   <source>today</source>
   <translation>hoje</translation>
  </message>
  <message>
   <source>Today, {0}</source>
   <translation>Hoje, {0}</translation>
  </message>
  <message>
   <source>Today, {0} · {1} ago</source>
   <translation>Hoje, {0} · há {1}</translation>
  </message>
  <message>
   <source>tok/s</source>
   <translation>tok/s</translation>
  </message>
  <message>
   <source>Token boundaries</source>
   <translation>Limites dos tokens</translation>
  </message>
  <message>
   <source>token limit</source>
   <translation>limite de tokens</translation>
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
   <translation>Tokens por dia</translation>
  </message>
  <message>
   <source>Tokens all loaded models wrote in the last second.</source>
   <translation>Tokens que todos os modelos carregados escreveram no último segundo.</translation>
  </message>
  <message>
   <source>tokens in one step</source>
   <translation>tokens em uma etapa</translation>
  </message>
  <message>
   <source>Tokens of a run</source>
   <translation>Tokens de uma execução</translation>
  </message>
  <message>
   <source>tokens of a step</source>
   <translation>tokens de uma etapa</translation>
  </message>
  <message>
   <source>Tokens per second</source>
   <translation>Tokens por segundo</translation>
  </message>
  <message>
   <source>Tokens per second of servers</source>
   <translation>Tokens por segundo dos servidores</translation>
  </message>
  <message>
   <source>Tokens read</source>
   <translation>Tokens lidos</translation>
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
   <translation>Poucos casos para distinguir {0} de {1}</translation>
  </message>
  <message>
   <source>too long</source>
   <translation>longo demais</translation>
  </message>
  <message>
   <source>Too many files were opened at once</source>
   <translation>Arquivos demais foram abertos de uma vez</translation>
  </message>
  <message>
   <source>Too many lines at once.</source>
   <translation>Linhas demais ao mesmo tempo.</translation>
  </message>
  <message>
   <source>too many loops inside one another</source>
   <translation>repetições demais uma dentro da outra</translation>
  </message>
  <message>
   <source>Too many notices at once.</source>
   <translation>Avisos demais ao mesmo tempo.</translation>
  </message>
  <message>
   <source>too many wrong PINs: the next try is taken in {0}</source>
   <translation>PINs errados demais: a próxima tentativa é aceita em {0}</translation>
  </message>
  <message>
   <source>too much was copied</source>
   <translation>foi copiado demais</translation>
  </message>
  <message>
   <source>too short</source>
   <translation>curto demais</translation>
  </message>
  <message>
   <source>Too slow after</source>
   <translation>Lento demais após</translation>
  </message>
  <message>
   <source>Took</source>
   <translation>Levou</translation>
  </message>
  <message>
   <source>Tool</source>
   <translation>Ferramenta</translation>
  </message>
  <message>
   <source>tool</source>
   <translation>ferramenta</translation>
  </message>
  <message>
   <source>Tool call</source>
   <translation>Chamada de ferramenta</translation>
  </message>
  <message>
   <source>tool call</source>
   <translation>chamada de ferramenta</translation>
  </message>
  <message>
   <source>Tool call ended</source>
   <translation>Chamada de ferramenta encerrada</translation>
  </message>
  <message>
   <source>Tool call refused</source>
   <translation>Chamada de ferramenta recusada</translation>
  </message>
  <message>
   <source>Tool called</source>
   <translation>Ferramenta chamada</translation>
  </message>
  <message>
   <source>Tool calls</source>
   <translation>Chamadas de ferramentas</translation>
  </message>
  <message>
   <source>tool calls held to their schema</source>
   <translation>chamadas de ferramentas restritas ao esquema</translation>
  </message>
  <message>
   <source>Tool calls of %s</source>
   <translation>Chamadas de ferramentas de %s</translation>
  </message>
  <message>
   <source>tool calls: the form in which this model writes them is read, but not held</source>
   <translation>chamadas de ferramenta: a forma em que este modelo as escreve é lida, mas não imposta</translation>
  </message>
  <message>
   <source>tool calls: this connection offers no tools to its model</source>
   <translation>chamadas de ferramenta: esta conexão não oferece ferramentas ao modelo</translation>
  </message>
  <message>
   <source>tool calls: this server is not known to hold them to their parameters</source>
   <translation>chamadas de ferramenta: não se sabe se este servidor as restringe aos parâmetros</translation>
  </message>
  <message>
   <source>Tool of the program</source>
   <translation>Ferramenta do programa</translation>
  </message>
  <message>
   <source>Tool parser</source>
   <translation>Analisador de ferramentas</translation>
  </message>
  <message>
   <source>Tool ran for</source>
   <translation>A ferramenta rodou por</translation>
  </message>
  <message>
   <source>Tool with a network</source>
   <translation>Ferramenta com rede</translation>
  </message>
  <message>
   <source>Tools</source>
   <translation>Ferramentas</translation>
  </message>
  <message>
   <source>tools</source>
   <translation>ferramentas</translation>
  </message>
  <message>
   <source>Tools and approvals</source>
   <translation>Ferramentas e aprovações</translation>
  </message>
  <message>
   <source>Tools it may use</source>
   <translation>Ferramentas que pode usar</translation>
  </message>
  <message>
   <source>Tools it may use. What the sentence speaks of is chosen.</source>
   <translation>Ferramentas que pode usar. As que a frase cita estão escolhidas.</translation>
  </message>
  <message>
   <source>Tools may be for some roles only; no agent can use the others. Anyone who can open these settings can change it.</source>
   <translation>Ferramentas podem ser só para alguns papéis; nenhum agente usa as outras. Quem pode abrir estas configurações pode mudar isso.</translation>
  </message>
  <message>
   <source>Tools may fail</source>
   <translation>Ferramentas podem falhar</translation>
  </message>
  <message>
   <source>tools of MCP servers are added in the program</source>
   <translation>ferramentas de servidores MCP são adicionadas no programa</translation>
  </message>
  <message>
   <source>Tools of the program that only read may run</source>
   <translation>Ferramentas do programa que só leem podem rodar</translation>
  </message>
  <message>
   <source>Tools of the server</source>
   <translation>Ferramentas do servidor</translation>
  </message>
  <message>
   <source>tools of {0}</source>
   <translation>ferramentas de {0}</translation>
  </message>
  <message>
   <source>Tools offered: {0}</source>
   <translation>Ferramentas oferecidas: {0}</translation>
  </message>
  <message>
   <source>Tools that are always allowed</source>
   <translation>Ferramentas sempre permitidas</translation>
  </message>
  <message>
   <source>Tools that could not be read</source>
   <translation>Ferramentas que não puderam ser lidas</translation>
  </message>
  <message>
   <source>Tools that may run although they ask</source>
   <translation>Ferramentas que podem rodar embora perguntem</translation>
  </message>
  <message>
   <source>Tools {0}</source>
   <translation>Ferramentas {0}</translation>
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
   <translation>top-k, min-p e a penalidade de repetição</translation>
  </message>
  <message>
   <source>Total memory minus what the system says is available, all programs together.</source>
   <translation>Memória total menos a que o sistema diz estar disponível, todos os programas juntos.</translation>
  </message>
  <message>
   <source>Tour of the window</source>
   <translation>Tour pela janela</translation>
  </message>
  <message>
   <source>Trace</source>
   <translation>Rastro</translation>
  </message>
  <message>
   <source>Trace collector</source>
   <translation>Coletor de rastros</translation>
  </message>
  <message>
   <source>traces, results used again, breakpoints</source>
   <translation>rastros, resultados reusados, pontos de parada</translation>
  </message>
  <message>
   <source>Trained context</source>
   <translation>Contexto treinado</translation>
  </message>
  <message>
   <source>Transcript</source>
   <translation>Transcrição</translation>
  </message>
  <message>
   <source>Transcript of the run</source>
   <translation>Transcrição da execução</translation>
  </message>
  <message>
   <source>Translation</source>
   <translation>Tradução</translation>
  </message>
  <message>
   <source>Tree</source>
   <translation>Árvore</translation>
  </message>
  <message>
   <source>Tried</source>
   <translation>Tentado</translation>
  </message>
  <message>
   <source>Tried again</source>
   <translation>Tentado de novo</translation>
  </message>
  <message>
   <source>Tries</source>
   <translation>Tentativas</translation>
  </message>
  <message>
   <source>Tries after a failure</source>
   <translation>Tentativas após uma falha</translation>
  </message>
  <message>
   <source>Tries again</source>
   <translation>Novas tentativas</translation>
  </message>
  <message>
   <source>Tries of each case</source>
   <translation>Tentativas de cada caso</translation>
  </message>
  <message>
   <source>true or false</source>
   <translation>true ou false</translation>
  </message>
  <message>
   <source>Trusted by</source>
   <translation>Confiável segundo</translation>
  </message>
  <message>
   <source>Trusted signer</source>
   <translation>Assinante confiável</translation>
  </message>
  <message>
   <source>Try a larger model, or describe the fields.</source>
   <translation>Tente um modelo maior, ou descreva os campos.</translation>
  </message>
  <message>
   <source>Try a model</source>
   <translation>Testar um modelo</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>Tentar de novo</translation>
  </message>
  <message>
   <source>Try again later.</source>
   <translation>Tente mais tarde.</translation>
  </message>
  <message>
   <source>Try again later; what was fetched is kept.</source>
   <translation>Tente mais tarde; o que foi baixado fica.</translation>
  </message>
  <message>
   <source>Try again when no other program refreshes it.</source>
   <translation>Tente de novo quando nenhum outro programa o atualizar.</translation>
  </message>
  <message>
   <source>Try again with edited arguments</source>
   <translation>Tentar de novo com argumentos editados</translation>
  </message>
  <message>
   <source>Try again, or a larger model.</source>
   <translation>Tente de novo, ou um modelo maior.</translation>
  </message>
  <message>
   <source>Try again.</source>
   <translation>Tente de novo.</translation>
  </message>
  <message>
   <source>Try again: it is read anew.</source>
   <translation>Tente de novo: é lido outra vez.</translation>
  </message>
  <message>
   <source>Try again; if it repeats, load the model again.</source>
   <translation>Tente de novo; se repetir, carregue o modelo de novo.</translation>
  </message>
  <message>
   <source>Try again; if it repeats, start it again.</source>
   <translation>Tente de novo; se repetir, inicie-o de novo.</translation>
  </message>
  <message>
   <source>Try again; if it repeats, unload the model and load it once more.</source>
   <translation>Tente de novo; se repetir, descarregue o modelo e carregue-o outra vez.</translation>
  </message>
  <message>
   <source>Try again; if it repeats, use the ONNX Runtime GenAI engine for this model.</source>
   <translation>Tente de novo; se repetir, use o motor ONNX Runtime GenAI para este modelo.</translation>
  </message>
  <message>
   <source>Try agents on these cases (Ctrl+Shift+E)</source>
   <translation>Testar agentes nestes casos (Ctrl+Shift+E)</translation>
  </message>
  <message>
   <source>Try it</source>
   <translation>Testar</translation>
  </message>
  <message>
   <source>Try it again.</source>
   <translation>Tente outra vez.</translation>
  </message>
  <message>
   <source>Try it in a run of that agent.</source>
   <translation>Teste em uma execução desse agente.</translation>
  </message>
  <message>
   <source>Try it in a terminal; here it reaches what is granted.</source>
   <translation>Experimente-o em um terminal; aqui ele alcança o que foi concedido.</translation>
  </message>
  <message>
   <source>Try it with a trap</source>
   <translation>Testar com uma armadilha</translation>
  </message>
  <message>
   <source>Try it, or see what the model sees</source>
   <translation>Testar, ou ver o que o modelo vê</translation>
  </message>
  <message>
   <source>Try it: compare on a sample</source>
   <translation>Teste: compare com uma amostra</translation>
  </message>
  <message>
   <source>Try number {0}</source>
   <translation>Tentativa {0}</translation>
  </message>
  <message>
   <source>Try the tool</source>
   <translation>Testar a ferramenta</translation>
  </message>
  <message>
   <source>Try the tool with these values (Ctrl+Return)</source>
   <translation>Testar a ferramenta com estes valores (Ctrl+Enter)</translation>
  </message>
  <message>
   <source>Try those again that gave no answer or could not be judged</source>
   <translation>Tentar de novo as que não deram resposta ou não puderam ser julgadas</translation>
  </message>
  <message>
   <source>Try {0}</source>
   <translation>Testar {0}</translation>
  </message>
  <message>
   <source>Try {0} again</source>
   <translation>Tentar {0} de novo</translation>
  </message>
  <message>
   <source>trying what production will do, for a few people</source>
   <translation>experimentar o que a produção fará, para poucas pessoas</translation>
  </message>
  <message>
   <source>Tue</source>
   <translation>Ter</translation>
  </message>
  <message>
   <source>Tuesday</source>
   <translation>terça-feira</translation>
  </message>
  <message>
   <source>Turn back</source>
   <translation>Voltar atrás</translation>
  </message>
  <message>
   <source>Turn it on in the settings, or leave the address out.</source>
   <translation>Ligue-a nas configurações, ou omita o endereço.</translation>
  </message>
  <message>
   <source>Turn it on in the settings, or write network: off and take those nodes away.</source>
   <translation>Ligue-a nas configurações, ou escreva network: off e tire esses nós.</translation>
  </message>
  <message>
   <source>Turn it on with the window</source>
   <translation>Ligar com a janela</translation>
  </message>
  <message>
   <source>Turn off</source>
   <translation>Desligar</translation>
  </message>
  <message>
   <source>Turn on</source>
   <translation>Ligar</translation>
  </message>
  <message>
   <source>Turn the local server on or off</source>
   <translation>Ligar ou desligar o servidor local</translation>
  </message>
  <message>
   <source>Turn the network on in the settings, or use a model that is here.</source>
   <translation>Ligue a rede nas configurações, ou use um modelo daqui.</translation>
  </message>
  <message>
   <source>Turn the network on in the settings.</source>
   <translation>Ligue a rede nas configurações.</translation>
  </message>
  <message>
   <source>Turning everything back to what it was…</source>
   <translation>Voltando tudo ao que era…</translation>
  </message>
  <message>
   <source>Turning the server on or off</source>
   <translation>Ligando ou desligando o servidor</translation>
  </message>
  <message>
   <source>Two letters</source>
   <translation>Duas letras</translation>
  </message>
  <message>
   <source>two links lead to {0}</source>
   <translation>duas ligações levam a {0}</translation>
  </message>
  <message>
   <source>two variables are compared, or worked with</source>
   <translation>duas variáveis são comparadas, ou combinadas</translation>
  </message>
  <message>
   <source>Type</source>
   <translation>Tipo</translation>
  </message>
  <message>
   <source>Type a command</source>
   <translation>Digite um comando</translation>
  </message>
  <message>
   <source>Type a few words of its name and press Enter. Nothing leaves this machine before you do; then only these words go to the source you choose. The catalogue needs no network.</source>
   <translation>Digite algumas palavras do nome e pressione Enter. Nada sai desta máquina antes disso; então só essas palavras vão à fonte que você escolher. O catálogo não precisa de rede.</translation>
  </message>
  <message>
   <source>Type it again.</source>
   <translation>Digite de novo.</translation>
  </message>
  <message>
   <source>Type it when it is asked, or pipe it in.</source>
   <translation>Digite quando for pedido, ou passe pela entrada.</translation>
  </message>
  <message>
   <source>Type its name, or let the server list what it has.</source>
   <translation>Digite o nome dele, ou deixe o servidor listar o que tem.</translation>
  </message>
  <message>
   <source>Type name and PIN of an administrator.</source>
   <translation>Digite o nome e o PIN de um administrador.</translation>
  </message>
  <message>
   <source>type of the KV cache</source>
   <translation>tipo do cache KV</translation>
  </message>
  <message>
   <source>Type one.</source>
   <translation>Digite um.</translation>
  </message>
  <message>
   <source>Type that text again.</source>
   <translation>Digite esse texto de novo.</translation>
  </message>
  <message>
   <source>Type the name of one above, such as qwen3:4b, and press Fetch.</source>
   <translation>Digite o nome de um acima, como qwen3:4b, e pressione Buscar.</translation>
  </message>
  <message>
   <source>Type the new passphrase once more, then every file is encrypted. If it does not fit, nothing is changed. You can turn back at any time.</source>
   <translation>Digite a nova frase secreta outra vez, e todo arquivo será criptografado. Se não conferir, nada muda. Você pode voltar atrás a qualquer momento.</translation>
  </message>
  <message>
   <source>Type the new passphrase.</source>
   <translation>Digite a nova frase secreta.</translation>
  </message>
  <message>
   <source>Type the passphrase instead</source>
   <translation>Digitar a frase secreta em vez disso</translation>
  </message>
  <message>
   <source>Type the passphrase, then every file becomes plain: who gets hold of this disk reads it.</source>
   <translation>Digite a frase secreta, e todo arquivo ficará sem criptografia: quem obtiver este disco o lê.</translation>
  </message>
  <message>
   <source>Type the passphrase, then every file is encrypted anew with another key.</source>
   <translation>Digite a frase secreta, e todo arquivo será criptografado de novo com outra chave.</translation>
  </message>
  <message>
   <source>Type the passphrase.</source>
   <translation>Digite a frase secreta.</translation>
  </message>
  <message>
   <source>Type them, paste them from a spreadsheet, or make them of earlier runs.</source>
   <translation>Digite, cole de uma planilha ou faça-os de execuções anteriores.</translation>
  </message>
  <message>
   <source>Type your name and your PIN.</source>
   <translation>Digite seu nome e seu PIN.</translation>
  </message>
  <message>
   <source>Types</source>
   <translation>Tipos</translation>
  </message>
  <message>
   <source>Under so many seconds</source>
   <translation>Em menos de tantos segundos</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Desfazer</translation>
  </message>
  <message>
   <source>Undo delete</source>
   <translation>Desfazer exclusão</translation>
  </message>
  <message>
   <source>Undo deleting a rule</source>
   <translation>Desfazer a exclusão de uma regra</translation>
  </message>
  <message>
   <source>Undo deleting the server</source>
   <translation>Desfazer a exclusão do servidor</translation>
  </message>
  <message>
   <source>Undo it now</source>
   <translation>Desfazer agora</translation>
  </message>
  <message>
   <source>Undo reset</source>
   <translation>Desfazer redefinição</translation>
  </message>
  <message>
   <source>Undo reset brings yours back.</source>
   <translation>Desfazer redefinição traz as suas de volta.</translation>
  </message>
  <message>
   <source>Undo takes it away, Save keeps it.</source>
   <translation>Desfazer o retira, Salvar o mantém.</translation>
  </message>
  <message>
   <source>Undo takes them away, Save keeps them.</source>
   <translation>Desfazer os retira, Salvar os mantém.</translation>
  </message>
  <message>
   <source>Undo the last note or tag</source>
   <translation>Desfazer a última nota ou etiqueta</translation>
  </message>
  <message>
   <source>Unfold every step</source>
   <translation>Expandir todas as etapas</translation>
  </message>
  <message>
   <source>Unhealthy</source>
   <translation>Com problemas</translation>
  </message>
  <message>
   <source>unhealthy</source>
   <translation>com problemas</translation>
  </message>
  <message>
   <source>Unit converter</source>
   <translation>Conversor de unidades</translation>
  </message>
  <message>
   <source>unknown</source>
   <translation>desconhecido</translation>
  </message>
  <message>
   <source>unknown driver</source>
   <translation>driver desconhecido</translation>
  </message>
  <message>
   <source>unknown kind {0}</source>
   <translation>tipo desconhecido {0}</translation>
  </message>
  <message>
   <source>Unknown signer</source>
   <translation>Assinante desconhecido</translation>
  </message>
  <message>
   <source>Unload</source>
   <translation>Descarregar</translation>
  </message>
  <message>
   <source>Unload a model, or close other programs.</source>
   <translation>Descarregue um modelo, ou feche outros programas.</translation>
  </message>
  <message>
   <source>Unload it after</source>
   <translation>Descarregar após</translation>
  </message>
  <message>
   <source>Unload it as the settings say: %s</source>
   <translation>Descarregar como dizem as configurações: %s</translation>
  </message>
  <message>
   <source>Unload it there first, then remove it.</source>
   <translation>Descarregue-o lá antes e depois remova.</translation>
  </message>
  <message>
   <source>Unload models idle for</source>
   <translation>Descarregar modelos ociosos por</translation>
  </message>
  <message>
   <source>unload models unused for {0} until it clears</source>
   <translation>descarregar modelos não usados por {0} até que encerre</translation>
  </message>
  <message>
   <source>Unload other models or close other programs; the tokens without their probabilities can be shown.</source>
   <translation>Descarregue outros modelos ou feche outros programas; os tokens sem as probabilidades podem ser mostrados.</translation>
  </message>
  <message>
   <source>Unload other models, or choose a smaller one.</source>
   <translation>Descarregue outros modelos, ou escolha um menor.</translation>
  </message>
  <message>
   <source>Unload other models, or compare smaller files.</source>
   <translation>Descarregue outros modelos, ou compare arquivos menores.</translation>
  </message>
  <message>
   <source>Unload them</source>
   <translation>Descarregá-los</translation>
  </message>
  <message>
   <source>Unload when idle</source>
   <translation>Descarregar quando ocioso</translation>
  </message>
  <message>
   <source>Unload {0}</source>
   <translation>Descarregar {0}</translation>
  </message>
  <message>
   <source>Unload {0}, or raise 'Models at a time' in the settings.</source>
   <translation>Descarregue {0}, ou aumente 'Modelos por vez' nas configurações.</translation>
  </message>
  <message>
   <source>unload_idle has one setting: idle_for</source>
   <translation>unload_idle tem um ajuste: idle_for</translation>
  </message>
  <message>
   <source>Unloaded {0}: {1}; {2}.</source>
   <translation>Descarregado {0}: {1}; {2}.</translation>
  </message>
  <message>
   <source>unloading</source>
   <translation>descarregando</translation>
  </message>
  <message>
   <source>Unloading %s</source>
   <translation>Descarregando %s</translation>
  </message>
  <message>
   <source>Unloading…</source>
   <translation>Descarregando…</translation>
  </message>
  <message>
   <source>Unlock</source>
   <translation>Desbloquear</translation>
  </message>
  <message>
   <source>Unlock the keyring, or put the file back; if the key is lost: workbench audit new-key.</source>
   <translation>Desbloqueie o chaveiro, ou ponha o arquivo de volta; se a chave se perdeu: workbench audit new-key.</translation>
  </message>
  <message>
   <source>Unpack a subgraph</source>
   <translation>Desempacotar um subgrafo</translation>
  </message>
  <message>
   <source>Unpack it on the drive first: workbench models unpack FILE --to FOLDER.</source>
   <translation>Desempacote na unidade antes: workbench models unpack FILE --to FOLDER.</translation>
  </message>
  <message>
   <source>Unpack {0}</source>
   <translation>Desempacotar {0}</translation>
  </message>
  <message>
   <source>unpacking was stopped; what was copied is kept</source>
   <translation>o desempacotamento foi parado; o que foi copiado fica</translation>
  </message>
  <message>
   <source>Unpin</source>
   <translation>Soltar</translation>
  </message>
  <message>
   <source>until the program ends: there is no keyring</source>
   <translation>até o programa terminar: não há chaveiro</translation>
  </message>
  <message>
   <source>until told</source>
   <translation>até ordem em contrário</translation>
  </message>
  <message>
   <source>Up to 1 B</source>
   <translation>Até 1 B</translation>
  </message>
  <message>
   <source>up to {0} times</source>
   <translation>até {0} vezes</translation>
  </message>
  <message>
   <source>Update begun</source>
   <translation>Atualização iniciada</translation>
  </message>
  <message>
   <source>Update of Workbench</source>
   <translation>Atualização do Workbench</translation>
  </message>
  <message>
   <source>Update or downgrade the package llama-cpp-python, or take Q2_K.</source>
   <translation>Atualize ou rebaixe o pacote llama-cpp-python, ou use Q2_K.</translation>
  </message>
  <message>
   <source>Update this one.</source>
   <translation>Atualize este programa.</translation>
  </message>
  <message>
   <source>Update this program, or connect the server again under another name.</source>
   <translation>Atualize este programa, ou conecte o servidor de novo com outro nome.</translation>
  </message>
  <message>
   <source>Update this program, or move the file away and make new keys.</source>
   <translation>Atualize este programa, ou mova o arquivo para outro lugar e crie chaves novas.</translation>
  </message>
  <message>
   <source>Update this program, or start it with another data folder.</source>
   <translation>Atualize este programa, ou inicie-o com outra pasta de dados.</translation>
  </message>
  <message>
   <source>Update this program; the list was kept as {0}.</source>
   <translation>Atualize este programa; a lista foi guardada como {0}.</translation>
  </message>
  <message>
   <source>Update this program; the model stays as it is until then.</source>
   <translation>Atualize este programa; o modelo fica como está até lá.</translation>
  </message>
  <message>
   <source>Update this program; until then connections are refused or allowed as always, but not written down.</source>
   <translation>Atualize este programa; até lá as conexões são recusadas ou permitidas como sempre, mas não anotadas.</translation>
  </message>
  <message>
   <source>Update this program; until then the dashboards keep one hour.</source>
   <translation>Atualize este programa; até lá os painéis guardam uma hora.</translation>
  </message>
  <message>
   <source>Update this.</source>
   <translation>Atualize este.</translation>
  </message>
  <message>
   <source>Updates and packs</source>
   <translation>Atualizações e complementos</translation>
  </message>
  <message>
   <source>Updates and packs ({0})</source>
   <translation>Atualizações e complementos ({0})</translation>
  </message>
  <message>
   <source>Use</source>
   <translation>Usar</translation>
  </message>
  <message>
   <source>Use a GGUF file of this model with llama.cpp instead.</source>
   <translation>Use em vez disso um arquivo GGUF deste modelo com o llama.cpp.</translation>
  </message>
  <message>
   <source>Use a loop.</source>
   <translation>Use uma repetição.</translation>
  </message>
  <message>
   <source>Use a name such as Europe/Paris.</source>
   <translation>Use um nome como Europe/Paris.</translation>
  </message>
  <message>
   <source>Use a newer version of the program.</source>
   <translation>Use uma versão mais nova do programa.</translation>
  </message>
  <message>
   <source>Use a number such as 192.168.1.20, or 127.0.0.1 for this machine only.</source>
   <translation>Use um número como 192.168.1.20, ou 127.0.0.1 para só esta máquina.</translation>
  </message>
  <message>
   <source>Use a passphrase only.</source>
   <translation>Use só uma frase secreta.</translation>
  </message>
  <message>
   <source>Use another file of the model, or tools with simpler parameters.</source>
   <translation>Use outro arquivo do modelo, ou ferramentas com parâmetros mais simples.</translation>
  </message>
  <message>
   <source>Use at most {0} characters.</source>
   <translation>Use no máximo {0} caracteres.</translation>
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
   <translation>Usar</translation>
  </message>
  <message>
   <source>Use letters, digits and _, up to 64.</source>
   <translation>Use letras, dígitos e _, até 64.</translation>
  </message>
  <message>
   <source>Use letters, digits and _.</source>
   <translation>Use letras, dígitos e _.</translation>
  </message>
  <message>
   <source>Use letters, digits and _; value is taken.</source>
   <translation>Use letras, dígitos e _; value já está em uso.</translation>
  </message>
  <message>
   <source>Use letters.</source>
   <translation>Use letras.</translation>
  </message>
  <message>
   <source>Use list_files to see what is there.</source>
   <translation>Use list_files para ver o que há.</translation>
  </message>
  <message>
   <source>Use names such as mile, kg or degC.</source>
   <translation>Use nomes como mile, kg ou degC.</translation>
  </message>
  <message>
   <source>Use only models and files that are on this machine.</source>
   <translation>Use só modelos e arquivos desta máquina.</translation>
  </message>
  <message>
   <source>Use patterns with *.</source>
   <translation>Use padrões com *.</translation>
  </message>
  <message>
   <source>Use read_file.</source>
   <translation>Use read_file.</translation>
  </message>
  <message>
   <source>Use small letters, digits and _.</source>
   <translation>Use letras minúsculas, dígitos e _.</translation>
  </message>
  <message>
   <source>Use small letters, digits, - and _.</source>
   <translation>Use letras minúsculas, dígitos, - e _.</translation>
  </message>
  <message>
   <source>Use that version, or move the file away.</source>
   <translation>Use essa versão, ou tire o arquivo daí.</translation>
  </message>
  <message>
   <source>Use that version. The file is left as it is.</source>
   <translation>Use essa versão. O arquivo fica como está.</translation>
  </message>
  <message>
   <source>Use the name of a document.</source>
   <translation>Use o nome de um documento.</translation>
  </message>
  <message>
   <source>Use the ONNX Runtime GenAI engine for this model.</source>
   <translation>Use o motor ONNX Runtime GenAI para este modelo.</translation>
  </message>
  <message>
   <source>Use the ONNX Runtime GenAI engine for this model: it knows the model's own.</source>
   <translation>Use o motor ONNX Runtime GenAI para este modelo: ele conhece o do próprio modelo.</translation>
  </message>
  <message>
   <source>Use the program first.</source>
   <translation>Use o programa antes.</translation>
  </message>
  <message>
   <source>Use the program's own</source>
   <translation>Usar a do programa</translation>
  </message>
  <message>
   <source>Use the tool in an agent or a graph.</source>
   <translation>Use a ferramenta em um agente ou um grafo.</translation>
  </message>
  <message>
   <source>Use up to 24 small letters, digits and _, beginning with a letter.</source>
   <translation>Use até 24 letras minúsculas, dígitos e _, começando com uma letra.</translation>
  </message>
  <message>
   <source>Use up to 40 small letters, digits, - and _.</source>
   <translation>Use até 40 letras minúsculas, dígitos, - e _.</translation>
  </message>
  <message>
   <source>Use up to 64 characters.</source>
   <translation>Use até 64 caracteres.</translation>
  </message>
  <message>
   <source>Use up to 64 small letters, digits and _, beginning with a letter.</source>
   <translation>Use até 64 letras minúsculas, dígitos e _, começando com uma letra.</translation>
  </message>
  <message>
   <source>Use up to 64 small letters, digits, - and _, beginning with a letter or digit.</source>
   <translation>Use até 64 letras minúsculas, dígitos, - e _, começando com letra ou dígito.</translation>
  </message>
  <message>
   <source>Use up to 64 small letters, digits, dots and dashes.</source>
   <translation>Use até 64 letras minúsculas, dígitos, pontos e traços.</translation>
  </message>
  <message>
   <source>Use where it lies</source>
   <translation>Usar onde está</translation>
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
   <translation>Usadas sem perguntar</translation>
  </message>
  <message>
   <source>User</source>
   <translation>Usuário</translation>
  </message>
  <message>
   <source>Users</source>
   <translation>Usuários</translation>
  </message>
  <message>
   <source>uses the memory of the machine, as far as its driver tells</source>
   <translation>usa a memória da máquina, pelo que o driver informa</translation>
  </message>
  <message>
   <source>using a tool</source>
   <translation>usando uma ferramenta</translation>
  </message>
  <message>
   <source>Usual limit</source>
   <translation>Limite habitual</translation>
  </message>
  <message>
   <source>Value</source>
   <translation>Valor</translation>
  </message>
  <message>
   <source>Value at which it clears</source>
   <translation>Valor em que encerra</translation>
  </message>
  <message>
   <source>Value that goes on</source>
   <translation>Valor que segue</translation>
  </message>
  <message>
   <source>Values</source>
   <translation>Valores</translation>
  </message>
  <message>
   <source>Values it is given</source>
   <translation>Valores dados a ele</translation>
  </message>
  <message>
   <source>Values of other parameters that begin with - are refused: they are options.</source>
   <translation>Valores de outros parâmetros que começam com - são recusados: são opções.</translation>
  </message>
  <message>
   <source>variable {0}</source>
   <translation>variável {0}</translation>
  </message>
  <message>
   <source>Variants</source>
   <translation>Variantes</translation>
  </message>
  <message>
   <source>Verdicts</source>
   <translation>Vereditos</translation>
  </message>
  <message>
   <source>Verify</source>
   <translation>Verificar</translation>
  </message>
  <message>
   <source>Verify and repair the model, then pack it.</source>
   <translation>Verifique e repare o modelo e então empacote.</translation>
  </message>
  <message>
   <source>Verify it in the model manager, which repairs what can be fetched again, or get the file again from where it came from.</source>
   <translation>Verifique-o no gerenciador de modelos, que conserta o que pode ser baixado de novo, ou obtenha o arquivo de novo de onde veio.</translation>
  </message>
  <message>
   <source>Verify the audit log</source>
   <translation>Verificar o log de auditoria</translation>
  </message>
  <message>
   <source>Version</source>
   <translation>Versão</translation>
  </message>
  <message>
   <source>version {0}</source>
   <translation>versão {0}</translation>
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
   <translation>o vLLM não pode ser iniciado assim: {0}</translation>
  </message>
  <message>
   <source>vLLM does, and llama.cpp's server when it is started with --metrics. Connect it as such a program in Engines; its figures appear two seconds after its model is loaded.</source>
   <translation>O vLLM diz, e o servidor do llama.cpp quando iniciado com --metrics. Conecte-o como tal programa em Motores; os números aparecem dois segundos após a carga do modelo.</translation>
  </message>
  <message>
   <source>w</source>
   <translation>sem</translation>
  </message>
  <message>
   <source>Wait a moment, or choose another model.</source>
   <translation>Espere um momento, ou escolha outro modelo.</translation>
  </message>
  <message>
   <source>Wait a moment, run fewer agents at a time, or use a second model.</source>
   <translation>Espere um momento, execute menos agentes por vez, ou use um segundo modelo.</translation>
  </message>
  <message>
   <source>Wait for it, or stop it there, then resume.</source>
   <translation>Espere, ou pare-o lá, e retome.</translation>
  </message>
  <message>
   <source>Wait for it, or stop it there; pull again.</source>
   <translation>Espere, ou pare-o lá; baixe de novo.</translation>
  </message>
  <message>
   <source>Wait for it.</source>
   <translation>Espere por ele.</translation>
  </message>
  <message>
   <source>Wait for its end, or stop it.</source>
   <translation>Espere o fim, ou pare.</translation>
  </message>
  <message>
   <source>Wait for its end.</source>
   <translation>Espere o fim.</translation>
  </message>
  <message>
   <source>Wait in the queue</source>
   <translation>Espera na fila</translation>
  </message>
  <message>
   <source>Wait that long. A restart makes it no shorter.</source>
   <translation>Espere esse tempo. Reiniciar não o encurta.</translation>
  </message>
  <message>
   <source>Wait until it has started, or start it again.</source>
   <translation>Espere até que tenha iniciado, ou inicie-o de novo.</translation>
  </message>
  <message>
   <source>Wait until it is done, or pause it there.</source>
   <translation>Espere até terminar, ou pause-a lá.</translation>
  </message>
  <message>
   <source>Wait until it is done, or pause it.</source>
   <translation>Espere até terminar, ou pause.</translation>
  </message>
  <message>
   <source>Wait until it is done, then try again.</source>
   <translation>Espere até terminar e tente de novo.</translation>
  </message>
  <message>
   <source>Wait until the call has ended.</source>
   <translation>Espere até a chamada terminar.</translation>
  </message>
  <message>
   <source>Wait, or stop it.</source>
   <translation>Espere, ou pare.</translation>
  </message>
  <message>
   <source>Waited</source>
   <translation>Esperou</translation>
  </message>
  <message>
   <source>waited {0}</source>
   <translation>esperou {0}</translation>
  </message>
  <message>
   <source>Waiting</source>
   <translation>Esperando</translation>
  </message>
  <message>
   <source>waiting</source>
   <translation>esperando</translation>
  </message>
  <message>
   <source>Waiting at the server</source>
   <translation>Em espera no servidor</translation>
  </message>
  <message>
   <source>waiting for you</source>
   <translation>esperando você</translation>
  </message>
  <message>
   <source>waiting for your decision</source>
   <translation>esperando a sua decisão</translation>
  </message>
  <message>
   <source>Waiting requests</source>
   <translation>Requisições em espera</translation>
  </message>
  <message>
   <source>waiting: {0}</source>
   <translation>esperando: {0}</translation>
  </message>
  <message>
   <source>waits</source>
   <translation>espera</translation>
  </message>
  <message>
   <source>waits at a breakpoint</source>
   <translation>espera em um ponto de parada</translation>
  </message>
  <message>
   <source>Waits at {0}</source>
   <translation>Espera em {0}</translation>
  </message>
  <message>
   <source>Waits for a value</source>
   <translation>Espera um valor</translation>
  </message>
  <message>
   <source>Waits for every value that comes, and makes a list and a text of them</source>
   <translation>Espera cada valor que chega e faz deles uma lista e um texto</translation>
  </message>
  <message>
   <source>waits for its next start</source>
   <translation>espera o próximo início</translation>
  </message>
  <message>
   <source>waits for you</source>
   <translation>espera você</translation>
  </message>
  <message>
   <source>waits for your decision</source>
   <translation>espera a sua decisão</translation>
  </message>
  <message>
   <source>Waits to be allowed</source>
   <translation>Espera ser permitida</translation>
  </message>
  <message>
   <source>wants a key</source>
   <translation>quer uma chave</translation>
  </message>
  <message>
   <source>Warm up also reads its weights once, so the first answer comes sooner.</source>
   <translation>Aquecer também lê os pesos uma vez, então a primeira resposta vem antes.</translation>
  </message>
  <message>
   <source>Warning</source>
   <translation>Aviso</translation>
  </message>
  <message>
   <source>was due</source>
   <translation>hora marcada</translation>
  </message>
  <message>
   <source>was given up to make room for others</source>
   <translation>foi descartado para dar lugar a outros</translation>
  </message>
  <message>
   <source>was not kept, for its answer had a fixed seed</source>
   <translation>não foi guardado, pois a resposta dele tinha semente fixa</translation>
  </message>
  <message>
   <source>was not kept, for no memory is set aside for the prompt cache</source>
   <translation>não foi guardado, pois nenhuma memória está reservada para o cache de prompts</translation>
  </message>
  <message>
   <source>Waterfall of the run</source>
   <translation>Cascata da execução</translation>
  </message>
  <message>
   <source>Ways</source>
   <translation>Caminhos</translation>
  </message>
  <message>
   <source>Web mirrors</source>
   <translation>Espelhos web</translation>
  </message>
  <message>
   <source>Web pages</source>
   <translation>Páginas web</translation>
  </message>
  <message>
   <source>Web service</source>
   <translation>Serviço web</translation>
  </message>
  <message>
   <source>Wed</source>
   <translation>Qua</translation>
  </message>
  <message>
   <source>Wednesday</source>
   <translation>quarta-feira</translation>
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
   <translation>Pesos de todos os modelos na CPU, como seus motores informam.</translation>
  </message>
  <message>
   <source>Welcome to Workbench</source>
   <translation>Bem-vindo ao Workbench</translation>
  </message>
  <message>
   <source>well</source>
   <translation>bem</translation>
  </message>
  <message>
   <source>Went on by</source>
   <translation>Continuado por</translation>
  </message>
  <message>
   <source>Went on with</source>
   <translation>Continuou com</translation>
  </message>
  <message>
   <source>What</source>
   <translation>O quê</translation>
  </message>
  <message>
   <source>What a good answer does. Empty: it says the same as the expected answer.</source>
   <translation>O que uma boa resposta faz. Vazio: diz o mesmo que a resposta esperada.</translation>
  </message>
  <message>
   <source>What a server elsewhere asks for a million tokens that it reads. The dashboards tell what your tokens would have cost there.</source>
   <translation>O que um servidor de fora cobra por um milhão de tokens que lê. Os painéis dizem quanto seus tokens teriam custado lá.</translation>
  </message>
  <message>
   <source>What all disks read since the sample before, all programs together.</source>
   <translation>O que todos os discos leram desde a amostra anterior, todos os programas juntos.</translation>
  </message>
  <message>
   <source>What all disks wrote since the sample before, all programs together.</source>
   <translation>O que todos os discos escreveram desde a amostra anterior, todos os programas juntos.</translation>
  </message>
  <message>
   <source>What all loaded models hold of prompts and answers, those kept for later included.</source>
   <translation>O que todos os modelos carregados mantêm de prompts e respostas, incluindo os guardados para depois.</translation>
  </message>
  <message>
   <source>What all processor packages counted (RAPL) since the sample before.</source>
   <translation>O que todos os pacotes do processador contaram (RAPL) desde a amostra anterior.</translation>
  </message>
  <message>
   <source>what answers there is not Foundry Local</source>
   <translation>o que responde ali não é o Foundry Local</translation>
  </message>
  <message>
   <source>what answers there is not Ollama: it sent no list of models</source>
   <translation>o que responde ali não é o Ollama: não enviou lista de modelos</translation>
  </message>
  <message>
   <source>what begins with def run( last is not its function run</source>
   <translation>o que por último começa com def run( não é a função run dele</translation>
  </message>
  <message>
   <source>What belongs here; the model reads it</source>
   <translation>O que pertence aqui; o modelo lê</translation>
  </message>
  <message>
   <source>What can be searched for</source>
   <translation>O que pode ser buscado</translation>
  </message>
  <message>
   <source>what comes after the group is drawn for all of them</source>
   <translation>o que vem depois do grupo é desenhado para todos eles</translation>
  </message>
  <message>
   <source>What decided whether it fits</source>
   <translation>O que decidiu se cabe</translation>
  </message>
  <message>
   <source>What differs from this version</source>
   <translation>O que difere desta versão</translation>
  </message>
  <message>
   <source>What differs in the step</source>
   <translation>O que difere na etapa</translation>
  </message>
  <message>
   <source>What failed</source>
   <translation>O que falhou</translation>
  </message>
  <message>
   <source>what failed or was mended</source>
   <translation>o que falhou ou foi corrigido</translation>
  </message>
  <message>
   <source>What fired</source>
   <translation>O que disparou</translation>
  </message>
  <message>
   <source>What fits into the free memory; where only the number of weights is known, which ≈ stands for, at 4 bits each</source>
   <translation>O que cabe na memória livre; onde só se sabe o número de pesos, que ≈ indica, a 4 bits cada</translation>
  </message>
  <message>
   <source>what follows its failure: {0}</source>
   <translation>o que segue sua falha: {0}</translation>
  </message>
  <message>
   <source>What for</source>
   <translation>Para quê</translation>
  </message>
  <message>
   <source>What graphs remember</source>
   <translation>O que os grafos lembram</translation>
  </message>
  <message>
   <source>what graphs remember cannot be read or written: {0}</source>
   <translation>o que os grafos lembram não pode ser lido ou escrito: {0}</translation>
  </message>
  <message>
   <source>what graphs remember is lost: {0} ({1})</source>
   <translation>o que os grafos lembram se perdeu: {0} ({1})</translation>
  </message>
  <message>
   <source>what guards the network for {0}</source>
   <translation>o que protege a rede para {0}</translation>
  </message>
  <message>
   <source>What holds it here</source>
   <translation>O que a restringe aqui</translation>
  </message>
  <message>
   <source>What is checked</source>
   <translation>O que é verificado</translation>
  </message>
  <message>
   <source>What is different</source>
   <translation>O que é diferente</translation>
  </message>
  <message>
   <source>What is different from what you allowed</source>
   <translation>O que é diferente do que você permitiu</translation>
  </message>
  <message>
   <source>What is exported is not encrypted</source>
   <translation>O que é exportado não é criptografado</translation>
  </message>
  <message>
   <source>What is given</source>
   <translation>O que recebe</translation>
  </message>
  <message>
   <source>What is good or bad here</source>
   <translation>O que é bom ou ruim aqui</translation>
  </message>
  <message>
   <source>What is installed works as before; folders and USB drives, too.</source>
   <translation>O que está instalado funciona como antes; pastas e unidades USB também.</translation>
  </message>
  <message>
   <source>What is kept here is not encrypted: who gets hold of this disk reads it.</source>
   <translation>O que se guarda aqui não está criptografado: quem obtiver este disco o lê.</translation>
  </message>
  <message>
   <source>what is kept of an evaluation is damaged: {0}</source>
   <translation>o que foi guardado de uma avaliação está danificado: {0}</translation>
  </message>
  <message>
   <source>What is left out</source>
   <translation>O que fica de fora</translation>
  </message>
  <message>
   <source>what is remembered</source>
   <translation>o que é lembrado</translation>
  </message>
  <message>
   <source>what is remembered of a conversation</source>
   <translation>o que é lembrado de uma conversa</translation>
  </message>
  <message>
   <source>What is shown beside the table</source>
   <translation>O que é mostrado ao lado da tabela</translation>
  </message>
  <message>
   <source>What is shown of the node</source>
   <translation>O que é mostrado do nó</translation>
  </message>
  <message>
   <source>What is shown, as a table</source>
   <translation>O que é mostrado, em tabela</translation>
  </message>
  <message>
   <source>What is started</source>
   <translation>O que é iniciado</translation>
  </message>
  <message>
   <source>What is the agent for?</source>
   <translation>Para que serve o agente?</translation>
  </message>
  <message>
   <source>what is to be left out of runs could not be read from the settings</source>
   <translation>o que deve ficar fora das execuções não pôde ser lido das configurações</translation>
  </message>
  <message>
   <source>What is tried</source>
   <translation>O que é testado</translation>
  </message>
  <message>
   <source>What is written</source>
   <translation>O que é escrito</translation>
  </message>
  <message>
   <source>What is written here needs no wire.</source>
   <translation>O que está escrito aqui não precisa de fio.</translation>
  </message>
  <message>
   <source>What is wrong stands above; change it, and the command is here again.</source>
   <translation>O erro está acima; mude-o e o comando volta aqui.</translation>
  </message>
  <message>
   <source>What it did</source>
   <translation>O que fez</translation>
  </message>
  <message>
   <source>What it does</source>
   <translation>O que faz</translation>
  </message>
  <message>
   <source>What it is</source>
   <translation>O que é</translation>
  </message>
  <message>
   <source>What it is asked</source>
   <translation>O que lhe é perguntado</translation>
  </message>
  <message>
   <source>What it is asked. {file} is what a watched folder gives, {name} its name.</source>
   <translation>O que lhe é perguntado. {file} é o que uma pasta vigiada dá, {name} o nome.</translation>
  </message>
  <message>
   <source>What it may reach</source>
   <translation>O que pode alcançar</translation>
  </message>
  <message>
   <source>What it may touch</source>
   <translation>No que pode tocar</translation>
  </message>
  <message>
   <source>What it starts and offers</source>
   <translation>O que inicia e oferece</translation>
  </message>
  <message>
   <source>What it was told</source>
   <translation>O que lhe foi dito</translation>
  </message>
  <message>
   <source>What it wrote to its error output, the last lines.</source>
   <translation>O que escreveu na saída de erros, as últimas linhas.</translation>
  </message>
  <message>
   <source>What lies before this step is told as it was recorded. From here on models answer and tools run for real; tools that change something ask first.</source>
   <translation>O que vem antes desta etapa é contado como foi registrado. Daqui em diante modelos respondem e ferramentas rodam de verdade; as que alteram algo perguntam antes.</translation>
  </message>
  <message>
   <source>What may happen</source>
   <translation>O que pode acontecer</translation>
  </message>
  <message>
   <source>What needs your attention is kept here.</source>
   <translation>O que precisa da sua atenção fica aqui.</translation>
  </message>
  <message>
   <source>What opens the store</source>
   <translation>O que abre o armazenamento</translation>
  </message>
  <message>
   <source>what run returned is no JSON: {0}</source>
   <translation>o que run retornou não é JSON: {0}</translation>
  </message>
  <message>
   <source>What runs</source>
   <translation>Em execução</translation>
  </message>
  <message>
   <source>What runs folders with ONNX models, from their next load on.</source>
   <translation>O que executa pastas com modelos ONNX, a partir da próxima carga.</translation>
  </message>
  <message>
   <source>What runs get is undone when the alert clears, or by you.</source>
   <translation>O que as execuções recebem é desfeito quando o alerta encerra, ou por você.</translation>
  </message>
  <message>
   <source>what the agent is asked</source>
   <translation>o que se pergunta ao agente</translation>
  </message>
  <message>
   <source>What the agent is for</source>
   <translation>Para que serve o agente</translation>
  </message>
  <message>
   <source>What the audit log keeps of them, and of what tools get and give. A digest does not show a text, but proves later what it was. Keys are left out of texts.</source>
   <translation>O que o log de auditoria guarda delas, e do que as ferramentas recebem e dão. Um resumo não mostra um texto, mas prova depois qual era. Chaves são deixadas fora dos textos.</translation>
  </message>
  <message>
   <source>What the battery gives, as its driver reports; told on battery only.</source>
   <translation>O que a bateria fornece, como o driver informa; só informado na bateria.</translation>
  </message>
  <message>
   <source>What the board counted since the sample before; else its power over that time.</source>
   <translation>O que a placa contou desde a amostra anterior; senão sua potência nesse tempo.</translation>
  </message>
  <message>
   <source>What the driver reports.</source>
   <translation>O que o driver informa.</translation>
  </message>
  <message>
   <source>what the file gives is too long</source>
   <translation>o que o arquivo dá é longo demais</translation>
  </message>
  <message>
   <source>What the file holds</source>
   <translation>O que o arquivo contém</translation>
  </message>
  <message>
   <source>What the KV caches of all models on the CPU set aside, as their engines report.</source>
   <translation>O que os caches KV de todos os modelos na CPU reservam, como seus motores informam.</translation>
  </message>
  <message>
   <source>What the model fills in, in this order.</source>
   <translation>O que o modelo preenche, nesta ordem.</translation>
  </message>
  <message>
   <source>What the model sees</source>
   <translation>O que o modelo vê</translation>
  </message>
  <message>
   <source>What the model was told</source>
   <translation>O que foi dito ao modelo</translation>
  </message>
  <message>
   <source>What the model wrote</source>
   <translation>O que o modelo escreveu</translation>
  </message>
  <message>
   <source>What the new key may use</source>
   <translation>O que a nova chave pode usar</translation>
  </message>
  <message>
   <source>What the run, or the node around, gives.</source>
   <translation>O que a execução, ou o nó ao redor, dá.</translation>
  </message>
  <message>
   <source>What the server claims of its effects</source>
   <translation>O que o servidor alega dos seus efeitos</translation>
  </message>
  <message>
   <source>What the server counted between two readings, all of its users together.</source>
   <translation>O que o servidor contou entre duas leituras, todos os usuários dele juntos.</translation>
  </message>
  <message>
   <source>what the server has</source>
   <translation>o que o servidor tem</translation>
  </message>
  <message>
   <source>What the server says of itself, all of its users together; read every two seconds.</source>
   <translation>O que o servidor diz de si, todos os usuários dele juntos; lido a cada dois segundos.</translation>
  </message>
  <message>
   <source>What the settings leave out of exports is left out.</source>
   <translation>O que as configurações deixam fora das exportações fica de fora.</translation>
  </message>
  <message>
   <source>What the settings leave out of runs is kept with the cases until the evaluation ends, for it must be able to go on; then it is deleted, and no case can be tried again.</source>
   <translation>O que as configurações deixam fora das execuções fica com os casos até a avaliação terminar, pois ela deve poder continuar; depois é excluído, e nenhum caso pode ser tentado de novo.</translation>
  </message>
  <message>
   <source>What the settings leave out was deleted from its cases when it ended.</source>
   <translation>O que as configurações deixam de fora foi excluído dos casos quando terminou.</translation>
  </message>
  <message>
   <source>What the system reports.</source>
   <translation>O que o sistema informa.</translation>
  </message>
  <message>
   <source>What the system says a program can still take without swapping.</source>
   <translation>O que o sistema diz que um programa ainda pode usar sem swap.</translation>
  </message>
  <message>
   <source>What the tokens of the time shown would have cost there.</source>
   <translation>O que os tokens do período mostrado teriam custado lá.</translation>
  </message>
  <message>
   <source>What the tools said</source>
   <translation>O que as ferramentas disseram</translation>
  </message>
  <message>
   <source>what the {0} {1} may use was changed since it was allowed</source>
   <translation>o que o {0} {1} pode usar mudou desde que foi permitido</translation>
  </message>
  <message>
   <source>What this does not show</source>
   <translation>O que isto não mostra</translation>
  </message>
  <message>
   <source>What this machine can do</source>
   <translation>O que esta máquina pode fazer</translation>
  </message>
  <message>
   <source>What to do</source>
   <translation>O que fazer</translation>
  </message>
  <message>
   <source>What to know of {0}</source>
   <translation>O que saber de {0}</translation>
  </message>
  <message>
   <source>what took longer, as in slower:2s</source>
   <translation>o que demorou mais, como em slower:2s</translation>
  </message>
  <message>
   <source>What was asked</source>
   <translation>O que foi perguntado</translation>
  </message>
  <message>
   <source>What was begun ends first (F8)</source>
   <translation>O que começou termina antes (F8)</translation>
  </message>
  <message>
   <source>What was begun goes on. Only {0} opens this screen again.</source>
   <translation>O que começou continua. Só {0} abre esta tela de novo.</translation>
  </message>
  <message>
   <source>What was done</source>
   <translation>O que foi feito</translation>
  </message>
  <message>
   <source>What was kept is the {0} value of each {1}, so how long something lasts is told no finer than that.</source>
   <translation>O que foi guardado é o valor {0} de cada {1}, por isso a duração de algo não é informada com mais precisão.</translation>
  </message>
  <message>
   <source>What was left out</source>
   <translation>O que ficou de fora</translation>
  </message>
  <message>
   <source>What was not measured</source>
   <translation>O que não foi medido</translation>
  </message>
  <message>
   <source>What was refused</source>
   <translation>O que foi recusado</translation>
  </message>
  <message>
   <source>What was remembered of loading models could not be read</source>
   <translation>O que se lembrava da carga de modelos não pôde ser lido</translation>
  </message>
  <message>
   <source>What was run</source>
   <translation>O que foi executado</translation>
  </message>
  <message>
   <source>What was tried</source>
   <translation>O que foi tentado</translation>
  </message>
  <message>
   <source>what was written fits the schema no more: {0}</source>
   <translation>o que foi escrito não segue mais o esquema: {0}</translation>
  </message>
  <message>
   <source>What was wrong</source>
   <translation>O que estava errado</translation>
  </message>
  <message>
   <source>What will be left out</source>
   <translation>O que vai ficar de fora</translation>
  </message>
  <message>
   <source>What will happen</source>
   <translation>O que vai acontecer</translation>
  </message>
  <message>
   <source>What would you like to ask?</source>
   <translation>O que você quer perguntar?</translation>
  </message>
  <message>
   <source>What you fetch under Find shows here; it goes on after a restart.</source>
   <translation>O que você baixa em Encontrar aparece aqui; continua após reiniciar.</translation>
  </message>
  <message>
   <source>What you write now cannot be kept</source>
   <translation>O que você escreve agora não pode ser guardado</translation>
  </message>
  <message>
   <source>What {0} may be</source>
   <translation>O que {0} pode ser</translation>
  </message>
  <message>
   <source>What {0} may do</source>
   <translation>O que {0} pode fazer</translation>
  </message>
  <message>
   <source>what {0} read is not JSON: {1}</source>
   <translation>o que {0} leu não é JSON: {1}</translation>
  </message>
  <message>
   <source>When</source>
   <translation>Quando</translation>
  </message>
  <message>
   <source>When I ask</source>
   <translation>Quando eu perguntar</translation>
  </message>
  <message>
   <source>When it cannot be written</source>
   <translation>Quando não pode ser escrito</translation>
  </message>
  <message>
   <source>When it is not used</source>
   <translation>Quando não é usado</translation>
  </message>
  <message>
   <source>When it runs</source>
   <translation>Quando roda</translation>
  </message>
  <message>
   <source>When one fails</source>
   <translation>Quando um falha</translation>
  </message>
  <message>
   <source>When the disk is full</source>
   <translation>Quando o disco está cheio</translation>
  </message>
  <message>
   <source>Whenever you start it</source>
   <translation>Quando você a iniciar</translation>
  </message>
  <message>
   <source>Where engines run</source>
   <translation>Onde os motores rodam</translation>
  </message>
  <message>
   <source>Where fetched models go, such as a second disk. Empty takes the program's own folder.</source>
   <translation>Para onde vão os modelos baixados, como um segundo disco. Vazio usa a pasta do programa.</translation>
  </message>
  <message>
   <source>Where it clears</source>
   <translation>Onde encerra</translation>
  </message>
  <message>
   <source>Where it is</source>
   <translation>Onde está</translation>
  </message>
  <message>
   <source>Where models live</source>
   <translation>Onde ficam os modelos</translation>
  </message>
  <message>
   <source>where people sign in, the program is not updated from its window</source>
   <translation>onde pessoas entram com PIN, o programa não é atualizado pela janela</translation>
  </message>
  <message>
   <source>Where possible</source>
   <translation>Onde possível</translation>
  </message>
  <message>
   <source>where possible</source>
   <translation>onde possível</translation>
  </message>
  <message>
   <source>Whether a model fits, and how fast it is, follows from this.</source>
   <translation>Se um modelo cabe, e quão rápido é, decorre disto.</translation>
  </message>
  <message>
   <source>whether a model that is a folder fits is told once it is here</source>
   <translation>se um modelo que é uma pasta cabe, diz-se quando estiver aqui</translation>
  </message>
  <message>
   <source>Whether they fit cannot be told: %s.</source>
   <translation>Não se pode dizer se cabem: %s.</translation>
  </message>
  <message>
   <source>Which calls</source>
   <translation>Quais chamadas</translation>
  </message>
  <message>
   <source>Which cases</source>
   <translation>Quais casos</translation>
  </message>
  <message>
   <source>which has no tools</source>
   <translation>que não tem ferramentas</translation>
  </message>
  <message>
   <source>which looks at documents</source>
   <translation>que olha documentos</translation>
  </message>
  <message>
   <source>Which model</source>
   <translation>Qual modelo</translation>
  </message>
  <message>
   <source>Which model, which prompt?</source>
   <translation>Qual modelo, qual prompt?</translation>
  </message>
  <message>
   <source>Which number counts</source>
   <translation>Qual número conta</translation>
  </message>
  <message>
   <source>Which try</source>
   <translation>Qual tentativa</translation>
  </message>
  <message>
   <source>While it writes</source>
   <translation>Enquanto escreve</translation>
  </message>
  <message>
   <source>Who</source>
   <translation>Quem</translation>
  </message>
  <message>
   <source>Who answered</source>
   <translation>Quem respondeu</translation>
  </message>
  <message>
   <source>Who answers, with which model</source>
   <translation>Quem responde, com qual modelo</translation>
  </message>
  <message>
   <source>Who is asked</source>
   <translation>A quem se pergunta</translation>
  </message>
  <message>
   <source>Who is signed in</source>
   <translation>Quem está na sessão</translation>
  </message>
  <message>
   <source>Who is signed in to this system opens the store without a passphrase.</source>
   <translation>Quem está conectado neste sistema abre o armazenamento sem frase secreta.</translation>
  </message>
  <message>
   <source>Who it is, and how it answers.</source>
   <translation>Quem é, e como responde.</translation>
  </message>
  <message>
   <source>Who speaks next</source>
   <translation>Quem fala em seguida</translation>
  </message>
  <message>
   <source>who speaks when nobody fits</source>
   <translation>quem fala quando ninguém serve</translation>
  </message>
  <message>
   <source>Whoever unpacks it sees each of them and is asked before they count.</source>
   <translation>Quem desempacotar vê cada uma e é perguntado antes que valham.</translation>
  </message>
  <message>
   <source>whole again; {0} were fetched</source>
   <translation>inteiro de novo; {0} foram baixados</translation>
  </message>
  <message>
   <source>Whole number</source>
   <translation>Número inteiro</translation>
  </message>
  <message>
   <source>Whom it is for</source>
   <translation>Para quem é</translation>
  </message>
  <message>
   <source>Why</source>
   <translation>Por quê</translation>
  </message>
  <message>
   <source>Why it cannot start</source>
   <translation>Por que não pode iniciar</translation>
  </message>
  <message>
   <source>Why it cannot wait</source>
   <translation>Por que não pode esperar</translation>
  </message>
  <message>
   <source>Why it does not start</source>
   <translation>Por que não inicia</translation>
  </message>
  <message>
   <source>Why it was refused</source>
   <translation>Por que foi recusado</translation>
  </message>
  <message>
   <source>Wire a list to “List”.</source>
   <translation>Ligue uma lista a “Lista”.</translation>
  </message>
  <message>
   <source>Wire a text that is not empty.</source>
   <translation>Ligue um texto que não seja vazio.</translation>
  </message>
  <message>
   <source>Wire it.</source>
   <translation>Ligue-o.</translation>
  </message>
  <message>
   <source>Wire the node that keeps it to “After”, so that it comes first.</source>
   <translation>Ligue o nó que o guarda a “Depois”, para que venha primeiro.</translation>
  </message>
  <message>
   <source>With a small model</source>
   <translation>Com um modelo pequeno</translation>
  </message>
  <message>
   <source>With another run of the list…</source>
   <translation>Com outra execução da lista…</translation>
  </message>
  <message>
   <source>With one of your agents, what is written below is not used.</source>
   <translation>Com um dos seus agentes, o que está escrito abaixo não é usado.</translation>
  </message>
  <message>
   <source>With the load</source>
   <translation>Com a carga</translation>
  </message>
  <message>
   <source>With the run it came from</source>
   <translation>Com a execução de origem</translation>
  </message>
  <message>
   <source>With which instructions</source>
   <translation>Com quais instruções</translation>
  </message>
  <message>
   <source>With which models</source>
   <translation>Com quais modelos</translation>
  </message>
  <message>
   <source>with {0}</source>
   <translation>com {0}</translation>
  </message>
  <message>
   <source>Within 2 % of the true value</source>
   <translation>A menos de 2 % do valor real</translation>
  </message>
  <message>
   <source>within 2 %, {0}.</source>
   <translation>com margem de 2 %, {0}.</translation>
  </message>
  <message>
   <source>Within its limits</source>
   <translation>Dentro dos limites</translation>
  </message>
  <message>
   <source>Without a keyring, keep it in a file of mine</source>
   <translation>Sem chaveiro, guardar em um arquivo meu</translation>
  </message>
  <message>
   <source>Without a tool parser, agents with tools get an error.</source>
   <translation>Sem um analisador de ferramentas, agentes com ferramentas recebem um erro.</translation>
  </message>
  <message>
   <source>Without an agent, which has its own.</source>
   <translation>Sem agente, que tem as próprias.</translation>
  </message>
  <message>
   <source>Without any it has no network. Python and commands are held to ports only: there they can reach any server, so each call asks.</source>
   <translation>Sem nenhum, não tem rede. Python e comandos são restritos só a portas: lá alcançam qualquer servidor, então cada chamada pergunta.</translation>
  </message>
  <message>
   <source>Without errors</source>
   <translation>Sem erros</translation>
  </message>
  <message>
   <source>Won't fit</source>
   <translation>Não cabe</translation>
  </message>
  <message>
   <source>Words</source>
   <translation>Palavras</translation>
  </message>
  <message>
   <source>words</source>
   <translation>palavras</translation>
  </message>
  <message>
   <source>Words in the text, a model that is asked, or likeness to example sentences.</source>
   <translation>Palavras no texto, um modelo consultado, ou semelhança com frases de exemplo.</translation>
  </message>
  <message>
   <source>Words of any column; tag:work asks for a tag</source>
   <translation>Palavras de qualquer coluna; tag:work pede uma etiqueta</translation>
  </message>
  <message>
   <source>Words of the search</source>
   <translation>Palavras da busca</translation>
  </message>
  <message>
   <source>Words with commas between</source>
   <translation>Palavras separadas por vírgulas</translation>
  </message>
  <message>
   <source>Work</source>
   <translation>Trabalho</translation>
  </message>
  <message>
   <source>Work goes on</source>
   <translation>O trabalho continua</translation>
  </message>
  <message>
   <source>Work out an arithmetic expression</source>
   <translation>Calcular uma expressão aritmética</translation>
  </message>
  <message>
   <source>Workbench</source>
   <translation>Workbench</translation>
  </message>
  <message>
   <source>Workbench and models</source>
   <translation>Workbench e modelos</translation>
  </message>
  <message>
   <source>Workbench could not be opened</source>
   <translation>O Workbench não pôde ser aberto</translation>
  </message>
  <message>
   <source>Workbench itself</source>
   <translation>O próprio Workbench</translation>
  </message>
  <message>
   <source>Workbench was ended while it encrypted or decrypted the files here. It goes on where it was, with the passphrase.</source>
   <translation>O Workbench foi encerrado enquanto criptografava ou descriptografava os arquivos daqui. Ele continua de onde estava, com a frase secreta.</translation>
  </message>
  <message>
   <source>Workbench was still running after {0} seconds</source>
   <translation>Workbench ainda estava em execução depois de {0} segundos</translation>
  </message>
  <message>
   <source>Workbench {0}</source>
   <translation>Workbench {0}</translation>
  </message>
  <message>
   <source>Workbench: recovery key</source>
   <translation>Workbench: chave de recuperação</translation>
  </message>
  <message>
   <source>Working</source>
   <translation>Trabalhando</translation>
  </message>
  <message>
   <source>Worse in</source>
   <translation>Pior em</translation>
  </message>
  <message>
   <source>Worth fetching first</source>
   <translation>Vale baixar primeiro</translation>
  </message>
  <message>
   <source>Would have fired {0} in {1}, {2} in sum.</source>
   <translation>Teria disparado {0} em {1}, {2} no total.</translation>
  </message>
  <message>
   <source>Would not have fired in {0} ({1} samples).</source>
   <translation>Não teria disparado em {0} ({1} amostras).</translation>
  </message>
  <message>
   <source>Write '&gt;', '&lt;', '&gt;=' or '&lt;='.</source>
   <translation>Escreva '&gt;', '&lt;', '&gt;=' ou '&lt;='.</translation>
  </message>
  <message>
   <source>Write 0 for never.</source>
   <translation>Escreva 0 para nunca.</translation>
  </message>
  <message>
   <source>Write 1 or more.</source>
   <translation>Escreva 1 ou mais.</translation>
  </message>
  <message>
   <source>Write [x, y, width, height].</source>
   <translation>Escreva [x, y, width, height].</translation>
  </message>
  <message>
   <source>Write a comparison.</source>
   <translation>Escreva uma comparação.</translation>
  </message>
  <message>
   <source>Write a list such as [{"kind": "contains", "value": "42"}].</source>
   <translation>Escreva uma lista como [{"kind": "contains", "value": "42"}].</translation>
  </message>
  <message>
   <source>Write a list such as [{"name": "calculator", "arguments": {"expression": "1 + 1"}}].</source>
   <translation>Escreva uma lista como [{"name": "calculator", "arguments": {"expression": "1 + 1"}}].</translation>
  </message>
  <message>
   <source>Write a message</source>
   <translation>Escreva uma mensagem</translation>
  </message>
  <message>
   <source>Write a message first.</source>
   <translation>Escreva uma mensagem antes.</translation>
  </message>
  <message>
   <source>Write a name such as cpu.percent, with at most {0} *.</source>
   <translation>Escreva um nome como cpu.percent, com no máximo {0} *.</translation>
  </message>
  <message>
   <source>Write a number above 0.</source>
   <translation>Escreva um número acima de 0.</translation>
  </message>
  <message>
   <source>Write a number from 0 to 1.</source>
   <translation>Escreva um número de 0 a 1.</translation>
  </message>
  <message>
   <source>Write a number in the node.</source>
   <translation>Escreva um número no nó.</translation>
  </message>
  <message>
   <source>Write a number with its unit.</source>
   <translation>Escreva um número com sua unidade.</translation>
  </message>
  <message>
   <source>Write a number.</source>
   <translation>Escreva um número.</translation>
  </message>
  <message>
   <source>Write a part of the model's name: model:qwen.</source>
   <translation>Escreva uma parte do nome do modelo: model:qwen.</translation>
  </message>
  <message>
   <source>Write a part of the name: agent:starter, agent:"my agent".</source>
   <translation>Escreva uma parte do nome: agent:starter, agent:"my agent".</translation>
  </message>
  <message>
   <source>Write a row of column names, then one row for each case.</source>
   <translation>Escreva uma linha com os nomes das colunas, depois uma linha para cada caso.</translation>
  </message>
  <message>
   <source>Write a simpler match in the recording.</source>
   <translation>Escreva um match mais simples na gravação.</translation>
  </message>
  <message>
   <source>Write a simpler one.</source>
   <translation>Escreva uma mais simples.</translation>
  </message>
  <message>
   <source>Write another default, or none.</source>
   <translation>Escreva outro padrão, ou nenhum.</translation>
  </message>
  <message>
   <source>Write another pattern.</source>
   <translation>Escreva outro padrão.</translation>
  </message>
  <message>
   <source>Write another value, or take it away for the default.</source>
   <translation>Escreva outro valor, ou retire-o para usar o padrão.</translation>
  </message>
  <message>
   <source>Write another value.</source>
   <translation>Escreva outro valor.</translation>
  </message>
  <message>
   <source>Write cluster: vllm: model: NAME.</source>
   <translation>Escreva cluster: vllm: model: NAME.</translation>
  </message>
  <message>
   <source>Write def run(...) with plain parameters.</source>
   <translation>Escreva def run(...) com parâmetros simples.</translation>
  </message>
  <message>
   <source>Write def run(...): in it.</source>
   <translation>Escreva def run(...): nele.</translation>
  </message>
  <message>
   <source>Write example.org, for example.</source>
   <translation>Escreva example.org, por exemplo.</translation>
  </message>
  <message>
   <source>Write fields (text: …) there.</source>
   <translation>Escreva campos (text: …) ali.</translation>
  </message>
  <message>
   <source>Write fields such as id: and metric:.</source>
   <translation>Escreva campos como id: e metric:.</translation>
  </message>
  <message>
   <source>Write format: 1.</source>
   <translation>Escreva format: 1.</translation>
  </message>
  <message>
   <source>Write here</source>
   <translation>Escreva aqui</translation>
  </message>
  <message>
   <source>Write hold: where possible.</source>
   <translation>Escreva hold: where possible.</translation>
  </message>
  <message>
   <source>Write http:// or https://, a plain host, and a path; no user, no fragment.</source>
   <translation>Escreva http:// ou https://, um host simples e um caminho; sem usuário nem fragmento.</translation>
  </message>
  <message>
   <source>Write it anew.</source>
   <translation>Escreva de novo.</translation>
  </message>
  <message>
   <source>Write it as 127.0.0.1:8000.</source>
   <translation>Escreva como 127.0.0.1:8000.</translation>
  </message>
  <message>
   <source>Write it as JSON lines.</source>
   <translation>Escreva-o como linhas JSON.</translation>
  </message>
  <message>
   <source>Write it as Ollama does, such as qwen3:4b.</source>
   <translation>Escreva como o Ollama, por exemplo qwen3:4b.</translation>
  </message>
  <message>
   <source>Write it as {0}, or leave it out.</source>
   <translation>Escreva como {0}, ou deixe de fora.</translation>
  </message>
  <message>
   <source>Write it as: node.output -&gt; node.input</source>
   <translation>Escreva assim: node.output -&gt; node.input</translation>
  </message>
  <message>
   <source>Write it in full.</source>
   <translation>Escreva por extenso.</translation>
  </message>
  <message>
   <source>Write it out.</source>
   <translation>Escreva-o por extenso.</translation>
  </message>
  <message>
   <source>Write kind and name.</source>
   <translation>Escreva kind e name.</translation>
  </message>
  <message>
   <source>Write kind: and a kind of node.</source>
   <translation>Escreva kind: e um tipo de nó.</translation>
  </message>
  <message>
   <source>Write kind: and what it does.</source>
   <translation>Escreva kind: e o que ela faz.</translation>
  </message>
  <message>
   <source>Write kind: Prompt and a name.</source>
   <translation>Escreva kind: Prompt e um nome.</translation>
  </message>
  <message>
   <source>Write kind: {0}.</source>
   <translation>Escreva kind: {0}.</translation>
  </message>
  <message>
   <source>Write less.</source>
   <translation>Escreva menos.</translation>
  </message>
  <message>
   <source>Write more of it.</source>
   <translation>Escreva mais.</translation>
  </message>
  <message>
   <source>Write one above.</source>
   <translation>Escreva um acima.</translation>
  </message>
  <message>
   <source>Write one JSON object on each line.</source>
   <translation>Escreva um objeto JSON em cada linha.</translation>
  </message>
  <message>
   <source>Write one of them.</source>
   <translation>Escreva um deles.</translation>
  </message>
  <message>
   <source>Write one, such as 80 %.</source>
   <translation>Escreva um, como 80 %.</translation>
  </message>
  <message>
   <source>Write one.</source>
   <translation>Escreva um.</translation>
  </message>
  <message>
   <source>Write path: /folder.</source>
   <translation>Escreva path: /pasta.</translation>
  </message>
  <message>
   <source>Write plain JSON values.</source>
   <translation>Escreva valores JSON simples.</translation>
  </message>
  <message>
   <source>Write plain texts and numbers.</source>
   <translation>Escreva textos e números simples.</translation>
  </message>
  <message>
   <source>Write plain values.</source>
   <translation>Escreva valores simples.</translation>
  </message>
  <message>
   <source>Write rating:up or rating:down.</source>
   <translation>Escreva rating:up ou rating:down.</translation>
  </message>
  <message>
   <source>Write since:2026-01-31, since:2d or since:3h.</source>
   <translation>Escreva since:2026-01-31, since:2d ou since:3h.</translation>
  </message>
  <message>
   <source>Write slower:2s, slower:500ms or slower:3m.</source>
   <translation>Escreva slower:2s, slower:500ms ou slower:3m.</translation>
  </message>
  <message>
   <source>Write some.</source>
   <translation>Escreva algumas.</translation>
  </message>
  <message>
   <source>Write something first.</source>
   <translation>Escreva algo antes.</translation>
  </message>
  <message>
   <source>Write such as 1 min.</source>
   <translation>Escreva, por exemplo, 1 min.</translation>
  </message>
  <message>
   <source>Write such as {0}.</source>
   <translation>Escreva algo como {0}.</translation>
  </message>
  <message>
   <source>Write tag:bad.</source>
   <translation>Escreva tag:bad.</translation>
  </message>
  <message>
   <source>Write that address yourself.</source>
   <translation>Escreva esse endereço você mesmo.</translation>
  </message>
  <message>
   <source>Write that one yourself.</source>
   <translation>Escreva esse você mesmo.</translation>
  </message>
  <message>
   <source>Write the audit log</source>
   <translation>Escrever o log de auditoria</translation>
  </message>
  <message>
   <source>write the audit log</source>
   <translation>escrever no log de auditoria</translation>
  </message>
  <message>
   <source>Write the column names, then the cases.</source>
   <translation>Escreva os nomes das colunas, depois os casos.</translation>
  </message>
  <message>
   <source>Write the rule again.</source>
   <translation>Escreva a regra de novo.</translation>
  </message>
  <message>
   <source>Write them as a list of ids in metadata.workbench.fallback.</source>
   <translation>Escreva-os como lista de ids em metadata.workbench.fallback.</translation>
  </message>
  <message>
   <source>Write this line in place of the one that is there</source>
   <translation>Escrever esta linha no lugar da que está lá</translation>
  </message>
  <message>
   <source>Write tool:calculator, or tool:search* for a beginning.</source>
   <translation>Escreva tool:calculator, ou tool:search* para um começo.</translation>
  </message>
  <message>
   <source>Write trigger.actions.</source>
   <translation>Escreva trigger.actions.</translation>
  </message>
  <message>
   <source>Write true or false.</source>
   <translation>Escreva true ou false.</translation>
  </message>
  <message>
   <source>Write until:2026-01-31, until:2d or until:3h.</source>
   <translation>Escreva until:2026-01-31, until:2d ou until:3h.</translation>
  </message>
  <message>
   <source>Write variable:.</source>
   <translation>Escreva variable:.</translation>
  </message>
  <message>
   <source>Write version: 1 and rules: [] for no rules.</source>
   <translation>Escreva version: 1 e rules: [] para nenhuma regra.</translation>
  </message>
  <message>
   <source>Write version: {0}, or take a newer program.</source>
   <translation>Escreva version: {0}, ou use um programa mais novo.</translation>
  </message>
  <message>
   <source>Write what the user says.</source>
   <translation>Escreva o que o usuário diz.</translation>
  </message>
  <message>
   <source>Write who you are and why it cannot wait. Both are recorded.</source>
   <translation>Escreva quem você é e por que não pode esperar. Ambos são registrados.</translation>
  </message>
  <message>
   <source>Write your own cases</source>
   <translation>Escrever casos próprios</translation>
  </message>
  <message>
   <source>Write {"kind": …} with the settings beside it.</source>
   <translation>Escreva {"kind": …} com os ajustes ao lado.</translation>
  </message>
  <message>
   <source>Write {0}, or name=pattern.</source>
   <translation>Escreva {0}, ou nome=padrão.</translation>
  </message>
  <message>
   <source>Write {0}: with a {name}.</source>
   <translation>Escreva {0}: com um {name}.</translation>
  </message>
  <message>
   <source>Write {name} for a parameter, and {{ or }} for a brace.</source>
   <translation>Escreva {name} para um parâmetro, e {{ ou }} para uma chave.</translation>
  </message>
  <message>
   <source>write {…}</source>
   <translation>escreva {…}</translation>
  </message>
  <message>
   <source>Write {…} on each line.</source>
   <translation>Escreva {…} em cada linha.</translation>
  </message>
  <message>
   <source>writes</source>
   <translation>escreve</translation>
  </message>
  <message>
   <source>Writes a file</source>
   <translation>Escreve um arquivo</translation>
  </message>
  <message>
   <source>Writes/s</source>
   <translation>Escritas/s</translation>
  </message>
  <message>
   <source>writing</source>
   <translation>escrevendo</translation>
  </message>
  <message>
   <source>Writing of the server</source>
   <translation>Escrita do servidor</translation>
  </message>
  <message>
   <source>Writing, mean over the requests</source>
   <translation>Escrita, média das requisições</translation>
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
   <translation>Escritos por cada requisição.</translation>
  </message>
  <message>
   <source>Written freely</source>
   <translation>Escrito livremente</translation>
  </message>
  <message>
   <source>written freely</source>
   <translation>escrito livremente</translation>
  </message>
  <message>
   <source>Written so far</source>
   <translation>Escrito até agora</translation>
  </message>
  <message>
   <source>Written to the audit log.</source>
   <translation>Escrito no log de auditoria.</translation>
  </message>
  <message>
   <source>Wrote {0} bytes to {1}.</source>
   <translation>Foram escritos {0} bytes em {1}.</translation>
  </message>
  <message>
   <source>xe: {0}/tile*/physical_vram_size_bytes</source>
   <translation>xe: {0}/tile*/physical_vram_size_bytes</translation>
  </message>
  <message>
   <source>Yes</source>
   <translation>Sim</translation>
  </message>
  <message>
   <source>yes</source>
   <translation>sim</translation>
  </message>
  <message>
   <source>Yes or no</source>
   <translation>Sim ou não</translation>
  </message>
  <message>
   <source>yes or no</source>
   <translation>sim ou não</translation>
  </message>
  <message>
   <source>yesterday</source>
   <translation>ontem</translation>
  </message>
  <message>
   <source>Yesterday, {0}</source>
   <translation>Ontem, {0}</translation>
  </message>
  <message>
   <source>You</source>
   <translation>Você</translation>
  </message>
  <message>
   <source>You act as</source>
   <translation>Você age como</translation>
  </message>
  <message>
   <source>you act as {0}, and a role can only be lowered, not raised to {1}</source>
   <translation>você age como {0}, e um papel só pode ser rebaixado, não elevado a {1}</translation>
  </message>
  <message>
   <source>You allowed this once</source>
   <translation>Você permitiu isto uma vez</translation>
  </message>
  <message>
   <source>You answered “Always for this agent”. Revoked tools ask again.</source>
   <translation>Você respondeu “Sempre para este agente”. Ferramentas revogadas perguntam de novo.</translation>
  </message>
  <message>
   <source>You are a helpful assistant. Answer briefly.</source>
   <translation>Você é um assistente prestativo. Responda com brevidade.</translation>
  </message>
  <message>
   <source>You are …</source>
   <translation>Você é …</translation>
  </message>
  <message>
   <source>You denied this</source>
   <translation>Você negou isto</translation>
  </message>
  <message>
   <source>you may not replace {0}</source>
   <translation>você não pode substituir {0}</translation>
  </message>
  <message>
   <source>You said never, so nothing calls it.</source>
   <translation>Você disse nunca, então nada a chama.</translation>
  </message>
  <message>
   <source>You stopped this answer.</source>
   <translation>Você parou esta resposta.</translation>
  </message>
  <message>
   <source>Your conversations were lost</source>
   <translation>Suas conversas se perderam</translation>
  </message>
  <message>
   <source>Your conversations will be listed here.</source>
   <translation>Suas conversas serão listadas aqui.</translation>
  </message>
  <message>
   <source>Your name</source>
   <translation>Seu nome</translation>
  </message>
  <message>
   <source>Your notes in this program</source>
   <translation>Suas notas neste programa</translation>
  </message>
  <message>
   <source>Your unsent text could not be read</source>
   <translation>Seu texto não enviado não pôde ser lido</translation>
  </message>
  <message>
   <source>Zoom in</source>
   <translation>Ampliar</translation>
  </message>
  <message>
   <source>Zoom out</source>
   <translation>Reduzir</translation>
  </message>
  <message>
   <source>Zoom to the chosen step</source>
   <translation>Ampliar na etapa escolhida</translation>
  </message>
  <message>
   <source>Zoom {0}, back to 100 %</source>
   <translation>Zoom {0}, voltar a 100 %</translation>
  </message>
  <message>
   <source>{0} % are left.</source>
   <translation>Restam {0} %.</translation>
  </message>
  <message>
   <source>{0} % of the requests of the last 15 minutes failed.</source>
   <translation>{0} % das requisições dos últimos 15 minutos falharam.</translation>
  </message>
  <message>
   <source>{0} % of the runs of the last five minutes failed</source>
   <translation>{0} % das execuções dos últimos cinco minutos falharam</translation>
  </message>
  <message>
   <source>{0} (at least {1}, {2})</source>
   <translation>{0} (no mínimo {1}, {2})</translation>
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
   <translation>{0} (ausente)</translation>
  </message>
  <message>
   <source>{0} (not for this tool)</source>
   <translation>{0} (não para esta ferramenta)</translation>
  </message>
  <message>
   <source>{0} (not installed)</source>
   <translation>{0} (não instalado)</translation>
  </message>
  <message>
   <source>{0} (not there)</source>
   <translation>{0} (não existe)</translation>
  </message>
  <message>
   <source>{0} (not used by this agent)</source>
   <translation>{0} (não usada por este agente)</translation>
  </message>
  <message>
   <source>{0} (which leads to {1})</source>
   <translation>{0} (que leva a {1})</translation>
  </message>
  <message>
   <source>{0} added</source>
   <translation>{0} adicionados</translation>
  </message>
  <message>
   <source>{0} already leads to {1}: this would go in a circle</source>
   <translation>{0} já leva a {1}: isso daria um círculo</translation>
  </message>
  <message>
   <source>{0} and {1}</source>
   <translation>{0} e {1}</translation>
  </message>
  <message>
   <source>{0} and {1} have no case in common that could be judged.</source>
   <translation>{0} e {1} não têm em comum nenhum caso que pudesse ser avaliado.</translation>
  </message>
  <message>
   <source>{0} answered instead of {1}: {2}</source>
   <translation>{0} respondeu em vez de {1}: {2}</translation>
  </message>
  <message>
   <source>{0} answers instead of {1}</source>
   <translation>{0} responde no lugar de {1}</translation>
  </message>
  <message>
   <source>{0} answers with status {1}</source>
   <translation>{0} responde com o status {1}</translation>
  </message>
  <message>
   <source>{0} anything up to {1} characters</source>
   <translation>{0} qualquer coisa de até {1} caracteres</translation>
  </message>
  <message>
   <source>{0} are free on the disk of the data folder.</source>
   <translation>{0} estão livres no disco da pasta de dados.</translation>
  </message>
  <message>
   <source>{0} are free on the disk; models take {1}</source>
   <translation>{0} estão livres no disco; os modelos ocupam {1}</translation>
  </message>
  <message>
   <source>{0} are free, and it can be written to.</source>
   <translation>{0} livres, e é possível gravar nela.</translation>
  </message>
  <message>
   <source>{0} are free, and {1} are needed to encrypt the largest file</source>
   <translation>{0} estão livres, e são necessários {1} para criptografar o maior arquivo</translation>
  </message>
  <message>
   <source>{0} are free: that is little for models. It can be written to.</source>
   <translation>{0} livres: é pouco para modelos. É possível gravar nela.</translation>
  </message>
  <message>
   <source>{0} are to be unpacked, but the disk has only {1} free</source>
   <translation>{0} serão desempacotados, mas o disco só tem {1} livres</translation>
  </message>
  <message>
   <source>{0} are to come and {1} should stay free, but the disk has only {2} free{3}</source>
   <translation>{0} estão por vir e {1} devem ficar livres, mas o disco só tem {2} livres{3}</translation>
  </message>
  <message>
   <source>{0} are to come, but the disk has only {1} free</source>
   <translation>{0} estão por vir, mas o disco só tem {1} livres</translation>
  </message>
  <message>
   <source>{0} asks although the agent says it never does</source>
   <translation>{0} pergunta, embora o agente diga que nunca pergunta</translation>
  </message>
  <message>
   <source>{0} asks to run a library of its own ({1}), which is refused</source>
   <translation>{0} pede para executar uma biblioteca própria ({1}), o que é recusado</translation>
  </message>
  <message>
   <source>{0} asks you</source>
   <translation>{0} pergunta a você</translation>
  </message>
  <message>
   <source>{0} at a time</source>
   <translation>{0} por vez</translation>
  </message>
  <message>
   <source>{0} at most here</source>
   <translation>aqui no máximo {0}</translation>
  </message>
  <message>
   <source>{0} at the server</source>
   <translation>{0} no servidor</translation>
  </message>
  <message>
   <source>{0} at the servers {1}</source>
   <translation>{0} nos servidores {1}</translation>
  </message>
  <message>
   <source>{0} at {1}</source>
   <translation>{0} às {1}</translation>
  </message>
  <message>
   <source>{0} at {1} of the schema cannot be judged here</source>
   <translation>{0} em {1} do esquema não pode ser avaliado aqui</translation>
  </message>
  <message>
   <source>{0} became shorter at its source while it was fetched</source>
   <translation>{0} ficou menor na fonte enquanto era baixado</translation>
  </message>
  <message>
   <source>{0} belongs to the encrypted store</source>
   <translation>{0} pertence ao armazenamento criptografado</translation>
  </message>
  <message>
   <source>{0} belongs to the system's package manager</source>
   <translation>{0} pertence ao gerenciador de pacotes do sistema</translation>
  </message>
  <message>
   <source>{0} beside it leads elsewhere and is left alone</source>
   <translation>{0} ao lado leva a outro lugar e é deixado em paz</translation>
  </message>
  <message>
   <source>{0} billion parameters</source>
   <translation>{0} bilhões de parâmetros</translation>
  </message>
  <message>
   <source>{0} calls instead of at most {1}</source>
   <translation>{0} chamadas em vez de no máximo {1}</translation>
  </message>
  <message>
   <source>{0} calls of tools are granted in a run</source>
   <translation>são concedidas {0} chamadas de ferramentas em uma execução</translation>
  </message>
  <message>
   <source>{0} came before {1} was done</source>
   <translation>{0} veio antes de {1} terminar</translation>
  </message>
  <message>
   <source>{0} came whole, but cannot be loaded</source>
   <translation>{0} chegou inteiro, mas não pode ser carregado</translation>
  </message>
  <message>
   <source>{0} came whole, but it is not the file that its source describes: its SHA-256 begins with {1}, not {2}</source>
   <translation>{0} chegou inteiro, mas não é o arquivo que a fonte descreve: seu SHA-256 começa com {1}, não {2}</translation>
  </message>
  <message>
   <source>{0} came with the program and stays</source>
   <translation>{0} veio com o programa e fica</translation>
  </message>
  <message>
   <source>{0} can be read by whoever gets hold of it.</source>
   <translation>{0} pode ser lido por quem o obtiver.</translation>
  </message>
  <message>
   <source>{0} candidates</source>
   <translation>{0} candidatos</translation>
  </message>
  <message>
   <source>{0} cannot be a part of the address</source>
   <translation>{0} não pode fazer parte do endereço</translation>
  </message>
  <message>
   <source>{0} cannot be allowed: {1}</source>
   <translation>{0} não pode ser permitido: {1}</translation>
  </message>
  <message>
   <source>{0} cannot be changed: {1}</source>
   <translation>{0} não pode ser alterado: {1}</translation>
  </message>
  <message>
   <source>{0} cannot be checked: {1}</source>
   <translation>{0} não pode ser verificado: {1}</translation>
  </message>
  <message>
   <source>{0} cannot be converted to {1}: they measure different things</source>
   <translation>{0} não pode ser convertido em {1}: medem coisas diferentes</translation>
  </message>
  <message>
   <source>{0} cannot be looked at: {1}.</source>
   <translation>{0} não pode ser olhado: {1}.</translation>
  </message>
  <message>
   <source>{0} cannot be made: {1}</source>
   <translation>{0} não pode ser criado: {1}</translation>
  </message>
  <message>
   <source>{0} cannot be opened: {1}</source>
   <translation>{0} não pode ser aberto: {1}</translation>
  </message>
  <message>
   <source>{0} cannot be packed</source>
   <translation>{0} não pode ser empacotado</translation>
  </message>
  <message>
   <source>{0} cannot be packed: its file {1} is empty</source>
   <translation>{0} não pode ser empacotado: o arquivo {1} está vazio</translation>
  </message>
  <message>
   <source>{0} cannot be packed: {1}</source>
   <translation>{0} não pode ser empacotado: {1}</translation>
  </message>
  <message>
   <source>{0} cannot be part of an expression</source>
   <translation>{0} não pode fazer parte de uma expressão</translation>
  </message>
  <message>
   <source>{0} cannot be reached: {1}</source>
   <translation>{0} não pode ser alcançado: {1}</translation>
  </message>
  <message>
   <source>{0} cannot be read: {1}</source>
   <translation>{0} não pode ser lido: {1}</translation>
  </message>
  <message>
   <source>{0} cannot be restored</source>
   <translation>{0} não pode ser restaurado</translation>
  </message>
  <message>
   <source>{0} cannot be set</source>
   <translation>{0} não pode ser definido</translation>
  </message>
  <message>
   <source>{0} cannot be started: {1}</source>
   <translation>{0} não pode ser iniciado: {1}</translation>
  </message>
  <message>
   <source>{0} cannot be taken from the file: {1}</source>
   <translation>{0} não pode ser tirado do arquivo: {1}</translation>
  </message>
  <message>
   <source>{0} cannot be used: {1}</source>
   <translation>{0} não pode ser usado: {1}</translation>
  </message>
  <message>
   <source>{0} cannot be written: {1}</source>
   <translation>{0} não pode ser escrito: {1}</translation>
  </message>
  <message>
   <source>{0} cannot decode ({1}): {2}</source>
   <translation>{0} não consegue decodificar ({1}): {2}</translation>
  </message>
  <message>
   <source>{0} cannot guess ahead for {1}: {2}</source>
   <translation>{0} não pode adivinhar à frente para {1}: {2}</translation>
  </message>
  <message>
   <source>{0} cannot guess ahead: its memory cannot be cut back</source>
   <translation>{0} não pode adivinhar à frente: sua memória não pode ser recuada</translation>
  </message>
  <message>
   <source>{0} cannot guess for this model: it has {1} tokens, and the model has {2}</source>
   <translation>{0} não pode adivinhar para este modelo: tem {1} tokens, e o modelo tem {2}</translation>
  </message>
  <message>
   <source>{0} cannot guess for this model: token {1} is {2} there and {3} in the model</source>
   <translation>{0} não pode adivinhar para este modelo: o token {1} é {2} lá e {3} no modelo</translation>
  </message>
  <message>
   <source>{0} cannot sign the policy here</source>
   <translation>{0} não pode assinar a política aqui</translation>
  </message>
  <message>
   <source>{0} cases of “{1}”</source>
   <translation>{0} casos de “{1}”</translation>
  </message>
  <message>
   <source>{0} changed</source>
   <translation>{0} alterados</translation>
  </message>
  <message>
   <source>{0} changed meanwhile</source>
   <translation>{0} mudou nesse meio-tempo</translation>
  </message>
  <message>
   <source>{0} changed or vanished meanwhile</source>
   <translation>{0} mudou ou sumiu nesse meio-tempo</translation>
  </message>
  <message>
   <source>{0} characters are too few. It takes at least {1} tokens, about {2}.</source>
   <translation>{0} caracteres são poucos. São necessários pelo menos {1} tokens, cerca de {2}.</translation>
  </message>
  <message>
   <source>{0} characters, about {1} tokens.</source>
   <translation>{0} caracteres, cerca de {1} tokens.</translation>
  </message>
  <message>
   <source>{0} characters, {1} are the most</source>
   <translation>{0} caracteres, o máximo é {1}</translation>
  </message>
  <message>
   <source>{0} Choose made-up load, or wait until there are some.</source>
   <translation>{0} Escolha uma carga inventada ou espere até haver amostras.</translation>
  </message>
  <message>
   <source>{0} chose it</source>
   <translation>{0} escolheu</translation>
  </message>
  <message>
   <source>{0} chose none</source>
   <translation>{0} não escolheu nenhum</translation>
  </message>
  <message>
   <source>{0} chosen</source>
   <translation>{0} escolhidos</translation>
  </message>
  <message>
   <source>{0} closed the connection in the middle: the answer is not whole</source>
   <translation>{0} fechou a conexão no meio: a resposta não está completa</translation>
  </message>
  <message>
   <source>{0} comes from</source>
   <translation>{0} vem de</translation>
  </message>
  <message>
   <source>{0} copied</source>
   <translation>{0}: copiado</translation>
  </message>
  <message>
   <source>{0} copy</source>
   <translation>{0} (cópia)</translation>
  </message>
  <message>
   <source>{0} could not be asked: {1}</source>
   <translation>não foi possível perguntar a {0}: {1}</translation>
  </message>
  <message>
   <source>{0} could not be copied: {1}</source>
   <translation>{0} não pôde ser copiado: {1}</translation>
  </message>
  <message>
   <source>{0} could not be linked: {1}</source>
   <translation>{0} não pôde ser ligado: {1}</translation>
  </message>
  <message>
   <source>{0} could not be loaded, its process ended: {1}{2}</source>
   <translation>{0} não pôde ser carregado, seu processo terminou: {1}{2}</translation>
  </message>
  <message>
   <source>{0} could not be loaded: {1}</source>
   <translation>{0} não pôde ser carregado: {1}</translation>
  </message>
  <message>
   <source>{0} could not be loaded: {1}: {2}</source>
   <translation>{0} não pôde ser carregado: {1}: {2}</translation>
  </message>
  <message>
   <source>{0} could not be opened: {1}</source>
   <translation>{0} não pôde ser aberto: {1}</translation>
  </message>
  <message>
   <source>{0} could not be read or written: {1}</source>
   <translation>{0} não pôde ser lido ou escrito: {1}</translation>
  </message>
  <message>
   <source>{0} could not be read: {1}</source>
   <translation>{0} não pôde ser lido: {1}</translation>
  </message>
  <message>
   <source>{0} could not be replaced: {1}</source>
   <translation>{0} não pôde ser substituído: {1}</translation>
  </message>
  <message>
   <source>{0} could not run: {1}.</source>
   <translation>{0} não pôde ser executado: {1}.</translation>
  </message>
  <message>
   <source>{0} could not sign the policy: the PIN is not known here</source>
   <translation>{0} não pôde assinar a política: o PIN não é conhecido aqui</translation>
  </message>
  <message>
   <source>{0} crashed</source>
   <translation>{0} caiu</translation>
  </message>
  <message>
   <source>{0} crashed {1} times within {2} minutes and is not started again by itself</source>
   <translation>{0} caiu {1} vezes em {2} minutos e não é mais iniciado sozinho</translation>
  </message>
  <message>
   <source>{0} days</source>
   <translation>{0} dias</translation>
  </message>
  <message>
   <source>{0} did not answer in time</source>
   <translation>{0} não respondeu a tempo</translation>
  </message>
  <message>
   <source>{0} did not answer within {1} s</source>
   <translation>{0} não respondeu em {1} s</translation>
  </message>
  <message>
   <source>{0} did not answer within {1} seconds</source>
   <translation>{0} não respondeu em {1} segundos</translation>
  </message>
  <message>
   <source>{0} did not end</source>
   <translation>{0} não terminou</translation>
  </message>
  <message>
   <source>{0} did not run</source>
   <translation>{0} não foi executado</translation>
  </message>
  <message>
   <source>{0} did not run: {1}</source>
   <translation>{0} não foi executada: {1}</translation>
  </message>
  <message>
   <source>{0} did not start: {1}</source>
   <translation>{0} não iniciou: {1}</translation>
  </message>
  <message>
   <source>{0} does here</source>
   <translation>aqui é {0}</translation>
  </message>
  <message>
   <source>{0} does not accept your access token: it is wrong, expired, or may not read this</source>
   <translation>{0} não aceita seu token de acesso: está errado, vencido ou não pode ler isto</translation>
  </message>
  <message>
   <source>{0} does not end</source>
   <translation>{0} não termina</translation>
  </message>
  <message>
   <source>{0} does not fit now; models that nobody uses hold {1}</source>
   <translation>{0} não cabe agora; modelos que ninguém usa ocupam {1}</translation>
  </message>
  <message>
   <source>{0} does not fit: {1}</source>
   <translation>{0} não cabe: {1}</translation>
  </message>
  <message>
   <source>{0} does not fit: {1}{2}</source>
   <translation>{0} não cabe: {1}{2}</translation>
  </message>
  <message>
   <source>{0} does not run any more</source>
   <translation>{0} não está mais em execução</translation>
  </message>
  <message>
   <source>{0} does not run any more: {1}</source>
   <translation>{0} não está mais em execução: {1}</translation>
  </message>
  <message>
   <source>{0} does not run on this machine, so there is nothing to set</source>
   <translation>{0} não roda nesta máquina, então não há o que ajustar</translation>
  </message>
  <message>
   <source>{0} does not run this model, but {1}</source>
   <translation>{0} não executa este modelo, mas {1} sim</translation>
  </message>
  <message>
   <source>{0} does not say that it is made to compare texts</source>
   <translation>{0} não diz que foi feito para comparar textos</translation>
  </message>
  <message>
   <source>{0} does not say what the key of the audit log is</source>
   <translation>{0} não diz qual é a chave do log de auditoria</translation>
  </message>
  <message>
   <source>{0} does not take a message: it has no input named text</source>
   <translation>{0} não recebe mensagem: não tem entrada chamada text</translation>
  </message>
  <message>
   <source>{0} does not use the tool {1}</source>
   <translation>{0} não usa a ferramenta {1}</translation>
  </message>
  <message>
   <source>{0} downloads</source>
   <translation>{0} downloads</translation>
  </message>
  <message>
   <source>{0} ended it</source>
   <translation>{0} encerrou</translation>
  </message>
  <message>
   <source>{0} ended with {1}</source>
   <translation>{0} terminou com {1}</translation>
  </message>
  <message>
   <source>{0} events came out as they were recorded.</source>
   <translation>{0} eventos saíram como foram registrados.</translation>
  </message>
  <message>
   <source>{0} failed ({1}): {2}</source>
   <translation>{0} falhou ({1}): {2}</translation>
  </message>
  <message>
   <source>{0} failed because of an error in the tool ({1})</source>
   <translation>{0} falhou por causa de um erro na ferramenta ({1})</translation>
  </message>
  <message>
   <source>{0} failures in a row</source>
   <translation>{0} falhas seguidas</translation>
  </message>
  <message>
   <source>{0} fetches the server whenever it starts, and keeps nothing here: install the server once, outside, and name its program in place of this.</source>
   <translation>{0} baixa o servidor sempre que inicia, e não guarda nada aqui: instale o servidor uma vez, fora, e indique o programa dele no lugar deste.</translation>
  </message>
  <message>
   <source>{0} files in {1}; no other folder, no network</source>
   <translation>{0} arquivos em {1}; nenhuma outra pasta, sem rede</translation>
  </message>
  <message>
   <source>{0} forgotten</source>
   <translation>{0} esquecidos</translation>
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
   <translation>{0} não dá um nome para uma ferramenta</translation>
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
   <translation>{0} tem um nome recusado</translation>
  </message>
  <message>
   <source>{0} has a tensor of {1} dimensions</source>
   <translation>{0} tem um tensor de {1} dimensões</translation>
  </message>
  <message>
   <source>{0} has an absurd alignment of {1}</source>
   <translation>{0} tem um alinhamento absurdo de {1}</translation>
  </message>
  <message>
   <source>{0} has an absurd header: {1} tensors, {2} keys</source>
   <translation>{0} tem um cabeçalho absurdo: {1} tensores, {2} chaves</translation>
  </message>
  <message>
   <source>{0} has an impossibly large tensor</source>
   <translation>{0} tem um tensor impossivelmente grande</translation>
  </message>
  <message>
   <source>{0} has another size at its source by now</source>
   <translation>{0} já tem outro tamanho na fonte</translation>
  </message>
  <message>
   <source>{0} has another vocabulary than the file it is compared with</source>
   <translation>{0} tem um vocabulário diferente do arquivo com que é comparado</translation>
  </message>
  <message>
   <source>{0} has characters that cannot be seen</source>
   <translation>{0} tem caracteres que não podem ser vistos</translation>
  </message>
  <message>
   <source>{0} has no default, one before it has</source>
   <translation>{0} não tem padrão, e um antes dele tem</translation>
  </message>
  <message>
   <source>{0} has no entry {1}</source>
   <translation>{0} não tem a entrada {1}</translation>
  </message>
  <message>
   <source>{0} has no examples</source>
   <translation>{0} não tem exemplos</translation>
  </message>
  <message>
   <source>{0} has no files</source>
   <translation>{0} não tem arquivos</translation>
  </message>
  <message>
   <source>{0} has no files to fetch</source>
   <translation>{0} não tem arquivos para baixar</translation>
  </message>
  <message>
   <source>{0} has no input {1}, only {2}</source>
   <translation>{0} não tem a entrada {1}, só {2}</translation>
  </message>
  <message>
   <source>{0} has no number</source>
   <translation>{0} não tem número</translation>
  </message>
  <message>
   <source>{0} has no output</source>
   <translation>{0} não tem saída</translation>
  </message>
  <message>
   <source>{0} has no output {1}, only {2}</source>
   <translation>{0} não tem a saída {1}, só {2}</translation>
  </message>
  <message>
   <source>{0} has no parameter {1}, only {2}{3}</source>
   <translation>{0} não tem o parâmetro {1}, só {2}{3}</translation>
  </message>
  <message>
   <source>{0} has no readable {1}: {2}</source>
   <translation>{0} não tem {1} legível: {2}</translation>
  </message>
  <message>
   <source>{0} has no setting {1}</source>
   <translation>{0} não tem o ajuste {1}</translation>
  </message>
  <message>
   <source>{0} has no settings</source>
   <translation>{0} não tem ajustes</translation>
  </message>
  <message>
   <source>{0} has no tool {1}</source>
   <translation>{0} não tem a ferramenta {1}</translation>
  </message>
  <message>
   <source>{0} has no value at this place</source>
   <translation>{0} não tem valor neste ponto</translation>
  </message>
  <message>
   <source>{0} has no value that can be worked out</source>
   <translation>{0} não tem um valor que possa ser calculado</translation>
  </message>
  <message>
   <source>{0} has no variant {1} any more</source>
   <translation>{0} não tem mais a variante {1}</translation>
  </message>
  <message>
   <source>{0} has no words</source>
   <translation>{0} não tem palavras</translation>
  </message>
  <message>
   <source>{0} has number {1}, and number {2} held before</source>
   <translation>{0} tem o número {1}, e antes valia o número {2}</translation>
  </message>
  <message>
   <source>{0} has so few bits that it must be known which weights matter (an importance matrix); that is measured on a text of yours, and there is none</source>
   <translation>{0} tem tão poucos bits que é preciso saber quais pesos importam (uma matriz de importância); isso é medido em um texto seu, e não há nenhum</translation>
  </message>
  <message>
   <source>{0} has the file {1} twice</source>
   <translation>{0} tem o arquivo {1} duas vezes</translation>
  </message>
  <message>
   <source>{0} has this run already</source>
   <translation>{0} já tem esta execução</translation>
  </message>
  <message>
   <source>{0} has {1} bytes at its source, not {2}</source>
   <translation>{0} tem {1} bytes na fonte, não {2}</translation>
  </message>
  <message>
   <source>{0} here</source>
   <translation>{0} aqui</translation>
  </message>
  <message>
   <source>{0} hexadecimal digits</source>
   <translation>{0} dígitos hexadecimais</translation>
  </message>
  <message>
   <source>{0} holds a file twice, or far too many</source>
   <translation>{0} contém um arquivo duas vezes, ou arquivos demais</translation>
  </message>
  <message>
   <source>{0} holds access tokens, and others may read it</source>
   <translation>{0} contém tokens de acesso, e outros podem lê-lo</translation>
  </message>
  <message>
   <source>{0} holds no model that is known here</source>
   <translation>{0} não contém modelo conhecido aqui</translation>
  </message>
  <message>
   <source>{0} holds no model {1}</source>
   <translation>{0} não contém o modelo {1}</translation>
  </message>
  <message>
   <source>{0} holds no nodes</source>
   <translation>{0} não contém nós</translation>
  </message>
  <message>
   <source>{0} holds no {1}</source>
   <translation>{0} não contém {1}</translation>
  </message>
  <message>
   <source>{0} holds this program's own data</source>
   <translation>{0} contém os dados deste programa</translation>
  </message>
  <message>
   <source>{0} holds {1}, which is not in its signed index</source>
   <translation>{0} contém {1}, que não está no índice assinado</translation>
  </message>
  <message>
   <source>{0} hours</source>
   <translation>{0} horas</translation>
  </message>
  <message>
   <source>{0} in 1 file</source>
   <translation>{0} em 1 arquivo</translation>
  </message>
  <message>
   <source>{0} in the bundle is a link to somewhere else</source>
   <translation>{0} no pacote é um link para outro lugar</translation>
  </message>
  <message>
   <source>{0} in the bundle {1} is damaged: part {2} of {3} is not what was signed</source>
   <translation>{0} no pacote {1} está danificado: a parte {2} de {3} não é a que foi assinada</translation>
  </message>
  <message>
   <source>{0} in {1} and another file of it have the same name where capitals do not count</source>
   <translation>{0} em {1} e outro arquivo dele têm o mesmo nome onde maiúsculas não contam</translation>
  </message>
  <message>
   <source>{0} in {1} describes no model</source>
   <translation>{0} em {1} não descreve nenhum modelo</translation>
  </message>
  <message>
   <source>{0} in {1} does not describe a text model</source>
   <translation>{0} em {1} não descreve um modelo de texto</translation>
  </message>
  <message>
   <source>{0} in {1} does not hold an object</source>
   <translation>{0} em {1} não contém um objeto</translation>
  </message>
  <message>
   <source>{0} in {1} does not name its ONNX file</source>
   <translation>{0} em {1} não indica seu arquivo ONNX</translation>
  </message>
  <message>
   <source>{0} in {1} files</source>
   <translation>{0} em {1} arquivos</translation>
  </message>
  <message>
   <source>{0} in {1} has {2} bytes, not {3}</source>
   <translation>{0} em {1} tem {2} bytes, não {3}</translation>
  </message>
  <message>
   <source>{0} in {1} is damaged: {2}</source>
   <translation>{0} em {1} está danificado: {2}</translation>
  </message>
  <message>
   <source>{0} in {1} is empty</source>
   <translation>{0} em {1} está vazio</translation>
  </message>
  <message>
   <source>{0} in {1} is far too long</source>
   <translation>{0} em {1} é longo demais</translation>
  </message>
  <message>
   <source>{0} in {1} is not valid JSON: {2}</source>
   <translation>{0} em {1} não é JSON válido: {2}</translation>
  </message>
  <message>
   <source>{0} in {1} is too large</source>
   <translation>{0} em {1} é grande demais</translation>
  </message>
  <message>
   <source>{0} instead of a number</source>
   <translation>{0} em vez de um número</translation>
  </message>
  <message>
   <source>{0} instead of stop, fallback or branch</source>
   <translation>{0} em vez de stop, fallback ou branch</translation>
  </message>
  <message>
   <source>{0} instead of {1}</source>
   <translation>{0} em vez de {1}</translation>
  </message>
  <message>
   <source>{0} is a file with several names and is left alone</source>
   <translation>{0} é um arquivo com vários nomes e não é tocado</translation>
  </message>
  <message>
   <source>{0} is a file, not a folder</source>
   <translation>{0} é um arquivo, não uma pasta</translation>
  </message>
  <message>
   <source>{0} is a file, not a folder.</source>
   <translation>{0} é um arquivo, não uma pasta.</translation>
  </message>
  <message>
   <source>{0} is a folder</source>
   <translation>{0} é uma pasta</translation>
  </message>
  <message>
   <source>{0} is a link to another place</source>
   <translation>{0} é um link para outro lugar</translation>
  </message>
  <message>
   <source>{0} is a list, not one value</source>
   <translation>{0} é uma lista, não um valor</translation>
  </message>
  <message>
   <source>{0} is a name that is refused</source>
   <translation>{0} é um nome recusado</translation>
  </message>
  <message>
   <source>{0} is a number, not {1}</source>
   <translation>{0} é um número, não {1}</translation>
  </message>
  <message>
   <source>{0} is a recording, which only repeats what was recorded</source>
   <translation>{0} é uma gravação, que só repete o que foi gravado</translation>
  </message>
  <message>
   <source>{0} is a text of at most {1} characters</source>
   <translation>{0} é um texto de no máximo {1} caracteres</translation>
  </message>
  <message>
   <source>{0} is a tool of the program</source>
   <translation>{0} é uma ferramenta do programa</translation>
  </message>
  <message>
   <source>{0} is a {1} GGUF file, which this engine cannot read</source>
   <translation>{0} é um arquivo GGUF {1}, que este motor não consegue ler</translation>
  </message>
  <message>
   <source>{0} is an agent, and no workflow</source>
   <translation>{0} é um agente, e não um fluxo</translation>
  </message>
  <message>
   <source>{0} is away</source>
   <translation>{0} está ausente</translation>
  </message>
  <message>
   <source>{0} is being applied by another program</source>
   <translation>{0} está sendo aplicada por outro programa</translation>
  </message>
  <message>
   <source>{0} is being fetched again</source>
   <translation>{0} está sendo baixado de novo</translation>
  </message>
  <message>
   <source>{0} is being refreshed</source>
   <translation>{0} está sendo atualizada</translation>
  </message>
  <message>
   <source>{0} is being refreshed already</source>
   <translation>{0} já está sendo atualizada</translation>
  </message>
  <message>
   <source>{0} is case {1} of {2}. Look over what it expects.</source>
   <translation>{0} é o caso {1} de {2}. Confira o que ele espera.</translation>
  </message>
  <message>
   <source>{0} is closed already</source>
   <translation>{0} já está fechado</translation>
  </message>
  <message>
   <source>{0} is cut off inside its header</source>
   <translation>{0} está cortado dentro do cabeçalho</translation>
  </message>
  <message>
   <source>{0} is cut off or no safetensors file</source>
   <translation>{0} está cortado ou não é um arquivo safetensors</translation>
  </message>
  <message>
   <source>{0} is cut off, or no safetensors file</source>
   <translation>{0} está cortado, ou não é um arquivo safetensors</translation>
  </message>
  <message>
   <source>{0} is cut off: it has {1} bytes of at least {2}</source>
   <translation>{0} está cortado: tem {1} bytes de pelo menos {2}</translation>
  </message>
  <message>
   <source>{0} is damaged</source>
   <translation>{0} está danificado</translation>
  </message>
  <message>
   <source>{0} is damaged or cut off</source>
   <translation>{0} está danificado ou cortado</translation>
  </message>
  <message>
   <source>{0} is damaged or cut off, or is no ONNX file</source>
   <translation>{0} está danificado ou cortado, ou não é um arquivo ONNX</translation>
  </message>
  <message>
   <source>{0} is damaged, and another program has it open</source>
   <translation>{0} está danificado, e outro programa o tem aberto</translation>
  </message>
  <message>
   <source>{0} is damaged, so no key is accepted</source>
   <translation>{0} está danificado, então nenhuma chave é aceita</translation>
  </message>
  <message>
   <source>{0} is damaged: it holds no settings</source>
   <translation>{0} está danificado: não contém configurações</translation>
  </message>
  <message>
   <source>{0} is damaged: it is not valid JSON</source>
   <translation>{0} está danificado: não é JSON válido</translation>
  </message>
  <message>
   <source>{0} is damaged: nothing is in it</source>
   <translation>{0} está danificado: não há nada nele</translation>
  </message>
  <message>
   <source>{0} is damaged: part {1} of {2} is not what it was</source>
   <translation>{0} está danificado: a parte {1} de {2} não é o que era</translation>
  </message>
  <message>
   <source>{0} is damaged: {1}</source>
   <translation>{0} está danificado: {1}</translation>
  </message>
  <message>
   <source>{0} is empty at its source</source>
   <translation>{0} está vazio na fonte</translation>
  </message>
  <message>
   <source>{0} is from {1} to {2}, not {3}</source>
   <translation>{0} vai de {1} a {2}, não {3}</translation>
  </message>
  <message>
   <source>{0} is from {1} to {2}, not {3}.</source>
   <translation>{0} vai de {1} a {2}, não {3}.</translation>
  </message>
  <message>
   <source>{0} is granted twice</source>
   <translation>{0} é concedida duas vezes</translation>
  </message>
  <message>
   <source>{0} is in Foundry Local's catalogue, but not on this machine</source>
   <translation>{0} está no catálogo do Foundry Local, mas não nesta máquina</translation>
  </message>
  <message>
   <source>{0} is in it</source>
   <translation>{0} está nele</translation>
  </message>
  <message>
   <source>{0} is in the way</source>
   <translation>{0} está no caminho</translation>
  </message>
  <message>
   <source>{0} is in {1}; {2} is wanted</source>
   <translation>{0} está em {1}; espera-se {2}</translation>
  </message>
  <message>
   <source>{0} is larger than {1}: {2}</source>
   <translation>{0} é maior que {1}: {2}</translation>
  </message>
  <message>
   <source>{0} is left alone since {1}</source>
   <translation>{0} é deixado em paz desde {1}</translation>
  </message>
  <message>
   <source>{0} is loaded without its draft model {1}</source>
   <translation>{0} é carregado sem seu modelo de rascunho {1}</translation>
  </message>
  <message>
   <source>{0} is loaded {1} right now, so it is not removed</source>
   <translation>{0} está carregado {1} agora, então não é removido</translation>
  </message>
  <message>
   <source>{0} is missing</source>
   <translation>falta {0}</translation>
  </message>
  <message>
   <source>{0} is missing from the file</source>
   <translation>{0} falta no arquivo</translation>
  </message>
  <message>
   <source>{0} is missing in {1}</source>
   <translation>{0} falta em {1}</translation>
  </message>
  <message>
   <source>{0} is missing, and this installation has one</source>
   <translation>{0} falta, e esta instalação tem um</translation>
  </message>
  <message>
   <source>{0} is missing: it is part {1} of {2} of the model</source>
   <translation>falta {0}: é a parte {1} de {2} do modelo</translation>
  </message>
  <message>
   <source>{0} is neither a host nor host:port</source>
   <translation>{0} não é um host nem host:porta</translation>
  </message>
  <message>
   <source>{0} is neither true nor false</source>
   <translation>{0} não é true nem false</translation>
  </message>
  <message>
   <source>{0} is no action</source>
   <translation>{0} não é uma ação</translation>
  </message>
  <message>
   <source>{0} is no address of a hub: it begins with https:// or http://</source>
   <translation>{0} não é endereço de um hub: começa com https:// ou http://</translation>
  </message>
  <message>
   <source>{0} is no address of a server</source>
   <translation>{0} não é endereço de um servidor</translation>
  </message>
  <message>
   <source>{0} is no address of a server: it has a part after ? or #</source>
   <translation>{0} não é o endereço de um servidor: tem uma parte depois de ? ou #</translation>
  </message>
  <message>
   <source>{0} is no address of an Ollama server</source>
   <translation>{0} não é o endereço de um servidor Ollama</translation>
  </message>
  <message>
   <source>{0} is no address that a tool may reach</source>
   <translation>{0} não é endereço que uma ferramenta possa alcançar</translation>
  </message>
  <message>
   <source>{0} is no address to listen at</source>
   <translation>{0} não é endereço onde ouvir</translation>
  </message>
  <message>
   <source>{0} is no address to listen on.</source>
   <translation>{0} não é um endereço em que escutar.</translation>
  </message>
  <message>
   <source>{0} is no address: it begins with http:// or https:// and a host</source>
   <translation>{0} não é um endereço: começa com http:// ou https:// e um host</translation>
  </message>
  <message>
   <source>{0} is no address: it holds invisible characters</source>
   <translation>{0} não é um endereço: contém caracteres invisíveis</translation>
  </message>
  <message>
   <source>{0} is no address: its host is a name of plain letters or a number</source>
   <translation>{0} não é um endereço: o host é um nome de letras simples ou um número</translation>
  </message>
  <message>
   <source>{0} is no address: no server has port 0</source>
   <translation>{0} não é um endereço: nenhum servidor tem a porta 0</translation>
  </message>
  <message>
   <source>{0} is no address: {1}</source>
   <translation>{0} não é um endereço: {1}</translation>
  </message>
  <message>
   <source>{0} is no administrator</source>
   <translation>{0} não é administrador</translation>
  </message>
  <message>
   <source>{0} is no bundle of this program</source>
   <translation>{0} não é um pacote deste programa</translation>
  </message>
  <message>
   <source>{0} is no bundle, but a device or a pipe</source>
   <translation>{0} não é um pacote, mas um dispositivo ou um pipe</translation>
  </message>
  <message>
   <source>{0} is no checkpoint of an audit log</source>
   <translation>{0} não é um ponto de verificação de um log de auditoria</translation>
  </message>
  <message>
   <source>{0} is no condition</source>
   <translation>{0} não é uma condição</translation>
  </message>
  <message>
   <source>{0} is no connection: {1}</source>
   <translation>{0} não é uma conexão: {1}</translation>
  </message>
  <message>
   <source>{0} is no file of this kind, or was cut off: {1}</source>
   <translation>{0} não é um arquivo deste tipo, ou foi cortado: {1}</translation>
  </message>
  <message>
   <source>{0} is no file of this program</source>
   <translation>{0} não é um arquivo deste programa</translation>
  </message>
  <message>
   <source>{0} is no folder that holds only the program</source>
   <translation>{0} não é uma pasta que contém só o programa</translation>
  </message>
  <message>
   <source>{0} is no Foundry Local on this machine</source>
   <translation>{0} não é um Foundry Local nesta máquina</translation>
  </message>
  <message>
   <source>{0} is no full path of a folder</source>
   <translation>{0} não é o caminho completo de uma pasta</translation>
  </message>
  <message>
   <source>{0} is no id</source>
   <translation>{0} não é um id</translation>
  </message>
  <message>
   <source>{0} is no id of an evaluation</source>
   <translation>{0} não é o id de uma avaliação</translation>
  </message>
  <message>
   <source>{0} is no key</source>
   <translation>{0} não é uma chave</translation>
  </message>
  <message>
   <source>{0} is no likeness</source>
   <translation>{0} não é uma semelhança</translation>
  </message>
  <message>
   <source>{0} is no message</source>
   <translation>{0} não é uma mensagem</translation>
  </message>
  <message>
   <source>{0} is no model's name or folder: letters, digits and ./@:-_ only.</source>
   <translation>{0} não é nome nem pasta de modelo: só letras, dígitos e ./@:-_.</translation>
  </message>
  <message>
   <source>{0} is no name</source>
   <translation>{0} não é um nome</translation>
  </message>
  <message>
   <source>{0} is no name for a folder</source>
   <translation>{0} não é nome para uma pasta</translation>
  </message>
  <message>
   <source>{0} is no name of a graph</source>
   <translation>{0} não é nome de grafo</translation>
  </message>
  <message>
   <source>{0} is no name of a key</source>
   <translation>{0} não é nome de uma chave</translation>
  </message>
  <message>
   <source>{0} is no name of a memory</source>
   <translation>{0} não é nome de memória</translation>
  </message>
  <message>
   <source>{0} is no name of a model</source>
   <translation>{0} não é nome de modelo</translation>
  </message>
  <message>
   <source>{0} is no name of a model on the hub</source>
   <translation>{0} não é nome de um modelo no hub</translation>
  </message>
  <message>
   <source>{0} is no name of a parser.</source>
   <translation>{0} não é nome de um analisador.</translation>
  </message>
  <message>
   <source>{0} is no name of a server</source>
   <translation>{0} não é nome de servidor</translation>
  </message>
  <message>
   <source>{0} is no name of a tool</source>
   <translation>{0} não é nome de ferramenta</translation>
  </message>
  <message>
   <source>{0} is no name of a {1}</source>
   <translation>{0} não é nome de {1}</translation>
  </message>
  <message>
   <source>{0} is no name of an agent</source>
   <translation>{0} não é nome de agente</translation>
  </message>
  <message>
   <source>{0} is no name of {1}</source>
   <translation>{0} não é um nome de {1}</translation>
  </message>
  <message>
   <source>{0} is no name: use small letters, digits, - and _</source>
   <translation>{0} não é um nome: use letras minúsculas, dígitos, - e _</translation>
  </message>
  <message>
   <source>{0} is no number</source>
   <translation>{0} não é um número</translation>
  </message>
  <message>
   <source>{0} is no number in JSON</source>
   <translation>{0} não é um número em JSON</translation>
  </message>
  <message>
   <source>{0} is no number of characters</source>
   <translation>{0} não é um número de caracteres</translation>
  </message>
  <message>
   <source>{0} is no number to compare with</source>
   <translation>{0} não é um número para comparar</translation>
  </message>
  <message>
   <source>{0} is no number with a unit</source>
   <translation>{0} não é um número com unidade</translation>
  </message>
  <message>
   <source>{0} is no ONNX GenAI model: {1} ({2})</source>
   <translation>{0} não é um modelo ONNX GenAI: {1} ({2})</translation>
  </message>
  <message>
   <source>{0} is no part of a connection</source>
   <translation>{0} não faz parte de uma conexão</translation>
  </message>
  <message>
   <source>{0} is no place</source>
   <translation>{0} não é uma posição</translation>
  </message>
  <message>
   <source>{0} is no plain file</source>
   <translation>{0} não é um arquivo comum</translation>
  </message>
  <message>
   <source>{0} is no plain file and is left alone</source>
   <translation>{0} não é um arquivo comum e é deixado em paz</translation>
  </message>
  <message>
   <source>{0} is no plain name or number of a host</source>
   <translation>{0} não é nome nem número simples de um host</translation>
  </message>
  <message>
   <source>{0} is no plain word</source>
   <translation>{0} não é uma palavra simples</translation>
  </message>
  <message>
   <source>{0} is no port</source>
   <translation>{0} não é uma porta</translation>
  </message>
  <message>
   <source>{0} is no program</source>
   <translation>{0} não é um programa</translation>
  </message>
  <message>
   <source>{0} is no rating</source>
   <translation>{0} não é uma nota de avaliação</translation>
  </message>
  <message>
   <source>{0} is no rule</source>
   <translation>{0} não é uma regra</translation>
  </message>
  <message>
   <source>{0} is no tag</source>
   <translation>{0} não é uma etiqueta</translation>
  </message>
  <message>
   <source>{0} is no text</source>
   <translation>{0} não é texto</translation>
  </message>
  <message>
   <source>{0} is no time in seconds</source>
   <translation>{0} não é um tempo em segundos</translation>
  </message>
  <message>
   <source>{0} is no value of setting {1}: an address begins with https:// or http://</source>
   <translation>{0} não é valor da configuração {1}: um endereço começa com https:// ou http://</translation>
  </message>
  <message>
   <source>{0} is no value of setting {1}: it is damaged text</source>
   <translation>{0} não é valor da configuração {1}: é texto danificado</translation>
  </message>
  <message>
   <source>{0} is no value of setting {1}: it is from {2} to {3}</source>
   <translation>{0} não é valor da configuração {1}: vai de {2} a {3}</translation>
  </message>
  <message>
   <source>{0} is no value of setting {1}: {2}</source>
   <translation>{0} não é valor da configuração {1}: {2}</translation>
  </message>
  <message>
   <source>{0} is no value of {1}</source>
   <translation>{0} não é valor de {1}</translation>
  </message>
  <message>
   <source>{0} is no way to search</source>
   <translation>{0} não é uma forma de buscar</translation>
  </message>
  <message>
   <source>{0} is none of {1}</source>
   <translation>{0} não é nenhum de {1}</translation>
  </message>
  <message>
   <source>{0} is none of {1}.</source>
   <translation>{0} não é nenhum de {1}.</translation>
  </message>
  <message>
   <source>{0} is not a file</source>
   <translation>{0} não é um arquivo</translation>
  </message>
  <message>
   <source>{0} is not a folder</source>
   <translation>{0} não é uma pasta</translation>
  </message>
  <message>
   <source>{0} is not a full path</source>
   <translation>{0} não é um caminho completo</translation>
  </message>
  <message>
   <source>{0} is not a GGUF file: it starts with {1}</source>
   <translation>{0} não é um arquivo GGUF: começa com {1}</translation>
  </message>
  <message>
   <source>{0} is not a link</source>
   <translation>{0} não é uma ligação</translation>
  </message>
  <message>
   <source>{0} is not a list</source>
   <translation>{0} não é uma lista</translation>
  </message>
  <message>
   <source>{0} is not a model that writes text from left to right</source>
   <translation>{0} não é um modelo que escreve texto da esquerda para a direita</translation>
  </message>
  <message>
   <source>{0} is not a path below the granted folder</source>
   <translation>{0} não é um caminho abaixo da pasta concedida</translation>
  </message>
  <message>
   <source>{0} is not a path inside the granted folders</source>
   <translation>{0} não é um caminho dentro das pastas concedidas</translation>
  </message>
  <message>
   <source>{0} is not a path that can be read</source>
   <translation>{0} não é um caminho que se possa ler</translation>
  </message>
  <message>
   <source>{0} is not a recording: {1}</source>
   <translation>{0} não é uma gravação: {1}</translation>
  </message>
  <message>
   <source>{0} is not a text file</source>
   <translation>{0} não é um arquivo de texto</translation>
  </message>
  <message>
   <source>{0} is not a tool of this program.</source>
   <translation>{0} não é uma ferramenta deste programa.</translation>
  </message>
  <message>
   <source>{0} is not a unit that is known.</source>
   <translation>{0} não é uma unidade conhecida.</translation>
  </message>
  <message>
   <source>{0} is not a usable GGUF file: {1}</source>
   <translation>{0} não é um arquivo GGUF utilizável: {1}</translation>
  </message>
  <message>
   <source>{0} is not among the granted folders</source>
   <translation>{0} não está entre as pastas concedidas</translation>
  </message>
  <message>
   <source>{0} is not an SQLite database</source>
   <translation>{0} não é um banco de dados SQLite</translation>
  </message>
  <message>
   <source>{0} is not as it was a moment ago</source>
   <translation>{0} não é como era há pouco</translation>
  </message>
  <message>
   <source>{0} is not as long as its header says: it is cut off or damaged</source>
   <translation>{0} não tem o tamanho que seu cabeçalho diz: está cortado ou danificado</translation>
  </message>
  <message>
   <source>{0} is not between 0 and 7 days</source>
   <translation>{0} não está entre 0 e 7 dias</translation>
  </message>
  <message>
   <source>{0} is not connected now</source>
   <translation>{0} não está conectada agora</translation>
  </message>
  <message>
   <source>{0} is not connected now. Connect the drive: it comes back.</source>
   <translation>{0} não está conectada agora. Conecte a unidade: ela volta.</translation>
  </message>
  <message>
   <source>{0} is not encrypted, and this store is</source>
   <translation>{0} não está criptografado, e este armazenamento está</translation>
  </message>
  <message>
   <source>{0} is not for the role {1} here</source>
   <translation>{0} não é para o papel {1} aqui</translation>
  </message>
  <message>
   <source>{0} is not for your role here</source>
   <translation>{0} não é para o seu papel aqui</translation>
  </message>
  <message>
   <source>{0} is not in 0 to {1}</source>
   <translation>{0} não está entre 0 e {1}</translation>
  </message>
  <message>
   <source>{0} is not in 1 to {1}</source>
   <translation>{0} não está entre 1 e {1}</translation>
  </message>
  <message>
   <source>{0} is not in a folder of models any more</source>
   <translation>{0} não está mais em uma pasta de modelos</translation>
  </message>
  <message>
   <source>{0} is not in it</source>
   <translation>{0} não está nele</translation>
  </message>
  <message>
   <source>{0} is not in the granted folders</source>
   <translation>{0} não está nas pastas concedidas</translation>
  </message>
  <message>
   <source>{0} is not in the library.</source>
   <translation>{0} não está na biblioteca.</translation>
  </message>
  <message>
   <source>{0} is not in the signed list</source>
   <translation>{0} não está na lista assinada</translation>
  </message>
  <message>
   <source>{0} is not in {1}</source>
   <translation>{0} não está em {1}</translation>
  </message>
  <message>
   <source>{0} is not installed, or cannot be used now.</source>
   <translation>{0} não está instalado, ou não pode ser usado agora.</translation>
  </message>
  <message>
   <source>{0} is not installed: {1}</source>
   <translation>{0} não está instalado: {1}</translation>
  </message>
  <message>
   <source>{0} is not known</source>
   <translation>{0} não é conhecido</translation>
  </message>
  <message>
   <source>{0} is not loaded: {1} of at most {2} models are ({3})</source>
   <translation>{0} não é carregado: {1} de no máximo {2} modelos estão ({3})</translation>
  </message>
  <message>
   <source>{0} is not one number</source>
   <translation>{0} não é um único número</translation>
  </message>
  <message>
   <source>{0} is not part {1} of {2} of a model</source>
   <translation>{0} não é a parte {1} de {2} de um modelo</translation>
  </message>
  <message>
   <source>{0} is not removed: {1}</source>
   <translation>{0} não é removido: {1}</translation>
  </message>
  <message>
   <source>{0} is not the file it should be</source>
   <translation>{0} não é o arquivo que devia ser</translation>
  </message>
  <message>
   <source>{0} is not there</source>
   <translation>{0} não existe</translation>
  </message>
  <message>
   <source>{0} is not there any more</source>
   <translation>{0} não existe mais</translation>
  </message>
  <message>
   <source>{0} is not there, or its drive is away</source>
   <translation>{0} não existe, ou a unidade está ausente</translation>
  </message>
  <message>
   <source>{0} is not what it was</source>
   <translation>{0} não é o que era</translation>
  </message>
  <message>
   <source>{0} is not whole: {1} bytes are missing at its end</source>
   <translation>{0} não está inteiro: faltam {1} bytes no fim</translation>
  </message>
  <message>
   <source>{0} is not whole: {1} is missing</source>
   <translation>{0} não está inteiro: falta {1}</translation>
  </message>
  <message>
   <source>{0} is not worked out here</source>
   <translation>{0} não é calculado aqui</translation>
  </message>
  <message>
   <source>{0} is not {1}</source>
   <translation>{0} não é {1}</translation>
  </message>
  <message>
   <source>{0} is of a kind whose requests cannot share a batch in MLX</source>
   <translation>{0} é de um tipo cujas requisições não podem compartilhar um lote no MLX</translation>
  </message>
  <message>
   <source>{0} is on {1}, beyond this machine, and the network is off in the settings</source>
   <translation>{0} está em {1}, fora desta máquina, e a rede está desligada nas configurações</translation>
  </message>
  <message>
   <source>{0} is only {1} bytes long</source>
   <translation>{0} tem só {1} bytes</translation>
  </message>
  <message>
   <source>{0} is part {1} of {2} of a model, which is opened by its first part, whose name ends with {3}</source>
   <translation>{0} é a parte {1} de {2} de um modelo, que se abre pela primeira parte, cujo nome termina com {3}</translation>
  </message>
  <message>
   <source>{0} is ready</source>
   <translation>{0} está pronto</translation>
  </message>
  <message>
   <source>{0} is signed with a key that nobody here trusts: {1}</source>
   <translation>{0} é assinado com uma chave em que ninguém aqui confia: {1}</translation>
  </message>
  <message>
   <source>{0} is there already</source>
   <translation>{0} já existe</translation>
  </message>
  <message>
   <source>{0} is there already and not empty</source>
   <translation>{0} já existe e não está vazia</translation>
  </message>
  <message>
   <source>{0} is there twice</source>
   <translation>{0} está duas vezes</translation>
  </message>
  <message>
   <source>{0} is this program's own data</source>
   <translation>{0} são dados deste programa</translation>
  </message>
  <message>
   <source>{0} is too large</source>
   <translation>{0} é grande demais</translation>
  </message>
  <message>
   <source>{0} is too large for a policy</source>
   <translation>{0} é grande demais para uma política</translation>
  </message>
  <message>
   <source>{0} is too large for a template</source>
   <translation>{0} é grande demais para um modelo de texto</translation>
  </message>
  <message>
   <source>{0} is too large for what it should hold</source>
   <translation>{0} é grande demais para o que devia conter</translation>
  </message>
  <message>
   <source>{0} is too large to be looked at</source>
   <translation>{0} é grande demais para ser olhado</translation>
  </message>
  <message>
   <source>{0} is too large to read ({1})</source>
   <translation>{0} é grande demais para ler ({1})</translation>
  </message>
  <message>
   <source>{0} is too large: more than {1}</source>
   <translation>{0} é grande demais: mais de {1}</translation>
  </message>
  <message>
   <source>{0} is true or false, not {1}</source>
   <translation>{0} é true ou false, não {1}</translation>
  </message>
  <message>
   <source>{0} is truncated: it has {1} of at least {2} bytes, so {3} are missing, to the end of {4}</source>
   <translation>{0} está truncado: tem {1} de pelo menos {2} bytes, portanto faltam {3}, até o fim de {4}</translation>
  </message>
  <message>
   <source>{0} is {1} already</source>
   <translation>{0} já é {1}</translation>
  </message>
  <message>
   <source>{0} keeps room for {1} tokens; at most {2} were used in an hour</source>
   <translation>{0} reserva espaço para {1} tokens; no máximo {2} foram usados em uma hora</translation>
  </message>
  <message>
   <source>{0} kinds</source>
   <translation>{0} tipos</translation>
  </message>
  <message>
   <source>{0} lack a part and is switched off</source>
   <translation>{0} ter uma parte faltando e está desativada</translation>
  </message>
  <message>
   <source>{0} leads out of the granted folder</source>
   <translation>{0} leva para fora da pasta concedida</translation>
  </message>
  <message>
   <source>{0} leads to an address without encryption</source>
   <translation>{0} leva a um endereço sem criptografia</translation>
  </message>
  <message>
   <source>{0} leads to {1}, which is not in the open internet</source>
   <translation>{0} leva a {1}, que não está na internet aberta</translation>
  </message>
  <message>
   <source>{0} left</source>
   <translation>faltam {0}</translation>
  </message>
  <message>
   <source>{0} like {1}</source>
   <translation>{0} como {1}</translation>
  </message>
  <message>
   <source>{0} likes</source>
   <translation>{0} curtidas</translation>
  </message>
  <message>
   <source>{0} looks like the tool {1}</source>
   <translation>{0} parece a ferramenta {1}</translation>
  </message>
  <message>
   <source>{0} looks like {1}, a tool of the program</source>
   <translation>{0} parece {1}, uma ferramenta do programa</translation>
  </message>
  <message>
   <source>{0} loses nothing measurable against {1} (less than {2}</source>
   <translation>{0} não perde nada mensurável em relação a {1} (menos de {2}</translation>
  </message>
  <message>
   <source>{0} machines could not try it: {1}</source>
   <translation>{0} máquinas não conseguiram tentar: {1}</translation>
  </message>
  <message>
   <source>{0} makes this a {1}, and nobody known here signed it</source>
   <translation>{0} faz disto um {1}, e ninguém conhecido aqui o assinou</translation>
  </message>
  <message>
   <source>{0} may be left out</source>
   <translation>{0} pode ser omitido</translation>
  </message>
  <message>
   <source>{0} may not read something it was granted</source>
   <translation>{0} não pode ler algo que lhe foi concedido</translation>
  </message>
  <message>
   <source>{0} may not start as it is now</source>
   <translation>{0} não pode iniciar como está agora</translation>
  </message>
  <message>
   <source>{0} may not start: nobody allowed it as it is now</source>
   <translation>{0} não pode iniciar: ninguém o permitiu como é agora</translation>
  </message>
  <message>
   <source>{0} may not start: {1} is not the file that was allowed</source>
   <translation>{0} não pode iniciar: {1} não é o arquivo que foi permitido</translation>
  </message>
  <message>
   <source>{0} messages</source>
   <translation>{0} mensagens</translation>
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
   <translation>{0} erros a corrigir antes.</translation>
  </message>
  <message>
   <source>{0} models idle for {1} hold {2}</source>
   <translation>{0} modelos ociosos há {1} ocupam {2}</translation>
  </message>
  <message>
   <source>{0} more</source>
   <translation>mais {0}</translation>
  </message>
  <message>
   <source>{0} more are in the table of outcomes (CSV).</source>
   <translation>Há mais {0} na tabela de resultados (CSV).</translation>
  </message>
  <message>
   <source>{0} more candidates</source>
   <translation>mais {0} candidatos</translation>
  </message>
  <message>
   <source>{0} more differ in this step.</source>
   <translation>Mais {0} diferem nesta etapa.</translation>
  </message>
  <message>
   <source>{0} more follow these.</source>
   <translation>Mais {0} vêm depois destes.</translation>
  </message>
  <message>
   <source>{0} more parts of the schema of {1} are not held</source>
   <translation>mais {0} partes do esquema de {1} não são impostas</translation>
  </message>
  <message>
   <source>{0} more tags</source>
   <translation>mais {0} etiquetas</translation>
  </message>
  <message>
   <source>{0} more; the command line shows all</source>
   <translation>mais {0}; a linha de comando mostra todos</translation>
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
   <translation>{0} precisa ser um texto</translation>
  </message>
  <message>
   <source>{0} names no memory</source>
   <translation>{0} não indica nenhuma memória</translation>
  </message>
  <message>
   <source>{0} names no metric</source>
   <translation>{0} não indica nenhuma métrica</translation>
  </message>
  <message>
   <source>{0} needs no access token</source>
   <translation>{0} não precisa de token de acesso</translation>
  </message>
  <message>
   <source>{0} needs the parameter {1}: {2}</source>
   <translation>{0} precisa do parâmetro {1}: {2}</translation>
  </message>
  <message>
   <source>{0} needs {1} and {2} are kept in reserve, but {3} are free</source>
   <translation>{0} precisa de {1} e {2} ficam em reserva, mas há {3} livres</translation>
  </message>
  <message>
   <source>{0} needs {1} bytes, {2} are free</source>
   <translation>{0} precisa de {1} bytes, há {2} livres</translation>
  </message>
  <message>
   <source>{0} never began</source>
   <translation>{0} nunca começou</translation>
  </message>
  <message>
   <source>{0} never ran to its end</source>
   <translation>{0} nunca chegou ao fim</translation>
  </message>
  <message>
   <source>{0} nodes, {1} links. Tab goes through the nodes.</source>
   <translation>{0} nós, {1} ligações. Tab percorre os nós.</translation>
  </message>
  <message>
   <source>{0} nodes; {1} are the most</source>
   <translation>{0} nós; o máximo é {1}</translation>
  </message>
  <message>
   <source>{0} not judged</source>
   <translation>{0} não julgados</translation>
  </message>
  <message>
   <source>{0} of at most {1} in {2}</source>
   <translation>{0} de no máximo {1} em {2}</translation>
  </message>
  <message>
   <source>{0} of its documents as they are now, beside the script</source>
   <translation>{0} dos documentos dela como são agora, ao lado do script</translation>
  </message>
  <message>
   <source>{0} of memory</source>
   <translation>{0} de memória</translation>
  </message>
  <message>
   <source>{0} of the audit log cannot be read: {1}</source>
   <translation>{0} do log de auditoria não pode ser lido: {1}</translation>
  </message>
  <message>
   <source>{0} of them cannot be read; they are left out.</source>
   <translation>{0} deles não podem ser lidos; ficam de fora.</translation>
  </message>
  <message>
   <source>{0} of {1}</source>
   <translation>{0} de {1}</translation>
  </message>
  <message>
   <source>{0} of {1} are available.</source>
   <translation>{0} de {1} estão disponíveis.</translation>
  </message>
  <message>
   <source>{0} of {1} files: {2}</source>
   <translation>{0} de {1} arquivos: {2}</translation>
  </message>
  <message>
   <source>{0} of {1} nodes</source>
   <translation>{0} de {1} nós</translation>
  </message>
  <message>
   <source>{0} of {1} to read</source>
   <translation>{0} de {1} para ler</translation>
  </message>
  <message>
   <source>{0} of {1} tokens</source>
   <translation>{0} de {1} tokens</translation>
  </message>
  <message>
   <source>{0} of {1} tokens came from the cache</source>
   <translation>{0} de {1} tokens vieram do cache</translation>
  </message>
  <message>
   <source>{0} of {1} took less, {2}</source>
   <translation>{0} de {1} levaram menos, {2}</translation>
  </message>
  <message>
   <source>{0} of {1} tries</source>
   <translation>{0} de {1} tentativas</translation>
  </message>
  <message>
   <source>{0} of {1} tries have not been made yet; the figures are of the others.</source>
   <translation>{0} de {1} tentativas ainda não foram feitas; os números são das outras.</translation>
  </message>
  <message>
   <source>{0} on {1}</source>
   <translation>{0} em {1}</translation>
  </message>
  <message>
   <source>{0} on {1} is faster still: choose it for your agents if its answers are as good.</source>
   <translation>{0} em {1} é ainda mais rápido: escolha-o para seus agentes se as respostas forem tão boas.</translation>
  </message>
  <message>
   <source>{0} or {1}</source>
   <translation>{0} ou {1}</translation>
  </message>
  <message>
   <source>{0} parameters</source>
   <translation>{0} parâmetros</translation>
  </message>
  <message>
   <source>{0} passed</source>
   <translation>{0} aprovados</translation>
  </message>
  <message>
   <source>{0} Pull it again when the network is back.</source>
   <translation>{0} Baixe de novo quando a rede voltar.</translation>
  </message>
  <message>
   <source>{0} reaches no server</source>
   <translation>{0} não alcança servidores</translation>
  </message>
  <message>
   <source>{0} reaches no such folder</source>
   <translation>{0} não alcança essa pasta</translation>
  </message>
  <message>
   <source>{0} read</source>
   <translation>{0} lidos</translation>
  </message>
  <message>
   <source>{0} read (from the cache too) and {1} written in the time shown</source>
   <translation>{0} lidos (também do cache) e {1} escritos no período mostrado</translation>
  </message>
  <message>
   <source>{0} read no fields; it said: {1}</source>
   <translation>{0} não leu campos; disse: {1}</translation>
  </message>
  <message>
   <source>{0} read no {1}</source>
   <translation>{0} não leu {1}</translation>
  </message>
  <message>
   <source>{0} read, {1} written</source>
   <translation>{0} lidos, {1} escritos</translation>
  </message>
  <message>
   <source>{0} refers to itself without end</source>
   <translation>{0} refere-se a si mesmo sem fim</translation>
  </message>
  <message>
   <source>{0} removed</source>
   <translation>{0} removidos</translation>
  </message>
  <message>
   <source>{0} request</source>
   <translation>{0} requisição</translation>
  </message>
  <message>
   <source>{0} requests</source>
   <translation>{0} requisições</translation>
  </message>
  <message>
   <source>{0} requests a minute</source>
   <translation>{0} requisições por minuto</translation>
  </message>
  <message>
   <source>{0} retries instead of 0 to {1}</source>
   <translation>{0} novas tentativas em vez de 0 a {1}</translation>
  </message>
  <message>
   <source>{0} reused</source>
   <translation>{0} reaproveitados</translation>
  </message>
  <message>
   <source>{0} right of {1}</source>
   <translation>{0} certos de {1}</translation>
  </message>
  <message>
   <source>{0} rounds at most here</source>
   <translation>aqui, no máximo {0} rodadas</translation>
  </message>
  <message>
   <source>{0} rows changed.</source>
   <translation>{0} linhas alteradas.</translation>
  </message>
  <message>
   <source>{0} runs already</source>
   <translation>{0} já está em execução</translation>
  </message>
  <message>
   <source>{0} runs by {1} now, not by {2}</source>
   <translation>{0} roda agora por {1}, não por {2}</translation>
  </message>
  <message>
   <source>{0} s</source>
   <translation>{0} s</translation>
  </message>
  <message>
   <source>{0} s, median of two minutes</source>
   <translation>{0} s, mediana de dois minutos</translation>
  </message>
  <message>
   <source>{0} said by anyone ends it</source>
   <translation>{0} dito por qualquer um encerra</translation>
  </message>
  <message>
   <source>{0} said nothing within {1} seconds</source>
   <translation>{0} não disse nada em {1} segundos</translation>
  </message>
  <message>
   <source>{0} seconds</source>
   <translation>{0} segundos</translation>
  </message>
  <message>
   <source>{0} sends none</source>
   <translation>{0} não envia nenhum</translation>
  </message>
  <message>
   <source>{0} sent, {1} received</source>
   <translation>{0} enviados, {1} recebidos</translation>
  </message>
  <message>
   <source>{0} starts</source>
   <translation>{0} inícios</translation>
  </message>
  <message>
   <source>{0} step</source>
   <translation>{0} etapa</translation>
  </message>
  <message>
   <source>{0} steps</source>
   <translation>{0} etapas</translation>
  </message>
  <message>
   <source>{0} tells no use of it</source>
   <translation>{0} não informa o uso dele</translation>
  </message>
  <message>
   <source>{0} texts were given at once; at most {1} can be</source>
   <translation>foram dados {0} textos de uma vez; o máximo é {1}</translation>
  </message>
  <message>
   <source>{0} That is in the job {1}.</source>
   <translation>{0} Isso está na tarefa {1}.</translation>
  </message>
  <message>
   <source>{0} That is in {1}.</source>
   <translation>{0} Isso está em {1}.</translation>
  </message>
  <message>
   <source>{0} The evaluation goes on with the cases as they were when it began.</source>
   <translation>{0} A avaliação continua com os casos como eram no começo.</translation>
  </message>
  <message>
   <source>{0} The first {1} are listed.</source>
   <translation>{0} Os primeiros {1} são listados.</translation>
  </message>
  <message>
   <source>{0} there is no {1}, which the record has.</source>
   <translation>{0} não há {1}, que o registro tem.</translation>
  </message>
  <message>
   <source>{0} there is {1}, which the record has not.</source>
   <translation>{0} há {1}, que o registro não tem.</translation>
  </message>
  <message>
   <source>{0} times</source>
   <translation>{0} vezes</translation>
  </message>
  <message>
   <source>{0} to {1}</source>
   <translation>{0} a {1}</translation>
  </message>
  <message>
   <source>{0} to {1} billion</source>
   <translation>{0} a {1} bilhões</translation>
  </message>
  <message>
   <source>{0} to {1} is granted, not {2}</source>
   <translation>concede-se de {0} a {1}, não {2}</translation>
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
   <translation>{0} tokens por dia</translation>
  </message>
  <message>
   <source>{0} tokens are kept, but for other tools, other options or another text</source>
   <translation>{0} tokens estão guardados, mas para outras ferramentas, outras opções ou outro texto</translation>
  </message>
  <message>
   <source>{0} tokens read</source>
   <translation>{0} tokens lidos</translation>
  </message>
  <message>
   <source>{0} tokens were scored. Divergence: how far a file's shares are from those of {1}, 0 is not at all. Same token: how often both would write the same one.</source>
   <translation>{0} tokens foram pontuados. Divergência: quanto as probabilidades de um arquivo se afastam das de {1}; 0 é nada. Mesmo token: com que frequência ambos escreveriam o mesmo.</translation>
  </message>
  <message>
   <source>{0} tokens written</source>
   <translation>{0} tokens escritos</translation>
  </message>
  <message>
   <source>{0} tokens, none of them read; the room ends after {1}</source>
   <translation>{0} tokens, nenhum deles lido; o espaço acaba após {1}</translation>
  </message>
  <message>
   <source>{0} tools were offered; at most {1} are possible</source>
   <translation>foram oferecidas {0} ferramentas; o máximo é {1}</translation>
  </message>
  <message>
   <source>{0} unfinished {1} kept.</source>
   <translation>{0} {1} inacabado(s) mantido(s).</translation>
  </message>
  <message>
   <source>{0} up to {1} characters</source>
   <translation>{0} de até {1} caracteres</translation>
  </message>
  <message>
   <source>{0} waits for its turn</source>
   <translation>{0} espera a vez</translation>
  </message>
  <message>
   <source>{0} wants an access token</source>
   <translation>{0} quer um token de acesso</translation>
  </message>
  <message>
   <source>{0} was called</source>
   <translation>{0} foi chamada</translation>
  </message>
  <message>
   <source>{0} was changed since it was shown</source>
   <translation>{0} foi alterado desde que foi mostrado</translation>
  </message>
  <message>
   <source>{0} was imported</source>
   <translation>{0} foi importado</translation>
  </message>
  <message>
   <source>{0} was left empty</source>
   <translation>{0} ficou vazio</translation>
  </message>
  <message>
   <source>{0} was loaded but says nothing of itself</source>
   <translation>{0} foi carregado mas não diz nada de si</translation>
  </message>
  <message>
   <source>{0} was loaded with {1}</source>
   <translation>{0} foi carregado com {1}</translation>
  </message>
  <message>
   <source>{0} was not expected</source>
   <translation>{0} não era esperado</translation>
  </message>
  <message>
   <source>{0} was not expected here</source>
   <translation>{0} não era esperado aqui</translation>
  </message>
  <message>
   <source>{0} was not fetched by this program, so nobody knows where its bytes can be had</source>
   <translation>{0} não foi baixado por este programa, então ninguém sabe onde obter seus bytes</translation>
  </message>
  <message>
   <source>{0} was not fetched, so nobody knows where its bytes can be had</source>
   <translation>{0} não foi baixado, então ninguém sabe onde obter seus bytes</translation>
  </message>
  <message>
   <source>{0} was not loaded</source>
   <translation>{0} não foi carregado</translation>
  </message>
  <message>
   <source>{0} was not started</source>
   <translation>{0} não foi iniciado</translation>
  </message>
  <message>
   <source>{0} was not taken: {1}. The folder stays as it was.</source>
   <translation>{0} não foi aceita: {1}. A pasta continua como era.</translation>
  </message>
  <message>
   <source>{0} was replaced at its source while it was fetched</source>
   <translation>{0} foi substituído na fonte enquanto era baixado</translation>
  </message>
  <message>
   <source>{0} was signed by somebody this copy does not trust{1}: {2}</source>
   <translation>{0} foi assinado por alguém em quem esta cópia não confia{1}: {2}</translation>
  </message>
  <message>
   <source>{0} was still not loaded after {1} seconds and was given up</source>
   <translation>{0} ainda não estava carregado depois de {1} segundos e foi abandonado</translation>
  </message>
  <message>
   <source>{0} was stopped</source>
   <translation>{0} foi interrompida</translation>
  </message>
  <message>
   <source>{0} was stopped after {1} seconds</source>
   <translation>{0} foi interrompida depois de {1} segundos</translation>
  </message>
  <message>
   <source>{0} was unloaded to make room for {1}</source>
   <translation>{0} foi descarregado para dar lugar a {1}</translation>
  </message>
  <message>
   <source>{0} was written by a newer version of this program</source>
   <translation>{0} foi escrito por uma versão mais nova deste programa</translation>
  </message>
  <message>
   <source>{0} was written by a newer version of this program (format {1})</source>
   <translation>{0} foi escrito por uma versão mais nova deste programa (formato {1})</translation>
  </message>
  <message>
   <source>{0} was written by a newer version of this program, so no key is accepted</source>
   <translation>{0} foi escrito por uma versão mais recente deste programa, portanto nenhuma chave é aceita</translation>
  </message>
  <message>
   <source>{0} was {1}; {2}</source>
   <translation>{0} era {1}; {2}</translation>
  </message>
  <message>
   <source>{0} was {1}; {2} for {3}</source>
   <translation>{0} era {1}; {2} por {3}</translation>
  </message>
  <message>
   <source>{0} weights do not go with float32.</source>
   <translation>Pesos {0} não combinam com float32.</translation>
  </message>
  <message>
   <source>{0} weights go with float16, not bfloat16.</source>
   <translation>Pesos {0} combinam com float16, não com bfloat16.</translation>
  </message>
  <message>
   <source>{0} What is there is shown as it was stored.</source>
   <translation>{0} O que há é mostrado como foi gravado.</translation>
  </message>
  <message>
   <source>{0} will be copied, every byte checked.</source>
   <translation>{0} serão copiados, cada byte conferido.</translation>
  </message>
  <message>
   <source>{0} with {1} events could be saved, {2} of them incomplete.</source>
   <translation>{0} com {1} eventos puderam ser salvas, {2} delas incompletas.</translation>
  </message>
  <message>
   <source>{0} words instead of 1 to {1}</source>
   <translation>{0} palavras em vez de 1 a {1}</translation>
  </message>
  <message>
   <source>{0} would be larger than can be read again</source>
   <translation>{0} seria maior do que se pode ler de novo</translation>
  </message>
  <message>
   <source>{0} would be larger than {1}</source>
   <translation>{0} seria maior que {1}</translation>
  </message>
  <message>
   <source>{0} would be refused</source>
   <translation>{0} seriam recusadas</translation>
  </message>
  <message>
   <source>{0} would give the agent everything you have</source>
   <translation>{0} daria ao agente tudo o que você tem</translation>
  </message>
  <message>
   <source>{0} would have been called</source>
   <translation>{0} seriam chamadas</translation>
  </message>
  <message>
   <source>{0} would have what was sent to it sent to {1}</source>
   <translation>{0} faria enviar a {1} o que lhe foi enviado</translation>
  </message>
  <message>
   <source>{0} would stand too far away</source>
   <translation>{0} ficaria longe demais</translation>
  </message>
  <message>
   <source>{0} writes nothing</source>
   <translation>{0} não escreve nada</translation>
  </message>
  <message>
   <source>{0} written</source>
   <translation>{0} escritos</translation>
  </message>
  <message>
   <source>{0} wrote more than {1} bytes and was stopped</source>
   <translation>{0} escreveu mais de {1} bytes e foi interrompida</translation>
  </message>
  <message>
   <source>{0} {1} differs: {2}.</source>
   <translation>{0} {1} difere: {2}.</translation>
  </message>
  <message>
   <source>{0} {1} is installed</source>
   <translation>{0} {1} está instalado</translation>
  </message>
  <message>
   <source>{0} {1} were not loaded</source>
   <translation>{0} {1} não foram carregados</translation>
  </message>
  <message>
   <source>{0} {1}s begin with {2}</source>
   <translation>{0} {1}s começam com {2}</translation>
  </message>
  <message>
   <source>{0} °C; it slows itself down to stay whole.</source>
   <translation>{0} °C; ela reduz a velocidade para não se danificar.</translation>
  </message>
  <message>
   <source>{0} · from the MCP server {1}</source>
   <translation>{0} · do servidor MCP {1}</translation>
  </message>
  <message>
   <source>{0} · reaches {1}</source>
   <translation>{0} · alcança {1}</translation>
  </message>
  <message>
   <source>{0} · round {1}</source>
   <translation>{0} · rodada {1}</translation>
  </message>
  <message>
   <source>{0} · {1}</source>
   <translation>{0} · {1}</translation>
  </message>
  <message>
   <source>{0} · {1} more before it</source>
   <translation>{0} · mais {1} antes</translation>
  </message>
  <message>
   <source>{0}() compared in this way</source>
   <translation>{0}() comparado desta forma</translation>
  </message>
  <message>
   <source>{0}() is not worked out here</source>
   <translation>{0}() não é calculado aqui</translation>
  </message>
  <message>
   <source>{0}() with these arguments</source>
   <translation>{0}() com estes argumentos</translation>
  </message>
  <message>
   <source>{0}, and they come out so alike that more of the same would hardly help.</source>
   <translation>{0}, e os resultados são tão parecidos que mais do mesmo dificilmente ajudaria.</translation>
  </message>
  <message>
   <source>{0}, and {1} more</source>
   <translation>{0} e mais {1}</translation>
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
   <translation>{0}, não pode ser usada</translation>
  </message>
  <message>
   <source>{0}, column {1}</source>
   <translation>{0}, coluna {1}</translation>
  </message>
  <message>
   <source>{0}, differs</source>
   <translation>{0}, difere</translation>
  </message>
  <message>
   <source>{0}, equal</source>
   <translation>{0}, igual</translation>
  </message>
  <message>
   <source>{0}, first run</source>
   <translation>{0}, primeira execução</translation>
  </message>
  <message>
   <source>{0}, from {1}</source>
   <translation>{0}, de {1}</translation>
  </message>
  <message>
   <source>{0}, in place of its link</source>
   <translation>{0}, no lugar da ligação</translation>
  </message>
  <message>
   <source>{0}, last {1} ({2})</source>
   <translation>{0}, a última {1} ({2})</translation>
  </message>
  <message>
   <source>{0}, less than {1}</source>
   <translation>{0}, menos que {1}</translation>
  </message>
  <message>
   <source>{0}, measured now</source>
   <translation>{0}, medida agora</translation>
  </message>
  <message>
   <source>{0}, not less than {1} s</source>
   <translation>{0}, não menos de {1} s</translation>
  </message>
  <message>
   <source>{0}, not linked</source>
   <translation>{0}, sem ligação</translation>
  </message>
  <message>
   <source>{0}, only in the first run</source>
   <translation>{0}, só na primeira execução</translation>
  </message>
  <message>
   <source>{0}, only in the second run</source>
   <translation>{0}, só na segunda execução</translation>
  </message>
  <message>
   <source>{0}, optional</source>
   <translation>{0}, opcional</translation>
  </message>
  <message>
   <source>{0}, pinned</source>
   <translation>{0}, fixado</translation>
  </message>
  <message>
   <source>{0}, read</source>
   <translation>{0}, lida</translation>
  </message>
  <message>
   <source>{0}, second run</source>
   <translation>{0}, segunda execução</translation>
  </message>
  <message>
   <source>{0}, the agent {1} runs, given its path.</source>
   <translation>{0}, o agente {1} é executado, recebendo o caminho dele.</translation>
  </message>
  <message>
   <source>{0}, the agent {1} runs, given its text.</source>
   <translation>{0}, o agente {1} é executado, recebendo o texto dele.</translation>
  </message>
  <message>
   <source>{0}, the agent {1} runs.</source>
   <translation>{0}, o agente {1} é executado.</translation>
  </message>
  <message>
   <source>{0}, the first difference</source>
   <translation>{0}, a primeira diferença</translation>
  </message>
  <message>
   <source>{0}, the graph {1} runs, given its path.</source>
   <translation>{0}, o grafo {1} é executado, recebendo o caminho dele.</translation>
  </message>
  <message>
   <source>{0}, the graph {1} runs, given its text.</source>
   <translation>{0}, o grafo {1} é executado, recebendo o texto dele.</translation>
  </message>
  <message>
   <source>{0}, the graph {1} runs.</source>
   <translation>{0}, o grafo {1} é executado.</translation>
  </message>
  <message>
   <source>{0}, to {1}</source>
   <translation>{0}, para {1}</translation>
  </message>
  <message>
   <source>{0}, unused for {1}</source>
   <translation>{0}, sem uso há {1}</translation>
  </message>
  <message>
   <source>{0}, where downloads are to go, is not connected now</source>
   <translation>{0}, para onde vão os downloads, não está conectada agora</translation>
  </message>
  <message>
   <source>{0}, which cannot be asked: {1}</source>
   <translation>{0}, a que não se pode perguntar: {1}</translation>
  </message>
  <message>
   <source>{0}, which is granted, leads elsewhere than when the tool was read</source>
   <translation>{0}, que foi concedida, leva a outro lugar do que quando a ferramenta foi lida</translation>
  </message>
  <message>
   <source>{0}, which may use {1}; each of them asks as it does there</source>
   <translation>{0}, que pode usar {1}; cada uma pergunta como lá</translation>
  </message>
  <message>
   <source>{0}, which {1} needs, is missing</source>
   <translation>falta {0}, de que {1} precisa</translation>
  </message>
  <message>
   <source>{0}, {1} cached</source>
   <translation>{0}, {1} do cache</translation>
  </message>
  <message>
   <source>{0}, {1} entries</source>
   <translation>{0}, {1} entradas</translation>
  </message>
  <message>
   <source>{0}, {1} of them right</source>
   <translation>{0}, {1} deles certos</translation>
  </message>
  <message>
   <source>{0}, {1}.</source>
   <translation>{0}, {1}.</translation>
  </message>
  <message>
   <source>{0}, {1}. It came with the program, answers at once and is only a start: it knows little, but it calls tools.</source>
   <translation>{0}, {1}. Veio com o programa, responde na hora e é só um começo: sabe pouco, mas chama ferramentas.</translation>
  </message>
  <message>
   <source>{0}. Do not call it so again.</source>
   <translation>{0}. Não a chame assim de novo.</translation>
  </message>
  <message>
   <source>{0}. The run ends here.</source>
   <translation>{0}. A execução termina aqui.</translation>
  </message>
  <message>
   <source>{0}.name: {1} is no name</source>
   <translation>{0}.name: {1} não é um nome</translation>
  </message>
  <message>
   <source>{0}.name: {1} is there twice</source>
   <translation>{0}.name: {1} está duas vezes</translation>
  </message>
  <message>
   <source>{0}/{1} is damaged</source>
   <translation>{0}/{1} está danificado</translation>
  </message>
  <message numerus="yes">
   <source>{0}: %Ln things were left out, or are done otherwise</source>
   <translation>
    <numerusform>{0}: %Ln item ficou de fora, ou é feito de outro modo</numerusform>
    <numerusform>{0}: %Ln itens ficaram de fora, ou são feitos de outro modo</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>{0}: %Ln things will be left out, or done otherwise</source>
   <translation>
    <numerusform>{0}: %Ln item ficará de fora, ou será feito de outro modo</numerusform>
    <numerusform>{0}: %Ln itens ficarão de fora, ou serão feitos de outro modo</numerusform>
   </translation>
  </message>
  <message>
   <source>{0}: a choice between groups of parameters is not held</source>
   <translation>{0}: uma escolha entre grupos de parâmetros não é imposta</translation>
  </message>
  <message>
   <source>{0}: a function that stops with an error, write in it what it does</source>
   <translation>{0}: uma função que para com um erro; escreva nela o que faz</translation>
  </message>
  <message>
   <source>{0}: a value or schema in it is nested too deep for a program</source>
   <translation>{0}: um valor ou esquema nele está aninhado fundo demais para um programa</translation>
  </message>
  <message>
   <source>{0}: about {1} more would do, if they come out alike.</source>
   <translation>{0}: cerca de mais {1} bastariam, se tiverem resultados parecidos.</translation>
  </message>
  <message>
   <source>{0}: additionalProperties is not held</source>
   <translation>{0}: additionalProperties não é imposto</translation>
  </message>
  <message>
   <source>{0}: additionalProperties is not held: only named keys are written</source>
   <translation>{0}: additionalProperties não é imposto: só chaves com nome são escritas</translation>
  </message>
  <message>
   <source>{0}: an action failed</source>
   <translation>{0}: uma ação falhou</translation>
  </message>
  <message>
   <source>{0}: answer</source>
   <translation>{0}: resposta</translation>
  </message>
  <message>
   <source>{0}: arguments</source>
   <translation>{0}: argumentos</translation>
  </message>
  <message>
   <source>{0}: cannot be read: {1}</source>
   <translation>{0}: não pode ser lido: {1}</translation>
  </message>
  <message>
   <source>{0}: from the keyring</source>
   <translation>{0}: do chaveiro</translation>
  </message>
  <message>
   <source>{0}: half within {1}, 95 % within {2}</source>
   <translation>{0}: metade em {1}, 95 % em {2}</translation>
  </message>
  <message>
   <source>{0}: instructions</source>
   <translation>{0}: instruções</translation>
  </message>
  <message>
   <source>{0}: it has no conditions</source>
   <translation>{0}: não tem condições</translation>
  </message>
  <message>
   <source>{0}: it has no plain id</source>
   <translation>{0}: não tem um id simples</translation>
  </message>
  <message>
   <source>{0}: it is no call</source>
   <translation>{0}: não é uma chamada</translation>
  </message>
  <message>
   <source>{0}: it is no check</source>
   <translation>{0}: não é uma verificação</translation>
  </message>
  <message>
   <source>{0}: it is no data set by its name</source>
   <translation>{0}: pelo nome, não é um conjunto de dados</translation>
  </message>
  <message>
   <source>{0}: it is no JSON: {1}</source>
   <translation>{0}: não é JSON: {1}</translation>
  </message>
  <message>
   <source>{0}: it is no list of up to {1} calls</source>
   <translation>{0}: não é uma lista de até {1} chamadas</translation>
  </message>
  <message>
   <source>{0}: it is no list of up to {1} checks</source>
   <translation>{0}: não é uma lista de até {1} verificações</translation>
  </message>
  <message>
   <source>{0}: it is no text in UTF-8</source>
   <translation>{0}: não é texto em UTF-8</translation>
  </message>
  <message>
   <source>{0}: it was not begun again</source>
   <translation>{0}: não foi iniciado de novo</translation>
  </message>
  <message>
   <source>{0}: it was not granted.</source>
   <translation>{0}: não foi concedida.</translation>
  </message>
  <message>
   <source>{0}: items as a list is not held</source>
   <translation>{0}: items como lista não é imposto</translation>
  </message>
  <message>
   <source>{0}: its text cannot be read: {1}</source>
   <translation>{0}: o texto dele não pode ser lido: {1}</translation>
  </message>
  <message>
   <source>{0}: may change it</source>
   <translation>{0}: pode alterá-la</translation>
  </message>
  <message>
   <source>{0}: more than 40 conditions</source>
   <translation>{0}: mais de 40 condições</translation>
  </message>
  <message>
   <source>{0}: more than {1} brackets</source>
   <translation>{0}: mais de {1} colchetes</translation>
  </message>
  <message>
   <source>{0}: more than {1} cases</source>
   <translation>{0}: mais de {1} casos</translation>
  </message>
  <message>
   <source>{0}: more than {1} items are not counted</source>
   <translation>{0}: mais de {1} itens não são contados</translation>
  </message>
  <message>
   <source>{0}: more than {1} nodes lie around what is inside</source>
   <translation>{0}: há mais de {1} nós em torno do que está dentro</translation>
  </message>
  <message>
   <source>{0}: more than {1} words</source>
   <translation>{0}: mais de {1} palavras</translation>
  </message>
  <message>
   <source>{0}: name</source>
   <translation>{0}: nome</translation>
  </message>
  <message>
   <source>{0}: no value now</source>
   <translation>{0}: sem valor agora</translation>
  </message>
  <message>
   <source>{0}: node of the graph</source>
   <translation>{0}: nó do grafo</translation>
  </message>
  <message>
   <source>{0}: not judged</source>
   <translation>{0}: não avaliado</translation>
  </message>
  <message>
   <source>{0}: not measured. Intervals: 95 %. #: the number in the plots; *: on the best front, where no other one is at least as good in everything.</source>
   <translation>{0}: não medido. Intervalos: 95 %. #: o número nos gráficos; *: na melhor frente, onde nenhum outro é pelo menos tão bom em tudo.</translation>
  </message>
  <message>
   <source>{0}: oneOf is held as anyOf</source>
   <translation>{0}: oneOf é tratado como anyOf</translation>
  </message>
  <message>
   <source>{0}: only named parameters are written</source>
   <translation>{0}: só parâmetros com nome são escritos</translation>
  </message>
  <message>
   <source>{0}: secret</source>
   <translation>{0}: segredo</translation>
  </message>
  <message>
   <source>{0}: the arguments are no object</source>
   <translation>{0}: os argumentos não são um objeto</translation>
  </message>
  <message>
   <source>{0}: the call has no name</source>
   <translation>{0}: a chamada não tem nome</translation>
  </message>
  <message>
   <source>{0}: the column {1} is not known</source>
   <translation>{0}: a coluna {1} não é conhecida</translation>
  </message>
  <message>
   <source>{0}: the columns {1} and {2} mean the same</source>
   <translation>{0}: as colunas {1} e {2} significam o mesmo</translation>
  </message>
  <message>
   <source>{0}: the file is not YAML: it holds the character U+{1}</source>
   <translation>{0}: o arquivo não é YAML: contém o caractere U+{1}</translation>
  </message>
  <message>
   <source>{0}: the judge is the same model; it judged its own answers.</source>
   <translation>{0}: o juiz é o mesmo modelo; avaliou as próprias respostas.</translation>
  </message>
  <message>
   <source>{0}: the links go round in a circle</source>
   <translation>{0}: as ligações formam um círculo</translation>
  </message>
  <message>
   <source>{0}: the memory it takes was not measured.</source>
   <translation>{0}: a memória que ocupa não foi medida.</translation>
  </message>
  <message>
   <source>{0}: the time of its answers was not measured.</source>
   <translation>{0}: o tempo das respostas não foi medido.</translation>
  </message>
  <message>
   <source>{0}: there is no collection {1}</source>
   <translation>{0}: não há coleção {1}</translation>
  </message>
  <message>
   <source>{0}: there is no column with the user's text</source>
   <translation>{0}: não há coluna com o texto do usuário</translation>
  </message>
  <message>
   <source>{0}: there is no such node</source>
   <translation>{0}: não existe esse nó</translation>
  </message>
  <message>
   <source>{0}: they do not end, or are longer than {1} characters</source>
   <translation>{0}: não terminam, ou têm mais de {1} caracteres</translation>
  </message>
  <message>
   <source>{0}: this cannot be written as a workflow, which is one step after another: {1}</source>
   <translation>{0}: isto não pode ser escrito como um fluxo, que é uma etapa após a outra: {1}</translation>
  </message>
  <message>
   <source>{0}: this is no action</source>
   <translation>{0}: isto não é uma ação</translation>
  </message>
  <message>
   <source>{0}: this is no list</source>
   <translation>{0}: isto não é uma lista</translation>
  </message>
  <message>
   <source>{0}: too many levels</source>
   <translation>{0}: níveis demais</translation>
  </message>
  <message>
   <source>{0}: tool</source>
   <translation>{0}: ferramenta</translation>
  </message>
  <message>
   <source>{0}: value</source>
   <translation>{0}: valor</translation>
  </message>
  <message>
   <source>{0}: write a size, such as 1 MB</source>
   <translation>{0}: escreva um tamanho, como 1 MB</translation>
  </message>
  <message>
   <source>{0}: write a whole number</source>
   <translation>{0}: escreva um número inteiro</translation>
  </message>
  <message>
   <source>{0}: write the hours as 08:00 to 18:00</source>
   <translation>{0}: escreva o horário como 08:00 to 18:00</translation>
  </message>
  <message>
   <source>{0}: write two numbers, such as 0 to 100</source>
   <translation>{0}: escreva dois números, como 0 to 100</translation>
  </message>
  <message>
   <source>{0}: {1} beside enum or const is not held</source>
   <translation>{0}: {1} ao lado de enum ou const não é imposto</translation>
  </message>
  <message>
   <source>{0}: {1} is in {2} already</source>
   <translation>{0}: {1} já está em {2}</translation>
  </message>
  <message>
   <source>{0}: {1} is no case</source>
   <translation>{0}: {1} não é um caso</translation>
  </message>
  <message>
   <source>{0}: {1} is none of the choices</source>
   <translation>{0}: {1} não é nenhuma das opções</translation>
  </message>
  <message>
   <source>{0}: {1} is not a tool</source>
   <translation>{0}: {1} não é uma ferramenta</translation>
  </message>
  <message>
   <source>{0}: {1} is not held</source>
   <translation>{0}: {1} não é imposto</translation>
  </message>
  <message>
   <source>{0}: {1} is not known here</source>
   <translation>{0}: {1} não é conhecido aqui</translation>
  </message>
  <message>
   <source>{0}: {1} is not {2}</source>
   <translation>{0}: {1} não é {2}</translation>
  </message>
  <message>
   <source>{0}: {1} now</source>
   <translation>{0}: {1} agora</translation>
  </message>
  <message>
   <source>{0}: {1} of them now</source>
   <translation>{0}: {1} deles agora</translation>
  </message>
  <message>
   <source>{0}: {1} of {2} answers could not be judged; they do not count.</source>
   <translation>{0}: {1} de {2} respostas não puderam ser avaliadas; elas não contam.</translation>
  </message>
  <message>
   <source>{0}: {1} of {2} tries gave no answer; they count as failed.</source>
   <translation>{0}: {1} de {2} tentativas não deram resposta; contam como falhas.</translation>
  </message>
  <message>
   <source>{0}: {1} of {2} tries have not been made.</source>
   <translation>{0}: {1} de {2} tentativas não foram feitas.</translation>
  </message>
  <message>
   <source>{0}: {1} of {2} verdicts could not be used ({3}).</source>
   <translation>{0}: {1} de {2} vereditos não puderam ser usados ({3}).</translation>
  </message>
  <message>
   <source>{0}: {1}, each with {2}</source>
   <translation>{0}: {1}, cada um com {2}</translation>
  </message>
  <message>
   <source>{0}: {1}: {2} is not {3}</source>
   <translation>{0}: {1}: {2} não é {3}</translation>
  </message>
  <message>
   <source>{0}; {1} was unused the longest, for {2} min{3}.</source>
   <translation>{0}; {1} estava sem uso há mais tempo, {2} min{3}.</translation>
  </message>
  <message>
   <source>{0}Look at its report under Jobs.</source>
   <translation>{0}Olhe o relatório em Tarefas.</translation>
  </message>
  <message>
   <source>{0}nd</source>
   <translation>dia {0}</translation>
  </message>
  <message>
   <source>{0}rd</source>
   <translation>dia {0}</translation>
  </message>
  <message>
   <source>{0}Remove the column, or read the file without the columns that are not known.</source>
   <translation>{0}Remova a coluna, ou leia o arquivo sem as colunas que não são conhecidas.</translation>
  </message>
  <message>
   <source>{0}st</source>
   <translation>dia {0}</translation>
  </message>
  <message>
   <source>{0}th</source>
   <translation>dia {0}</translation>
  </message>
  <message>
   <source>{0}the answer is empty</source>
   <translation>{0}a resposta está vazia</translation>
  </message>
  <message>
   <source>{0}{1} is not there, or is no list of models: {2}</source>
   <translation>{0}{1} não existe, ou não é uma lista de modelos: {2}</translation>
  </message>
  <message>
   <source>{0}{1}. It does not run until somebody allows it.</source>
   <translation>{0}{1}. Ela não é executada até que alguém permita.</translation>
  </message>
  <message>
   <source>{0}{1}; a new one was begun.</source>
   <translation>{0}{1}; um novo foi iniciado.</translation>
  </message>
  <message>
   <source>{0}{1}; all before it is there.</source>
   <translation>{0}{1}; tudo antes disso está lá.</translation>
  </message>
  <message>
   <source>{1} models were found in {0}.</source>
   <translation>{1} modelos foram encontrados em {0}.</translation>
  </message>
  <message>
   <source>{name} alone is that argument as it is; in a text it is put in its place. The graph's answer is the result.</source>
   <translation>{name} sozinho é o argumento como está; em um texto, é posto no lugar. A resposta do grafo é o resultado.</translation>
  </message>
  <message>
   <source>{name} stands for a parameter. No path leads out of the folder.</source>
   <translation>{name} vale por um parâmetro. Nenhum caminho sai da pasta.</translation>
  </message>
  <message>
   <source>{name} stands for a parameter. The agent's answer is the result.</source>
   <translation>{name} vale por um parâmetro. A resposta do agente é o resultado.</translation>
  </message>
  <message>
   <source>{name} stands for a parameter: in path, query, headers and body.</source>
   <translation>{name} vale por um parâmetro: no caminho, na consulta, nos cabeçalhos e no corpo.</translation>
  </message>
  <message>
   <source>{{0}} is no plain name</source>
   <translation>{{0}} não é um nome simples</translation>
  </message>
  <message>
   <source>{{0}} says how it is written, which is not read here</source>
   <translation>{{0}} diz como é escrito, o que não é lido aqui</translation>
  </message>
  <message>
   <source>{} are taken with the load, the rest as it is used.</source>
   <translation>{} são tomados ao carregar, o resto conforme o uso.</translation>
  </message>
  <message>
   <source>“answer” is what a chat shows.</source>
   <translation>“answer” é o que um chat mostra.</translation>
  </message>
  <message>
   <source>“chair” asks a model after each message.</source>
   <translation>“chair” pergunta a um modelo após cada mensagem.</translation>
  </message>
  <message>
   <source>“Earlier messages”</source>
   <translation>“Mensagens anteriores”</translation>
  </message>
  <message>
   <source>“go on” leaves its output without a value, as long as another one answers.</source>
   <translation>“go on” deixa a saída sem valor, desde que outro responda.</translation>
  </message>
  <message>
   <source>“Values” has no value</source>
   <translation>“Valores” não tem valor</translation>
  </message>
  <message>
   <source>“yes” and “1” count as true</source>
   <translation>“yes” e “1” contam como verdadeiro</translation>
  </message>
  <message>
   <source>“{0}” cannot be measured</source>
   <translation>“{0}” não pode ser medido</translation>
  </message>
  <message>
   <source>“{0}” has no value</source>
   <translation>“{0}” não tem valor</translation>
  </message>
  <message>
   <source>“{0}” is in it</source>
   <translation>“{0}” está nele</translation>
  </message>
  <message>
   <source>“{0}” is larger than {1}</source>
   <translation>“{0}” é maior que {1}</translation>
  </message>
  <message>
   <source>“{0}” takes one link, {1} lead there</source>
   <translation>“{0}” aceita uma ligação, {1} levam até lá</translation>
  </message>
  <message>
   <source>… and maybe more</source>
   <translation>… e talvez mais</translation>
  </message>
  <message>
   <source>… and {0} more</source>
   <translation>… e mais {0}</translation>
  </message>
  <message>
   <source>… only the first {0} rows are shown</source>
   <translation>… só as primeiras {0} linhas são mostradas</translation>
  </message>
  <message>
   <source>… {0} characters more: choose the step to read them</source>
   <translation>… {0} caracteres a mais: escolha a etapa para lê-los</translation>
  </message>
  <message>
   <source>… {0} more characters</source>
   <translation>… mais {0} caracteres</translation>
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
   <translation>≈ grande demais</translation>
  </message>
  <message>
   <source>≈: from its number of weights, at 4 bits each. Its page counts exactly.</source>
   <translation>≈: pelo número de pesos, a 4 bits cada. A página dele conta exatamente.</translation>
  </message>
  <message>
   <source>≤ {0:g} s</source>
   <translation>≤ {0:g} s</translation>
  </message>
 </context>
</TS>
